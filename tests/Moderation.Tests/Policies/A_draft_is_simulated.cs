using CsCheck;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Policies;
using PeerConnect.Moderation.Policies.Presets;

namespace PeerConnect.Moderation.Tests.Policies;

public sealed class A_draft_is_simulated
{
    private static readonly DisclosurePolicy County = PolicyPreset.All.Single(preset => preset.Id == "county-jail").Policy;

    private static readonly Gen<Telling> Told = Gen.OneOf(
        Gen.Const(new Telling(TellingKind.Request, Facts.Request("north", null, AskedPerson.Chaplain))),
        Gen.Const(new Telling(TellingKind.Concern, Facts.Concern("north", null, null, ConversationClass.Monitored, SpeakerRole.Supporter, Category.SelfHarm, 3))),
        Gen.Const(new Telling(TellingKind.Complaint, Facts.Complaint("north", null, null, ConversationClass.Monitored, Category.Exploitation, 2))));

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
        var report = PolicySimulation.Compare(PlainPolicy.Version1, County, recorded, []);
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
        Assert.Equal(new Compared(0, 1), Assert.Single(PolicySimulation.Compare(PlainPolicy.Version1, draft, recorded, []).Outcomes).Held);
    }

    [Fact]
    public void Who_is_next_at_night_is_counted_apart_from_who_is_told_at_once()
    {
        var night = PolicyQuestions.All.Single(question => question.Id == "night");
        var report = PolicySimulation.Compare(County, night.Answer(County, "on-call-care"), [Policies.Facts(Category.SelfHarm, 3)], []);
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
        Assert.Equal([new UnjudgedMessages(Category.SexualAbuse, 2), new(Category.Exploitation, 1)], PolicySimulation.Compare(County, looking, recorded, []).Unjudged);
        var less = PolicySimulation.Compare(looking, County, recorded, []);
        Assert.Empty(less.Unjudged);
        Assert.Equal(new Compared(2, 1), Assert.Single(less.Outcomes).Cases);
    }

    [Fact]
    public void What_people_told_and_asked_for_is_tried_too_and_what_a_draft_tells_nobody_is_no_case()
    {
        var nobodyAsked = PlainPolicy.Version1 with { Rules = [.. PlainPolicy.Version1.Rules.Where(rule => !rule.When.IsRequest)] };
        Telling[] told =
        [
            new(TellingKind.Request, Facts.Request("north", null, AskedPerson.Officer)),
            new(TellingKind.Request, Facts.Request("north", null, AskedPerson.Officer)),
            new(TellingKind.Concern, Facts.Concern("north", null, null, ConversationClass.Monitored, SpeakerRole.Supporter, Category.SelfHarm, 4)),
        ];
        var report = PolicySimulation.Compare(PlainPolicy.Version1, nobodyAsked, [], told);
        Assert.Equal((0, 0), (report.Messages, report.Outcomes.Length));
        Assert.Equal(
            [(Category.SelfHarm, 4, null, 1, new Compared(1, 1)), (Category.Company, 1, AskedPerson.Officer, 2, new Compared(2, 0))],
            report.Told.Select(row => (row.Category, row.Severity, row.AskedFor, row.Times, row.Cases)));
        Assert.Equal(new Compared(1, 1), report.Told[0].Alarms);
        Assert.Equal(new Compared(2, 0), Assert.Single(report.Tells, tell => tell is { Category: Category.Company, Role: StaffRole.Officer, OnlyIfNobodyActs: false }).Tells);
        Assert.Contains(report.Tells, tell => tell is { Category: Category.SelfHarm, Role: StaffRole.ControlRoom, Tells: { Current: 1, Draft: 1 } });
    }

    [Fact]
    public void A_complaint_goes_to_whom_a_rule_names_for_complaints_alone_where_there_is_one()
    {
        var safeguarding = PlainPolicy.Version1.Rules.First(rule => rule.When.Categories.Contains(Category.Exploitation));
        var named = PlainPolicy.Version1 with
        {
            Rules = PlainPolicy.Version1.Rules.Add(safeguarding with
            {
                Id = "complaints",
                Recipients = [safeguarding.Recipients[0] with { Role = StaffRole.Chaplain, Purpose = Purpose.Complaint }],
            }),
        };
        var complaint = new Telling(TellingKind.Complaint, Facts.Complaint("north", null, null, ConversationClass.Monitored, Category.Exploitation, 2));
        var tells = PolicySimulation.Compare(PlainPolicy.Version1, named, [], [complaint]).Tells.Where(tell => !tell.OnlyIfNobodyActs).ToList();
        Assert.Equal(new Compared(0, 1), Assert.Single(tells, tell => tell.Role == StaffRole.Chaplain).Tells);
        Assert.Equal(new Compared(1, 0), Assert.Single(tells, tell => tell.Role == StaffRole.Safeguarding).Tells);
    }

    [Fact]
    public void Whom_somebody_asked_for_comes_back_from_the_record()
    {
        var facts = Facts.Request("north", "B", AskedPerson.Supporter);
        Assert.Equal(AskedPerson.Supporter, Decision.FromJson(PolicyEvaluator.Evaluate(PlainPolicy.Version1, facts).ToJson()).ToFacts("north")!.AskedFor);
    }

    [Fact]
    public void A_policy_compared_with_itself_differs_in_nothing_and_the_order_of_the_record_has_no_meaning() =>
        Gen.Select(Policies.AnyPolicy, Policies.AnyPolicy, Policies.AnyFacts.Array[0, 12], Told.Array[0, 4]).Sample((current, draft, recorded, told) =>
        {
            var same = PolicySimulation.Compare(current, current, recorded, told);
            Assert.All(same.Tells, tell => Assert.Equal(0, tell.Tells.Difference));
            Assert.All(same.Outcomes, row => Assert.Equal((0, 0, 0), (row.Held.Difference, row.Cases.Difference, row.Alarms.Difference)));
            var (one, other) = (PolicySimulation.Compare(current, draft, recorded, told), PolicySimulation.Compare(current, draft, recorded.Reverse(), told.Reverse()));
            Assert.Equal(one.Outcomes.AsEnumerable(), other.Outcomes);
            Assert.Equal(one.Tells.AsEnumerable(), other.Tells);
            Assert.Equal(one.Told.AsEnumerable(), other.Told);
            Assert.All(same.Told, row => Assert.Equal((0, 0), (row.Cases.Difference, row.Alarms.Difference)));
        }, iter: 500);

    [Fact]
    public void A_record_of_before_cannot_be_tried_and_says_so()
    {
        var old = Decision.FromJson(PolicyEvaluator.Evaluate(County, Policies.Facts(Category.Violence, 2, ConversationClass.Part2)).ToJson()
            .Replace("\"form\":1,", "", StringComparison.Ordinal));
        Assert.Null(old.ToFacts("north"));
    }
}
