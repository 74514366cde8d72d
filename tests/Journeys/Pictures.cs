using Microsoft.Playwright;
using PeerConnect.Client;
using PeerConnect.Contracts;

namespace PeerConnect.Journeys;

/// <summary>No test: ops/screenshots takes a picture of each page in each language, theme and form, for eyes and for the documentation.</summary>
public sealed partial class Pictures(World world)
{
    /// <summary>Where pictures go, and that they are wanted; null in an ordinary run of the journeys.</summary>
    internal static readonly string? Wanted = Environment.GetEnvironmentVariable("PEERCONNECT_PICTURES");

    /// <summary>Only these forms, languages and themes, such as "kiosk-en-light desk-en-light"; null for all.</summary>
    private static readonly string[]? Only = Environment.GetEnvironmentVariable("PEERCONNECT_PICTURES_ONLY")?.Split(' ');

    private static readonly string Folder = Wanted ?? Path.Combine(AppContext.BaseDirectory, "pictures");

    private static readonly (string Name, int Width, int Height)[] Forms = [("kiosk", 1280, 900), ("upright", 800, 1280), ("phone", 360, 740)];

    /// <summary>What there is of each form for a resident and a supporter; a shared screen has the way to a person without sign-in beside it, a phone what is there of small screens alone.</summary>
    private const int PagesOfResidents = 19;

    private static readonly (string Name, int Width, int Height)[] StaffForms = [("desk", 1440, 900), ("tablet", 1024, 768), ("handheld", 390, 844)];

    /// <summary>How the pictures begin that are not of a resident's walk.</summary>
    private static readonly string[] Apart = ["staff-", "state-", "section-", "step-", "end-"];

