using Microsoft.Playwright;
using PeerConnect.Contracts;

namespace PeerConnect.Journeys;

/// <summary>What pages show when something is wrong, closed or asked for is as sound as what they show on a good day.</summary>
public sealed class Pages_in_every_state(World world)
{
    [Theory]
    [InlineData(1280, 900, "en-US", ColorScheme.Light)]
    [InlineData(320, 640, "es-MX", ColorScheme.Dark)]
    public async Task Given_a_pin_that_is_wrong_new_or_waits_then_the_sign_in_is_sound(int width, int height, string locale, ColorScheme scheme)
    {
        using var office = await world.SignInStaffAsync("r.castillo");
        var number = $"A78{width:0000}";
        var person = World.Ok(await office.People.AddAsync(new AddResident(number, "Joel", "Young"))).Id;
        var first = World.Ok(await office.People.GivePinAsync(person)).Pin;

        await using var screen = await world.OpenAsync(width, height, locale, scheme);
        screen.MayBeRefused = true;
        var trouble = screen.Page.Locator(".trouble");
        await EnterAsync(screen, number, "111222");
        await Assertions.Expect(trouble).Not.ToBeEmptyAsync();
        await screen.AssertSoundAsync("sign-in, wrong PIN");

        await EnterAsync(screen, number, first);
        await screen.SeeAsync(screen.Page.Locator("[data-field=NewPinAgain]"));
        await screen.AssertSoundAsync("sign-in, new PIN");
        await NewPinAsync(screen, "482913", "482914");
        await Assertions.Expect(trouble).Not.ToBeEmptyAsync();
        await screen.AssertSoundAsync("sign-in, two new PINs");
        var differs = await trouble.TextContentAsync();
        await NewPinAsync(screen, "123456", "123456");
        await Assertions.Expect(trouble).Not.ToHaveTextAsync(differs!);
        await Assertions.Expect(trouble).Not.ToBeEmptyAsync();
        await screen.AssertSoundAsync("sign-in, too easy a PIN");
        await NewPinAsync(screen, "482913", "482913");
        await screen.SeeAsync(screen.Page.Locator("h1", new() { HasText = "Joel" }));
        await screen.Page.Locator(".bar button").ClickAsync();
        await screen.SeeAsync(screen.Page.Locator("form.enter"));

        for (var tries = 0; tries < 4; tries++)
        {
            var answered = screen.Page.WaitForResponseAsync("**/api/v1/sign-in/**");
            await EnterAsync(screen, $"A00{width:0000}", "111222");
            await answered;
        }

        await Assertions.Expect(screen.Page.Locator("button[type=submit]")).ToBeDisabledAsync();
        await Assertions.Expect(trouble).ToContainTextAsync(new System.Text.RegularExpressions.Regex(@"\d"));
        await screen.AssertSoundAsync("sign-in, has to wait");
        screen.AssertNothingStrange();
    }

    [Theory]
    [InlineData(1280, 900, ColorScheme.Light)]
    [InlineData(320, 640, ColorScheme.Dark)]
    public async Task Given_the_page_to_share_a_screen_or_a_server_that_does_not_answer_then_it_is_sound(int width, int height, ColorScheme scheme)
    {
        await using var screen = await world.OpenAsync(width, height, scheme: scheme);
        screen.MayBeRefused = true;
        screen.LineMayBreak = true;
        await screen.Page.GotoAsync(new Uri(world.Hub.Address, "/app/screen").AbsoluteUri);
        await screen.SeeTextAsync("Make this a shared screen");
        await screen.AssertSoundAsync("enrol");
        await screen.Page.Locator("form input").FillAsync("no such code");
        await screen.Button("Save").ClickAsync();
        await screen.SeeTextAsync("That code is not known.");
        await screen.AssertSoundAsync("enrol, unknown code");

        await screen.Page.RouteAsync("**/api/v1/**", route => route.AbortAsync("connectionrefused"));
        await screen.Page.GotoAsync(world.Hub.Address.AbsoluteUri);
        await screen.SeeTextAsync("This screen cannot reach the system right now.");
        await screen.AssertSoundAsync("no server");
        await screen.Page.GotoAsync(new Uri(world.Hub.Address, "/staff").AbsoluteUri);
        await screen.SeeTextAsync("No case, call or alarm reaches you here until it answers again.");
        await screen.AssertSoundAsync("no server, staff");
        await screen.Button("Sign out").ClickAsync();
        await screen.SeeTextAsync("You are signed out as soon as the system answers.");
        await screen.Page.UnrouteAllAsync();
        await screen.SeeAsync(screen.Page.Locator("[data-field=UserName]"));
        screen.AssertNothingStrange();
    }

