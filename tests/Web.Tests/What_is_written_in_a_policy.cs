using CsCheck;
using PeerConnect.Contracts;
using PeerConnect.Shell.Texts;
using PeerConnect.Staff.Policies;
using PeerConnect.Staff.Texts;

namespace PeerConnect.Web.Tests;

/// <summary>What was typed stays until it is stored or put away, faults stand at their lines, and a simulation is added up as it was counted.</summary>
public sealed class What_is_written_in_a_policy
{
    private static readonly Guid Rosa = Guid.CreateVersion7();
    private static readonly Guid Dev = Guid.CreateVersion7();
    private readonly PolicyDesk desk = new();

    [Fact]
    public void Given_a_draft_as_it_was_read_then_it_is_unsaved_from_the_first_change_until_what_was_sent_is_stored()
    {
        desk.Read(Rosa, Draft("name: Ours"));
        Assert.False(desk.IsUnsaved);
        desk.Type("name: Mine");
        Assert.True(desk.IsUnsaved);
        desk.Type("name: Mine too");
        desk.Saved(Draft("name: Mine"), "name: Mine", null);
        Assert.Equal(("name: Mine too", true), (desk.Document, desk.IsUnsaved));
        desk.Saved(Draft("name: Mine too"), "name: Mine too", null);
        Assert.False(desk.IsUnsaved);
        desk.From = new DateTime(2026, 3, 9, 8, 0, 0);
        Assert.True(desk.IsUnsaved);
    }

