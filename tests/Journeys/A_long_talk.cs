using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PeerConnect.Client;
using PeerConnect.Contracts;

namespace PeerConnect.Journeys;

/// <summary>A talk of a thousand messages scrolls as one of ten. It has a server of its own, on which people may write as fast as they can.</summary>
public sealed class A_long_talk
{
    private const int Messages = 1_000;

    /// <summary>What is drawn at most on a screen of this height: a few screens, however long the talk is.</summary>
    private const int MostDrawn = 90;

    /// <summary>One line of letters.</summary>
    private const double OneLine = 29;

    /// <summary>Scrolls to one end, a good part of a screen at a time, and notes what it sees. What was on the screen has to be where the scrolling put it, and nowhere else.</summary>
    private const string Scroll =
        """
        async ({ step, order }) => {
          const log = document.querySelector('.log');
          const drawn = () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
          const place = new Map(order.map((name, at) => [name, at]));
          const seen = new Set();
          const found = { most: 0, twice: 0, gaps: 0, empty: 0, jump: 0 };
          const look = () => {
            const screen = log.getBoundingClientRect();
            const lines = [...log.querySelectorAll('.entries > li')].map(line => ({ name: /line \d+\b/.exec(line.textContent)?.[0], box: line.getBoundingClientRect() }));
            const named = lines.filter(line => line.name);
            found.most = Math.max(found.most, lines.length);
            found.twice += named.length - new Set(named.map(line => line.name)).size;
            found.gaps += named.filter((line, at) => at > 0 && place.get(line.name) !== place.get(named[at - 1].name) + 1).length;
            const shown = named.filter(line => line.box.bottom > screen.top && line.box.top < screen.bottom);
            found.empty += shown.length === 0 ? 1 : 0;
            shown.forEach(line => seen.add(line.name));
            return new Map(shown.map(line => [line.name, line.box.top]));
          };
          for (let waits = 0; waits < 600;) {
            const before = look();
            const from = log.scrollTop;
            log.scrollTop += step;
            const moved = log.scrollTop - from;
            await drawn();
            for (const [name, top] of look()) {
              if (before.has(name)) {
                found.jump = Math.max(found.jump, Math.abs(top - (before.get(name) - moved)));
              }
            }
            if (moved !== 0) {
              waits = 0;
            } else if (step < 0 && log.querySelector('.earlier')) {
              waits++;
            } else {
              break;
            }
          }
          return JSON.stringify({ ...found, seen: seen.size });
        }
        """;

    [Fact]
    public async Task Given_a_thousand_messages_when_one_scrolls_to_the_first_and_back_then_each_is_seen_once_and_few_are_drawn_and_nothing_jumps()
    {
        await using var world = World.With("--Sending:MessagesPerMinute=1000000", "--Sending:Burst=2000");
        await world.InitializeAsync();
        var order = await WriteAsync(world);

        await using var screen = await world.OpenAsync();
        await screen.SignInAsync(Person.Terrence);
        await screen.TalkToAsync(Person.Darnell.Shown);
        await Assertions.Expect(screen.Page.Locator(".words", new() { HasText = order[^1] })).ToBeInViewportAsync(new() { Ratio = 1 });
        await screen.AssertSoundAsync("long talk");

        AssertAllSeen(await ScrollAsync(screen, -400, order));
        await screen.SeeTextAsync("This is where it starts.");
        await KeepsFocusAsync(screen);
        AssertAllSeen(await ScrollAsync(screen, 400, order));
        await Assertions.Expect(screen.Page.Locator(".words", new() { HasText = order[^1] })).ToBeInViewportAsync(new() { Ratio = 1 });
        await GoesToNewestAsync(world, screen);
        await StaysInItsPlaceAsync(screen);
        screen.AssertNothingStrange();
    }

    /// <summary>The two write in turns; what they write is as long as what people write.</summary>
    /// <returns>How each message begins, in their order.</returns>
    private static async Task<string[]> WriteAsync(World world)
    {
        using var terrence = await world.SignInAsync(Person.Terrence);
        using var darnell = await world.SignInAsync(Person.Darnell);
        await using var his = terrence.OpenChat();
        await using var other = darnell.OpenChat();
        await his.StartAsync().WaitAsync(TimeSpan.FromMinutes(1));
        await other.StartAsync().WaitAsync(TimeSpan.FromMinutes(1));
        var pair = his.Conversations.Single(one => one.Summary.Kind == ConversationKind.Direct);
        Conversation[] sides = [pair, other.Find(pair.Id)!];
        foreach (var some in Enumerable.Range(1, Messages).Chunk(20))
        {
            await Task.WhenAll(some.Select(number => World.SayAsync(sides[number / 3 % 2], $"line {number}" + string.Concat(Enumerable.Repeat(", and the radio played an old song in the yard today", number * 7 % 5)))));
        }

        while (pair.Entries.Count(entry => entry.Kind == EntryKind.Message) < Messages)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }

