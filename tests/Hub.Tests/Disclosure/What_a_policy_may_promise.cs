using PeerConnect.Contracts;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Hub.People.Demo;
using PeerConnect.Hub.Tests.Samples;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Policies;
using PeerConnect.Moderation.Policies.Presets;

namespace PeerConnect.Hub.Tests.Disclosure;

/// <summary>The notice is made from the document: what the server does not carry out is refused, and the presets are offered without it.</summary>
public sealed class What_a_policy_may_promise
{
    private static readonly DisclosurePolicy Sound = PlainPolicy.Version1;

    public static TheoryData<string, string> Promises => new()
    {
        { "a sample of what has a case", "could fall into this sample" },
        { "a sample of what is held", "could fall into this sample" },
        { "a sample of what people report", "could fall into this sample" },
        { "a sample without the message", "write 'level: message'" },
        { "a sample for somebody who reads none", "let the moderator" },
        { "method detail of a threat", "about self-harm" },
        { "method detail that people report", "about self-harm" },
        { "an escape", "nobody can tell of one here" },
        { "an escape beside a threat", "nobody can tell of one here" },
        { "a doctor whom a computer calls", "told by supporters" },
        { "contacts that a computer sees", "told by who reports a message" },
        { "a hold before anybody could tell", "once the message has arrived" },
        { "a hold for what people report", "once the message has arrived" },
        { "a request of a programme", "in no conversation" },
        { "a hold for what comes after arrival", "once the message has arrived" },
        { "an escape that readers find without a sample", "has no sample" },
    };

    [Theory]
    [MemberData(nameof(Promises))]
    public void Given_a_document_with_something_that_the_server_does_not_do_then_it_says_what_to_take_out(string what, string sentence)
    {
        Assert.Empty(PolicyServed.Faults(Sound));
        var fault = Assert.Single(PolicyServed.Faults(With(what)));
        Assert.Contains(sentence, fault.English, StringComparison.Ordinal);
        Assert.Matches("^(Regla '|En este servidor)", fault.Spanish);
    }

    [Fact]
    public void Given_a_preset_then_the_server_carries_it_out_unchanged() =>
        Assert.All(PolicyPreset.All, preset => Assert.Empty(PolicyServed.Faults(preset.Policy)));

    [Fact]
    public void Given_other_approvers_and_supervising_officers_then_the_server_carries_it_out_and_knows_each_role_that_a_policy_may_name()
    {
        Assert.Empty(PolicyServed.Faults(Sound with { Approvals = Sound.Approvals with { Approvers = ApprovalRules.MayBeNamed, SupervisingOfficer = true } }));
        Assert.Equal(ApprovalRoles.Deciders, ApprovalRules.MayBeNamed.Select(PolicyWords.Role));
    }

    [Fact]
    public void Given_a_preset_that_asks_for_a_rank_then_it_is_offered_with_it_and_the_demo_people_who_approve_hold_that_of_the_first()
    {
        Assert.Equal(["Unit manager", "Custodial manager", null], PolicyPreset.All.Select(preset => preset.Policy.Approvals.Rank));
        var approvers = DemoPeople.Facilities.SelectMany(facility => facility.Staff).Where(member => member.Role == Role.Coordinator).ToList();
        Assert.Equal(DemoPeople.Facilities.Count, approvers.Count);
        Assert.All(approvers, member => Assert.True(PolicyPreset.All[0].Policy.Approvals.Suffices(member.Rank)));
    }

    [Fact]
    public void Given_a_preset_with_the_form_that_follows_a_visit_then_it_is_offered_with_it() =>
        Assert.All(PolicyPreset.All, preset => Assert.Equal((preset.Policy.FollowUp, 3), (preset.Policy.FollowUp, preset.Policy.FollowUp!.FromSeverity)));

    [Fact]
    public void Given_a_preset_that_samples_then_it_is_offered_with_its_sample_and_all_of_them_with_the_question_of_it()
    {
        Assert.Equal(2, PolicyPreset.All.Count(preset => preset.Policy.Rules.Any(rule => rule.Sample is { OneIn: 20, Role: StaffRole.Moderator })));
        var question = PolicyQuestions.All.Single(question => question.Id == "quiet-sample");
        Assert.All(PolicyPreset.All.Select(preset => preset.Policy), policy =>
        {
            Assert.True(question.AppliesTo(policy));
            Assert.All(question.Choices, choice => Assert.Empty(PolicyServed.Faults(question.Answer(policy, choice.Id))));
        });
    }

    [Fact]
    public void Given_a_rule_or_a_step_that_gives_the_whole_chat_then_the_server_carries_it_out()
    {
        var recipient = Sound.Rules[0].Recipients[0] with { Level = DisclosureLevel.Conversation };
        var step = new EscalationStep(TimeSpan.FromHours(1), StaffRole.Chaplain, DisclosureLevel.Conversation);
        Assert.Empty(PolicyServed.Faults(First(Sound.Rules[0] with { Recipients = [recipient with { Limits = recipient.Limits with { Escalation = [step] } }] })));
    }

    [Fact]
    public void Given_a_rule_that_holds_method_detail_then_the_server_carries_it_out()
    {
        var holding = And(InDetail(Told("method", Category.SelfHarm)) with { Delivery = new DeliveryRule(Delivery.Hold, TimeSpan.FromHours(1), HoldEnd.Escalate) });
        Assert.Empty(PolicyServed.Faults(holding));
    }

    [Fact]
    public void Given_a_rule_for_what_a_second_opinion_finds_then_the_server_carries_it_out() =>
        Assert.Empty(PolicyServed.Faults(And(Told("second", Category.SelfHarm, EvidenceSource.SecondOpinion))));

