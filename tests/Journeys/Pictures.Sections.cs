using System.Text.Json;
using Microsoft.Playwright;
using PeerConnect.Client;
using PeerConnect.Contracts;

namespace PeerConnect.Journeys;

/// <content>Sections that the walks do not come by: who cannot go, what a supporter may know, ranks, programmes, a supervising officer's page, a roster being written, what a trial says of what people told, a programme and a model in numbers.</content>
public sealed partial class Pictures
{
    private const string Cell = "B-221";

    /// <summary>Six people have told nothing here: the browser gets the answer of a facility with more.</summary>
    internal const string Tried =
        """
        {"days":28,"messages":240,"outcomes":[{"category":"SelfHarm","severity":3,"messages":15,"flagged":{"current":15,"draft":15},"held":{"current":0,"draft":0},"blocked":{"current":0,"draft":0},"cases":{"current":15,"draft":15},"alarms":{"current":0,"draft":5},"signposts":{"current":15,"draft":15}}],
        "tells":[{"category":"SelfHarm","severity":3,"role":"Clinician","level":4,"location":true,"onlyIfNobodyActs":false,"tells":{"current":15,"draft":25}},{"category":"Company","severity":1,"role":"Chaplain","level":1,"location":true,"onlyIfNobodyActs":false,"tells":{"current":20,"draft":10}}],
        "told":[{"category":"SelfHarm","severity":3,"times":10,"cases":{"current":5,"draft":10},"alarms":{"current":0,"draft":5}},{"category":"Exploitation","severity":2,"times":5,"cases":{"current":5,"draft":5},"alarms":{"current":0,"draft":0}},
        {"category":"Company","severity":1,"askedFor":"Chaplain","times":20,"cases":{"current":20,"draft":10},"alarms":{"current":0,"draft":0}},{"category":"Company","severity":1,"askedFor":"Listener","times":15,"cases":{"current":15,"draft":15},"alarms":{"current":0,"draft":0}}],
        "toldFrom":"2026-09-07T15:00:00+00:00"}
        """;

    private const string Supervised =
        """
        {"requests":[{"requestId":"01890000-0000-7000-8000-00000000000a","kind":"Pairing","state":"Requested","role":"Member","requestedAt":"2026-11-27T15:00:00+00:00",
        "person":{"facilityId":"01890000-0000-7000-8000-00000000000b","personId":"01890000-0000-7000-8000-00000000000c","name":"Isaiah Brooks"},
        "supporter":{"facilityId":"01890000-0000-7000-8000-00000000000b","personId":"01890000-0000-7000-8000-00000000000d","name":"Owen Vale"},
        "requestedBy":{"facilityId":"01890000-0000-7000-8000-00000000000b","personId":"01890000-0000-7000-8000-00000000000c","name":"Isaiah Brooks"}}]}
        """;

    /// <summary>What there is of each form for staff; for residents it is one.</summary>
    private const int SectionsOfStaff = 8;

    [Fact(Explicit = true)]
    public async Task Take_sections()
    {
        // A server of its own: what waits here is not in the other pictures.
        await using var own = new World();
        await own.InitializeAsync();
        await new Pictures(own).SectionsAsync();
    }

    private async Task SectionsAsync()
    {
        Directory.CreateDirectory(Folder);
        using var luis = await world.SignInAsync(Person.Luis);
        await World.ConsentAsync(luis);
        await using var chat = luis.OpenChat();
        await chat.StartAsync().WaitAsync(TimeSpan.FromMinutes(1));
        await World.SayAsync(chat.Conversations.Single(one => one.Summary.Kind == ConversationKind.Direct), World.Cry);
        var coordinator = await world.CoordinatorAsync();
        var preset = World.Ok(await coordinator.Policies.PresetsAsync("en")).Presets.Single(one => one.Id == "us-state-prison");
        World.Ok(await coordinator.Policies.DraftAsync(new SavePolicyDraft(preset.Document)));
        await world.GrantAsync(Role.SupervisingOfficer, "Okafor");

        await using (var card = await world.OpenStaffAsync("control"))
        {
            await EachAsync(StaffForms, async (name, width, height, scheme, spanish) =>
            {
                await AsAsync(card, width, height, scheme, spanish);
                var go = card.Page.Locator(".go", new() { HasText = Cell });
                await go.Locator(".cannot").ClickAsync();
                await Assertions.Expect(go.Locator(".cannot")).ToHaveCountAsync(0);
                await Assertions.Expect(go.Locator(".going")).Not.ToBeEmptyAsync();
                await TakeAsync(card, $"section-cannot-go-{name}");
            });
        }

        await OfficeSectionsAsync();
        await MayKnowAsync(luis, chat);
        if (Only is null)
        {
            Assert.Equal((StaffForms.Length * 4 * SectionsOfStaff) + (Forms.Length * 4), Directory.GetFiles(Folder, "section-*.png").Length);
        }
    }

