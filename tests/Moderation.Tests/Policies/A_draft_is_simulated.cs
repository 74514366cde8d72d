using CsCheck;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Policies;
using PeerConnect.Moderation.Policies.Presets;

namespace PeerConnect.Moderation.Tests.Policies;

public sealed class A_draft_is_simulated
{
    private static readonly DisclosurePolicy County = PolicyPreset.All.Single(preset => preset.Id == "county-jail").Policy;

    [Fact]
    public void The_difference_is_counted_by_category_and_severity()
    {
        Facts[] recorded =
        [
            Policies.Facts(Category.SelfHarm, 4),
            Policies.Facts(Category.SelfHarm, 4),
            Policies.Facts(Category.SelfHarm, 3),
            Policies.Facts(Category.Violence, 3) with { NamesMember = true },
            Policies.Facts(Category.Violence, 0),
        ];
        var report = PolicySimulation.Compare(PlainPolicy.Version1, County, recorded);
        Assert.Equal(5, report.Messages);
        Assert.Equal([(Category.SelfHarm, 3, 1), (Category.SelfHarm, 4, 2), (Category.Violence, 3, 1)], report.Outcomes.Select(row => (row.Category, row.Severity, row.Messages)));

        var active = report.Outcomes[0];
        Assert.Equal((new Compared(1, 1), new Compared(0, 1), 1), (active.Cases, active.Alarms, active.Alarms.Difference));
        Assert.Equal((new Compared(2, 2), new Compared(2, 2)), (report.Outcomes[1].Cases, report.Outcomes[1].Alarms));
        var threat = report.Outcomes[2];
        Assert.Equal((new Compared(1, 0), new Compared(0, 1), new Compared(0, 0)), (threat.Flagged, threat.Held, threat.Blocked));

        var officer = Assert.Single(report.Tells, tell => tell is { Category: Category.SelfHarm, Severity: 4, Role: StaffRole.Officer });
        Assert.Equal((true, DisclosureLevel.Count, false, new Compared(2, 2)), (officer.Location, officer.Level, officer.OnlyIfNobodyActs, officer.Tells));
    }

    [Fact]
    public void What_told_a_method_in_detail_is_counted_as_held_where_the_draft_holds_it()
    {
        var method = Policies.Rule("method", Category.SelfHarm, 2, 4, Policies.Recipient(StaffRole.Clinician, DisclosureLevel.Message));
        var draft = Policies.DefaultWith(method with { When = method.When with { MethodDetail = true }, Delivery = new DeliveryRule(Delivery.Hold, TimeSpan.FromHours(1), HoldEnd.Escalate) });
        Facts[] recorded = [Policies.Facts(Category.SelfHarm, 3) with { MethodDetail = true }, Policies.Facts(Category.SelfHarm, 3)];
        Assert.Equal(new Compared(0, 1), Assert.Single(PolicySimulation.Compare(PlainPolicy.Version1, draft, recorded).Outcomes).Held);
    }

    [Fact]
    public void Who_is_next_at_night_is_counted_apart_from_who_is_told_at_once()
    {
        var night = PolicyQuestions.All.Single(question => question.Id == "night");
        var report = PolicySimulation.Compare(County, night.Answer(County, "on-call-care"), [Policies.Facts(Category.SelfHarm, 3)]);
        var next = report.Tells.Where(tell => tell.OnlyIfNobodyActs).Select(tell => (tell.Role, tell.Tells.Difference));
        Assert.Equal([(StaffRole.Clinician, 1), (StaffRole.Officer, -1), (StaffRole.ControlRoom, 0)], next);
        Assert.Equal(0, Assert.Single(report.Tells, tell => !tell.OnlyIfNobodyActs).Tells.Difference);
    }

    [Fact]
    public void What_the_computer_was_not_asked_for_then_is_said_to_be_unknown_and_what_it_would_no_longer_be_asked_for_falls_away()
    {
        var looking = County with { Classifier = Policies.Everything };
        var asked = Policies.Facts(Category.Exploitation, 2, source: EvidenceSource.Model);
        Facts[] recorded = [Policies.Facts(Category.SelfHarm, 0), asked, Policies.Facts(Category.Exploitation, 2, source: EvidenceSource.PeerReport)];
        Assert.Equal([new UnjudgedMessages(Category.SexualAbuse, 2), new(Category.Exploitation, 1)], PolicySimulation.Compare(County, looking, recorded).Unjudged);
        var less = PolicySimulation.Compare(looking, County, recorded);
        Assert.Empty(less.Unjudged);
        Assert.Equal(new Compared(2, 1), Assert.Single(less.Outcomes).Cases);
    }

    [Fact]
    public void A_policy_compared_with_itself_differs_in_nothing_and_the_order_of_the_record_has_no_meaning() =>
        Gen.Select(Policies.AnyPolicy, Policies.AnyPolicy, Policies.AnyFacts.Array[0, 12]).Sample((current, draft, recorded) =>
        {
            var same = PolicySimulation.Compare(current, current, recorded);
            Assert.All(same.Tells, tell => Assert.Equal(0, tell.Tells.Difference));
            Assert.All(same.Outcomes, row => Assert.Equal((0, 0, 0), (row.Held.Difference, row.Cases.Difference, row.Alarms.Difference)));
            var (one, other) = (PolicySimulation.Compare(current, draft, recorded), PolicySimulation.Compare(current, draft, recorded.Reverse()));
            Assert.Equal(one.Outcomes.AsEnumerable(), other.Outcomes);
            Assert.Equal(one.Tells.AsEnumerable(), other.Tells);
        }, iter: 500);

    [Fact]
    public void A_record_of_before_cannot_be_tried_and_says_so()
    {
        var old = Decision.FromJson(PolicyEvaluator.Evaluate(County, Policies.Facts(Category.Violence, 2, ConversationClass.Part2)).ToJson()
            .Replace("\"form\":1,", "", StringComparison.Ordinal));
        Assert.Null(old.ToFacts("north"));
    }
}
