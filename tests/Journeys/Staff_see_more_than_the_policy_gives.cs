using System.Text.Json;
using Microsoft.Playwright;
using PeerConnect.Client;
using PeerConnect.Contracts;

namespace PeerConnect.Journeys;

/// <summary>
/// A threat, and what was said around it: one officer of security asks to see more, another approves, he reads while the clock runs and decides, a third reviews, and the auditor
/// finds all of it in the record. It has a server of its own, because it changes the policy for everybody.
/// </summary>
public sealed class Staff_see_more_than_the_policy_gives
{
    private const string Threat = "im gonna stab him thursday on the way back from the gym";
    private const string Before = "the okapi line that stands far above it";
    private const string Why = "Whether it is about his cellmate.";

    [Fact]
    public async Task Given_a_threat_when_one_asks_another_approves_and_a_third_reviews_then_he_reads_for_a_time_and_the_auditor_finds_it()
    {
        await using var world = new World();
        await world.InitializeAsync();
        await world.GrantAsync(Role.Security, "m.ruiz", "s.mbeki");
        await ThreatenAsync(world);

        await using var asker = await world.OpenStaffAsync("t.brandt");
        asker.MayBeRefused = true;
        await OpenAsync(asker);
        await AskAsync(asker);

        await using var approver = await world.OpenStaffAsync("m.ruiz", 320, 640, ColorScheme.Dark);
        await approver.SeeTextAsync("A colleague asks to see more");
        await OpenAsync(approver);
        await approver.SeeTextAsync(Why);
        await approver.SeeTextAsync("with who wrote it");
        await approver.AssertSoundAsync("asked, for the second person");
        await approver.Page.Keyboard.PressAsync("a");
        await approver.Page.Locator(".beyond .primary").ClickAsync();
        await approver.SeeAsync(approver.Page.Locator(".beyond strong", new() { HasText = "Open" }));
        await Assertions.Expect(approver.Page.Locator("body")).Not.ToContainTextAsync("okapi");

        await asker.SeeTextAsync("A colleague answered. Open the case again to see how.");
        await asker.Page.Keyboard.PressAsync("o");
        await asker.SeeAsync(asker.Page.Locator(".clock"));
        await Assertions.Expect(asker.Page.Locator("body")).Not.ToContainTextAsync("okapi");
        await asker.Page.Keyboard.PressAsync("v");
        await asker.SeeTextAsync(Before);
        await asker.SeeAsync(asker.Page.Locator(".beyond .lines", new() { HasText = "Terrence Cole" }));
        await asker.AssertSoundAsync("more, with its clock");
        var clock = asker.Page.Locator(".clock strong");
        var left = await clock.InnerTextAsync();
        await Assertions.Expect(clock).Not.ToHaveTextAsync(left);
        await asker.Page.EvaluateAsync("scrollTo(0, document.body.scrollHeight)");
        Assert.InRange((await clock.BoundingBoxAsync())!.Y, 0, 200);
        await asker.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(asker.Page.Locator("body")).Not.ToContainTextAsync("okapi");
        await asker.Page.Keyboard.PressAsync("v");
        await asker.SeeTextAsync(Before);

        await DecideAsync(asker);
        await Assertions.Expect(asker.Page.Locator("body")).Not.ToContainTextAsync("okapi");
        await Assertions.Expect(asker.Page.Locator(".clock")).ToHaveCountAsync(0);

        await using var reviewer = await world.OpenStaffAsync("s.mbeki");
        await reviewer.Page.Locator(".caseline", new() { HasText = "A colleague saw more of a case" }).ClickAsync();
        await reviewer.SeeTextAsync("pages read: 2");
        await reviewer.AssertSoundAsync("to review");
        await reviewer.Page.Keyboard.PressAsync("k");
        await reviewer.Page.Locator(".beyond textarea").FillAsync("It was about him.");
        await reviewer.Page.Locator(".beyond .primary").ClickAsync();
        await reviewer.SeeTextAsync("It was justified, says Sarah Mbeki");
        await reviewer.SeeTextAsync("Nothing waits for your review.");

        await RaiseFalseAlarmsAsync(world);
        await AuditAsync(world);
        await AdministerAsync(world);
        await DenyAsync(world);
        asker.AssertNothingStrange();
        approver.AssertNothingStrange();
        reviewer.AssertNothingStrange();
    }