    private async Task OfficeSectionsAsync()
    {
        await using var administrator = await world.OpenStaffAsync("d.hughes");
        await using var office = await world.OpenStaffAsync("r.castillo");
        await office.Page.RouteAsync("**/simulation", route => route.FulfillAsync(new() { ContentType = "application/json", Body = Tried }));
        await office.Page.RouteAsync("**/api/v1/overview?days=*", route => route.FulfillAsync(new() { ContentType = "application/json", Body = JsonSerializer.Serialize(Counted(), JsonSerializerOptions.Web) }));
        await office.Page.RouteAsync("**/api/v1/models", route => route.FulfillAsync(new() { ContentType = "application/json", Body = JsonSerializer.Serialize(Compared(), JsonSerializerOptions.Web) }));
        await using var officer = await world.OpenStaffAsync("g.okafor", prepare: context => context.RouteAsync("**/api/v1/supervision?*", route => route.FulfillAsync(new() { ContentType = "application/json", Body = Supervised })));
        await EachAsync(StaffForms, async (name, width, height, scheme, spanish) =>
        {
            foreach (var screen in (Screen[])[administrator, office, officer])
            {
                await AsAsync(screen, width, height, scheme, spanish);
            }

            await administrator.Page.Locator("nav a[href='/staff/accounts']").ClickAsync();
            await administrator.Page.Locator("main form.row input").First.FillAsync("Castillo");
            await administrator.Page.Keyboard.PressAsync("Enter");
            await administrator.Page.Locator(".people .caseline").First.ClickAsync();
            await administrator.SeeAsync(administrator.Page.Locator(".people select").First);
            await TakeSettledAsync(administrator, $"section-ranks-{name}");

            await office.Page.Locator("nav a[href='/staff/groups']").ClickAsync();
            await office.SeeAsync(office.Page.Locator("section[aria-labelledby=programmes] li").First);
            await TakeSettledAsync(office, $"section-programmes-{name}");
            await office.Page.Locator("nav a[href='/staff/rosters']").ClickAsync();
            await office.Page.Locator("main > p > .primary").ClickAsync();
            await office.SeeAsync(office.Page.Locator("form.roster"));
            await TakeSettledAsync(office, $"section-roster-{name}");
            await office.Page.Locator("nav a[href='/staff/overview']").ClickAsync();
            await office.SeeAsync(office.Page.Locator(".days").First);
            await TakeSettledAsync(office, $"section-numbers-{name}");
            await office.Page.Locator("nav a[href='/staff/policy']").ClickAsync();
            await office.Page.Locator("a[href='/staff/model']").ClickAsync();
            await office.SeeAsync(office.Page.Locator("#candidate"));
            await TakeSettledAsync(office, $"section-candidate-{name}");
            await office.Page.Locator("nav a[href='/staff/policy']").ClickAsync();
            await office.Page.Locator("section[aria-labelledby=drafts] li button").ClickAsync();
            await office.SeeAsync(office.Page.Locator(".question").First);
            await office.Page.Locator("section[aria-labelledby=trial] button").ClickAsync();
            await office.SeeAsync(office.Page.Locator(".compared").First);
            await TakeSettledAsync(office, $"section-telling-{name}");

            await officer.SeeAsync(officer.Page.Locator("section[aria-labelledby^=supervised]"));
            await TakeSettledAsync(officer, $"section-supervision-{name}");
        });
    }

    /// <summary>A programme of some months.</summary>
    private static Overview Counted()
    {
        const int Span = 28;
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().Date);
        return new Overview(
            Span,
            today.AddDays(-Span),
            today.AddDays(-1),
            [.. Enum.GetValues<OverviewFigure>().Zip((int?[])[57, 14, 9, 5, null, null, 6, 31, null], (figure, count) => new OverviewCell(figure, count))],
            [.. Enumerable.Range(1, Span).Reverse().Select(back => new CountedDays(today.AddDays(-back), today.AddDays(-back), 20 + (back * 7 % 31)))],
            [new CountedDays(today.AddDays(-20), today.AddDays(-10), 25), new CountedDays(today.AddDays(-9), today.AddDays(-5), 14), new CountedDays(today.AddDays(-4), today.AddDays(-2), 6)],
            new DateOnly(today.Year, today.Month, 1).AddMonths(-1),
            [new UnitUse(Guid.CreateVersion7(), "Alpha, honour block", 23), new UnitUse(Guid.CreateVersion7(), "Bravo", 8), new UnitUse(Guid.CreateVersion7(), "Delta")],
            53);
    }

    /// <summary>A model that is tried, and one that came before.</summary>
    private static ModelOverview Compared()
    {
        var now = TimeProvider.System.GetUtcNow();
        var (inForce, candidate) = (new ModelName("2026-08-02.1", new string('a', 64)), new ModelName("2026-11-20.2", new string('b', 64)));
        return new ModelOverview(
            inForce,
            new ModelShadow(candidate, now.AddDays(-9), 3105, 2990, 40, [new ShadowDifference(CaseCategory.SelfHarm, 2, 3, 25), new ShadowDifference(CaseCategory.Violence, 3, 2, 10)]),
            null,
            new ModelCandidacy(new string('c', 64), [], 1, false, 6),
            [new ModelBegan(inForce, now.AddDays(-110), false)],
            4);
    }

    /// <summary>Somebody came, Luis says so, and is asked what his supporter may know.</summary>
    private async Task MayKnowAsync(PeerConnectClient luis, ChatSession chat)
    {
        var officer = await world.OfficerAsync();
        var caseId = World.Ok(await officer.Cases.ListAsync()).GoNow.Single(card => card.Cell == Cell).CaseId;
        World.Ok(await officer.Cases.FaceToFaceAsync(caseId));
        var asked = World.Ok(await chat.ReadInboxAsync(0)).Inbox.Last(item => item.Kind == InboxKind.DidTheyCome);
        World.Ok(await luis.AnswerAsync(new AnswerQuestion(asked.Sequence, true)));
        await EachAsync(Forms, async (name, width, height, scheme, spanish) =>
        {
            await using var resident = await world.OpenAsync(width, height, spanish ? "es" : "en-US", scheme);
            await EnterAsync(resident, Person.Luis, spanish);
            await resident.SeeAsync(resident.Page.Locator("section.note button").First);
            await TakeAsync(resident, $"section-supporter-may-know-{name}", fullPage: true);
        });
    }
}
