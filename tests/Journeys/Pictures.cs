using Microsoft.Playwright;

namespace PeerConnect.Journeys;

/// <summary>No test: ops/screenshots takes a picture of each page in each language, theme and form, for eyes and for the documentation.</summary>
public sealed class Pictures(World world)
{
    private static readonly string Folder = Environment.GetEnvironmentVariable("PEERCONNECT_PICTURES") ?? Path.Combine(AppContext.BaseDirectory, "pictures");

    private static readonly (string Name, int Width, int Height)[] Forms = [("kiosk", 1280, 900), ("upright", 800, 1280), ("phone", 360, 740)];

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
        foreach (var (form, width, height) in Forms)
        {
            foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
            {
                foreach (var spanish in (bool[])[false, true])
                {
                    await WalkAsync($"{form}-{(spanish ? "es" : "en")}-{(scheme == ColorScheme.Dark ? "dark" : "light")}", width, height, scheme, spanish);
                }
            }
        }

        await BreakAsync();
        Assert.Equal((Forms.Length * 4 * 8) + 1, Directory.GetFiles(Folder, "*.png").Length);
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
        await marcus.SeeAsync(marcus.Page.Locator(".talk > .signpost"));
    }

    private async Task WalkAsync(string name, int width, int height, ColorScheme scheme, bool spanish)
    {
        await using var screen = await world.OpenAsync(width, height, spanish ? "es" : "en-US", scheme);
        await TakeAsync(screen, $"sign-in-{name}");
        await screen.SignInAsync(Person.Marcus);
        if (spanish)
        {
            await screen.Button("Español").ClickAsync();
        }

        await screen.SeeAsync(screen.Page.Locator("button.line").First);
        await screen.SeeAsync(screen.Page.Locator(".signpost").First);
        await TakeAsync(screen, $"home-{name}");
        foreach (var (at, page) in ((string[])["rights", "ask", "choices"]).Index())
        {
            await screen.Page.Locator(".ways a").Nth(at).ClickAsync();
            await screen.SeeAsync(screen.Page.Locator(".bar a"));
            await screen.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            await TakeAsync(screen, $"{page}-{name}");
            await screen.Page.Locator(".bar a").ClickAsync();
        }

        await screen.Page.Locator(".need a").ClickAsync();
        await screen.SeeAsync(screen.Page.Locator(".persons"));
        await TakeAsync(screen, $"need-{name}");
        await screen.Page.Locator(".bar a").ClickAsync();

        await screen.TalkToAsync(Person.Darnell.Shown);
        await screen.SeeMessageAsync("That silence");
        await TakeAsync(screen, $"talk-{name}");
        await screen.Page.Locator(".bar button").ClickAsync();
        await TakeAsync(screen, $"more-{name}");
    }

    private async Task BreakAsync()
    {
        await using var screen = await world.OpenAsync();
        screen.LineMayBreak = true;
        await screen.SignInAsync(Person.Marcus);
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

    private static async Task TakeAsync(Screen screen, string name) => await screen.Page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{name}.png") });
}