    [Theory]
    [InlineData(true, "<details open")]
    [InlineData(false, "<details>")]
    public async Task Given_the_notice_then_where_there_is_room_it_is_open_beside_the_questions_and_otherwise_one_press_opens_it(bool isWide, string begins)
    {
        using var server = new Answers(new Entrance([], DeviceRevoked: false));
        var english = StaffWords.In(Language.English);
        IReadOnlyList<NoticeText> notices = [new(4, "en", ["This chat is not private.", "A computer looks at every message."], "hash"), new(4, "es", ["Este chat no es privado."], "hash")];
        await using var page = await Rendered.ShowAfterAsync<NoticeView, StaffWords>(server, english, shown => shown.Browser.Answers["isWide"] = isWide, (nameof(NoticeView.Notices), notices));
        var shown = await page.HtmlAsync();
        Assert.Contains(begins, shown, StringComparison.Ordinal);
        Assert.Contains(english.PolicyNoticeOf(2), shown, StringComparison.Ordinal);

        // What scrolls by itself is scrolled by keyboard, and has a name.
        Assert.Matches("""<div[^>]* tabindex="0" role="region" aria-label="The whole notice, 2 paragraphs"[^>]*>""", shown);
        await page.PressAsync("Español");
        Assert.Contains("Este chat no es privado.", await page.HtmlAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public void Given_something_unsaved_then_it_is_for_nobody_but_whoever_wrote_it_and_what_is_saved_is_for_anybody()
    {
        desk.Begin(Rosa, "name: Ours");
        Assert.Equal((true, true, false), (desk.IsUnsaved, desk.IsFor(Rosa), desk.IsFor(Dev)));
        desk.Saved(Draft("name: Ours"), "name: Ours", null);
        Assert.True(desk.IsFor(Dev));
        desk.Type("name: Mine");
        Assert.False(desk.IsFor(Dev));
        desk.Close();
        Assert.Equal((false, true, string.Empty), (desk.IsUnsaved, desk.IsFor(Dev), desk.Document));
    }

    [Fact]
    public void Given_answers_then_each_can_be_undone_also_after_saving_and_a_colleagues_text_ends_that()
    {
        desk.Read(Rosa, Draft("one"));
        desk.Answered("two");
        desk.Answered("three");
        desk.Saved(Draft("three"), "three", null);
        desk.Read(Rosa, Draft("three"));
        desk.Undo();
        Assert.Equal(("two", true, true), (desk.Document, desk.CanUndo, desk.IsUnsaved));
        desk.Undo();
        Assert.Equal(("one", false), (desk.Document, desk.CanUndo));
        desk.Answered("two");
        desk.Read(Rosa, Draft("theirs"));
        Assert.Equal(("theirs", false, false), (desk.Document, desk.CanUndo, desk.IsUnsaved));
    }

    [Fact]
    public void Given_a_colleague_saved_meanwhile_then_what_was_typed_stays_to_be_written_over_it_or_apart()
    {
        desk.Read(Rosa, Draft("ours"));
        desk.Type("mine");
        desk.Follow(Draft("theirs"));
        Assert.Equal(("mine", "theirs", true), (desk.Document, desk.Draft!.Document, desk.IsUnsaved));
        desk.Part();
        Assert.Equal(("mine", null, true), (desk.Document, desk.Draft, desk.IsUnsaved));
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public async Task Given_another_policy_came_into_force_meanwhile_then_nothing_says_that_this_one_comes_into_force_takes_a_place_or_can_be_signed(int inForce, bool isOutdated)
    {
        var english = StaffWords.In(Language.English);
        var draft = Draft("name: Ours") with { MaySign = ["Ngozi A."] };
        using var server = new Answers(new Entrance([], DeviceRevoked: false, Me: new Me(Dev, Dev, "Dev H.", [Role.Administrator], "en", ConsentNeeded: false)));
        server[$"/drafts/{draft.Draft.DraftId}"] = draft;
        await using var page = await Rendered.ShowAfterAsync<DraftPanel, StaffWords>(
            server, english, before => before.Service<PolicyDesk>().Read(Dev, draft), (nameof(DraftPanel.InForce), new PolicyText(inForce, "name: Theirs", [])), (nameof(DraftPanel.Overview), new PolicyOverview([], [])));
        var shown = await page.HtmlAsync();
        Assert.Equal(isOutdated, shown.Contains(english.AnotherCameIntoForce, StringComparison.Ordinal));
        Assert.All((string[])[english.InForceAtOnce, english.ComesAfter(1), english.CouldSign("Ngozi A."), english.SignPolicyFirst], said => Assert.Equal(!isOutdated, shown.Contains(said, StringComparison.Ordinal)));
    }

    [Fact]
    public void Given_faults_then_their_lines_are_marked_among_the_numbers_and_no_number_is_missing()
    {
        var numbers = DocumentLines.Numbers("a\nb\nc\nd", [new("x", 2, 1), new("y", 2, 5), new("z")]);
        Assert.Equal([new LineNumbers("1\n", false), new LineNumbers("▸ 2\n", true), new LineNumbers("3\n4\n", false)], numbers);
    }

    [Theory]
    [InlineData(1, 1, 0)]
    [InlineData(2, 3, 6)]
    [InlineData(2, 99, 7)]
    [InlineData(3, 1, 8)]
    [InlineData(9, 1, 8)]
    public void Given_a_place_of_a_fault_then_the_cursor_goes_there_or_to_the_end_of_what_is_there(int line, int column, int before) =>
        Assert.Equal(before, DocumentLines.Before("abc\ndef\n", line, column));

    [Fact]
    public void Given_any_place_then_the_cursor_stays_in_the_text() => Gen.Select(Gen.String[Gen.OneOf(Gen.Const('\n'), Gen.Char['a', 'c']), 0, 30], Gen.Int[-2, 40], Gen.Int[-2, 40]).Sample((text, line, column) =>
        DocumentLines.Before(text, line, column) is var at && at >= 0 && at <= text.Length);

    [Fact]
    public void Given_a_simulation_then_who_is_told_is_added_up_over_kinds_apart_for_at_once_and_if_nobody_acts()
    {
        var simulated = new PolicySimulated(
            7,
            3,
            [new(CaseCategory.SelfHarm, 3, 2, new(2, 2), new(0, 1), new(0, 0), new(2, 2), new(1, 1), new(2, 2)), new(CaseCategory.Violence, 4, 1, new(1, 0), new(0, 1), new(0, 0), new(1, 1), new(1, 1), new(0, 0))],
            [
                new(CaseCategory.SelfHarm, 3, Role.Clinician, 4, false, OnlyIfNobodyActs: false, new(2, 2)),
                new(CaseCategory.SelfHarm, 3, Role.Clinician, 4, true, OnlyIfNobodyActs: true, new(2, 0)),
                new(CaseCategory.SelfHarm, 3, Role.Chaplain, 1, true, OnlyIfNobodyActs: true, new(0, 2)),
                new(CaseCategory.Violence, 4, Role.Clinician, 4, false, OnlyIfNobodyActs: false, new(1, 1)),
            ]);
        Assert.Equal(
            [new ToldFigure(Role.Clinician, false, new(3, 3)), new ToldFigure(Role.Clinician, true, new(2, 0)), new ToldFigure(Role.Chaplain, true, new(0, 2))],
            SimulatedFigures.Told(simulated));
        Assert.Equal([new PolicyNumbers(3, 2), new PolicyNumbers(0, 2), new PolicyNumbers(0, 0), new PolicyNumbers(3, 3), new PolicyNumbers(2, 2), new PolicyNumbers(2, 2)], SimulatedFigures.Outcomes(simulated).Select(figure => figure.Messages));
        var few = simulated with { Tells = [simulated.Tells[0] with { Tells = new(null, 5) }, simulated.Tells[0] with { Level = 2, Tells = new(5, null) }], Outcomes = [] };
        Assert.Equal([new ToldFigure(Role.Clinician, false, new(5, 5))], SimulatedFigures.Told(few));
        Assert.All(SimulatedFigures.Outcomes(few), figure => Assert.Equal(new PolicyNumbers(null, null), figure.Messages));
        Assert.Equal([Role.Clinician, Role.Chaplain], SimulatedFigures.Differences(simulated).Select(tell => tell.Role));
        Assert.True(SimulatedFigures.AnyDifference(simulated));
        var same = simulated with { Outcomes = [], Tells = [simulated.Tells[0]] };
        Assert.False(SimulatedFigures.AnyDifference(same));
        var told = same with { Told = [new(CaseCategory.SelfHarm, 3, null, 2, new(2, 2), new(0, 1)), new(CaseCategory.Company, 1, RequestedPerson.Officer, 1, new(1, 1), new(1, 1))] };
        Assert.Equal((3, new PolicyNumbers(1, 2)), (SimulatedFigures.TimesTold(told), SimulatedFigures.ToldAlarms(told)));
        Assert.True(SimulatedFigures.AnyDifference(told));
    }

    private static PolicyDraft Draft(string document) => new(
        new PolicyDraftSummary(Guid.Parse("01890000-0000-7000-8000-00000000000a"), PolicyDraftState.Draft, "R. C.", DateTimeOffset.UnixEpoch, null, 0),
        document, "ab", 1, [], false, [], [], [], OwnText: false, OwnSignature: false, []);
}
