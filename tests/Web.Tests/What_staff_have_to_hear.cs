using PeerConnect.Contracts;
using PeerConnect.Shell.Texts;
using PeerConnect.Staff.Queue;
using PeerConnect.Staff.Texts;

namespace PeerConnect.Web.Tests;

/// <summary>The page calls once for each urgent thing, and is calm when none waits.</summary>
public sealed class What_staff_have_to_hear
{
    private static readonly DateTimeOffset At = new(2026, 3, 9, 19, 6, 0, TimeSpan.Zero);
    private readonly Alarm alarm = new();
    private readonly FeedCase imminent = Case(4, CaseProgress.Open);

    [Fact]
    public void Given_a_new_case_of_severity_4_then_it_calls_once_and_not_for_the_same_case_again()
    {
        Assert.Equal(AlarmCall.Call, alarm.Hear(Feed(imminent)));
        Assert.Equal(AlarmCall.None, alarm.Hear(Feed(imminent with { Messages = 2 })));
        Assert.Equal(AlarmCall.Call, alarm.Hear(Feed(imminent, Case(4, CaseProgress.Open))));
    }

    [Fact]
    public void Given_cases_that_can_wait_or_that_somebody_has_then_it_does_not_call() =>
        Assert.Equal(AlarmCall.None, alarm.Hear(Feed(Case(3, CaseProgress.Open), Case(4, CaseProgress.Acknowledged))));

    [Fact]
    public void Given_somebody_took_it_then_it_is_calm_and_when_it_comes_back_it_calls_again()
    {
        alarm.Hear(Feed(imminent));
        Assert.Equal(AlarmCall.Calm, alarm.Hear(Feed(imminent with { Progress = CaseProgress.Acknowledged })));
        Assert.Equal(AlarmCall.None, alarm.Hear(Feed()));
        Assert.Equal(AlarmCall.Call, alarm.Hear(Feed(imminent)));
    }

    [Fact]
    public void Given_a_place_to_go_to_then_it_calls_until_somebody_is_on_the_way()
    {
        var card = new GoNowCard(Guid.CreateVersion7(), "Marcus Hale", "Unit B", "B-214", At, null);
        Assert.Equal(AlarmCall.Call, alarm.Hear(new CaseFeed([], [card], 0)));
        Assert.Equal(AlarmCall.Calm, alarm.Hear(new CaseFeed([], [card with { OnTheWaySince = At }], 0)));
    }

    [Fact]
    public void Given_places_and_requests_then_each_is_called_what_it_is_and_only_a_case_of_severity_4_is_imminent()
    {
        var asks = new GoNowCard(Guid.CreateVersion7(), "Marcus Hale", "Unit B", "B-214", At, null, AskedFor: RequestedPerson.Chaplain);
        var place = new GoNowCard(Guid.CreateVersion7(), "Terrence Cole", "Unit C", "C-305", At, null);
        var english = StaffWords.In(Language.English);

        Assert.Equal(AlarmCall.Call, alarm.Hear(new CaseFeed([], [asks], 0)));
        Assert.Equal("New: Asks for the chaplain", english.NewAlarm(alarm.Waits));
        Assert.False(alarm.IsDanger);
        Assert.Equal(AlarmCall.Call, alarm.Hear(new CaseFeed([imminent], [asks, place], 0)));
        Assert.Equal("New: 4 Imminent, Go now, Asks for the chaplain", english.NewAlarm(alarm.Waits));
        Assert.True(alarm.IsDanger);
        Assert.Equal("Nuevo: 4 Inminente, Ir ahora, Pide al capellán", StaffWords.In(Language.Spanish).NewAlarm(alarm.Waits));

        // The place of the imminent case itself is the same call, until somebody has the case and nobody is on the way.
        var its = place with { CaseId = imminent.CaseId };
        Assert.Equal(AlarmCall.Other, alarm.Hear(new CaseFeed([imminent], [its], 0)));
        Assert.Equal("New: 4 Imminent", english.NewAlarm(alarm.Waits));
        Assert.Equal(AlarmCall.Other, alarm.Hear(new CaseFeed([imminent with { Progress = CaseProgress.Acknowledged }], [its], 0)));
        Assert.Equal("New: Go now", english.NewAlarm(alarm.Waits));
        Assert.True(alarm.IsDanger);
        alarm.Hear(new CaseFeed([imminent], [asks, place], 0));

        // Nothing new, but what waits is less: no page goes on saying "imminent".
        Assert.Equal(AlarmCall.Other, alarm.Hear(new CaseFeed([imminent with { Progress = CaseProgress.Acknowledged }], [asks], 0)));
        Assert.Equal("New: Asks for the chaplain", english.NewAlarm(alarm.Waits));
    }

    [Fact]
    public void Given_a_case_whose_place_still_waits_when_it_becomes_imminent_then_it_calls_once_more_and_again_when_it_is_given_back()
    {
        var concerning = imminent with { Severity = 2, SeverityText = "2" };
        var place = new GoNowCard(imminent.CaseId, "Terrence Cole", "Unit C", "C-305", At, null);
        var taken = imminent with { Progress = CaseProgress.Acknowledged };
        Assert.Equal(AlarmCall.Call, alarm.Hear(new CaseFeed([concerning], [place], 0)));
        Assert.Equal(AlarmCall.Call, alarm.Hear(new CaseFeed([imminent], [place], 0)));
        Assert.Equal("New: 4 Imminent", StaffWords.In(Language.English).NewAlarm(alarm.Waits));
        Assert.Equal(AlarmCall.None, alarm.Hear(new CaseFeed([imminent], [place], 0)));
        Assert.Equal(AlarmCall.Other, alarm.Hear(new CaseFeed([taken], [place], 0)));
        Assert.Equal(AlarmCall.Call, alarm.Hear(new CaseFeed([imminent], [place], 0)));
    }

    internal static FeedCase Case(int severity, CaseProgress progress, DateTimeOffset? deadline = null, bool overdue = false) => new(
        Guid.CreateVersion7(), CaseCategory.SelfHarm, severity, $"{severity}", At, At, deadline, overdue, progress, ConversationKind.Direct, "Unit B", 1, "Resident 7F", null, CasePurpose.Care);

    private static CaseFeed Feed(params IReadOnlyList<FeedCase> cases) => new(cases, [], 0);
}