    [Theory]
    [InlineData(1280, 900, ColorScheme.Light)]
    [InlineData(320, 640, ColorScheme.Dark)]
    public async Task Given_a_page_of_staff_that_stops_then_it_says_what_that_means_and_whoever_is_there_can_sign_out(int width, int height, ColorScheme scheme)
    {
        await using var desk = await world.OpenStaffAsync("n.adeyemi", width, height, scheme);
        await desk.Page.RouteAsync("**/api/v1/cases/duty", route => route.FulfillAsync(new() { ContentType = "application/json", Body = "{\"roles\":null}" }));
        await desk.Page.ReloadAsync();
        await desk.SeeTextAsync("nothing calls or sounds on this page now");
        await desk.AssertSoundAsync("stopped, staff");
        await desk.Button("Sign out").ClickAsync();
        await desk.SeeAsync(desk.Page.Locator("[data-field=UserName]"));
        await desk.Page.ReloadAsync();
        await desk.SeeAsync(desk.Page.Locator("[data-field=UserName]"));
    }

    [Theory]
    [InlineData(1280, 900, ColorScheme.Light)]
    [InlineData(320, 640, ColorScheme.Dark)]
    public async Task Given_a_page_that_stops_then_it_says_so_and_begins_anew(int width, int height, ColorScheme scheme)
    {
        await using var screen = await world.OpenAsync(width, height, scheme: scheme);
        await screen.SignInAsync(Person.Terrence);
        const string Read = "**/api/v1/me/disclosures";
        await screen.Page.RouteAsync(Read, route => route.FulfillAsync(new() { ContentType = "application/json", Body = "{\"offered\":true,\"disclosures\":null}" }));
        await screen.Link("Who may read what I write?").ClickAsync();
        await screen.Link("What staff have read").ClickAsync();
        await screen.SeeTextAsync("This page has stopped. What was stored is safe.");
        await screen.AssertSoundAsync("stopped");
        await screen.SeeAsync(screen.Button("Sign out"));
        await screen.Page.UnrouteAsync(Read);
        await screen.Button("Start again").ClickAsync();
        await screen.SeeAsync(screen.Page.Locator("h1", new() { HasText = Person.Terrence.Given }));
    }

    [Theory]
    [InlineData(1280, 900, ColorScheme.Light)]
    [InlineData(320, 640, ColorScheme.Dark)]
    public async Task Given_a_talk_when_he_may_rest_change_leave_or_take_back_then_each_question_is_sound_and_nothing_is_done_before_it_is_answered(int width, int height, ColorScheme scheme)
    {
        await using var screen = await world.OpenAsync(width, height, scheme: scheme);
        await screen.SignInAsync(Person.Terrence);
        await screen.TalkToAsync(Person.Darnell.Shown);
        await screen.WriteAsync($"a question at {width}");
        var mine = screen.Page.Locator(".mine", new() { HasText = $"a question at {width}" });
        await screen.MoreOfAsync(mine);
        await mine.GetByText("Take back").ClickAsync();
        await screen.SeeTextAsync("Take back these words?");
        await Assertions.Expect(screen.Page.Locator(".ask > p")).ToBeFocusedAsync();
        await screen.AssertSoundAsync("take back");
        await screen.Button("Leave it there").ClickAsync();

        await screen.Button("More").ClickAsync();
        foreach (var (act, asks) in ((string, string)[])[("Take a break here", "Do you want a break from this chat?"), ("Ask for someone else", "Do you want to ask for another supporter?"), ("Leave this chat", "Do you want to leave?")])
        {
            await screen.Button(act).ClickAsync();
            await screen.SeeTextAsync(asks);
            await Assertions.Expect(screen.Page.Locator(".ask > p")).ToBeFocusedAsync();
            await screen.AssertSoundAsync(act);
            await screen.Button("Stay").ClickAsync();
            await Assertions.Expect(screen.Button(act)).ToBeFocusedAsync();
        }

        await Assertions.Expect(screen.Page.Locator(".closed")).ToHaveCountAsync(0);
        await screen.SeeMessageAsync($"a question at {width}");
        screen.AssertNothingStrange();
    }

    private static async Task EnterAsync(Screen screen, string number, string pin)
    {
        await screen.Page.Locator("[data-field=Number]").FillAsync(number);
        await screen.Page.Locator("[data-field=Pin]").FillAsync(pin);
        await screen.Page.Locator("button[type=submit]").ClickAsync();
    }

    private static async Task NewPinAsync(Screen screen, string pin, string again)
    {
        await screen.Page.Locator("[data-field=NewPin]").FillAsync(pin);
        await screen.Page.Locator("[data-field=NewPinAgain]").FillAsync(again);
        await screen.Page.Locator("button[type=submit]").ClickAsync();
    }
}
