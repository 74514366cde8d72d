using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace PeerConnect.Journeys;

/// <content>What ends a visit or a page: a session in its last minutes, a page that stopped, a server that does not answer.</content>
public sealed partial class Pictures
{
    /// <summary>What there is of each form, for residents and for staff.</summary>
    private const int Ends = 3;

    [Fact(Explicit = true)]
    public async Task Take_what_ends()
    {
        Directory.CreateDirectory(Folder);
        await using var resident = await world.OpenAsync();
        await EnterAsync(resident, Person.Terrence, spanish: false);
        await EachAsync(Forms, (name, width, height, scheme, spanish) => TakeEndsAsync(resident, name, width, height, scheme, spanish, async () =>
        {
            await resident.Page.Locator(".ways a").First.ClickAsync();
            await resident.Page.Locator("a[href='/app/disclosures']").ClickAsync();
        }));
        await using var desk = await world.OpenStaffAsync("n.adeyemi");
        await EachAsync(StaffForms, (name, width, height, scheme, spanish) => TakeEndsAsync(desk, name, width, height, scheme, spanish, () => desk.Page.ReloadAsync()));
        if (Only is null)
        {
            Assert.Equal((Forms.Length + StaffForms.Length) * 4 * Ends, Directory.GetFiles(Folder, "end-*.png").Length);
        }
    }

    /// <param name="stopAsync">Goes where what the server says is not understood.</param>
    private static async Task TakeEndsAsync(Screen screen, string name, int width, int height, ColorScheme scheme, bool spanish, Func<Task> stopAsync)
    {
        const string Entrance = "**/api/v1/entrance";
        var page = screen.Page;
        screen.LineMayBreak = true;
        await AsAsync(screen, width, height, scheme, spanish);
        await page.RouteAsync(Entrance, async route =>
        {
            var answer = await route.FetchAsync();
            var entrance = JsonNode.Parse(await answer.TextAsync())!;
            entrance["endsAt"] = TimeProvider.System.GetUtcNow().AddMinutes(4);
            await route.FulfillAsync(new() { Response = answer, Body = entrance.ToJsonString() });
        });
        await page.ReloadAsync();
        await screen.SeeAsync(page.Locator(".last .banner"));
        await SettleAsync(screen);
        await TakeAsync(screen, $"end-last-minutes-{name}");
        await page.UnrouteAsync(Entrance);

        foreach (var answer in (string[])["**/api/v1/cases/duty", "**/api/v1/me/disclosures"])
        {
            await page.RouteAsync(answer, route => route.FulfillAsync(new() { ContentType = "application/json", Body = "{\"roles\":null,\"offered\":true,\"disclosures\":null}" }));
        }

        await stopAsync();
        await screen.SeeAsync(page.Locator("main.alone > .primary"));
        await TakeAsync(screen, $"end-stopped-{name}");

        await page.UnrouteAllAsync();
        await page.RouteAsync("**/api/v1/**", route => route.AbortAsync("connectionrefused"));
        await page.GotoAsync(new Uri(new Uri(page.Url), page.Url.Contains("/staff", StringComparison.Ordinal) ? "/staff" : "/").AbsoluteUri);
        await screen.SeeAsync(page.Locator("main.alone .banner"));
        await TakeAsync(screen, $"end-no-server-{name}");
        await page.UnrouteAllAsync();
        await page.ReloadAsync();
        await screen.SeeAsync(page.Locator("footer button[lang=es]"));
        await screen.SeeAsync(page.Locator("header button, .bar button").First);
    }
}