    [Fact]
    public async Task Given_a_case_that_has_to_leave_when_a_second_person_signs_then_whoever_asked_gets_the_file_and_nobody_else()
    {
        await using var world = new World();
        await world.InitializeAsync();
        await world.GrantAsync(Role.Security, "m.ruiz");
        await ThreatenAsync(world);
        await using var asker = await world.OpenStaffAsync("t.brandt", 390, 844, ColorScheme.Dark);
        await OpenAsync(asker);
        await asker.Page.Keyboard.PressAsync("e");
        await asker.Button("Sign and ask a colleague").ClickAsync();
        await asker.SeeTextAsync("Choose what it is for, and write why.");
        await asker.Page.GetByLabel("for a legal process").CheckAsync();
        await asker.Page.Locator(".leaves textarea").FillAsync("Order 4711.");
        await asker.AssertSoundAsync("export, asked");
        await asker.Button("Sign and ask a colleague").ClickAsync();
        await asker.SeeTextAsync("Waits for a second signature");

        await using var signer = await world.OpenStaffAsync("m.ruiz");
        await OpenAsync(signer);
        await signer.SeeTextAsync("Order 4711.");
        await signer.Page.Keyboard.PressAsync("s");
        await signer.SeeTextAsync("Signed by two: it may be written");
        await signer.AssertSoundAsync("export, signed");
        await Assertions.Expect(signer.Button("Write the file")).ToHaveCountAsync(0);

        await asker.Page.Keyboard.PressAsync("o");
        await asker.SeeTextAsync("Marisol Ruiz signed as the second");
        await asker.AssertSoundAsync("export, to write");
        var download = await asker.Page.RunAndWaitForDownloadAsync(() => asker.Page.Keyboard.PressAsync("l"));
        Assert.Matches("^peerconnect-[0-9a-f]{32}\\.json$", download.SuggestedFilename);
        using var package = JsonDocument.Parse(await File.ReadAllTextAsync((await download.PathAsync())!));
        Assert.Equal(
            ["case.json", "events.json", "messages.json"],
            package.RootElement.GetProperty("parts").EnumerateArray().Select(part => part.GetProperty("name").GetString()).Order(StringComparer.Ordinal));
        Assert.Contains("LegalProcess", package.RootElement.GetProperty("manifest").GetString(), StringComparison.Ordinal);
        await asker.SeeTextAsync("The file is written.");
        asker.AssertNothingStrange();
        signer.AssertNothingStrange();
    }

    private static async Task AskAsync(Screen asker)
    {
        await asker.Page.Keyboard.PressAsync("g");
        await Assertions.Expect(asker.Page.Locator(".beyond form input").First).ToBeFocusedAsync();
        await asker.Button("Ask").ClickAsync();
        await asker.SeeTextAsync("Choose what it is for, and write why.");
        await asker.Page.GetByLabel("for the safety of others").CheckAsync();
        await asker.Page.GetByLabel("Why, in words").FillAsync(Why);
        await asker.Page.GetByLabel("Show me who wrote, too").CheckAsync();
        await asker.AssertSoundAsync("asking to see more");
        await asker.Button("Ask").ClickAsync();
        await asker.SeeTextAsync("Waits for a colleague's answer");
        await Assertions.Expect(asker.Page.Locator(".clock")).ToHaveCountAsync(0);
    }

    private static async Task DecideAsync(Screen asker)
    {
        await asker.Page.Keyboard.PressAsync("t");
        await asker.SeeTextAsync("You have this case");
        await asker.Page.Keyboard.PressAsync("f");
        await Assertions.Expect(asker.Page.Locator(".asks dt:has-text('With the person') + dd")).Not.ToHaveTextAsync("not yet");
        await Assertions.Expect(asker.Page.Locator(".asks").GetByRole(AriaRole.Button, new() { Name = "Decide" })).ToBeEnabledAsync(new() { Timeout = 30_000 });
        await asker.Page.Keyboard.PressAsync("d");
        await asker.Page.GetByLabel("Steps were taken for the safety").CheckAsync();
        await asker.Page.GetByLabel("It was right").CheckAsync();
        await asker.Button("Record the decision").ClickAsync();
        await asker.SeeTextAsync("Decided. It is recorded.");
    }

