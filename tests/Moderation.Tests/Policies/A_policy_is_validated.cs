using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Moderation.Tests.Policies;

public sealed class A_policy_is_validated
{
    [Fact]
    public void A_rule_may_be_added_to_the_default()
    {
        var fine = Policies.Rule("chaplain-too", Category.SelfHarm, 2, 4, Policies.Recipient(StaffRole.Chaplain, DisclosureLevel.Metadata));
        Assert.Empty(PolicyEvaluator.Validate(Policies.DefaultWith(fine)));
    }

    [Fact]
    public void A_request_for_a_person_needs_somebody_who_comes_and_has_no_words()
    {
        var come = new TimeLimits(TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), null, []);
        var goes = Policies.Recipient(StaffRole.Chaplain, DisclosureLevel.Metadata, come) with { Location = true };
        var asked = Policies.Rule("asked", Category.Company, 1, 4, goes);
        Assert.Empty(PolicyEvaluator.Validate(Policies.DefaultWith(asked)));
        Refused("asked", asked with { Recipients = [goes with { Location = false }] }, "Somebody must come");
        Refused("asked", asked with { Recipients = [goes with { Limits = TimeLimits.None }] }, "Somebody must come");
        Refused("asked", asked with { Recipients = [goes with { Level = DisclosureLevel.Identity }] }, "no words");
        Refused("asked", asked with { When = asked.When with { FromSeverity = 2 } }, "severity 1");
        Refused("asked", asked with { When = asked.When with { Categories = [Category.Company, Category.Escape] } }, "a rule of its own");
        Refused("asked", asked with { Delivery = new DeliveryRule(Delivery.Block) }, "no message");
        var escape = Policies.Rule("escape-too", Category.Escape);
        Refused("escape-too", escape with { When = escape.When with { AskedFor = [AskedPerson.Officer] } }, "Only a request");
    }

    [Theory]
    [InlineData(DisclosureLevel.Count, false, true)]
    [InlineData(DisclosureLevel.Context, false, true)]
    [InlineData(DisclosureLevel.Identity, false, false)]
    [InlineData(DisclosureLevel.Count, true, false)]
    public void A_visit_by_somebody_who_is_told_neither_who_nor_where_is_refused(DisclosureLevel level, bool location, bool refused)
    {
        var come = new TimeLimits(TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), null, []);
        var rule = Policies.Rule("visited", Category.Escape, 2, 3, Policies.Recipient(StaffRole.Moderator, level, come) with { Location = location });
        if (refused)
        {
            Refused("visited", rule, "must know who or where it is");
            rule = rule with { Recipients = [rule.Recipients[0] with { Limits = come with { FaceToFace = null } }] };
        }

        Assert.Empty(PolicyEvaluator.Validate(Policies.DefaultWith(rule)));
    }

    [Fact]
    public void Two_rules_with_one_id_are_refused() =>
        Refused("own id", Policies.Rule("violence-active", Category.Escape) with { Id = "violence-active" }, "Two rules");

    [Fact]
    public void Blocking_a_cry_for_help_is_refused() =>
        Refused("block", Policies.Rule("block", Category.SelfHarm) with { Delivery = new DeliveryRule(Delivery.Block) }, "never blocked");

    [Fact]
    public void Holding_self_harm_is_refused_unless_it_tells_a_method()
    {
        var reader = Policies.Recipient(StaffRole.Clinician, DisclosureLevel.Message);
        var hold = Policies.Rule("hold", Category.SelfHarm, 1, 4, reader) with { Delivery = new DeliveryRule(Delivery.Hold, TimeSpan.FromHours(1)) };
        Refused("hold", hold, "only for method detail");
        Assert.Empty(PolicyEvaluator.Validate(Policies.DefaultWith(hold with { When = hold.When with { MethodDetail = true } })));
    }

    [Fact]
    public void A_hold_without_its_longest_time_is_refused() =>
        Refused("hold", Policies.Rule("hold", Category.Violence) with { Delivery = new DeliveryRule(Delivery.Hold) }, "longest time");

    [Theory]
    [InlineData(Delivery.Block, "look at a blocked message")]
    [InlineData(Delivery.Hold, "decide on a held message")]
    public void What_is_not_delivered_without_somebody_who_reads_it_and_works_cases_is_refused(Delivery action, string because)
    {
        var reader = Policies.Recipient(StaffRole.Moderator, DisclosureLevel.Message);
        var stops = Policies.Rule("stops", Category.Violence, 2, 4, reader) with { Delivery = new DeliveryRule(action, action == Delivery.Hold ? TimeSpan.FromHours(1) : null) };
        Assert.Empty(PolicyEvaluator.Validate(Policies.DefaultWith(stops)));
        Refused("nobody", stops with { Recipients = [] }, because);
        Refused("a count", stops with { Recipients = [reader with { Level = DisclosureLevel.Metadata }] }, because);
        Refused("an auditor", stops with { Recipients = [reader with { Role = StaffRole.Auditor }] }, because);
        Refused("no case", stops with { OpensCase = false }, because);
    }

    [Fact]
    public void A_hold_that_goes_on_needs_somebody_to_go_on_to()
    {
        var limits = new TimeLimits(TimeSpan.FromMinutes(15), null, TimeSpan.FromHours(1), [new EscalationStep(TimeSpan.FromMinutes(30), null)]);
        var reader = Policies.Recipient(StaffRole.Moderator, DisclosureLevel.Message, limits);
        var hold = Policies.Rule("hold", Category.Violence, 2, 4, reader) with { Delivery = new DeliveryRule(Delivery.Hold, TimeSpan.FromHours(1), HoldEnd.Escalate) };
        Assert.Empty(PolicyEvaluator.Validate(Policies.DefaultWith(hold)));
        Refused("no limit", hold with { Recipients = [reader with { Limits = limits with { Decide = null } }] }, "needs somebody to go on to");
        Refused("no step", hold with { Recipients = [reader with { Limits = limits with { Escalation = [] } }] }, "needs somebody to go on to");
        Refused("no reader", hold with { Recipients = [reader with { Level = DisclosureLevel.Metadata }, reader with { Limits = TimeLimits.None }] }, "needs somebody to go on to");
        Assert.Empty(PolicyEvaluator.Validate(Policies.DefaultWith(hold with { Delivery = hold.Delivery with { AfterHold = HoldEnd.Release }, Recipients = [reader with { Limits = TimeLimits.None }] })));
    }

    [Fact]
    public void Recipients_without_a_case_are_refused_and_a_sample_without_one_is_not()
    {
        var told = Policies.Rule("told", Category.ContactSharing, 2, 4, Policies.Recipient(StaffRole.Moderator, DisclosureLevel.Metadata));
        Assert.Empty(PolicyEvaluator.Validate(Policies.DefaultWith(told)));
        var fault = Assert.Single(PolicyEvaluator.Validate(Policies.DefaultWith(told with { OpensCase = false })));
        Assert.EndsWith("/opens-case", fault.Path, StringComparison.Ordinal);
        Refused("told", told with { OpensCase = false }, "Without a case nobody is told");
        var sampled = Policies.Rule("sampled", Category.Violence, 1, 1) with { OpensCase = false, Sample = new QualitySample(20, StaffRole.Moderator, DisclosureLevel.Message) };
        Assert.Empty(PolicyEvaluator.Validate(Policies.DefaultWith(sampled)));
    }

    [Theory]
    [InlineData(Category.SelfHarm, StaffRole.Clinician)]
    [InlineData(Category.Violence, StaffRole.Security)]
    [InlineData(Category.SexualAbuse, StaffRole.Safeguarding)]
    public void A_prohibition_that_leaves_nobody_in_a_mandatory_category_is_refused(Category category, StaffRole role)
    {
        var prohibits = Policies.Rule("prohibits", category, 2) with { Prohibited = [role] };
        Refused("all", prohibits, "this category is mandatory");
        Refused("one severity", prohibits with { When = prohibits.When with { FromSeverity = 3, ToSeverity = 3 } }, "of severity 3");
        Refused("one unit", prohibits with { Scope = PolicyScope.Everywhere with { Units = ["B"] } }, "this category is mandatory");

        // A second computer may see less in the same message: a rule for less meets it too.
        Refused("less", prohibits with { When = prohibits.When with { FromSeverity = 1, ToSeverity = 1 } }, "this category is mandatory");
        Assert.Empty(PolicyEvaluator.Validate(Policies.DefaultWith(prohibits with { Prohibited = [StaffRole.Chaplain] })));
    }

    [Fact]
    public void A_prohibition_of_whoever_decides_on_what_waits_or_comes_or_hears_of_a_pattern_is_refused()
    {
        var reader = Policies.Recipient(StaffRole.Moderator, DisclosureLevel.Message);
        var hold = Policies.Rule("hold", Category.ContactSharing, 2, 4, reader) with { Delivery = new DeliveryRule(Delivery.Hold, TimeSpan.FromHours(1)) };
        var prohibits = Policies.Rule("prohibits", Category.ContactSharing, 4) with { Prohibited = [StaffRole.Moderator] };
        RefusedBoth(hold, prohibits, "prohibits whoever reads what this one stops");
        RefusedBoth(hold with { Delivery = new DeliveryRule(Delivery.Block) }, prohibits, "prohibits whoever reads what this one stops");
        RefusedBoth(hold, prohibits with { When = prohibits.When with { FromSeverity = 1, ToSeverity = 1 } }, "prohibits whoever reads what this one stops");
        AcceptedBoth(hold with { When = hold.When with { ToSeverity = 3 } }, prohibits with { When = prohibits.When with { FromSeverity = 4 } });
        AcceptedBoth(hold, prohibits with { When = prohibits.When with { Categories = [Category.Escape] } });
        AcceptedBoth(hold, prohibits with { When = prohibits.When with { Evidence = [EvidenceSource.PeerReport] } }, hold.When with { Evidence = [EvidenceSource.Model] });
        AcceptedBoth(hold with { Scope = PolicyScope.Everywhere with { Units = ["A"] } }, prohibits with { Scope = PolicyScope.Everywhere with { Units = ["B"] } });

        var come = new TimeLimits(TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), null, []);
        var asked = Policies.Rule("asked", Category.Company, 1, 4, Policies.Recipient(StaffRole.Chaplain, DisclosureLevel.Metadata, come) with { Location = true });
        RefusedBoth(asked, Policies.Rule("prohibits", Category.Company) with { Prohibited = [StaffRole.Chaplain, StaffRole.Officer], When = asked.When with { AskedFor = [AskedPerson.Chaplain] } }, "prohibits whoever comes");

        var looks = Policies.DefaultWith(Policies.Rule("prohibits", Category.Exploitation, 2) with { Prohibited = [StaffRole.Safeguarding] }) with { Classifier = Policies.Everything };
        Assert.Contains(PolicyEvaluator.Validate(looks), fault => fault.Sentence.Contains("look for exploitation and tell nobody", StringComparison.Ordinal));

        void RefusedBoth(DisclosureRule one, DisclosureRule other, string because)
        {
            var faults = PolicyEvaluator.Validate(Policies.DefaultWith(one, other));
            Assert.Contains(faults, fault => fault.RuleId == one.Id && fault.Sentence.Contains(because, StringComparison.Ordinal));
            Told.InBoth(faults.Select(fault => fault.Said));
        }

        void AcceptedBoth(DisclosureRule one, DisclosureRule other, RuleCondition? when = null) =>
            Assert.Empty(PolicyEvaluator.Validate(Policies.DefaultWith(one with { When = when ?? one.When }, other)));
    }

    [Theory]
    [InlineData(StaffRole.Coordinator)]
    [InlineData(StaffRole.Auditor)]
    [InlineData(StaffRole.Administrator)]
    public void A_recipient_who_works_no_cases_is_refused(StaffRole role) =>
        Refused("told", Policies.Rule("told", Category.ContactSharing, 2, 4, Policies.Recipient(role, DisclosureLevel.Count)), "work no cases");

    [Theory]
    [InlineData(StaffRole.Coordinator)]
    [InlineData(StaffRole.Auditor)]
    [InlineData(StaffRole.Administrator)]
    public void An_escalation_to_a_role_that_works_no_cases_is_refused_where_it_stands(StaffRole role)
    {
        EscalationStep[] steps = [new(TimeSpan.FromMinutes(3), role, DisclosureLevel.Message), new(TimeSpan.FromMinutes(6), null)];
        var told = Policies.Recipient(StaffRole.Clinician, DisclosureLevel.Message, TimeLimits.None with { Escalation = [.. steps] });
        var fault = Assert.Single(PolicyEvaluator.Validate(Policies.DefaultWith(Policies.Rule("e", Category.Violence, 2, 4, told))));
        Assert.EndsWith("/recipients/0/limits/escalation/0/role", fault.Path, StringComparison.Ordinal);
        Assert.Contains($"so {KebabNames.Of(role)} could not help: name one of moderator, clinician, security, officer, control-room, safeguarding, chaplain as the next", fault.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void The_words_of_self_harm_to_security_are_refused() => Refused(
        "s",
        Policies.Rule("s", Category.SelfHarm, 2, 4, Policies.Recipient(StaffRole.Security, DisclosureLevel.Message)) with
        {
            Scope = PolicyScope.In(ConversationClass.Monitored),
        },
        "go to care");

    [Fact]
    public void Self_harm_for_another_purpose_than_care_is_refused() => Refused(
        "p",
        Policies.Rule("p", Category.SelfHarm, 2, 4, Policies.Recipient(StaffRole.Chaplain, DisclosureLevel.Count) with { Purpose = Purpose.Audit }),
        "must be care");

    [Fact]
    public void Security_in_a_part_2_programme_needs_a_ground()
    {
        var rule = Policies.Rule("p2", Category.Violence, 2, 4, Policies.Recipient(StaffRole.Security, DisclosureLevel.Message)) with
        {
            Scope = PolicyScope.In(ConversationClass.Part2),
        };
        Refused("p2", rule, "name the ground");
        var crime = rule with { Recipients = [rule.Recipients[0] with { Ground = Part2Ground.CrimeOnPremises }] };
        Assert.Empty(PolicyEvaluator.Validate(Policies.DefaultWith(crime)));
        Refused("p2", crime with { Recipients = [crime.Recipients[0] with { Level = DisclosureLevel.Conversation }] }, "never gets the whole chat");
    }

    [Fact]
    public void A_rule_for_all_classes_counts_as_one_for_part_2() => Refused(
        "all",
        Policies.Rule("all", Category.Violence, 2, 4, Policies.Recipient(StaffRole.Officer, DisclosureLevel.Metadata)),
        "name the ground");

    [Fact]
    public void Context_below_its_level_is_refused() => Refused(
        "c",
        Policies.Rule("c", Category.Violence, 2, 4, Policies.Recipient(StaffRole.Clinician, DisclosureLevel.Message) with { Before = 3 }),
        "need level L3");

    [Fact]
    public void An_escalation_that_ends_inside_the_system_is_refused() => Refused(
        "e",
        Policies.Rule(
            "e",
            Category.Violence,
            2,
            4,
            Policies.Recipient(
                StaffRole.Clinician,
                DisclosureLevel.Message,
                TimeLimits.None with { Escalation = [new EscalationStep(TimeSpan.FromMinutes(3), StaffRole.Moderator)] })),
        "alarm outside");

    [Fact]
    public void Prohibiting_the_control_room_at_severity_4_is_refused() =>
        Refused("x", Policies.Rule("x", Category.Violence) with { Prohibited = [StaffRole.ControlRoom] }, "somebody must be able to go");

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(90, true)]
    [InlineData(91, false)]
    public void Own_disclosures_come_after_a_day_and_within_ninety(int days, bool fine)
    {
        var policy = PlainPolicy.Version1 with { Inform = PlainPolicy.Version1.Inform with { OwnDisclosuresAfter = TimeSpan.FromDays(days) } };
        Assert.Equal(fine, !PolicyEvaluator.Validate(policy).Any(fault => fault.Sentence.Contains("which messages staff read", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(100, true)]
    [InlineData(101, false)]
    public void A_supporter_supports_one_to_a_hundred_residents_at_most(int most, bool fine)
    {
        var policy = PlainPolicy.Version1 with { Caseload = new CaseloadRules(most) };
        Told.InBoth(PolicyEvaluator.Validate(policy).Select(fault => fault.Said));
        Assert.Equal(fine, !PolicyEvaluator.Validate(policy).Any(fault => fault.Sentence.Contains("One supporter supports", StringComparison.Ordinal)));
    }

    [Fact]
    public void Training_is_offered_only_where_somebody_may_read_what_could_teach()
    {
        var offering = PlainPolicy.Version1 with { Training = new TrainingRules(true) };
        Assert.Empty(PolicyEvaluator.Validate(offering));
        var unread = offering with { Rules = [.. offering.Rules.Select(rule => rule with { Recipients = [.. rule.Recipients.Select(one => one with { Level = DisclosureLevel.Metadata })] })] };
        var clinical = offering with { Rules = [.. offering.Rules.Select(rule => rule with { Scope = rule.Scope with { Classes = [ConversationClass.MonitoredClinical] } })] };
        foreach (var policy in new[] { unread, clinical })
        {
            var fault = Assert.Single(PolicyEvaluator.Validate(policy), fault => fault.Sentence.Contains("Nobody may read a message that could teach", StringComparison.Ordinal));
            Told.InBoth([fault.Said]);
            Assert.DoesNotContain(PolicyEvaluator.Validate(policy with { Training = new TrainingRules(false) }), other => other.Sentence == fault.Sentence);
        }
    }

    [Theory]
    [InlineData(15, false)]
    [InlineData(16, true)]
    public void The_answer_to_a_concern_waits_no_longer_than_the_shortest_limit_of_what_people_are_worried_about(int minutes, bool refused)
    {
        var policy = PlainPolicy.Version1 with { Inform = PlainPolicy.Version1.Inform with { ConcernSpread = TimeSpan.FromMinutes(minutes) } };
        Assert.Equal(refused, PolicyEvaluator.Validate(policy).Any(fault => fault.Sentence.Contains("The answer to a concern", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_policy_that_forgets_a_mandatory_category_is_refused()
    {
        var faults = PolicyEvaluator.Validate(Policies.With(Policies.Rule("v", Category.Violence, 2, 4, Policies.Recipient(StaffRole.Clinician, DisclosureLevel.Message))));
        Assert.Contains(faults, fault => fault.Sentence.Contains("opens a case for self-harm of severity", StringComparison.Ordinal));
        Assert.Contains(faults, fault => fault.Said.Spanish.Contains("Ninguna regla abre un caso de 'self-harm' con gravedad 2, 3, 4", StringComparison.Ordinal));
        Told.InBoth(faults.Select(fault => fault.Said));
    }

    [Fact]
    public void Whatever_is_wrong_with_the_terms_is_told_in_both_languages()
    {
        var sound = PlainPolicy.Version1;
        var never = TimeSpan.FromSeconds(-1);
        DisclosurePolicy[] wrong =
        [
            sound with { Version = 0 },
            sound with { Inform = sound.Inform with { OwnDisclosuresAfter = never, ConcernSpread = never } },
            sound with { BreakGlass = sound.BreakGlass with { Allowed = true, TimeBox = never, ReviewWithin = never, Purposes = [Purpose.LegalProcess], AloneFromSeverity = 2 } },
            sound with { Approvals = sound.Approvals with { Approvers = [], LegalBasis = " " } },
            sound with { Approvals = sound.Approvals with { Approvers = [StaffRole.Coordinator, StaffRole.Moderator] } },
            sound with { Retention = sound.Retention with { Messages = never, Scores = RetentionRules.WithoutEnd, AfterLegalHold = RetentionRules.WithoutEnd } },
            sound with { Failures = sound.Failures with { RescoreWithin = never } },
            sound with { Signposts = [new SignpostText(SignpostKind.None, NoticeLanguage.English, " "), new SignpostText(SignpostKind.None, NoticeLanguage.English, " ")] },
            sound with { FollowUp = new FollowUp(PlaceForm.Acct, 1, never), Referrals = [] },
            sound with { Workload = new WorkloadRules(0, never, never) },
        ];
        Assert.All(wrong, policy => Assert.NotEmpty(PolicyEvaluator.Validate(policy)));
        var told = wrong.SelectMany(policy => PolicyEvaluator.Validate(policy)).Select(fault => fault.Said).Distinct().ToList();
        Assert.True(told.Count >= 18, string.Join('\n', told.Select(said => said.English)));
        Told.InBoth(told);
    }

    [Theory]
    [InlineData("Officer, Unit manager", "Warden", "/approvals/rank", "Write one of Officer, Unit manager")]
    [InlineData("", "Warden", "/approvals/rank", "'ranks: [Officer, Sergeant, Warden]'")]
    [InlineData("Officer, officer", null, "/approvals/ranks", "Write each rank once")]
    [InlineData("Officer, ", "Officer", "/approvals/ranks", "Write each rank once")]
    [InlineData("Officer, Warden\u202e", "Officer", "/approvals/ranks", "of 1 to 40 characters")]
    public void Given_a_rank_that_is_not_in_the_list_of_ranks_or_a_list_that_gives_no_order_then_it_is_told_with_its_place(string ranks, string? rank, string path, string sentence)
    {
        var sound = PlainPolicy.Version1;
        var fault = Assert.Single(PolicyEvaluator.Validate(sound with { Approvals = sound.Approvals with { Ranks = ranks.Length == 0 ? [] : [.. ranks.Split(", ")], Rank = rank } }));
        Assert.Equal(path, fault.Path);
        Assert.Contains(sentence, fault.Said.English, StringComparison.Ordinal);
        Told.InBoth([fault.Said]);
    }

    [Fact]
    public void Given_ranks_from_the_lowest_on_then_the_one_that_is_asked_for_and_each_above_it_may_approve_and_no_other_word()
    {
        var rules = PlainPolicy.Version1.Approvals with { Ranks = ["Officer", "Unit manager", "Warden"], Rank = "Unit manager" };
        Assert.Equal([false, false, true, true, false], new[] { null, "Officer", "Unit manager", "Warden", "Bishop" }.Select(rules.Suffices));
        Assert.True((rules with { Rank = null }).Suffices(null));
    }

    [Fact]
    public void A_policy_reads_back_from_its_json_and_an_unknown_field_is_refused()
    {
        var json = PlainPolicy.Version1.ToJson();
        Assert.Equal(json, DisclosurePolicy.FromJson(json).ToJson());
        Assert.Contains("\"part-2\"", json, StringComparison.Ordinal);
        Assert.Contains("\"self-harm\"", json, StringComparison.Ordinal);
        Assert.Throws<System.Text.Json.JsonException>(() =>
            DisclosurePolicy.FromJson(json.Replace("\"not-offered\"", "\"not-ofered\"", StringComparison.Ordinal)));
    }

    private static void Refused(string id, DisclosureRule rule, string because)
    {
        var faults = PolicyEvaluator.Validate(Policies.DefaultWith(rule));
        Assert.True(faults.Any(fault => fault.Sentence.Contains(because, StringComparison.Ordinal)), $"{id}: {string.Join(' ', faults)}");
        Told.InBoth(faults.Select(fault => fault.Said));
    }
}
