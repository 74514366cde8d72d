using System.Text.Json;
using Microsoft.Playwright;

namespace PeerConnect.Journeys;

/// <summary>Goes through a page as somebody does who has a keyboard alone: each control gets the focus once, in order, shows it, stands in sight, and lets it go.</summary>
internal static class Walking
{
    private static readonly (int Width, int Height)[] Edges = [(320, 640), (3840, 2160)];

    /// <summary>Marks where the Tab key has to stop: of the radio buttons of one question, once.</summary>
    private const string Begin =
        """
        () => {
          const of = one => one.type === 'radio' ? [...document.querySelectorAll('input[type=radio]')].find(other => other.name === one.name && other.checkVisibility()) : one;
          const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
            .filter(one => !one.disabled && one.tabIndex >= 0 && one.checkVisibility());
          window.stops = [...new Set(all.map(of))];
          window.stopOf = one => window.stops.indexOf(of(one));
          scrollTo(0, 0);
          document.querySelector('a.skip').focus();
          return window.stops.map(one => one.outerHTML.slice(0, 160));
        }
        """;

    /// <summary>Which stop has the focus, and what is wrong with how it shows: no ring, off the screen, behind something that stays in sight.</summary>
    private const string Look =
        """
        () => {
          const one = document.activeElement;
          if (!one || one === document.body) { return { stop: -1, fault: '' }; }
          const rings = [one, one.closest('.editor, .choice')].filter(each => each).map(each => getComputedStyle(each));
          const box = one.getBoundingClientRect();
          const [left, top, right, bottom] = [Math.max(0, box.left), Math.max(0, box.top), Math.min(innerWidth, box.right), Math.min(innerHeight, box.bottom)];
          const hit = right > left && bottom > top ? document.elementFromPoint((left + right) / 2, (top + bottom) / 2) : null;
          const fault = !rings.some(ring => ring.outlineStyle !== 'none' && parseFloat(ring.outlineWidth) >= 2) ? 'shows no focus'
            : !hit ? 'is off the screen'
            : !one.contains(hit) && !hit.contains(one) && !one.labels?.[0]?.contains(hit) ? 'is behind ' + hit.outerHTML.slice(0, 120)
            : '';
          const same = one === window.last;
          window.last = one;
          return { stop: window.stopOf(one), same, fault, html: one.outerHTML.slice(0, 160) };
        }
        """;

    /// <summary>A phone, a tablet, a desk.</summary>
    public static (int Width, int Height)[] Forms { get; } = [(390, 844), (1024, 768), (1440, 900)];

    /// <summary>Walks it by the Tab key alone in each of these sizes, else in each of the forms; and it is no wider than the smallest and the largest screen.</summary>
    public static async Task WalkAsync(this Screen screen, string page, params (int Width, int Height)[] forms)
    {
        var before = screen.Page.ViewportSize!;
        foreach (var (width, height) in forms.Length > 0 ? forms : Forms)
        {
            await screen.Page.SetViewportSizeAsync(width, height);
            await WalkAsync(screen.Page, $"{page} at {width}");
        }

        foreach (var (width, height) in Edges)
        {
            await screen.Page.SetViewportSizeAsync(width, height);
            await screen.AssertFitsAsync($"{page} at {width}");
        }

        await screen.Page.SetViewportSizeAsync(before.Width, before.Height);
    }

    /// <summary>For a screen reader and a finger, then for a keyboard alone.</summary>
    public static async Task LookThroughAsync(this Screen screen, string state)
    {
        await screen.AssertSoundAsync(state);
        await screen.WalkAsync(state);
    }

    /// <summary>The same page on the smallest screen, in the dark and in the other language, and back.</summary>
    public static async Task LookInSpanishAsync(this Screen screen, string said, string state)
    {
        var before = screen.Page.ViewportSize!;
        await screen.Page.SetViewportSizeAsync(320, 640);
        await screen.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await screen.PressAsync(screen.Button("Español"));
        await screen.SeeTextAsync(said);
        await screen.AssertSoundAsync($"{state} in Spanish");
        await screen.PressAsync(screen.Button("English"));
        await Assertions.Expect(screen.Button("English")).ToHaveAttributeAsync("aria-pressed", "true");
        await screen.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await screen.Page.SetViewportSizeAsync(before.Width, before.Height);
    }

    /// <summary>Presses what has been reached by the keyboard.</summary>
    public static async Task PressAsync(this Screen screen, ILocator what)
    {
        await screen.SeeAsync(what);
        await Assertions.Expect(what).ToBeEnabledAsync();
        await what.FocusAsync();
        await screen.Page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Goes to it as somebody does who has a keyboard alone.</summary>
    public static async Task ReachAsync(this Screen screen, ILocator what)
    {
        await screen.SeeAsync(what);
        await Assertions.Expect(what).ToBeEnabledAsync();
        for (var tabs = 0; !await what.EvaluateAsync<bool>("one => one === document.activeElement"); tabs++)
        {
            Assert.True(tabs < 200, $"{what} is not reached by the Tab key.");
            await screen.Page.Keyboard.PressAsync("Tab");
        }
    }

    /// <summary>Goes to it and presses it, by keys alone.</summary>
    public static async Task KeyAsync(this Screen screen, ILocator what)
    {
        await screen.ReachAsync(what);
        await screen.Page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Goes to it and writes in it, by keys alone.</summary>
    public static async Task TypeAsync(this Screen screen, ILocator field, string text)
    {
        await screen.ReachAsync(field);
        await screen.Page.Keyboard.TypeAsync(text);
    }

    private static async Task WalkAsync(IPage page, string name)
    {
        const int enough = 8, many = 1_000;
        var stops = await page.EvaluateAsync<string[]>(Begin);
        var seen = new HashSet<int> { 0 };
        var (last, again, steps) = (0, 0, 0);
        while (true)
        {
            await page.Keyboard.PressAsync("Tab");
            var at = await page.EvaluateAsync<JsonElement>(Look);
            var stop = at.GetProperty("stop").GetInt32();
            var leaves = !at.TryGetProperty("html", out var html) || (stop == 0 && last != 0);
            if (leaves)
            {
                break;
            }

            Assert.True(at.GetProperty("fault").GetString()!.Length == 0, $"{name}: {html} {at.GetProperty("fault")}");

            // A date has several stops within it. What scrolls is one of the browser's own, and what the page shows later than the walk began is none of those that were counted.
            again = at.GetProperty("same").GetBoolean() || (stop >= 0 && stop == last) ? again + 1 : 0;
            Assert.True(again < enough && ++steps < many, $"{name}: the focus does not leave {html}");
            if (stop >= 0)
            {
                Assert.True(stop >= last, $"{name}: the focus goes back to {html}");
                seen.Add(stop);
                last = stop;
            }
        }

        // A keypad without letters for a PIN: what has left the page meanwhile is no control of it.
        var there = await page.EvaluateAsync<bool[]>("window.stops.map(one => one.isConnected && one.checkVisibility())");
        var missed = stops.Where((_, at) => there[at] && !seen.Contains(at)).ToList();
        Assert.True(missed.Count == 0, $"{name}: not reached: {string.Join(" | ", missed)}");
    }
}
