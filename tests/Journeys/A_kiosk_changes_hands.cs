using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace PeerConnect.Journeys;

/// <summary>On a shared screen one person goes and the next comes, who finds nothing of the one before: not on the page, not behind it, not in the browser.</summary>
public sealed class A_kiosk_changes_hands(World world)
{
    private const string Canary = "what only he may know";

    [Fact]
    public async Task Given_drafts_a_half_told_complaint_and_bigger_letters_when_he_signs_out_and_the_next_signs_in_then_nothing_of_him_is_left()
    {
        await using var screen = await world.OpenAsync();
        var keepable = new ConcurrentQueue<string>();
        screen.Page.Response += (_, answer) =>
        {
            if (new Uri(answer.Url).AbsolutePath.StartsWith("/api/", StringComparison.Ordinal) && answer.Headers.GetValueOrDefault("cache-control") != "no-store")
            {
                keepable.Enqueue(answer.Url);
            }
        };
        await EnrolAsync(screen);
        await screen.SignInAsync(Person.Terrence);
        await screen.Button("Bigger letters").ClickAsync();
        await LeaveTracesAsync(screen);
        await screen.Button("Sign out").ClickAsync();
        await screen.SeeTextAsync("There are words here that are not sent.");
        await screen.Button("Yes, sign out").ClickAsync();
        await screen.SeeAsync(screen.Page.Locator("form.enter"));
        await AssertNothingOfTerrenceAsync(screen);
        Assert.DoesNotContain(await screen.Page.Context.CookiesAsync(), cookie => cookie.Name == "peerconnect-session");
        Assert.Equal("1", await screen.Page.EvaluateAsync<string>("document.documentElement.dataset.size"));

        // The browser is never given anything to offer to the next one.
        Assert.Equal(0, await screen.Page.Locator("form:not([autocomplete=off]), input:not([autocomplete=off]), input[name]").CountAsync());

        for (var back = 0; back < 3; back++)
        {
            await screen.Page.GoBackAsync();
            await screen.SeeAsync(screen.Page.Locator("form.enter"));
            await AssertNothingOfTerrenceAsync(screen);
        }

        await screen.Page.GoForwardAsync();
        await screen.SeeAsync(screen.Page.Locator("form.enter"));
        await screen.SignInAsync(Person.Luis);
        await AssertNothingOfTerrenceAsync(screen);
        await screen.Page.GoBackAsync();
        await screen.SeeAsync(screen.Page.Locator("h1", new() { HasText = Person.Luis.Given }));
        await AssertNothingOfTerrenceAsync(screen);

        // They are in the same group: what one had begun to write there is not there for the other.
        await screen.TalkToAsync(World.Group);
        await Assertions.Expect(screen.Page.Locator("textarea")).ToHaveValueAsync(string.Empty);
        Assert.DoesNotContain(Canary, await screen.Page.ContentAsync(), StringComparison.Ordinal);
        await screen.Page.GotoAsync(new Uri(world.Hub.Address, "/app/tell").AbsoluteUri);
        await screen.SeeAsync(screen.Page.Locator("h1", new() { HasText = Person.Luis.Given }));
        await AssertNothingOfTerrenceAsync(screen);
        Assert.Empty(keepable);
        screen.AssertNothingStrange();
    }

    [Fact]
    public async Task Given_he_walks_away_in_the_middle_of_a_sentence_when_the_time_is_over_then_the_screen_is_the_next_ones_and_the_sentence_is_gone()
    {
        await using var screen = await world.OpenAsync(1024, 1280, prepare: context => context.Clock.InstallAsync());

        // A clock that jumps makes the line look dead for a moment.
        screen.LineMayBreak = true;
        await EnrolAsync(screen);
        await screen.SignInAsync(Person.Terrence);
        await screen.TalkToAsync(Person.Darnell.Shown);
        await screen.Page.Locator("textarea").FillAsync(Canary);
        await screen.Page.Clock.FastForwardAsync("14:10");
        await screen.SeeAsync(screen.Page.Locator("dialog[open]"));
        await screen.AssertSoundAsync("kiosk, still there");
        await screen.Page.Clock.FastForwardAsync("01:00");
        await screen.SeeTextAsync("Your page was closed. What you did not send is gone.");
        await AssertNothingOfTerrenceAsync(screen);
        await screen.AssertSoundAsync("kiosk, closed");
        await screen.Page.GoBackAsync();
        await screen.SeeAsync(screen.Page.Locator("form.enter"));
        await AssertNothingOfTerrenceAsync(screen);
        await screen.SignInAsync(Person.Isaiah);
        await AssertNothingOfTerrenceAsync(screen);
        screen.AssertNothingStrange();
    }

    /// <summary>What is begun and not sent, in each place where one can write.</summary>
    private static async Task LeaveTracesAsync(Screen screen)
    {
        await screen.TalkToAsync(World.Group);
        await screen.Page.Locator("textarea").FillAsync($"for all: {Canary}");
        await screen.Link("Back").ClickAsync();
        await screen.TalkToAsync(Person.Darnell.Shown);
        await screen.Page.Locator("textarea").FillAsync(Canary);
        await screen.Button("More").ClickAsync();
        await screen.Button("Something is wrong with my supporter").ClickAsync();
        await screen.Page.Locator("textarea").FillAsync($"to staff: {Canary}");
    }

    /// <summary>On the page, in its fields, its address, title and history, and in whatever a browser keeps.</summary>
    private static async Task AssertNothingOfTerrenceAsync(Screen screen)
    {
        var all = await screen.Page.EvaluateAsync<string>(
            """
            async () => JSON.stringify([
              document.documentElement.outerHTML, [...document.querySelectorAll('input, textarea')].map(field => field.value),
              location.href, document.title, history.state, document.cookie, window.name,
              { ...localStorage }, { ...sessionStorage }, await indexedDB.databases(), 'caches' in window ? await caches.keys() : [],
            ])
            """);
        foreach (var trace in (string[])[Canary, Person.Terrence.Shown, Person.Terrence.Given, Person.Terrence.Number])
        {
            Assert.DoesNotContain(trace, all, StringComparison.Ordinal);
        }

        Assert.Equal(0, await screen.Page.EvaluateAsync<int>("localStorage.length + sessionStorage.length"));
    }

    private async Task EnrolAsync(Screen screen)
    {
        await screen.Page.GotoAsync(new Uri(world.Hub.Address, "/app/screen").AbsoluteUri);
        await screen.Page.Locator("form input").FillAsync(await world.EnrolAsync());
        await screen.Button("Save").ClickAsync();
        await screen.SeeTextAsync("Done. This screen is now shared.");
        await screen.Page.GotoAsync(world.Hub.Address.AbsoluteUri);
        await screen.SeeTextAsync("This screen: Unit B");
    }
}
