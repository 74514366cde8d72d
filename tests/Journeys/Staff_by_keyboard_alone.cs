using System.Text.Json;
using Microsoft.Playwright;
using PeerConnect.Client;
using PeerConnect.Contracts;

namespace PeerConnect.Journeys;

/// <summary>Each of the staff's pages, walked from its first to its last control by the Tab key alone, on a phone, a tablet and a desk; and as wide as the smallest and the largest screen.</summary>
public sealed class Staff_by_keyboard_alone(World world)
{
    [Fact]
    public async Task Given_a_case_then_the_queue_the_case_its_forms_and_the_card_can_be_walked_until_it_is_decided()
    {
        await world.SettleAsync();
        await using var desk = await world.OpenStaffAsync("n.adeyemi");
        await using var card = await world.OpenStaffAsync("control");
        await card.WalkAsync("nobody to go to");
        await CryAsync();
        await desk.SeeAsync(desk.Page.Locator(".case", new() { HasText = "C-305" }));
        await desk.WalkAsync("queue");
        await desk.Page.Locator(".case button", new() { HasText = "C-305" }).FocusAsync();
        await desk.Page.Keyboard.PressAsync("Enter");
        await desk.SeeTextAsync("This view was recorded at");
        await desk.Page.Keyboard.PressAsync("u");
        await desk.Page.Keyboard.PressAsync("t");
        await desk.SeeTextAsync("You have this case");
        await desk.WalkAsync("case");
        await desk.Page.Keyboard.PressAsync("4");
        await Assertions.Expect(desk.Page.Locator(".asks .going")).ToContainTextAsync("You said that you cannot go.");
        await desk.LookThroughAsync("case, cannot go");
        foreach (var (key, form) in ((string, string)[])[("d", "decide"), ("r", "refer"), ("h", "hand over")])
        {
            await desk.Page.Keyboard.PressAsync(key);
            await desk.SeeAsync(desk.Page.Locator("[data-key=escape]").Last);
            await desk.WalkAsync(form);
            await desk.Page.Keyboard.PressAsync("Escape");
        }

        var go = card.Page.Locator(".go", new() { HasText = "C-305" });
        await Assertions.Expect(go.Locator(".going")).ToContainTextAsync("Somebody cannot go since");
        await card.WalkAsync("somebody to go to");
        await card.PressAsync(go.GetByRole(AriaRole.Button, new() { Name = "I can't go" }));
        await Assertions.Expect(go.Locator(".going")).ToContainTextAsync("You said that you cannot go.");
        await card.LookThroughAsync("card, cannot go");
        await card.LookInSpanishAsync("Dijiste que no puedes ir.", "card, cannot go");
        await card.PressAsync(go.GetByRole(AriaRole.Button, new() { Name = "I am on my way" }));
        await Assertions.Expect(go.Locator(".going")).ToHaveTextAsync("Recorded: you are on your way.");
        await Assertions.Expect(go.Locator(".going")).ToBeFocusedAsync();
        await card.PressAsync(go.GetByRole(AriaRole.Button, new() { Name = "I am with Terrence Cole" }));
        await Assertions.Expect(card.Page.Locator(".go.over")).ToContainTextAsync("Recorded: you are with the person since");
        await card.LookThroughAsync("card over");

        await desk.Page.Keyboard.PressAsync("r");
        await desk.Page.GetByLabel("Watch form").CheckAsync();
        await desk.Page.GetByLabel("Why, in words").FillAsync("Somebody was with him.");
        await desk.PressAsync(desk.Button("Record the referral"));
        await desk.SeeAsync(desk.Page.Locator(".referrals", new() { HasText = "Watch form" }));
        await desk.Page.Keyboard.PressAsync("d");
        await desk.Page.GetByLabel("Somebody sat with the person").CheckAsync();
        await desk.Page.GetByLabel("It was right").CheckAsync();
        await desk.PressAsync(desk.Button("Record the decision"));
        await desk.SeeTextAsync("Decided. It is recorded.");
        desk.AssertNothingStrange();
        card.AssertNothingStrange();
    }

