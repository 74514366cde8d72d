using System.CommandLine;
using PeerConnect.Cli;
using PeerConnect.Cli.Cases;
using PeerConnect.Cli.Drills;
using PeerConnect.Cli.Policies;
using PeerConnect.Contracts;

namespace PeerConnect.Client.Tests.CommandLine;

/// <summary>What the terminal says of how a message was judged.</summary>
public sealed class HowACaseReads
{
    private static readonly DateTimeOffset Written = new(2026, 3, 2, 19, 6, 0, TimeSpan.Zero);

    [Fact]
    public void given_a_judgement_of_the_list_of_words_and_a_late_one_of_the_model_then_each_says_what_it_is_when_and_in_what_time()
    {
        var judged = Written.AddMinutes(34);
        var said = Opened(
            [new CaseEvent("opened", judged, null, Late: true)],
            new CaseJudgement("Lexicon", "lexicon-1", 0, .02, 1, [], null, Written, Fallback: true, Late: false),
            new CaseJudgement("Model", "1-f3", 2, .41, 1, ["self-harm-concerning"], new CaseRisk(3, 2_400, 0, 2), judged, Fallback: false, Late: true));

        var clock = $"{judged.ToLocalTime():HH:mm}";
        Assert.Contains($"{Written.ToLocalTime():HH:mm} scored by fallback, the list of words lexicon-1, because the model did not answer: severity 0", said, StringComparison.Ordinal);
        Assert.Contains($"{clock} Model 1-f3: severity 2 (41 %)", said, StringComparison.Ordinal);
        Assert.Contains($"raised from 0 to 2: 3 such messages in 40 minutes; judged late, written at {Written.ToLocalTime():HH:mm}", said, StringComparison.Ordinal);
        Assert.Contains($"{clock} opened, late: judged after the message was stored", said, StringComparison.Ordinal);
        Assert.Contains("75 % of all that weighed: \"my radio\"", said, StringComparison.Ordinal);
    }

    [Fact]
    public void given_signs_over_a_whole_conversation_then_nobody_is_said_to_have_done_it()
    {
        var said = Shown([], pattern: true, form: null);
        Assert.Contains("signs over the whole conversation, 1 message", said, StringComparison.Ordinal);
        Assert.Contains("It does not know whose doing it is: whoever wrote a marked message may be the one under pressure.", said, StringComparison.Ordinal);
        Assert.DoesNotContain("whose doing", Opened([]), StringComparison.Ordinal);
    }

    [Fact]
    public void given_a_form_that_is_due_after_a_visit_then_which_and_by_when_is_said() => Assert.Contains(
        $"WatchForm form to write by {Written.AddHours(1).ToLocalTime():HH:mm}",
        Shown([], pattern: false, new FormDue(CaseReferralKind.WatchForm, Written.AddHours(1))), StringComparison.Ordinal);

    [Fact]
    public void given_a_time_before_which_nobody_goes_then_it_is_said_while_it_lies_ahead_and_no_longer()
    {
        var now = TimeProvider.System.GetUtcNow();
        Assert.Contains("DO NOT GO BEFORE", Shown([], pattern: false, form: null, notBefore: now.AddMinutes(5)), StringComparison.Ordinal);
        Assert.DoesNotContain("DO NOT GO BEFORE", Shown([], pattern: false, form: null, notBefore: now.AddMinutes(-1)), StringComparison.Ordinal);
    }

    [Fact]
    public void given_a_number_that_is_not_told_then_the_sentence_is_one_all_the_same() => Assert.Equal(
        ("few or no recorded messages", "15 messages"), (PolicyVerbs.Count(null, "recorded messages"), PolicyVerbs.Count(15, "messages")));

    [Theory]
    [InlineData(BreakGlassState.Asked, "a colleague opens the case, and then approves it with: peerconnect case break-glass approve")]
    [InlineData(BreakGlassState.Open, "whoever asked reads it with: peerconnect case break-glass read")]
    public void given_a_break_glass_that_goes_on_then_the_next_step_is_said_as_it_is_typed(BreakGlassState state, string step)
    {
        var glass = new BrokenGlass(
            Guid.CreateVersion7(), Guid.CreateVersion7(), state, CasePurpose.Care, BreakGlassReach.Conversation, false, false, new BreakGlassAct(Written, "Ngozi", null), null, null, null, 0, null, null, null);
        Assert.Contains($"{step} {glass.CaseId.ToString()[^6..]} {glass.GlassId}", Said(lines => lines.Glass(glass)), StringComparison.Ordinal);
        Assert.DoesNotContain("peerconnect", Said(lines => lines.Glass(glass with { State = BreakGlassState.Over })), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ExportState.Asked, "a colleague opens the case, and then signs with: peerconnect case export sign")]
    [InlineData(ExportState.Signed, "whoever asked writes it with: peerconnect case export write")]
    public void given_an_export_that_goes_on_then_the_next_step_is_said_as_it_is_typed(ExportState state, string step)
    {
        var export = new CaseExport(Guid.CreateVersion7(), Guid.CreateVersion7(), state, CasePurpose.Care, false, new BreakGlassAct(Written, "Ngozi", null), null, Written, 0);
        Assert.Contains($"{step} {export.CaseId.ToString()[^6..]} {export.ExportId}", Said(lines => lines.Export(export)), StringComparison.Ordinal);
        Assert.DoesNotContain("peerconnect", Said(lines => lines.Export(export with { State = ExportState.Lapsed })), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("acknowledge:1796034774688", "acknowledge")]
    [InlineData("channel:pager tries:4", "channel:pager tries:4")]
    [InlineData("severity:4", "severity:4")]
    [InlineData(null, "")]
    public void given_a_step_of_a_drill_then_no_instant_in_milliseconds_is_shown(string? detail, string shown) => Assert.Equal(shown, DrillVerbs.What(detail));

    private static string Opened(IReadOnlyList<CaseEvent> events, params CaseJudgement[] judgements) => Shown(events, pattern: false, form: null, notBefore: null, judgements);

    private static string Shown(IReadOnlyList<CaseEvent> events, bool pattern, FormDue? form, DateTimeOffset? notBefore = null, params CaseJudgement[] judgements)
    {
        var line = new CaseLine(7, Written, true, "Resident 7F", MemberRole.Member, null, "my radio", [new CaseSpan(0, 8, .75)], judgements);
        var item = new FeedCase(
            Guid.CreateVersion7(), CaseCategory.SelfHarm, 2, "2 Concerning", Written, Written, null, false, CaseProgress.Open, ConversationKind.Direct, "B", 1, "Resident 7F", null,
            CasePurpose.Care,
            Pattern: pattern ? true : null,
            NotBefore: notBefore,
            Form: form);
        return Said(lines => lines.Opened(new OpenedCase(item, 1, Written, Role.Clinician, 2, null, null, [line], events, null)));
    }

    private static string Said(Action<CaseLines> say)
    {
        var output = new StringWriter();
        var around = new Surroundings
        {
            Input = TextReader.Null,
            Output = output,
            Error = output,
            IsTyped = false,
            IsTerminal = false,
            AskSecret = _ => throw new InvalidOperationException("Nobody is there to answer."),
            StateFolder = Path.GetTempPath(),
            Time = TimeProvider.System,
        };
        say(new CaseLines(new Call(around, new RootCommand().Parse(string.Empty))));
        return output.ToString();
    }
}