    private static async Task AuditAsync(World world)
    {
        await using var auditor = await world.OpenStaffAsync("a.novak");
        await auditor.SeeTextAsync("None. Each was reviewed, or is still open.");
        await auditor.SeeTextAsync("Self-harm: fewer flags are right than promised.");
        await auditor.Page.Locator("section[aria-labelledby=verdicts] summary").First.ClickAsync();
        await auditor.SeeTextAsync("several quiet messages together");
        await auditor.AssertSoundAsync("audit");
        await AssertQuarterPrintsAsync(auditor);
        await auditor.Button("Verify the record").ClickAsync();
        await auditor.SeeTextAsync("signed to the last.");
        await KeepAndSearchAsync(auditor);
        await auditor.Button("Look through").ClickAsync();
        await auditor.SeeAsync(auditor.Page.GetByText("rows about cases").Locator("visible=true").First);
        await auditor.Page.GetByLabel("Number of the case").FillAsync("1");
        await auditor.Page.Keyboard.PressAsync("Enter");
        var trail = auditor.Page.Locator(".trail");
        await auditor.SeeAsync(trail);
        foreach (var (what, who) in ((string, string)[])[("Asked to see more", "Tomas Brandt"), ("More was approved", "Marisol Ruiz"), ("More of it was read", "Tomas Brandt"), ("Decided", "Tomas Brandt"), ("Seeing more was reviewed", "Sarah Mbeki")])
        {
            await auditor.SeeAsync(trail.Locator("li", new() { HasText = what }).Filter(new() { HasText = who }).First);
        }

        await auditor.AssertSoundAsync("a case followed");
        foreach (var kept in (string[])["okapi", "stab him", Why, "Terrence", "It was about him."])
        {
            await Assertions.Expect(auditor.Page.Locator("body")).Not.ToContainTextAsync(kept);
        }

        await auditor.Page.SetViewportSizeAsync(320, 640);
        await auditor.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await auditor.Button("Español").ClickAsync();
        await auditor.SeeTextAsync("Se aprobó ver más");
        await auditor.SeeTextAsync("Autolesión: son correctas menos marcas de las prometidas.");
        await auditor.AssertSoundAsync("a case followed, small");
        auditor.AssertNothingStrange();
    }

    /// <summary>The export and its key leave as files that the offline verifier accepts; the record can be searched.</summary>
    private static async Task KeepAndSearchAsync(Screen auditor)
    {
        var record = await auditor.Page.RunAndWaitForDownloadAsync(() => auditor.Link("Keep the record as a file").ClickAsync());
        var key = await auditor.Page.RunAndWaitForDownloadAsync(() => auditor.Button("Keep the public key").ClickAsync());
        using var export = new StreamReader(await record.PathAsync());
        var outcome = await Verification.AuditVerifier.VerifyAsync(export, await File.ReadAllTextAsync(await key.PathAsync()), [], CancellationToken.None);
        Assert.True(outcome.IsWhole && !outcome.KeyCameFromExport, string.Join('\n', outcome.Faults));

        var search = auditor.Page.Locator("section.search");
        await search.GetByLabel("Kind of act").SelectOptionAsync("break-glass-");
        await search.GetByLabel("Number or user name").FillAsync("t.brandt");
        await search.GetByRole(AriaRole.Button, new() { Name = "Find" }).ClickAsync();
        await auditor.SeeAsync(search.Locator("li", new() { HasText = "break-glass-asked" }).Filter(new() { HasText = "Tomas Brandt" }).First);
        await Assertions.Expect(search.Locator("li", new() { HasText = "case-viewed" })).ToHaveCountAsync(0);
    }

