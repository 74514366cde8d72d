using Microsoft.Playwright;

namespace PeerConnect.Journeys;

/// <summary>The next person at a screen sees nothing of the last one.</summary>
public sealed class Nothing_is_left_behind(World world)
{
    private const string Canary = "a word that nobody else may see";

    [Fact]
    public async Task Given_a_sign_out_when_the_next_person_goes_back_reloads_or_signs_in_then_there_is_nothing_of_the_last_one()
    {
        await using var screen = await world.OpenAsync();
        await screen.SignInAsync(Person.Terrence);
        await screen.TalkToAsync(Person.Darnell.Shown);
        await screen.WriteAsync(Canary);
        await screen.SeeMessageAsync(Canary);
        await screen.Page.Locator("textarea").FillAsync($"draft: {Canary}");
        await screen.Link("Back").ClickAsync();
        await screen.SeeAsync(screen.Page.Locator(".line", new() { HasText = "Not sent" }));
        await screen.Button("Sign out").ClickAsync();
        await screen.Button("Yes, sign out").ClickAsync();
        await screen.SeeAsync(screen.Page.Locator("form.enter"));

        await AssertEmptyAsync(screen);
        await screen.Page.GoBackAsync();
        await screen.SeeAsync(screen.Page.Locator("form.enter"));
        await AssertEmptyAsync(screen);
        await screen.Page.ReloadAsync();
        await screen.SeeAsync(screen.Page.Locator("form.enter"));
        await AssertEmptyAsync(screen);

        await screen.SignInAsync(Person.Isaiah);
        await AssertEmptyAsync(screen);
        screen.AssertNothingStrange();
    }

    [Fact]
    public async Task Given_somebody_is_signed_in_then_no_script_can_read_the_session_and_title_and_address_name_nobody()
    {
        await using var screen = await world.OpenAsync();
        await screen.SignInAsync(Person.Terrence);
        await screen.TalkToAsync(Person.Darnell.Shown);
        Assert.Equal(string.Empty, await screen.Page.EvaluateAsync<string>("document.cookie"));
        Assert.Equal("PeerConnect", await screen.Page.TitleAsync());
        Assert.Equal("/app/talk", new Uri(screen.Page.Url).AbsolutePath);
        var session = (await screen.Page.Context.CookiesAsync()).Single(cookie => cookie.Name == "peerconnect-session");
        Assert.Equal((true, SameSiteAttribute.Strict), (session.HttpOnly, session.SameSite));
        Assert.Equal("off", await screen.Page.Locator("textarea").GetAttributeAsync("autocomplete"));
    }

    [Fact]
    public async Task Given_staff_made_it_a_shared_screen_then_it_knows_its_facility_and_keeps_nothing_at_all()
    {
        var token = await world.EnrolAsync();
        await using var screen = await world.OpenAsync();
        await screen.Page.GotoAsync(new Uri(world.Hub.Address, "/app/screen").AbsoluteUri);
        await screen.Page.Locator("form input").FillAsync(token);
        await screen.Button("Save").ClickAsync();
        await screen.SeeTextAsync("Done. This screen is now shared.");
        await screen.Page.GotoAsync(world.Hub.Address.AbsoluteUri);
        await screen.SeeTextAsync("This screen: Unit B, North County Correctional");
        await Assertions.Expect(screen.Page.Locator("[data-field=Facility]")).ToHaveCountAsync(0);
        await screen.Button("Bigger letters").ClickAsync();
        await screen.SignInAsync(Person.Isaiah);
        Assert.Equal(0, await screen.Page.EvaluateAsync<int>("localStorage.length + sessionStorage.length"));
        Assert.DoesNotContain(token, await screen.Page.EvaluateAsync<string>("document.cookie"), StringComparison.Ordinal);
        await screen.Button("Sign out").ClickAsync();
        await screen.SeeAsync(screen.Page.Locator("form.enter"));
        Assert.Equal("1", await screen.Page.EvaluateAsync<string>("document.documentElement.dataset.size"));
        screen.AssertNothingStrange();
    }

    private static async Task AssertEmptyAsync(Screen screen)
    {
        var page = await screen.Page.ContentAsync();
        var fields = await screen.Page.EvaluateAsync<string>("[...document.querySelectorAll('input, textarea')].map(field => field.value).join(' ')");
        var kept = await screen.Page.EvaluateAsync<string>("JSON.stringify({ ...localStorage, ...sessionStorage })");
        foreach (var trace in (string[])[Canary, Person.Terrence.Shown, Person.Terrence.Given, Person.Terrence.Number, Person.Darnell.Shown])
        {
            Assert.DoesNotContain(trace, page, StringComparison.Ordinal);
            Assert.DoesNotContain(trace, fields, StringComparison.Ordinal);
            Assert.DoesNotContain(trace, kept, StringComparison.Ordinal);
        }
    }
}
