using System.Collections.Immutable;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Policies;
using PeerConnect.Moderation.Policies.Documents;
using PeerConnect.Moderation.Policies.Presets;
using PeerConnect.Moderation.Tests.Training;
using PeerConnect.Training;

namespace PeerConnect.Moderation.Tests.Policies.Presets;

/// <summary>The response that must come out of the box, in each preset.</summary>
public sealed class A_preset_works_unchanged
{
    private static readonly TimeSpan TwoMinutes = TimeSpan.FromMinutes(2);
    private static readonly ModelClassifier Classifier = new(ShippedModel.Open().Model!);

    public static TheoryData<string> Presets => [.. PolicyPreset.All.Select(preset => preset.Id)];

    [Theory]
    [MemberData(nameof(Presets))]
    public void It_has_no_fault_and_its_signposts_are_there_in_both_languages(string id)
    {
        var preset = PolicyPreset.All.Single(preset => preset.Id == id);
        Assert.Empty(PolicyYaml.Read(preset.Document).Faults);
        var policy = preset.Policy;
        foreach (var language in Enum.GetValues<NoticeLanguage>())
        {
            Assert.All(
                new[] { SignpostKind.SelfHarm, SignpostKind.SexualAbuse, SignpostKind.Safety },
                kind => Assert.Contains(policy.Signposts, text => text.Kind == kind && text.Language == language));
            Assert.All(policy.NotOffered, thing => Assert.Contains(policy.WhereToFind, text => text.Thing == thing && text.Language == language));
        }
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public void Imminent_self_harm_sends_control_room_and_officer_without_content_and_care_with_it(string id)
    {
        var decision = Decide(id, Category.SelfHarm, 4);
        Assert.Equal([StaffRole.Clinician, StaffRole.Officer, StaffRole.ControlRoom], decision.Grants.Select(grant => grant.Role));
        Assert.Equal(DisclosureLevel.Identity, decision.Grants[0].Level);
        Assert.All(decision.Grants.Skip(1), grant => Assert.Equal((DisclosureLevel.Count, true), (grant.Level, grant.Location)));
        Assert.All(decision.Grants, grant => Assert.Equal((TwoMinutes, Purpose.Care), (grant.Acknowledge, grant.Purpose)));
        Assert.Equal(TwoMinutes, decision.OffSystemAlarmAfter);
        Assert.True(decision.OpensCase);
        Assert.DoesNotContain("floor:location", decision.MatchedRules);
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public void An_imminent_threat_goes_to_control_room_security_and_unit(string id)
    {
        var decision = Decide(id, Category.Violence, 4);
        Assert.Equal([StaffRole.Security, StaffRole.Officer, StaffRole.ControlRoom], decision.Grants.Select(grant => grant.Role));
        Assert.Equal(TwoMinutes, decision.OffSystemAlarmAfter);
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public void A_threat_is_decided_within_thirty_minutes_by_whoever_is_told_no_name_and_then_somebody_is_told_where_to_go(string id)
    {
        foreach (var conversations in new[] { ConversationClass.Monitored, ConversationClass.Part2 })
        {
            var told = Assert.Single(PolicyEvaluator.Evaluate(Policy(id), Policies.Facts(Category.Violence, 3, conversations)).Grants);
            Assert.Equal((DisclosureLevel.Message, false, null, TimeSpan.FromMinutes(30)), (told.Level, told.Location, told.FaceToFace, told.Decide!.Value));
            Assert.Equal((StaffRole.ControlRoom, true, TimeSpan.FromMinutes(30)), (told.Escalation[0].Role!.Value, told.Escalation[0].Location, told.Escalation[0].After));
        }

        // And nobody reads that somebody comes.
        var notice = Notice.Generate(Policy(id), 4, NoticeLanguage.English).Paragraphs.Single(paragraph => paragraph.RuleIds.Contains("violence-active"));
        Assert.DoesNotContain("come to you", notice.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public void In_a_part_2_programme_the_security_side_learns_the_place_alone(string id)
    {
        var decision = PolicyEvaluator.Evaluate(Policy(id), Policies.Facts(Category.Violence, 4, ConversationClass.Part2));
        Assert.Equal([StaffRole.Clinician, StaffRole.Officer, StaffRole.ControlRoom], decision.Grants.Select(grant => grant.Role));
        Assert.All(decision.Grants, grant => Assert.True(grant.Discreet));
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public void Active_self_harm_is_for_care_within_thirty_minutes_then_for_others_then_for_the_alarm(string id)
    {
        var care = Assert.Single(Decide(id, Category.SelfHarm, 3).Grants);
        Assert.Equal((StaffRole.Clinician, TimeSpan.FromMinutes(30)), (care.Role, care.FaceToFace!.Value));
        Assert.Equal(3, care.Escalation.Length);
        Assert.Null(care.Escalation[^1].Role);
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public void Concerns_are_for_the_same_shift_and_quiet_messages_for_nobody(string id)
    {
        Assert.Equal(TimeSpan.FromHours(8), Assert.Single(Decide(id, Category.SelfHarm, 2).Grants).FaceToFace);
        var quiet = Decide(id, Category.SelfHarm, 1);
        Assert.Empty(quiet.Grants);
        Assert.False(quiet.OpensCase);
        Assert.Equal(Delivery.Deliver, quiet.Delivery);
        Assert.Equal(id == "county-jail" ? null : new QualitySample(20, StaffRole.Moderator, DisclosureLevel.Message), quiet.Sample);
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public void Abuse_and_exploitation_go_to_safeguarding_past_those_who_must_not_know(string id)
    {
        var abuse = Decide(id, Category.SexualAbuse, 3);
        Assert.Equal(StaffRole.Safeguarding, Assert.Single(abuse.Grants).Role);
        Assert.Contains(Exclusion.Accused, abuse.Excluded);
        Assert.Contains(Exclusion.LineOfAccused, abuse.Excluded);
        Assert.Equal(SignpostKind.SexualAbuse, abuse.Signpost);
        Assert.Contains(Exclusion.SupportersApprover, Decide(id, Category.Exploitation, 3).Excluded);
    }

    [Theory]
    [InlineData("us-state-prison", AskedPerson.Supporter, AskedPerson.Chaplain, AskedPerson.Officer)]
    [InlineData("uk-acct", AskedPerson.Supporter, AskedPerson.Chaplain, AskedPerson.Listener, AskedPerson.Officer)]
    [InlineData("county-jail", AskedPerson.Supporter, AskedPerson.Officer)]
    public void Who_asks_for_a_person_gets_one_of_those_who_are_there_and_the_alarm_rings_when_nobody_goes(string id, params AskedPerson[] offered)
    {
        foreach (var asked in Enum.GetValues<AskedPerson>())
        {
            var decision = PolicyEvaluator.Evaluate(Policy(id), Facts.Request("north", "B2", asked));
            Assert.Equal(offered.Contains(asked), decision.OpensCase);
            Assert.Equal(offered.Contains(asked) ? TimeSpan.FromHours(2) : null, decision.OffSystemAlarmAfter);
            Assert.Equal(asked == AskedPerson.Chaplain && decision.OpensCase, decision.Grants.Any(grant => grant.Role == StaffRole.Chaplain));
        }
    }

    [Theory]
    [InlineData("us-state-prison", Delivery.Hold, HoldEnd.Reject)]
    [InlineData("uk-acct", Delivery.DeliverAndFlag, HoldEnd.Release)]
    [InlineData("county-jail", Delivery.Hold, HoldEnd.Reject)]
    public void A_threat_to_somebody_who_would_read_it_is_held_where_that_is_sensible(string id, Delivery delivery, HoldEnd end)
    {
        var facts = Policies.Facts(Category.Violence, 3) with { NamesMember = true };
        var decision = PolicyEvaluator.Evaluate(Policy(id), facts);
        Assert.Equal((delivery, end), (decision.Delivery, decision.AfterHold));
        Assert.Equal(Delivery.DeliverAndFlag, PolicyEvaluator.Evaluate(Policy(id), facts with { NamesMember = false }).Delivery);

        // With a cry for help in it, no clock rejects it.
        var cry = facts with { Verdicts = facts.Verdicts.Add(Policies.Verdict(Category.SelfHarm, 2)) };
        Assert.NotEqual(HoldEnd.Reject, PolicyEvaluator.Evaluate(Policy(id), cry).AfterHold);
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public void Who_warns_of_a_danger_by_others_doing_is_no_threat_to_whom_he_names_and_staff_have_it_at_once(string id)
    {
        var warning = Policies.Verdict(Category.Violence, 4) with { Source = EvidenceSource.Lexicon, Version = PlainStatements.DangerVersion };
        var facts = Policies.Facts(Category.Violence, 0) with { NamesMember = true };
        var decision = PolicyEvaluator.Evaluate(Policy(id), facts with { Verdicts = [warning] });
        Assert.Equal((Delivery.DeliverAndFlag, true, 4), (decision.Delivery, decision.OpensCase, decision.MaxSeverity));
        Assert.Contains(decision.Grants, grant => grant.Role == StaffRole.ControlRoom);
        Assert.DoesNotContain("threat-to-somebody-here", decision.MatchedRules);

        // It takes nothing from a threat beside it.
        ImmutableArray<Verdict> both = [Policies.Verdict(Category.Violence, 3), warning];
        Assert.Contains("threat-to-somebody-here", PolicyEvaluator.Evaluate(Policy(id), facts with { Verdicts = both }).MatchedRules);
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public void What_tells_how_waits_for_care_and_no_clock_stops_it(string id)
    {
        var told = MethodRow.Read(Repository.CorpusFolder, MethodRow.DevelopmentFile).Where(row => row.IsDetail && row.Rule() is not null).ToList();
        Assert.NotEmpty(told);
        Assert.All(told, row =>
        {
            var decision = Decide(id, row.Text);
            Assert.Contains("self-harm-method", decision.MatchedRules);
            Assert.Equal((Delivery.Hold, TimeSpan.FromMinutes(30), HoldEnd.Escalate, SignpostKind.SelfHarm), (decision.Delivery, decision.HoldAtMost!.Value, decision.AfterHold, decision.Signpost));
            Assert.Contains(decision.Grants, grant => grant.Role == StaffRole.Clinician && grant.Acknowledge <= TimeSpan.FromMinutes(15) && grant.Escalation.Length > 1);
            Assert.DoesNotContain(decision.Grants, grant => grant.Role == StaffRole.Security);
        });
    }

    [Theory]
    [InlineData("I'm going to hang myself tonight with the sheet")]
    [InlineData("i took all my pills")]
    [InlineData("I want to die, I cant do this any more")]
    [InlineData("me voy a colgar esta noche con la sabana")]
    [InlineData("me voy a cortar las venas")]
    public void A_cry_and_a_plan_arrive_at_once(string cry) => Assert.All(PolicyPreset.All, preset =>
    {
        var decision = Decide(preset.Id, cry);
        Assert.DoesNotContain("self-harm-method", decision.MatchedRules);
        Assert.Equal((Delivery.DeliverAndFlag, SignpostKind.SelfHarm), (decision.Delivery, decision.Signpost));
    });

    [Theory]
    [InlineData("us-state-prison", PlaceForm.WatchForm, "watch form", "on-call")]
    [InlineData("uk-acct", PlaceForm.Acct, "Listener", "on-call")]
    [InlineData("county-jail", PlaceForm.WatchForm, "watch form", null)]
    public void It_keeps_the_forms_and_words_of_its_place(string id, PlaceForm form, string word, string? roster)
    {
        var policy = Policy(id);
        Assert.Equal((form, TimeSpan.FromHours(1)), (policy.FollowUp!.Form, policy.FollowUp.Within));
        Assert.Equal([form == PlaceForm.Acct ? ReferralKind.Acct : ReferralKind.WatchForm, ReferralKind.Incident, ReferralKind.MentalHealth, ReferralKind.Chaplaincy], policy.Referrals);
        Assert.Contains(word, Notice.Generate(policy, 4, NoticeLanguage.English).Text, StringComparison.Ordinal);
        Assert.Equal(roster is not null, PolicyNeeds.Of(policy).Rosters.Contains(new NeededRoster(StaffRole.Clinician, roster ?? "on-call")));
    }

    private static DisclosurePolicy Policy(string id) => PolicyPreset.All.Single(preset => preset.Id == id).Policy;

    /// <summary>As the model that ships and the lists beside it judge a text.</summary>
    private static Decision Decide(string id, string text)
    {
        var judgement = Classifier.Judge(text, SpeakerRole.Resident, Budget.Unlimited);
        var facts = Policies.Facts(Category.SelfHarm, 0) with { Verdicts = ListsBeside.Add(judgement.Verdicts, judgement), MethodDetail = judgement.MethodDetail };
        return PolicyEvaluator.Evaluate(Policy(id), facts);
    }

    private static Decision Decide(string id, Category category, int severity) => PolicyEvaluator.Evaluate(Policy(id), Policies.Facts(category, severity));
}