        return [.. pair.Entries.Where(entry => entry.Kind == EntryKind.Message).Select(entry => entry.Body!.Split(',')[0])];
    }

    private static async Task<Found> ScrollAsync(Screen screen, int step, string[] order) =>
        JsonSerializer.Deserialize<Found>(await screen.Page.EvaluateAsync<string>(Scroll, new { step, order }), JsonSerializerOptions.Web)!;

    private static void AssertAllSeen(Found found)
    {
        Assert.Equal((Messages, 0, 0, 0), (found.Seen, found.Twice, found.Gaps, found.Empty));
        Assert.InRange(found.Most, 10, MostDrawn);
        Assert.InRange(found.Jump, 0, OneLine);
    }

    /// <summary>Whoever goes by keyboard and looks elsewhere meanwhile goes on where he was.</summary>
    private static async Task KeepsFocusAsync(Screen screen)
    {
        var first = screen.Page.Locator(".mine", new() { HasText = "line " }).First;
        var words = await first.Locator(".words").TextContentAsync();
        await first.Locator(".message-act").FocusAsync();
        await screen.Page.EvaluateAsync("document.querySelector('.log').scrollTop += 20000");
        await Assertions.Expect(screen.Page.Locator(".kept")).ToHaveCountAsync(1);
        Assert.True(await screen.Page.EvaluateAsync<bool>("words => document.activeElement.closest('li').textContent.includes(words)", words));
        await screen.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(screen.Page.Locator(".message-acts")).ToBeInViewportAsync();
        await Assertions.Expect(screen.Page.Locator(".kept")).ToHaveCountAsync(0);
        await screen.Page.Locator(".message-acts").GetByText("Take back").ClickAsync();
        await screen.Page.Locator(".ask").GetByText("Leave it there").ClickAsync();
        await first.Locator(".message-act").ClickAsync();
        await screen.Page.EvaluateAsync("document.activeElement.blur(); document.querySelector('.log').scrollTop = 0");
        await screen.SeeTextAsync("This is where it starts.");
    }

    private static async Task GoesToNewestAsync(World world, Screen screen)
    {
        await screen.Page.EvaluateAsync("document.querySelector('.log').scrollTop -= 30000");
        using var darnell = await world.SignInAsync(Person.Darnell);
        await using var chat = darnell.OpenChat();
        await chat.StartAsync().WaitAsync(TimeSpan.FromMinutes(1));
        var pair = chat.Conversations.Single(one => one.Summary.Members.Any(member => member.Name == Person.Terrence.Shown) && one.Summary.Kind == ConversationKind.Direct);
        await World.SayAsync(pair, "and this is the newest");
        var newest = screen.Page.Locator(".words", new() { HasText = "and this is the newest" });
        await screen.SeeAsync(screen.Button("Go to the newest (1)"));
        await Assertions.Expect(newest).ToHaveCountAsync(0);
        await screen.Button("Go to the newest (1)").ClickAsync();
        await Assertions.Expect(newest).ToBeInViewportAsync(new() { Ratio = 1 });
        await Assertions.Expect(screen.Button("Go to the newest (1)")).ToHaveCountAsync(0);
        await World.SayAsync(pair, "one more");
        await Assertions.Expect(screen.Page.Locator(".words", new() { HasText = "one more" })).ToBeInViewportAsync(new() { Ratio = 1 });
    }

    /// <summary>A narrower screen breaks every line anew: what was read stays in sight.</summary>
    private static async Task StaysInItsPlaceAsync(Screen screen)
    {
        await screen.Page.EvaluateAsync("document.querySelector('.log').scrollTop -= 30000");
        await screen.Page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
        var words = await screen.Page.EvaluateAsync<string>(
            "() => { const top = document.querySelector('.log').getBoundingClientRect().top; return [...document.querySelectorAll('.words')].find(one => one.getBoundingClientRect().top > top).textContent.split(',')[0]; }");
        await screen.Page.SetViewportSizeAsync(420, 900);
        await Assertions.Expect(screen.Page.Locator(".words").Filter(new() { HasTextRegex = new Regex($"^{words}\\b") })).ToBeInViewportAsync();
        await screen.AssertSoundAsync("long talk, narrow");
    }

    private sealed record Found(int Seen, int Most, int Twice, int Gaps, int Empty, double Jump);
}