    [Fact]
    public async Task Given_a_coordinator_then_every_page_of_the_office_can_be_walked()
    {
        using (var client = await world.SignInStaffAsync("r.castillo"))
        {
            var newcomer = World.Ok(await client.People.AddAsync(new AddResident("A78200", "Theo", "Marsh"))).Id;
            World.Ok(await client.Approvals.RequestPairingAsync(new PairingWanted(Resident: new PersonRef(client.Session!.Me.FacilityId, newcomer))));
        }

        await using var office = await world.OpenStaffAsync("r.castillo");
        office.MayBeRefused = true;
        var request = office.Page.Locator("section.card", new() { HasText = "Theo Marsh" });
        await request.Locator("select").SelectOptionAsync(new SelectOptionValue { Label = Person.Ray.Shown });
        await office.WalkAsync("approvals, nobody named");
        await request.GetByRole(AriaRole.Button, new() { Name = "Name this supporter" }).ClickAsync();
        await office.SeeAsync(request.GetByText("Theo Marsh with Ray Ortiz").First);
        await request.GetByRole(AriaRole.Button, new() { NameRegex = new("^Approve") }).ClickAsync();
        await office.WalkAsync("approvals");
        await request.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await request.GetByRole(AriaRole.Button, new() { NameRegex = new("^Do not approve") }).ClickAsync();
        await request.Locator("textarea").FillAsync("Only to look at the page.");
        await request.Locator("button.primary").ClickAsync();
        await Assertions.Expect(request).ToHaveCountAsync(0);

        await office.PressAsync(office.Link("People"));
        await office.Page.GetByLabel("Part of a number or a name").FillAsync("Marsh");
        await office.PressAsync(office.Button("Find"));
        await Assertions.Expect(office.Page.Locator(".caseline")).ToHaveCountAsync(1);
        await office.Page.Locator(".caseline", new() { HasText = "Theo Marsh" }).ClickAsync();
        await office.PressAsync(office.Button("Leaves the facility"));
        await office.Page.GetByLabel("Is moved to another facility").CheckAsync();
        await office.WalkAsync("people");

        await office.PressAsync(office.Link("Import a list"));
        await office.Page.GetByLabel("People in custody").CheckAsync();
        await office.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload
        {
            Name = "people.csv",
            MimeType = "text/csv",
            Buffer = "number,given_name,family_name\nA78201,Uma,Frost\n"u8.ToArray(),
        });
        await office.PressAsync(office.Button("Try it, without writing"));
        await office.SeeTextAsync("1 new, 0 changed, 0 as before.");
        await office.WalkAsync("import, tried");
        await office.AssertSoundAsync("import, tried");
        await office.PressAsync(office.Button("Write 1"));
        await office.SeeAsync(office.Page.GetByRole(AriaRole.Heading, new() { Name = "Written" }));
        await office.AssertSoundAsync("import, written");

        await office.PressAsync(office.Link("Rosters"));
        await office.PressAsync(office.Button("New roster"));
        await Assertions.Expect(office.Page.Locator("#roster-form")).ToBeFocusedAsync();
        await office.WalkAsync("a new roster");

        await office.PressAsync(office.Link("Policy"));
        await office.PressAsync(office.Button("Begin a draft"));
        await office.SeeAsync(office.Page.Locator("[data-question=night]"));
        await office.Page.GetByText("For experts: edit the document").ClickAsync();
        await office.SeeAsync(office.Page.Locator("#document"));
        await office.WalkAsync("draft of a policy", Walking.Forms[0], Walking.Forms[^1]);

        // What is not for her says so, under its heading, and lets her go on.
        foreach (var denied in (string[])["audit", "system", "samples"])
        {
            await office.Page.EvaluateAsync($"Blazor.navigateTo('/staff/{denied}')");
            await office.SeeTextAsync("There is no such thing here for you.");
            await office.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            await office.WalkAsync($"{denied}, denied", Walking.Forms[0]);
            await office.AssertSoundAsync($"{denied}, denied");
        }

