using Microsoft.Playwright;
using PeerConnect.Client;
using PeerConnect.Contracts;

namespace PeerConnect.Journeys;

/// <summary>A policy that shows who is here and who writes: the page says it quietly, a pair with a name and a group without, and a sign-out ends it. It has a server of its own, because it changes the policy for everybody.</summary>
public sealed class They_see_each_other_write
{
    [Theory]
    [InlineData(1280, 900, false, ColorScheme.Light, "online now", "1 other online now", "Terrence C. is writing", "Someone is writing")]
    [InlineData(320, 640, true, ColorScheme.Dark, "en línea ahora", "1 más en línea ahora", "Terrence C. está escribiendo", "Alguien está escribiendo")]
    public async Task Given_both_agreed_when_one_is_here_and_writes_then_the_other_page_says_so_and_no_more_once_it_ends(
        int width, int height, bool spanish, ColorScheme scheme, string here, string oneHere, string writes, string someoneWrites)
    {
        await using var world = new World();
        await world.InitializeAsync();
        await world.UsePolicyAsync(document => document + "\nvisibility:\n  typing: true\n  presence: true\n");
        using var terrence = await world.SignInAsync(Person.Terrence);
        await World.ConsentAsync(terrence);
        await using var chat = terrence.OpenChat();
        await chat.StartAsync().WaitAsync(TimeSpan.FromMinutes(1));
        var pair = chat.Conversations.Single(one => one.Summary.Kind == ConversationKind.Direct);
        var group = chat.Conversations.Single(one => one.Summary.Kind == ConversationKind.Group);

        await using var darnell = await world.OpenAsync(width, height, scheme: scheme);
        await darnell.SignInAsync(Person.Darnell);
        if (spanish)
        {
            await darnell.Button("Español").ClickAsync();
        }

        await darnell.AgreeAsync();
        await darnell.TalkToAsync(Person.Terrence.Shown);
        await Assertions.Expect(darnell.Page.Locator(".talk .bar .soft")).ToContainTextAsync($"· {here}");
        var writing = darnell.Page.Locator(".writing");
        await Assertions.Expect(writing).ToHaveTextAsync(string.Empty);
        await UntilAsync(() => pair is { IsTypingShown: true, Here: 1 });
        await pair.TypingAsync();
        await Assertions.Expect(writing).ToHaveTextAsync(writes);
        await darnell.AssertSoundAsync("talk, somebody writes");
        await Assertions.Expect(writing).ToHaveTextAsync(string.Empty);

        await darnell.Page.Locator("textarea").PressSequentiallyAsync("on my way");
        await UntilAsync(() => pair.IsSomebodyWriting);
        await darnell.Page.Locator("header a").First.ClickAsync();
        await darnell.TalkToAsync(World.Group);
        await Assertions.Expect(darnell.Page.Locator(".talk .bar .soft")).ToContainTextAsync($"· {oneHere}");
        await group.TypingAsync();
        await Assertions.Expect(writing).ToHaveTextAsync(someoneWrites);

        await darnell.Page.Locator("header a").First.ClickAsync();
        await darnell.Page.Locator("header.bar > button").ClickAsync();

        // The words that he began are not sent: he is asked.
        await darnell.Page.Locator("[aria-labelledby=not-sent-yet] .button:not(.primary)").ClickAsync();
        await UntilAsync(() => pair.Here == 0);
        darnell.AssertNothingStrange();
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMilliseconds(Screen.Patience));
        while (!condition())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), limit.Token);
        }
    }
}
