using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.Playwright;

namespace PeerConnect.Journeys;

/// <summary>Each address of the two apps as they were compiled, so that none is forgotten: for a screen reader, a finger and a keyboard alone, on a phone in the dark, a tablet and a desk, and no wider than the smallest and the largest screen.</summary>
public sealed class Every_route(World world)
{
    /// <summary>What anybody finds who is not signed in, and what is to be seen there.</summary>
    private static readonly Dictionary<string, string> Outside = new()
    {
        ["/"] = "form.enter",
        ["/app/left"] = "form.enter",
        ["/app/screen"] = "form input",
        ["/app/help"] = ".bar a",
    };

    /// <summary>The staff's ways in, which stand before the app's router: no route names them.</summary>
    private static readonly Dictionary<string, string> WaysIn = new()
    {
        ["/staff"] = "button[type=submit]",
        ["/staff/enrol"] = "button[type=submit]",
    };

    /// <summary>How somebody comes there from home: of whom a page is, no address says.</summary>
    private static readonly Dictionary<string, Func<Screen, Task>> Inside = new()
    {
        ["/"] = _ => Task.CompletedTask,
        ["/app/rights"] = screen => screen.Link("Who may read what I write?").ClickAsync(),
        ["/app/disclosures"] = async screen =>
        {
            await screen.Link("Who may read what I write?").ClickAsync();
            await screen.Link("What staff have read").ClickAsync();
        },
        ["/app/ask"] = screen => screen.Link("Ask for a supporter").ClickAsync(),
        ["/app/choices"] = screen => screen.Link("My choices").ClickAsync(),
        ["/app/hidden"] = async screen =>
        {
            await screen.Link("My choices").ClickAsync();
            await screen.Page.Locator("a[href='/app/hidden']").ClickAsync();
        },
        ["/app/need"] = screen => screen.Link("I need a person").ClickAsync(),
        ["/app/help"] = screen => screen.Link("Help here").ClickAsync(),
        ["/app/tell"] = screen => screen.Button("I'm worried about someone").ClickAsync(),
        ["/app/talk"] = screen => screen.TalkToAsync(World.Group),
    };

    /// <summary>Who works there.</summary>
    private static readonly Dictionary<string, string> ForStaff = new()
    {
        ["/staff/"] = "n.adeyemi",
        ["/staff/training"] = "n.adeyemi",
        ["/staff/samples"] = "m.ruiz",
        ["/staff/approvals"] = "r.castillo",
        ["/staff/people"] = "r.castillo",
        ["/staff/import"] = "r.castillo",
        ["/staff/pairs"] = "r.castillo",
        ["/staff/groups"] = "r.castillo",
        ["/staff/separations"] = "r.castillo",
        ["/staff/places"] = "r.castillo",
        ["/staff/overview"] = "r.castillo",
        ["/staff/rosters"] = "r.castillo",
        ["/staff/policy"] = "r.castillo",
        ["/staff/password"] = "r.castillo",
        ["/staff/accounts"] = "d.hughes",
        ["/staff/system"] = "d.hughes",
        ["/staff/model"] = "d.hughes",
        ["/staff/audit"] = "a.novak",
    };

