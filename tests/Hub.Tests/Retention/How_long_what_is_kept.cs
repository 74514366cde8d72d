using PeerConnect.Contracts;
using PeerConnect.Hub.Retention;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Tests.Retention;

/// <summary>Each time of the policy's retention is for what it names, and what a policy leaves open is kept as its neighbour.</summary>
public sealed class How_long_what_is_kept
{
    private static readonly DateTimeOffset Decided = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private static readonly RetentionRules Each = new(
        Messages: TimeSpan.FromDays(1), TrueCases: TimeSpan.FromDays(2), FalseCases: TimeSpan.FromDays(3), Scores: TimeSpan.FromDays(4), AfterLegalHold: TimeSpan.FromDays(5),
        UnclearCases: TimeSpan.FromDays(6), RejectedMessages: TimeSpan.FromDays(7));

    [Theory]
    [InlineData(nameof(FlagVerdict.True), 2, PurgedKind.TrueCases)]
    [InlineData(nameof(FlagVerdict.False), 3, PurgedKind.FalseCases)]
    [InlineData(nameof(FlagVerdict.Unclear), 6, PurgedKind.UnclearCases)]
    [InlineData(null, 2, PurgedKind.TrueCases)]
    public void Given_a_verdict_then_the_case_is_kept_for_the_time_of_that_verdict(string? verdict, int days, PurgedKind kind)
    {
        var row = Case(verdict);
        Assert.Equal(Decided.AddDays(days), KeptFor.Case(Policy(Each), row));
        Assert.Equal(kind, KeptFor.Kind(row));
    }

    [Fact]
    public void Given_a_message_then_it_is_kept_for_the_time_of_those_that_arrive_or_of_those_that_do_not()
    {
        var facility = Guid.CreateVersion7();
        Assert.Equal(TimeSpan.FromDays(1), KeptFor.Messages(Policy(Each), facility).For);
        Assert.Equal(TimeSpan.FromDays(7), KeptFor.NotDelivered(Policy(Each), facility).For);
    }

    [Fact]
    public void Given_a_policy_that_leaves_it_open_then_unclear_is_kept_as_right_and_what_did_not_arrive_as_what_did()
    {
        var open = Policy(Each with { UnclearCases = null, RejectedMessages = null });
        Assert.Equal(Decided.AddDays(2), KeptFor.Case(open, Case(nameof(FlagVerdict.Unclear))));
        Assert.Equal(TimeSpan.FromDays(1), KeptFor.NotDelivered(open, Guid.CreateVersion7()).For);
    }

    [Fact]
    public void Given_no_decision_or_no_end_then_no_day_is_set()
    {
        Assert.Null(KeptFor.Case(Policy(Each), new CaseRow { Category = "self-harm", Excluded = "[]", PseudonymSalt = [] }));
        Assert.Null(KeptFor.Case(Policy(Each with { TrueCases = RetentionRules.WithoutEnd }), Case(nameof(FlagVerdict.True))));
    }

    private static DisclosurePolicy Policy(RetentionRules rules) => PlainPolicy.Version1 with { Retention = rules };

    private static CaseRow Case(string? verdict) => new() { Category = "self-harm", Excluded = "[]", PseudonymSalt = [], Verdict = verdict, DecidedAt = Decided };
}