    [Fact]
    public void Given_a_rule_for_a_unit_or_a_programme_then_the_server_carries_it_out()
    {
        Assert.Empty(PolicyServed.Faults(And(Sound.Rules[0] with { Id = "here", Scope = Sound.Rules[0].Scope with { Units = ["B"] } })));
        Assert.Empty(PolicyServed.Faults(And(Sound.Rules[0] with { Id = "here", Scope = Sound.Rules[0].Scope with { Programmes = ["RECOVERY"] } })));
    }

    [Fact]
    public void Given_a_preset_then_it_is_offered_with_what_people_can_tell_and_promises_nothing_that_nobody_could()
    {
        foreach (var offered in PolicyPreset.All.Select(preset => preset.Policy))
        {
            var rules = offered.Rules.ToLookup(rule => rule.Id);
            Assert.Equal(Delivery.DeliverAndFlag, Assert.Single(rules["contact-sharing"]).Delivery.Action);
            Assert.Single(rules["medical-emergency"]);

            // The readers of a sample may find one; without a sample nobody does.
            var sampled = offered.Rules.Any(rule => rule.Sample is not null);
            Assert.Equal(sampled ? [EvidenceSource.Staff] : [], rules["escape"].SelectMany(rule => rule.When.Evidence));
            Assert.Equal(sampled, Notice.Generate(offered, 4, NoticeLanguage.English).Text.Contains("escape", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Given_a_sample_and_what_staff_find_in_one_then_the_server_carries_it_out()
    {
        Assert.Empty(PolicyServed.Faults(And(SampledRules.Quiet(10))));
        Assert.Empty(PolicyServed.Faults(First(Sound.Rules[0] with { When = Sound.Rules[0].When with { Evidence = [EvidenceSource.Model, EvidenceSource.Staff] } })));
    }

    [Fact]
    public void Given_a_rule_for_whom_staff_name_as_meant_then_it_needs_no_sample()
    {
        var meant = And(Told("meant", Category.Violence, EvidenceSource.Staff));
        Assert.Empty(PolicyServed.Faults(meant));
        Assert.Contains("meant", new Telling(TellingKind.Meant, Facts.Meant("f", null, ConversationClass.Monitored, Category.Violence, 4)).Under(meant).MatchedRules);
    }

    [Fact]
    public void Given_all_that_residents_may_see_of_each_other_then_the_server_carries_it_out() =>
        Assert.Empty(PolicyServed.Faults(Sound with { Visibility = new ResidentVisibility(Receipts: true, Typing: true, Presence: true) }));

    private static DisclosurePolicy With(string what)
    {
        var rule = Sound.Rules[0];
        return what switch
        {
            "a sample of what has a case" => First(rule with { Sample = SampledRules.Quiet(10).Sample }),
            "a sample of what is held" => And(SampledRules.Quiet(10) with { Delivery = new DeliveryRule(Delivery.Hold, TimeSpan.FromHours(1)) }),
            "a sample of what people report" => And(SampledRules.Quiet(10) with { When = SampledRules.Quiet(10).When with { Evidence = [EvidenceSource.PeerReport] } }),
            "a sample without the message" => And(SampledRules.Quiet(10) with { Sample = new QualitySample(10, StaffRole.Moderator, DisclosureLevel.Metadata) }),
            "a sample for somebody who reads none" => And(SampledRules.Quiet(10) with { Sample = new QualitySample(10, StaffRole.Coordinator, DisclosureLevel.Message) }),
            "method detail of a threat" => And(InDetail(Told("method", Category.SelfHarm, Category.Violence))),
            "method detail that people report" => And(InDetail(Told("method", Category.SelfHarm, EvidenceSource.PeerReport))),
            "an escape" => And(Told("escape", Category.Escape)),
            "an escape beside a threat" => And(Told("escape", Category.Escape, Category.Violence)),
            "a doctor whom a computer calls" => And(Told("doctor", Category.MedicalEmergency, EvidenceSource.Model)),
            "contacts that a computer sees" => And(Told("contacts", Category.ContactSharing, EvidenceSource.Lexicon)),
            "a hold before anybody could tell" => And(Told("contacts", Category.ContactSharing) with { Delivery = new DeliveryRule(Delivery.Hold, TimeSpan.FromHours(1)) }),
            "a hold for what people report" => And(Told("threats", Category.Violence, EvidenceSource.PeerReport) with { Delivery = new DeliveryRule(Delivery.Hold, TimeSpan.FromHours(1)) }),
            "a request of a programme" => And(Sound.Rules.Single(each => each.When.IsRequest) with { Id = "asked", Scope = rule.Scope with { Programmes = ["recovery"] } }),
            "a hold for what comes after arrival" => And(Told("second", Category.Violence, EvidenceSource.SecondOpinion) with { Delivery = new DeliveryRule(Delivery.Hold, TimeSpan.FromHours(1)) }),
            "an escape that readers find without a sample" => And(Told("escape", Category.Escape, EvidenceSource.Staff)),
            _ => throw new ArgumentOutOfRangeException(nameof(what)),
        };
    }

    private static DisclosureRule Told(string id, Category category, params EvidenceSource[] evidence) => Sound.Rules[0] with
    {
        Id = id,
        When = new RuleCondition([category], 2, 4, [.. evidence], []),
    };

    private static DisclosureRule Told(string id, Category category, Category other) => Told(id, category) with { When = new RuleCondition([category, other], 2, 4, [], []) };

    private static DisclosureRule InDetail(DisclosureRule rule) => rule with { When = rule.When with { MethodDetail = true } };

    private static DisclosurePolicy And(DisclosureRule rule) => Sound with { Rules = Sound.Rules.Add(rule) };

    private static DisclosurePolicy First(DisclosureRule rule) => Sound with { Rules = Sound.Rules.SetItem(0, rule) };
}