        office.AssertNothingStrange();
    }

    [Fact]
    public async Task Given_an_auditor_and_an_administrator_then_their_pages_can_be_walked_also_with_a_candidate()
    {
        await using var auditor = await world.OpenStaffAsync("a.novak");
        await auditor.Button("Verify the record").ClickAsync();
        await auditor.SeeAsync(auditor.Page.Locator("section[aria-labelledby=chain] .done"));
        await auditor.WalkAsync("audit");
        auditor.AssertNothingStrange();

        await using var administrator = await world.OpenStaffAsync("d.hughes");
        administrator.MayBeRefused = true;
        var now = TimeProvider.System.GetUtcNow();
        var tried = new ModelOverview(
            new ModelName("2026-11-01.1", new string('a', 64)),
            new ModelShadow(new ModelName("2026-11-20.2", new string('b', 64)), now.AddDays(-4), 3105, 2990, 40, [new ShadowDifference(CaseCategory.SelfHarm, 2, 3, 25), new ShadowDifference(CaseCategory.Violence, 3, 2, 10)]),
            "The file of the candidate is not what its report is about. Make the report anew.",
            new ModelCandidacy(new string('c', 64), [], 1, false, 5),
            [new ModelBegan(new ModelName("2026-11-01.1", new string('a', 64)), now.AddDays(-20), false)],
            4);
        await administrator.Page.RouteAsync("**/api/v1/models", route => route.FulfillAsync(new() { ContentType = "application/json", Body = JsonSerializer.Serialize(tried, JsonSerializerOptions.Web) }));
        await administrator.Button("Look again").ClickAsync();
        await administrator.SeeTextAsync("2026-11-20.2");
        await administrator.SeeTextAsync("it misses about 1 in 5");
        await administrator.SeeTextAsync("1 of 2.");
        await administrator.Button("Go back to the model before").ClickAsync();
        await administrator.SeeTextAsync("Forward again takes two new signatures.");
        await administrator.Button("Sign the candidate").ClickAsync();
        await administrator.SeeTextAsync("With the second signature it judges from the next message on");
        await administrator.WalkAsync("system, with a candidate");
        await administrator.Button("Sign the candidate").ClickAsync();
        await administrator.SeeTextAsync("No candidate is being tried.");
        foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
        {
            await administrator.Page.SetViewportSizeAsync(320, 640);
            await administrator.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await administrator.AssertSoundAsync($"system, with a candidate, {scheme}");
        }

        administrator.AssertNothingStrange();
    }

    [Fact]
    public async Task Given_the_server_is_gone_then_each_kind_of_page_says_so_and_can_be_walked_and_goes_on_when_it_is_back()
    {
        await using var desk = await world.OpenStaffAsync("n.adeyemi");
        await using var office = await world.OpenStaffAsync("r.castillo", 320, 640, ColorScheme.Dark);
        await office.Link("Overview").ClickAsync();
        await office.SeeAsync(office.Button("Last 7 days"));
        (desk.LineMayBreak, office.LineMayBreak) = (true, true);
        await world.Hub.KillAsync();
        try
        {
            await desk.SeeTextAsync("No line since");
            await desk.WalkAsync("queue, the server gone");
            await desk.AssertSoundAsync("queue, the server gone");
            await office.Button("Last 7 days").ClickAsync();
            await office.SeeTextAsync("No answer came.");
            await office.WalkAsync("overview, the server gone");
            await office.AssertSoundAsync("overview, the server gone");
        }
        finally
        {
            await world.Hub.StartAsync();
        }

        // That the line is back is said for a few seconds alone.
        await Assertions.Expect(desk.Page.GetByText("No line since")).ToHaveCountAsync(0);
        await desk.SeeTextAsync("That is all.");
        await office.Button("Last 7 days").ClickAsync();
        await Assertions.Expect(office.Button("Last 7 days")).ToHaveAttributeAsync("aria-pressed", "true");
        desk.AssertNothingStrange();
        office.AssertNothingStrange();
    }

    private async Task CryAsync()
    {
        using var terrence = await world.SignInAsync(Person.Terrence);
        await using var chat = terrence.OpenChat();
        await chat.StartAsync().WaitAsync(TimeSpan.FromMinutes(1));
        await World.SayAsync(chat.Conversations.Single(one => one.Summary.Kind == ConversationKind.Direct), World.Cry);
    }
}