    /// <summary>Ten flags that a clinician finds to be false: so many are not what the model promised.</summary>
    private static async Task RaiseFalseAlarmsAsync(World world)
    {
        using var terrence = await world.SignInAsync(Person.Terrence);
        using var clinician = await world.SignInStaffAsync("n.adeyemi");
        await using var chat = terrence.OpenChat();
        await chat.StartAsync().WaitAsync(TimeSpan.FromMinutes(1));
        var pair = chat.Conversations.Single(one => one.Summary.Kind == ConversationKind.Direct);
        for (var flag = 0; flag < 10; flag++)
        {
            await World.SayAsync(pair, World.Cry);
            var found = await World.CaseAsync(clinician, one => one is { Category: CaseCategory.SelfHarm, Progress: CaseProgress.Open });
            World.Ok(await clinician.Cases.OpenAsync(found.CaseId, new OpenCase(CasePurpose.Care)));
            World.Ok(await clinician.Cases.AcknowledgeAsync(found.CaseId));
            World.Ok(await clinician.Cases.DecideAsync(found.CaseId, new DecideCase(CaseReason.NotMeant, FlagVerdict.False)));
        }
    }

    /// <summary>The administrator sees that the model in use does not keep its promise, and no number of it.</summary>
    private static async Task AdministerAsync(World world)
    {
        await using var administrator = await world.OpenStaffAsync("d.hughes", 390, 844);
        await administrator.Page.GotoAsync(new Uri(world.Hub.Address, "/staff/system").AbsoluteUri);
        await administrator.SeeTextAsync("fewer right than promised");
        await administrator.AssertSoundAsync("system, a promise not kept");
        await Assertions.Expect(administrator.Page.Locator("body")).Not.ToContainTextAsync("Self-harm");
        administrator.AssertNothingStrange();
    }

    /// <summary>The newest quarter that is over opens as a page of its own; on a new server none of its numbers is shown.</summary>
    private static async Task AssertQuarterPrintsAsync(Screen auditor)
    {
        var link = auditor.Page.Locator("section[aria-labelledby=quarters] a").First;
        var quarter = await link.InnerTextAsync();
        var page = await auditor.Page.Context.RunAndWaitForPageAsync(() => link.ClickAsync());
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync(quarter);
        await Assertions.Expect(page.Locator("td").First).ToHaveTextAsync("not shown");
        Assert.Equal(string.Empty, await Screen.ViolationsAsync(page));
        await page.CloseAsync();
    }

    /// <summary>The calls of the auditor's page, by people whose page it is not.</summary>
    private static async Task DenyAsync(World world)
    {
        using var clinician = await world.SignInStaffAsync("t.brandt");
        using var coordinator = await world.SignInStaffAsync("r.castillo");
        var now = TimeProvider.System.GetUtcNow();
        foreach (var other in (PeerConnectClient[])[clinician, coordinator])
        {
            Assert.Equal(RefusalCode.NotFound, (await other.Audit.VerifyAsync()).Refusal?.Code);
            Assert.Equal(RefusalCode.NotFound, (await other.Audit.AnomaliesAsync(now.AddDays(-1), now)).Refusal?.Code);
            Assert.Equal(RefusalCode.NotFound, (await other.Audit.VerdictsAsync()).Refusal?.Code);
            Assert.Equal(RefusalCode.NotFound, (await other.Audit.CaseOfNumberAsync(1)).Refusal?.Code);
            Assert.Equal(RefusalCode.NotFound, (await other.Audit.FollowAsync(Guid.CreateVersion7())).Refusal?.Code);
        }

        Assert.Equal(RefusalCode.NotFound, (await coordinator.Cases.BreakGlassReviewsAsync()).Refusal?.Code);
    }

    private static async Task OpenAsync(Screen screen)
    {
        await screen.Page.Locator(".case button", new() { HasText = "Violence" }).ClickAsync();
        await screen.SeeTextAsync("This view was recorded at");
    }

    private static async Task ThreatenAsync(World world)
    {
        using var terrence = await world.SignInAsync(Person.Terrence);
        await World.ConsentAsync(terrence);
        await using var chat = terrence.OpenChat();
        await chat.StartAsync().WaitAsync(TimeSpan.FromMinutes(1));
        var pair = chat.Conversations.Single(one => one.Summary.Kind == ConversationKind.Direct);
        await World.SayAsync(pair, Before);
        for (var line = 0; line < 7; line++)
        {
            await World.SayAsync(pair, "Yes.");
        }

        await World.SayAsync(pair, Threat);
    }
}