    [Fact]
    public void Given_the_apps_as_they_were_compiled_then_each_of_their_pages_is_walked_here()
    {
        Assert.Equal(RoutesOf("PeerConnect.Residents"), Outside.Keys.Union(Inside.Keys).Order(StringComparer.Ordinal));
        Assert.Equal(RoutesOf("PeerConnect.Staff").Select(route => $"/staff{route}"), ForStaff.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Given_nobody_is_signed_in_then_what_there_is_can_be_read_touched_and_walked()
    {
        await using var screen = await world.OpenAsync();
        foreach (var (route, sign) in Outside.Concat(WaysIn))
        {
            await screen.Page.GotoAsync(new Uri(world.Hub.Address, route).AbsoluteUri);
            await screen.SeeAsync(screen.Page.Locator(sign).First);
            await AssertInEachFormAsync(screen, $"{route}, nobody signed in");
        }

        screen.AssertNothingStrange();
    }

    [Fact]
    public async Task Given_a_supporter_then_each_page_for_residents_can_be_read_touched_and_walked()
    {
        await using var screen = await world.OpenAsync();
        await screen.SignInAsync(Person.Darnell);
        foreach (var (route, comeAsync) in Inside)
        {
            await comeAsync(screen);
            await screen.Page.WaitForURLAsync(new Uri(world.Hub.Address, route).AbsoluteUri);
            await screen.SeeAsync(screen.Page.Locator("main :is(p:not(:empty), li, h2, .button)").Locator("visible=true").First);
            await AssertInEachFormAsync(screen, route);
            await screen.Page.EvaluateAsync("Blazor.navigateTo('/')");
            await screen.SeeAsync(screen.Page.Locator(".ways"));
        }

        screen.AssertNothingStrange();
    }

    [Theory]
    [InlineData("n.adeyemi")]
    [InlineData("m.ruiz")]
    [InlineData("r.castillo")]
    [InlineData("d.hughes")]
    [InlineData("a.novak")]
    public async Task Given_whoever_works_there_then_each_page_for_staff_can_be_read_touched_and_walked(string userName)
    {
        await using var desk = await world.OpenStaffAsync(userName);

        // Where the policy offers nothing of the kind the server says so, and the page too.
        desk.MayBeRefused = true;
        foreach (var (route, _) in ForStaff.Where(each => each.Value == userName))
        {
            await desk.Page.EvaluateAsync($"Blazor.navigateTo('{route}')");
            await desk.Page.WaitForURLAsync(new Uri(world.Hub.Address, route).AbsoluteUri);
            await Assertions.Expect(desk.Page.Locator("h1")).ToBeFocusedAsync();
            await Assertions.Expect(desk.Page.Locator("main .button[disabled][type=submit]:not(.ends > *)")).ToHaveCountAsync(0);
            await desk.AssertToldApartAsync(route);

            // Each card of a place says what to do there first; any other page suggests one thing at most.
            Assert.True(await desk.Page.Locator("main .button.primary:not(.go *)").Locator("visible=true").CountAsync() < 2, $"{route} fills more than one button");
            await AssertInEachFormAsync(desk, route);
        }

        desk.AssertNothingStrange();
    }

    [Fact]
    public async Task Given_more_pages_than_the_menu_of_a_handheld_has_room_for_then_the_one_that_is_open_stands_in_sight_there()
    {
        await using var handheld = await world.OpenStaffAsync("r.castillo", 390, 844);
        handheld.MayBeRefused = true;
        var menu = handheld.Page.Locator(".bar nav");
        var places = await menu.Locator("a[href^='/staff/']").EvaluateAllAsync<string[]>("all => all.map(one => one.getAttribute('href'))");
        Assert.True(await menu.EvaluateAsync<bool>("line => line.scrollWidth > line.clientWidth + 200"));
        foreach (var place in places)
        {
            await handheld.Page.EvaluateAsync($"Blazor.navigateTo('{place}')");
            var here = menu.Locator("[aria-current]");
            await Assertions.Expect(here).ToHaveAttributeAsync("href", place);
            await Assertions.Expect(here).ToBeInViewportAsync(new() { Ratio = 0.99f });
        }

        handheld.AssertNothingStrange();
    }

    private static IEnumerable<string> RoutesOf(string assembly) =>
        Assembly.Load(assembly).GetTypes().SelectMany(type => type.GetCustomAttributes<RouteAttribute>()).Select(route => route.Template).Order(StringComparer.Ordinal);

    private static async Task AssertInEachFormAsync(Screen screen, string page)
    {
        var before = screen.Page.ViewportSize!;
        foreach (var (width, height) in Walking.Forms)
        {
            await screen.Page.SetViewportSizeAsync(width, height);
            await screen.Page.EmulateMediaAsync(new() { ColorScheme = width < 500 ? ColorScheme.Dark : ColorScheme.Light });
            await screen.AssertSoundAsync($"{page} at {width}");
            await screen.AssertTurnsAsync($"{page} at {width}");
        }

        await screen.WalkAsync(page);
        await screen.Page.SetViewportSizeAsync(before.Width, before.Height);
    }
}