    [Fact(Explicit = true)]
    public async Task Take()
    {
        Directory.CreateDirectory(Folder);
        await using var darnell = await world.OpenAsync();
        await darnell.SignInAsync(Person.Darnell);
        await darnell.TalkToAsync(Person.Marcus.Shown);
        await darnell.WriteAsync("How did the call with your daughter go?");
        await darnell.SeeMessageAsync("How did the call");
        await ConversationAsync(darnell);
        await EachAsync(Forms, async (name, width, height, scheme, spanish) =>
        {
            await using (var resident = await world.OpenAsync(width, height, spanish ? "es" : "en-US", scheme))
            {
                await WalkAsync(resident, name, IsShared(name), spanish);
            }

            await using var supporter = await world.OpenAsync(width, height, spanish ? "es" : "en-US", scheme);
            await WalkSupporterAsync(supporter, name, spanish);
        });

        await BreakAsync();
        if (Only is null)
        {
            var shared = Forms.Count(form => IsShared(form.Name));
            Assert.Equal((Forms.Length * 4 * PagesOfResidents) + (shared * 4) + ((Forms.Length - shared) * 8) + 1, Directory.GetFiles(Folder, "*.png").Count(file => Path.GetFileName(file) is var name && !Apart.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal))));
        }
    }

    /// <summary>Each form in each theme and language, or those that are asked for.</summary>
    private static async Task EachAsync((string Name, int Width, int Height)[] forms, Func<string, int, int, ColorScheme, bool, Task> takeAsync)
    {
        foreach (var (form, width, height) in forms)
        {
            foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
            {
                foreach (var spanish in (bool[])[false, true])
                {
                    var name = $"{form}-{(spanish ? "es" : "en")}-{(scheme == ColorScheme.Dark ? "dark" : "light")}";
                    if (Only?.Contains(name) != false)
                    {
                        await takeAsync(name, width, height, scheme, spanish);
                    }
                }
            }
        }
    }

    /// <summary>Marcus and Darnell have talked before the pictures are taken.</summary>
    private async Task ConversationAsync(Screen darnell)
    {
        await using var marcus = await world.OpenAsync();
        await marcus.SignInAsync(Person.Marcus);
        await marcus.AgreeAsync();
        await marcus.TalkToAsync(Person.Darnell.Shown);
        await marcus.WriteAsync("Short. She asked when I'm home and I had nothing to say");
        await darnell.SeeMessageAsync("She asked when");
        await darnell.WriteAsync("That silence is heavy. I've sat in it. What would you like her to know tonight?");
        await marcus.SeeMessageAsync("That silence");
        await marcus.WriteAsync(World.Cry);
        await marcus.SeeAsync(marcus.Page.Locator(".signposts > .signpost"));
    }

    /// <summary>A kiosk is enrolled to a unit; a phone or a tablet of one's own is not.</summary>
    private static bool IsShared(string form) => !form.StartsWith("phone", StringComparison.Ordinal);

    private async Task ShareAsync(Screen screen)
    {
        await screen.Page.GotoAsync(new Uri(world.Hub.Address, "/app/screen").AbsoluteUri);
        await screen.Page.Locator("form input").FillAsync(await world.EnrolAsync());
        await screen.Page.Locator("form button").ClickAsync();
        await screen.SeeAsync(screen.Page.Locator("form p[role=status]:not(:empty)"));
        await screen.Page.GotoAsync(world.Hub.Address.AbsoluteUri);
        await screen.SeeAsync(screen.Page.Locator(".hello .chip"));
    }

    private async Task WalkAsync(Screen screen, string name, bool shared, bool spanish)
    {
        await screen.Page.GotoAsync(new Uri(world.Hub.Address, "/app/screen").AbsoluteUri);
        await screen.SeeAsync(screen.Page.Locator("main form button"));
        await TakeAsync(screen, $"share-{name}");
        await screen.Page.GotoAsync(new Uri(world.Hub.Address, "/app/left").AbsoluteUri);
        await screen.SeeAsync(screen.Page.Locator(".hello .banner"));
        await TakeAsync(screen, $"left-{name}");
        await screen.Page.GotoAsync(world.Hub.Address.AbsoluteUri);
        await screen.SeeAsync(screen.Page.Locator("form.enter"));
        if (shared)
        {
            await ShareAsync(screen);
        }

        await TakeAsync(screen, $"sign-in-{name}");
        if (shared)
        {
            await screen.Page.Locator(".need button").ClickAsync();
            await screen.SeeAsync(screen.Page.Locator(".persons"));
            await TakeAsync(screen, $"need-here-{name}");
            await screen.Page.Locator(".bar button").ClickAsync();
            await screen.SeeAsync(screen.Page.Locator("form.enter"));
        }

        await EnterAsync(screen, Person.Marcus, spanish);
        await screen.SeeAsync(screen.Page.Locator(".signpost").First);
        await TakeAsync(screen, $"home-{name}");
        foreach (var (at, (page, within)) in (((string, string?)[])[("rights", "disclosures"), ("ask", null), ("choices", "hidden")]).Index())
        {
            await screen.Page.Locator(".ways a").Nth(at).ClickAsync();
            await screen.SeeAsync(screen.Page.Locator("main .card").First);
            await TakeAsync(screen, $"{page}-{name}");
            if (within is not null)
            {
                await screen.Page.Locator($"a[href='/app/{within}']").ClickAsync();
                await TakeWithinAsync(screen, $"{within}-{name}");
            }

            // The way back from the people whom one has hidden leads home.
            if (within != "hidden")
            {
                await screen.Page.Locator(".bar a").ClickAsync();
            }

            await screen.SeeAsync(screen.Page.Locator(".ways"));
        }

        await screen.Page.Locator(".foot a[href='/app/help']").ClickAsync();
        await screen.SeeAsync(screen.Page.Locator("main section.card").First);
        await TakeWithinAsync(screen, $"help-{name}");
        await screen.Page.Locator(".need a").ClickAsync();
        await screen.SeeAsync(screen.Page.Locator(".persons"));
        await TakeAsync(screen, $"need-{name}");
        await screen.Page.Locator(".bar a").ClickAsync();

        await screen.TalkToAsync(Person.Darnell.Shown);
        await screen.SeeMessageAsync("That silence");
        await TakeAsync(screen, $"talk-{name}");
        await screen.Page.Locator(".bar button").ClickAsync();
        await screen.SeeAsync(screen.Page.Locator(".more"));
        await TakeAsync(screen, $"more-{name}");
        await screen.Page.Locator(".bar button").ClickAsync();
        await screen.MoreOfAsync(screen.Page.Locator(".theirs").Last);
        await TakeAsync(screen, $"message-{name}");
        if (!shared)
        {
            await TakeFoldedAsync(screen, name);
        }

        await screen.Page.Locator(".theirs .message-acts button").Last.ClickAsync();
        await screen.SeeAsync(screen.Page.Locator(".tell"));
        await TakeWithinAsync(screen, $"report-{name}");
        await screen.Page.Locator(".bar a[href='/']").ClickAsync();
        await screen.TalkToAsync(World.Group);
        await TakeAsync(screen, $"group-{name}");
        if (!shared)
        {
            await TakeEnrolledAsync(screen, name);
        }
    }

    /// <summary>Help that could be read, on a small screen, once somebody writes on.</summary>
    private static async Task TakeFoldedAsync(Screen screen, string name)
    {
        var (writing, unfold) = (screen.Page.Locator("textarea"), screen.Page.Locator(".unfold"));
        for (var tries = 0; tries < 60 && !await unfold.IsVisibleAsync(); tries++)
        {
            await writing.FillAsync("s");
            await writing.FillAsync(string.Empty);
            await Task.Delay(TimeSpan.FromSeconds(1));
        }

        await screen.SeeAsync(unfold);
        await TakeAsync(screen, $"folded-{name}");
    }

    /// <summary>The smallest phone that is enrolled to a unit, as anybody finds it.</summary>
    private async Task TakeEnrolledAsync(Screen screen, string name)
    {
        await screen.Page.Locator(".bar a[href='/']").ClickAsync();
        await screen.Page.Locator(".bar button").ClickAsync();
        await screen.SeeAsync(screen.Page.Locator("form.enter"));
        await ShareAsync(screen);
        await screen.Page.SetViewportSizeAsync(360, 640);
        await TakeAsync(screen, $"enrolled-{name}");
    }

    private static async Task WalkSupporterAsync(Screen screen, string name, bool spanish)
    {
        await EnterAsync(screen, Person.Darnell, spanish);
        await screen.SeeAsync(screen.Page.Locator(".caseload"));
        await TakeAsync(screen, $"supporter-{name}");
        await screen.Page.Locator("main section > button.button").ClickAsync();
        await screen.SeeAsync(screen.Page.Locator(".tell"));
        await TakeWithinAsync(screen, $"worry-{name}");
        await screen.TalkToAsync(World.Group);
        await screen.Page.Locator(".bar button").ClickAsync();
        await screen.SeeAsync(screen.Page.Locator(".more .members"));
        await TakeAsync(screen, $"lead-{name}");
    }

    /// <summary>Signed in, and in the language of the picture; the page begins anew, so that the server's own sentences are in it too.</summary>
    private static async Task EnterAsync(Screen screen, Person person, bool spanish)
    {
        await screen.SignInAsync(person);
        await screen.Button(spanish ? "Español" : "English").ClickAsync();
        await SettleAsync(screen);
        await screen.Page.ReloadAsync();
        await screen.SeeAsync(screen.Page.Locator("button.line").First);
    }

    /// <summary>A page below another, and the way back.</summary>
    private static async Task TakeWithinAsync(Screen screen, string name)
    {
        await Assertions.Expect(screen.Page.Locator("h1")).ToBeFocusedAsync();
        await screen.SeeAsync(screen.Page.Locator("main :is(p:not(:empty), li, h2, .button)").Locator("visible=true").First);
        await Assertions.Expect(screen.Page.Locator("main p", new() { HasTextRegex = new("^(One moment|Un momento)$") })).ToHaveCountAsync(0);
        await SettleAsync(screen);
        await TakeAsync(screen, name);
        await screen.Page.Locator(".bar a").ClickAsync();
    }

    private static async Task AsAsync(Screen screen, int width, int height, ColorScheme scheme, bool spanish)
    {
        await screen.Page.SetViewportSizeAsync(width, height);
        await screen.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
        var language = screen.Page.Locator($"footer button[lang={(spanish ? "es" : "en")}]");
        await language.ClickAsync();
        await Assertions.Expect(language).ToHaveAttributeAsync("aria-pressed", "true");
        await screen.Page.ReloadAsync();
        await screen.SeeAsync(language);
    }

    private async Task BreakAsync()
    {
        await using var screen = await world.OpenAsync();
        screen.LineMayBreak = true;
        await screen.SignInAsync(Person.Marcus);

        // The last walk was in Spanish, and the server remembers what somebody reads.
        await screen.Button("English").ClickAsync();
        await screen.TalkToAsync(Person.Darnell.Shown);
        await screen.SeeMessageAsync("That silence");
        await screen.Page.Locator(".signpost .primary").First.ClickAsync();
        await world.Hub.KillAsync();
        await screen.SeeTextAsync("No line since");
        await screen.WriteAsync("I just want it to be quiet for once");
        await screen.SeeAsync(screen.Page.Locator(".not-sent"));
        await TakeAsync(screen, "line-down");
        await world.Hub.StartAsync();
    }

    /// <summary>What a page asks for has come, or takes so long that its picture shows it waiting.</summary>
    private static async Task SettleAsync(Screen screen)
    {
        try
        {
            await screen.Page.WaitForLoadStateAsync(LoadState.NetworkIdle, new() { Timeout = 5_000 });
        }
        catch (TimeoutException)
        {
            // A busy machine: the browser has not said that it is quiet.
        }
    }

    private static async Task TakeAsync(Screen screen, string name, bool fullPage = false)
    {
        if (fullPage)
        {
            // What stays in sight would stand in the middle of it.
            await screen.Page.EvaluateAsync("scrollTo(0, 0)");
        }

        await screen.Page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{name}.png"), FullPage = fullPage });
    }
}
