using Microsoft.Playwright;
using PeerConnect.Client;
using PeerConnect.Contracts;

namespace PeerConnect.Journeys;

/// <summary>The staff's pages, by key and place alone: the words are those of either language.</summary>
public sealed partial class Pictures
{
    private static readonly string[] OfficePages = ["approvals", "people", "pairs", "groups", "separations", "places", "overview", "rosters", "accounts", "password", "policy", "import"];

    /// <summary>The staff's pages while a case waits, in each form, language and theme: the way in, queue, case, decision, who is meant, the card of where to go, the office, the record and the state of the server.</summary>
    [Fact(Explicit = true)]
    public async Task Take_those_of_staff()
    {
        Directory.CreateDirectory(Folder);
        using (var terrence = await world.SignInAsync(Person.Terrence))
        {
            await using var chat = terrence.OpenChat();
            await chat.StartAsync().WaitAsync(TimeSpan.FromMinutes(1));
            var pair = chat.Conversations.Single(one => one.Summary.Kind == ConversationKind.Direct);
            await World.SayAsync(pair, "Short. She asked when I'm home and I had nothing to say");
            await World.SayAsync(pair, World.Cry);
        }

        string invited;
        using (var client = await world.SignInStaffAsync("d.hughes"))
        {
            invited = World.Ok(await client.Staff.InviteAsync(new InviteStaff("v.haas", "Vera", "Haas", [Role.Moderator]))).Code;
        }

        using (var isaiah = await world.SignInAsync(Person.Isaiah))
        {
            World.Ok(await isaiah.Approvals.RequestPairingAsync(new PairingWanted()));
        }

        var coordinator = await world.CoordinatorAsync();
        var preset = World.Ok(await coordinator.Policies.PresetsAsync("en")).Presets.Single(one => one.Id == "us-state-prison");
        World.Ok(await coordinator.Policies.DraftAsync(new SavePolicyDraft(preset.Document)));

        await using var gate = await world.OpenAsync();
        await using var desk = await world.OpenStaffAsync("n.adeyemi");
        await using var card = await world.OpenStaffAsync("control");
        await using var office = await world.OpenStaffAsync("r.castillo");
        await using var auditor = await world.OpenStaffAsync("a.novak");
        await using var administrator = await world.OpenStaffAsync("d.hughes");
        await EachAsync(StaffForms, async (name, width, height, scheme, spanish) =>
        {
            foreach (var screen in (Screen[])[desk, card, office, auditor, administrator])
            {
                await AsAsync(screen, width, height, scheme, spanish);
            }

            await gate.Page.GotoAsync(new Uri(world.Hub.Address, "/staff").AbsoluteUri);
            await AsAsync(gate, width, height, scheme, spanish);
            await WalkInAsync(gate, name, new Uri(world.Hub.Address, "/staff/enrol"), invited);
            await WalkStaffAsync(desk, card, name);
            await WalkOfficeAsync(office, name);
            await TakeSettledAsync(auditor, $"staff-audit-{name}");
            await TakeSettledAsync(administrator, $"staff-system-{name}");
        });

        if (Only is null)
        {
            Assert.Equal(StaffForms.Length * 4 * (2 + 6 + OfficePages.Length + 3 + 2), Directory.GetFiles(Folder, "staff-*.png").Length);
        }
    }

    private static async Task WalkInAsync(Screen gate, string name, Uri enrol, string invited)
    {
        await TakeSettledAsync(gate, $"staff-sign-in-{name}");
        await gate.Page.GotoAsync(enrol.AbsoluteUri);
        await gate.Page.Locator("[data-field=OneTime]").FillAsync(invited);
        await gate.Page.Keyboard.PressAsync("Enter");
        await gate.SeeAsync(gate.Page.Locator(".scanned"));
        await TakeSettledAsync(gate, $"staff-enrol-{name}");
    }

    private static async Task WalkStaffAsync(Screen desk, Screen card, string name)
    {
        await card.SeeAsync(card.Page.Locator(".go").First);
        await TakeAsync(card, $"staff-go-{name}");
        await desk.SeeAsync(desk.Page.Locator(".caseline").First);
        await TakeAsync(desk, $"staff-queue-{name}");
        await desk.Page.Locator(".caseline").First.ClickAsync();
        await desk.SeeAsync(desk.Page.Locator("#case-name"));
        await desk.Page.Keyboard.PressAsync("u");
        await desk.SeeAsync(desk.Page.Locator(".flagged .words").First);
        if (await desk.Page.Locator("[data-key=t]").IsVisibleAsync())
        {
            await desk.Page.Keyboard.PressAsync("t");
        }

        await desk.SeeAsync(desk.Page.Locator("[data-key=d]:not([disabled])"));
        await TakeAsync(desk, $"staff-case-{name}", fullPage: true);
        await desk.Page.Keyboard.PressAsync("d");
        await desk.SeeAsync(desk.Page.Locator(".asks form"));
        await TakeAsync(desk, $"staff-decide-{name}", fullPage: true);
        await desk.Page.Keyboard.PressAsync("Escape");
        await desk.Page.Keyboard.PressAsync("6");
        await desk.Page.Locator(".asks form input[type=radio]").First.CheckAsync();
        await TakeAsync(desk, $"staff-meant-{name}", fullPage: true);
        await desk.Page.Keyboard.PressAsync("Escape");
        await desk.Page.Locator("nav a[href='/staff/samples']").ClickAsync();
        await desk.SeeAsync(desk.Page.Locator("#samples"));
        await TakeSettledAsync(desk, $"staff-samples-{name}");
        await desk.Page.Locator("nav a[href='/staff']").ClickAsync();
    }

    private static async Task WalkOfficeAsync(Screen office, string name)
    {
        foreach (var page in OfficePages)
        {
            // The list to import is reached from the people.
            if (page == "import")
            {
                await office.Page.Locator("nav a[href='/staff/people']").ClickAsync();
            }

            await office.Page.Locator($"a[href='/staff/{page}']").First.ClickAsync();
            await office.SeeAsync(office.Page.Locator(page == "overview" ? "main tr" : "main").First);
            await TakeSettledAsync(office, $"staff-{page}-{name}");
        }

        // What is reached from the policy: the model that judges, and a draft that is tried.
        await office.Page.Locator("nav a[href='/staff/policy']").ClickAsync();
        await office.Page.Locator("a[href='/staff/model']").ClickAsync();
        await TakeSettledAsync(office, $"staff-model-{name}");
        await office.Page.Locator("nav a[href='/staff/policy']").ClickAsync();
        await office.Page.Locator("section[aria-labelledby=drafts] li button").ClickAsync();
        await office.SeeAsync(office.Page.Locator(".question").First);
        await office.Page.Locator("section[aria-labelledby=trial] button").ClickAsync();
        await office.SeeAsync(office.Page.Locator(".compared").First);
        await TakeSettledAsync(office, $"staff-draft-{name}");

        // Far down the questions the notice is still beside them, where there is room for that.
        await office.Page.Locator(".question").Nth(9).ScrollIntoViewIfNeededAsync();
        await TakeAsync(office, $"staff-notice-{name}");
    }

    private static async Task TakeSettledAsync(Screen screen, string name)
    {
        await screen.SeeAsync(screen.Page.Locator("main .button:not([disabled]), .office > p:not(:empty):not(:has([disabled]))").First);
        await SettleAsync(screen);
        await Assertions.Expect(screen.Page.Locator("main .button[disabled][type=submit]:not(.ends > *)")).ToHaveCountAsync(0);
        await TakeAsync(screen, name, fullPage: true);
    }
}
