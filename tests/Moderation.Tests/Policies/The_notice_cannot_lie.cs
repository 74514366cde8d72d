using CsCheck;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Policies;
using PeerConnect.Moderation.Policies.Presets;

namespace PeerConnect.Moderation.Tests.Policies;

public sealed class The_notice_cannot_lie
{
    [Theory]
    [InlineData(NoticeLanguage.English)]
    [InlineData(NoticeLanguage.Spanish)]
    public void Every_disclosing_rule_is_told_with_each_recipient(NoticeLanguage language) =>
        Policies.AnyPolicy.Sample(policy => EachDisclosingRuleIsTold(policy, language));

    [Theory]
    [InlineData(NoticeLanguage.English)]
    [InlineData(NoticeLanguage.Spanish)]
    public void So_is_every_disclosing_rule_of_each_preset_with_whoever_is_next(NoticeLanguage language)
    {
        NoticeWords words = language == NoticeLanguage.English ? new EnglishNotice() : new SpanishNotice();
        foreach (var policy in PolicyPreset.All.Select(preset => preset.Policy))
        {
            EachDisclosingRuleIsTold(policy, language);
            var notice = Notice.Generate(policy, 4, language);
            foreach (var rule in policy.Rules)
            {
                var steps = rule.Recipients.SelectMany(recipient => recipient.Limits.Escalation);
                Assert.All(steps, step => Assert.Contains(notice.Paragraphs, paragraph =>
                    paragraph.RuleIds.Contains(rule.Id) && paragraph.Text.Contains(words.Next(step, Notice.IsConcern(rule)), StringComparison.Ordinal)));
            }

            Assert.All(policy.WhereToFind.Where(text => text.Language == language), text => Assert.Contains(text.Text, notice.Text, StringComparison.Ordinal));
            Assert.Contains(words.FollowUp(policy.FollowUp!), notice.Text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(NoticeLanguage.English, "(in Unit B or Unit C only)", "(in chats of Veterans or Recovery only)", "(in Unit B or Unit C only, and in chats of Veterans or Recovery only)")]
    [InlineData(NoticeLanguage.Spanish, "(solo en Unit B o Unit C)", "(solo en chats de Veterans o Recovery)", "(solo en Unit B o Unit C, y solo en chats de Veterans o Recovery)")]
    public void Where_a_rule_holds_is_told_by_unit_and_by_programme(NoticeLanguage language, string units, string programmes, string both)
    {
        var rule = Policies.Rule("told", Category.Violence, 2, 3, Policies.Recipient(StaffRole.Moderator, DisclosureLevel.Message));
        var scope = PolicyScope.Everywhere with { Units = ["Unit B", "Unit C"], Programmes = ["Veterans", "Recovery"] };
        Assert.Contains(units, Told(scope with { Programmes = [] }), StringComparison.Ordinal);
        Assert.Contains(programmes, Told(scope with { Units = [] }), StringComparison.Ordinal);
        Assert.Contains(both, Told(scope), StringComparison.Ordinal);

        string Told(PolicyScope where) => Notice.Generate(Policies.DefaultWith(rule with { Scope = where }), 4, language).Text;
    }

    [Fact]
    public void Who_is_next_with_name_and_place_is_told_in_one_breath()
    {
        var step = new EscalationStep(TimeSpan.FromMinutes(15), StaffRole.Clinician, DisclosureLevel.Identity, Location: true, Roster: "on-call");
        Assert.Equal("If no one acts in 15 minutes, health staff on call can read it, and see who and where you are.", new EnglishNotice().Next(step, told: false));
        Assert.EndsWith("puede leer el mensaje, y ve tu nombre y dónde estás.", new SpanishNotice().Next(step, told: false), StringComparison.Ordinal);
        Assert.EndsWith("can read the message and can see your name and where you are.", new EnglishNotice().Next(step with { Level = DisclosureLevel.Message }, told: false), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(NoticeLanguage.English, "a supporter tells staff of self-harm or suicide", "can read what was told and can see your name", "the message")]
    [InlineData(NoticeLanguage.Spanish, "una persona de apoyo avisa al personal de", "puede leer lo que se contó y sabe tu nombre", "el mensaje")]
    public void Of_a_concern_nobody_is_said_to_read_a_message_for_there_is_none(NoticeLanguage language, string told, string read, string message)
    {
        var first = PlainPolicy.Version1.Rules.First(rule => rule.When.Categories.Contains(Category.SelfHarm) && rule.Recipients.Any(recipient => recipient.Level == DisclosureLevel.Identity));
        var concern = first with { Id = "concern", When = first.When with { Evidence = [EvidenceSource.Concern] }, Recipients = [first.Recipients.First(recipient => recipient.Level == DisclosureLevel.Identity) with { Location = false }] };
        Assert.Contains(told, Notice.RuleParagraph(concern, language), StringComparison.OrdinalIgnoreCase);
        Assert.Contains(read, Notice.RuleParagraph(concern, language), StringComparison.Ordinal);
        Assert.DoesNotContain(message, Notice.RuleParagraph(concern, language), StringComparison.Ordinal);
        foreach (var doctor in PolicyPreset.All.Select(preset => preset.Policy.Rules.Single(rule => rule.Id == "medical-emergency")))
        {
            Assert.DoesNotContain(message, Notice.RuleParagraph(doctor, language), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(NoticeLanguage.English)]
    [InlineData(NoticeLanguage.Spanish)]
    public void A_sample_is_told_where_one_can_be_drawn_and_nowhere_else(NoticeLanguage language)
    {
        NoticeWords words = language == NoticeLanguage.English ? new EnglishNotice() : new SpanishNotice();
        Gen.Select(Policies.AnyPolicy, Policies.AnyFacts).Sample((policy, facts) =>
        {
            if (PolicyEvaluator.Evaluate(policy, facts).Sample is { } drawn)
            {
                Assert.Contains(words.Sampled(drawn), Notice.Generate(policy, 4, language).Text, StringComparison.Ordinal);
            }

            var none = policy with { Rules = [.. policy.Rules.Select(rule => rule with { Sample = null })] };
            var told = Notice.Generate(none, 4, language).Text;
            Assert.All(policy.Rules.Select(rule => rule.Sample).OfType<QualitySample>(), sample => Assert.DoesNotContain(words.Sampled(sample), told, StringComparison.Ordinal));
            Assert.Null(PolicyEvaluator.Evaluate(none, facts).Sample);
        });
    }

    [Theory]
    [InlineData(NoticeLanguage.English, "staff are not told what you chose")]
    [InlineData(NoticeLanguage.Spanish, "al personal no se le dice qué elegiste")]
    public void That_words_may_teach_the_computer_is_told_where_it_is_offered_and_in_no_preset(NoticeLanguage language, string told)
    {
        foreach (var policy in PolicyPreset.All.Select(preset => preset.Policy).Append(PlainPolicy.Version1))
        {
            Assert.False(policy.OffersTraining);
            Assert.DoesNotContain(told, Notice.Generate(policy, 4, language).Text, StringComparison.Ordinal);
            Assert.DoesNotContain(told, Notice.Generate(policy with { Training = new TrainingRules(false) }, 4, language).Text, StringComparison.Ordinal);
            Assert.Contains(told, Notice.Generate(policy with { Training = new TrainingRules(true) }, 4, language).Text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(NoticeLanguage.English)]
    [InlineData(NoticeLanguage.Spanish)]
    public void Each_of_these_changes_the_text(NoticeLanguage language)
    {
        var policy = PolicyPreset.All[0].Policy;
        var threat = policy.Rules.Single(rule => rule.Id == "threat-to-somebody-here");
        var active = policy.Rules.Single(rule => rule.Id == "self-harm-active");
        var limits = active.Recipients[0].Limits;
        var next = active with { Recipients = [active.Recipients[0] with { Limits = limits with { Escalation = [limits.Escalation[0] with { Roster = null }] } }] };
        DisclosurePolicy[] others =
        [
            policy with { FollowUp = policy.FollowUp! with { Form = PlaceForm.Acct } },
            policy with { FollowUp = policy.FollowUp! with { FromSeverity = 2 } },
            policy with { FollowUp = policy.FollowUp! with { FromSeverity = 4 } },
            policy with { FollowUp = null },
            policy with { Training = new TrainingRules(true) },
            policy with { Workload = null },
            policy with { Classifier = new ClassifierRules([JudgedCategory.SelfHarm, JudgedCategory.Violence, JudgedCategory.Exploitation]) },
            policy with { Classifier = Policies.Everything },
            policy with { Referrals = [] },
            policy with { Referrals = policy.Referrals.Remove(ReferralKind.Incident) },
            policy with { Inform = policy.Inform with { ConcernSpread = null } },
            policy with { Inform = policy.Inform with { OwnDisclosuresAfter = null } },
            policy with { Inform = policy.Inform with { OwnDisclosuresAfter = TimeSpan.FromDays(8) } },
            policy with { BreakGlass = policy.BreakGlass with { Scope = BreakGlassScope.Case } },
            policy with { Approvals = policy.Approvals with { Rank = "Warden" } },
            policy with { Approvals = policy.Approvals with { Approvers = [StaffRole.Coordinator, StaffRole.Chaplain] } },
            policy with { Approvals = policy.Approvals with { Approvers = [StaffRole.Chaplain] } },
            policy with { Approvals = policy.Approvals with { SupervisingOfficer = true } },
            policy with { Retention = policy.Retention with { UnclearCases = TimeSpan.FromDays(12) } },
            policy with { Retention = policy.Retention with { RejectedMessages = null } },
            policy with { Retention = policy.Retention with { FalseCases = RetentionRules.WithoutEnd } },
            policy with { Rules = policy.Rules.Replace(threat, threat with { When = threat.When with { NamesMember = false } }) },
            policy with { Rules = policy.Rules.Replace(active, next) },
            policy with { Visibility = new ResidentVisibility(Receipts: true, Typing: false, Presence: false) },
            policy with { Visibility = new ResidentVisibility(Receipts: false, Typing: true, Presence: false) },
            policy with { Visibility = new ResidentVisibility(Receipts: false, Typing: false, Presence: true) },
            policy with { Visibility = new ResidentVisibility(Receipts: false, Typing: true, Presence: true) },
        ];
        var texts = others.Append(policy).Select(other => Notice.Generate(other, 4, language).Sha256).ToList();
        Assert.Equal(texts.Count, texts.Distinct().Count());
    }

    [Theory]
    [InlineData(NoticeLanguage.English, "that you are here and that you are writing. In a group they see how many are here and that someone is writing, but not who.", "do not see when you are here")]
    [InlineData(NoticeLanguage.Spanish, "que estás aquí y que estás escribiendo. En un grupo ven cuántos están aquí y que alguien está escribiendo, pero no quién.", "no ven cuándo estás aquí")]
    public void What_others_see_of_one_at_the_moment_is_told_also_for_a_group(NoticeLanguage language, string told, string untold)
    {
        var policy = PolicyPreset.All[0].Policy;
        Assert.Contains(untold, Notice.Generate(policy, 4, language).Text, StringComparison.Ordinal);
        var showing = Notice.Generate(policy with { Visibility = new ResidentVisibility(Receipts: false, Typing: true, Presence: true) }, 4, language).Text;
        Assert.Contains(told, showing, StringComparison.Ordinal);
        Assert.DoesNotContain(untold, showing, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(NoticeLanguage.English, "signs of self-harm or suicide", "signs of someone being used or put under pressure and sexual abuse", "It does not know who did what", "The same is true for what it saw in a whole chat.")]
    [InlineData(NoticeLanguage.Spanish, "hacerse daño o suicidarse", "señales de alguien a quien usan o presionan y abuso sexual", "No sabe quién hizo qué", "Lo mismo vale para lo que vio en todo el chat.")]
    public void What_the_computer_looks_for_is_told_and_what_it_does_not_look_for_is_not(NoticeLanguage language, string always, params string[] patterns)
    {
        var policy = PolicyPreset.All[0].Policy;
        var (without, with) = (Notice.Generate(policy, 4, language).Text, Notice.Generate(policy with { Classifier = Policies.Everything }, 4, language).Text);
        Assert.Contains(always, without, StringComparison.Ordinal);
        Assert.All(patterns, clause => Assert.DoesNotContain(clause, without, StringComparison.Ordinal));
        Assert.All(patterns, clause => Assert.Contains(clause, with, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(NoticeLanguage.English)]
    [InlineData(NoticeLanguage.Spanish)]
    public void Other_severities_are_told_in_other_words(NoticeLanguage language)
    {
        var told = (from first in Enumerable.Range(1, 4)
                    from last in Enumerable.Range(first, 5 - first)
                    select Notice.RuleParagraph(Policies.Rule("r", Category.SelfHarm, first, last, Policies.Recipient(StaffRole.Clinician, DisclosureLevel.Message)), language)).ToList();
        Assert.Equal(told.Count, told.Distinct().Count());
    }

    [Fact]
    public void That_an_officer_is_told_is_promised_only_where_no_rule_forbids_it()
    {
        var policy = PolicyPreset.All[0].Policy;
        var imminent = policy.Rules.Single(rule => rule.Id == "self-harm-imminent");
        const string both = "The control room and an officer are told a name and a place.";
        Assert.Contains(both, Notice.Generate(policy, 4, NoticeLanguage.English).Text, StringComparison.Ordinal);
        var without = policy with { Rules = policy.Rules.Replace(imminent, imminent with { Prohibited = [StaffRole.Security, StaffRole.Officer] }) };
        Assert.DoesNotContain(both, Notice.Generate(without, 4, NoticeLanguage.English).Text, StringComparison.Ordinal);
        Assert.Contains("The control room is always told a name and a place, and often an officer too.", Notice.Generate(without, 4, NoticeLanguage.English).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_time_is_told_exactly()
    {
        var limits = TimeLimits.None with { FaceToFace = TimeSpan.FromMinutes(90), Escalation = [new EscalationStep(TimeSpan.FromHours(50), null)] };
        var policy = Policies.With(Policies.Rule("x", Category.SelfHarm, 2, 4, Policies.Recipient(StaffRole.Clinician, DisclosureLevel.Identity, limits)));
        var text = Notice.Generate(policy, 4, NoticeLanguage.English).Text;
        Assert.Contains("within 90 minutes", text, StringComparison.Ordinal);
        Assert.Contains("in 50 hours", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "within 1 minute")]
    [InlineData(7 * 365 * 24 * 60, "within 7 years")]
    [InlineData(366 * 24 * 60, "within 366 days")]
    public void A_time_is_told_as_people_say_it(int minutes, string told)
    {
        var limits = TimeLimits.None with { FaceToFace = TimeSpan.FromMinutes(minutes) };
        var policy = Policies.With(Policies.Rule("x", Category.SelfHarm, 2, 4, Policies.Recipient(StaffRole.Clinician, DisclosureLevel.Identity, limits)));
        Assert.Contains(told, Notice.Generate(policy, 4, NoticeLanguage.English).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("The control room and an officer are told a name and a place. If no one sets out, an alarm goes out within ten minutes.")]
    [InlineData("If the same message also threatens someone, those who keep people safe may read all of it.")]
    public void What_is_done_whatever_the_rules_say_is_told_too(string told) =>
        Assert.Contains(told, Notice.Generate(Policies.With(), 4, NoticeLanguage.English).Text, StringComparison.Ordinal);

    [Theory]
    [InlineData(NoticeLanguage.English)]
    [InlineData(NoticeLanguage.Spanish)]
    public void What_becomes_of_a_message_that_waits_is_told_as_it_comes(NoticeLanguage language)
    {
        NoticeWords words = language == NoticeLanguage.English ? new EnglishNotice() : new SpanishNotice();
        Gen.Select(Policies.AnyPolicy, Policies.AnyFacts, Gen.Enum<ClassifierDown>()).Sample((drawn, facts, down) =>
        {
            var policy = drawn with { Failures = drawn.Failures with { ClassifierDown = down } };
            var decision = PolicyEvaluator.Evaluate(policy, facts);
            if (decision.Delivery < Delivery.Hold)
            {
                return;
            }

            var text = Notice.Generate(policy, 4, language).Text;
            var rules = policy.Rules.Where(rule => rule.Delivery.Action >= Delivery.Hold && decision.MatchedRules.Contains(rule.Id)).ToList();
            var asked = rules.Where(rule => rule.Delivery.Action == decision.Delivery && (decision.Delivery == Delivery.Block || rule.Delivery.AfterHold == decision.AfterHold));
            var helps = facts.Verdicts.Any(verdict => verdict is { Category: Category.SelfHarm, Severity: > 0 });
            string[] told = [.. asked.Select(rule => words.Delivered(rule.Delivery)), .. helps ? [words.HelpIsStoppedByStaffAlone] : (string[])[], .. facts.IsFallback ? [words.ComputerDown] : (string[])[]];
            Assert.True(told.Any(sentence => text.Contains(sentence, StringComparison.Ordinal)), $"{decision.Delivery} {decision.HoldAtMost} {decision.AfterHold} {string.Join(' ', decision.MatchedRules)}\n{text}");
            Assert.Equal(down == ClassifierDown.Hold, text.Contains(words.ComputerDown, StringComparison.Ordinal));
            Assert.True(rules.Select(rule => rule.Delivery).Distinct().Count() < 2 || text.Contains(words.StricterCounts, StringComparison.Ordinal));
        });
    }

    [Theory]
    [InlineData(HoldEnd.Release, "If no one decides in 4 hours, it arrives.", "Si nadie decide en 4 horas, llega.")]
    [InlineData(HoldEnd.Reject, "If no one decides in 4 hours, it does not arrive. If it also speaks of hurting yourself, only staff can stop it,", "Si nadie decide en 4 horas, no llega. Si también habla de hacerte daño, solo el personal puede pararlo,")]
    [InlineData(HoldEnd.Escalate, "the next people are told, and then an alarm goes out. The message waits until someone decides.", "se avisa a los siguientes, y después sale una alarma. El mensaje espera hasta que alguien decida.")]
    public void How_a_hold_ends_by_itself_is_told_and_no_longest_time_that_there_is_not(HoldEnd end, string english, string spanish)
    {
        var policy = PolicyPreset.All[0].Policy;
        var threat = policy.Rules.Single(rule => rule.Id == "threat-to-somebody-here");
        var held = threat with { Delivery = threat.Delivery with { AfterHold = end } };
        Assert.Contains(english, Notice.RuleParagraph(held, NoticeLanguage.English), StringComparison.Ordinal);
        Assert.DoesNotContain("at most", Notice.RuleParagraph(held, NoticeLanguage.English), StringComparison.Ordinal);
        Assert.Contains(spanish, Notice.RuleParagraph(held, NoticeLanguage.Spanish), StringComparison.Ordinal);
        Assert.DoesNotContain("como máximo", Notice.RuleParagraph(held, NoticeLanguage.Spanish), StringComparison.Ordinal);
    }

    private static void EachDisclosingRuleIsTold(DisclosurePolicy policy, NoticeLanguage language)
    {
        NoticeWords words = language == NoticeLanguage.English ? new EnglishNotice() : new SpanishNotice();
        var notice = Notice.Generate(policy, 4, language);
        foreach (var rule in policy.Rules.Where(rule => rule.Discloses))
        {
            Assert.Contains(notice.Paragraphs, paragraph =>
                paragraph.RuleIds.Contains(rule.Id)
                && paragraph.Text.StartsWith(words.When(rule), StringComparison.Ordinal)
                && rule.Recipients.All(recipient => paragraph.Text.Contains(rule.When.IsRequest ? words.Called(recipient) : words.Sees(recipient, Notice.IsConcern(rule)), StringComparison.Ordinal)));
        }
    }

    [Theory]
    [InlineData(NoticeLanguage.English, "Courts and prosecutors", "open case", "own the computer", "one in 4 ", "No one reads everything", "leave at any time", "the rules there can make your message wait or stop it", "If you do not say yes, no one tells them")]
    [InlineData(NoticeLanguage.Spanish, "tribunales y los fiscales", "caso abierto", "dueños de la computadora", "cada 4 ", "Nadie lo lee todo", "irte cuando quieras", "las reglas de ese centro también pueden hacer que tu mensaje espere", "Si no dices que sí, nadie se lo dice")]
    public void The_fixed_clauses_are_there(NoticeLanguage language, params string[] clauses)
    {
        var text = Notice.Generate(PlainPolicy.Version1, 4, language).Text;
        Assert.All(clauses, clause => Assert.Contains(clause, text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(NoticeLanguage.English)]
    [InlineData(NoticeLanguage.Spanish)]
    public void Whatever_is_shown_changes_the_text_and_so_its_hash(NoticeLanguage language)
    {
        var before = Notice.Generate(PlainPolicy.Version1, 4, language);
        Assert.Equal(before.Sha256, Notice.Generate(PlainPolicy.Version1, 4, language).Sha256);
        Assert.Matches("^[0-9a-f]{64}$", before.Sha256);
        foreach (var rule in PlainPolicy.Version1.Rules.Where(rule => !rule.Recipients.IsEmpty))
        {
            foreach (var level in Enum.GetValues<DisclosureLevel>().Where(level => Shows(level, rule) != Shows(rule.Recipients[0].Level, rule)))
            {
                var changed = rule with { Recipients = rule.Recipients.SetItem(0, rule.Recipients[0] with { Level = level }) };
                var policy = PlainPolicy.Version1 with { Rules = PlainPolicy.Version1.Rules.Replace(rule, changed) };
                Assert.NotEqual(before.Sha256, Notice.Generate(policy, 4, language).Sha256);
            }
        }
    }

    [Theory]
    [InlineData(NoticeLanguage.English, "misses more than half of the messages")]
    [InlineData(NoticeLanguage.Spanish, "escapan más de la mitad de los mensajes")]
    public void A_computer_that_misses_more_than_it_finds_says_so(NoticeLanguage language, string says) =>
        Assert.Contains(says, Notice.Generate(PlainPolicy.Version1, 1, language).Text, StringComparison.Ordinal);

    [Fact]
    public void A_step_that_tells_one_more_is_told_too()
    {
        var limits = TimeLimits.None with
        {
            Escalation = [new EscalationStep(TimeSpan.FromMinutes(7), StaffRole.Chaplain, DisclosureLevel.Message), new(TimeSpan.FromMinutes(9), null)],
        };
        var policy = Policies.With(Policies.Rule("x", Category.SelfHarm, 2, 4, Policies.Recipient(StaffRole.Clinician, DisclosureLevel.Identity, limits)));
        Assert.Contains(
            "If no one acts in 7 minutes, the chaplain can read the message.",
            Notice.Generate(policy, 4, NoticeLanguage.English).Text,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(NoticeLanguage.English, 18_720, "If no one acts in 10 minutes, an alarm goes out.", "13 days")]
    [InlineData(NoticeLanguage.Spanish, 18_720, "Si nadie actúa en 10 minutos, sale una alarma.", "13 días")]
    [InlineData(NoticeLanguage.English, 9, "If no one acts in 9 minutes, an alarm goes out.", "10 minutes")]
    [InlineData(NoticeLanguage.Spanish, 9, "Si nadie actúa en 9 minutos, sale una alarma.", "10 minutos")]
    public void A_rule_that_puts_off_the_alarm_for_a_life_in_danger_is_told_with_the_time_that_holds(NoticeLanguage language, int alarm, string says, string never)
    {
        var limits = new TimeLimits(TimeSpan.FromMinutes(2), TimeSpan.FromDays(14), null, [new EscalationStep(TimeSpan.FromMinutes(alarm), null)]);
        var sent = new[] { StaffRole.ControlRoom, StaffRole.Officer }.Select(role => Policies.Recipient(role, DisclosureLevel.Count, limits) with { Location = true });
        var rule = Policies.Rule("go", Category.SelfHarm, 4, 4, [.. sent]);
        var leaves = PolicyEvaluator.Evaluate(PlainPolicy.Version1 with { Rules = [rule] }, Policies.Facts(Category.SelfHarm, 4)).OffSystemAlarmAfter;

        Assert.True(leaves <= TimeSpan.FromMinutes(Math.Min(alarm, 10)), $"the alarm leaves after {leaves}");
        Assert.Contains(says, Notice.RuleParagraph(rule, language), StringComparison.Ordinal);
        Assert.DoesNotContain(never, Notice.RuleParagraph(rule, language), StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_below_danger_of_life_keeps_the_time_of_its_alarm_and_so_does_a_step_that_tells_somebody()
    {
        EscalationStep[] steps = [new(TimeSpan.FromDays(12), StaffRole.Chaplain, DisclosureLevel.Message), new(TimeSpan.FromDays(13), null)];
        var sent = Policies.Recipient(StaffRole.Clinician, DisclosureLevel.Identity, new TimeLimits(null, TimeSpan.FromDays(14), null, [.. steps]));

        Assert.Contains("If no one acts in 13 days, an alarm goes out.", Notice.RuleParagraph(Policies.Rule("soon", Category.SelfHarm, 3, 3, sent), NoticeLanguage.English), StringComparison.Ordinal);
        Assert.Contains("If no one acts in 12 days, the chaplain can read the message.", Notice.RuleParagraph(Policies.Rule("now", Category.SelfHarm, 4, 4, sent), NoticeLanguage.English), StringComparison.Ordinal);
    }

    [Fact]
    public void The_english_sentences_are_short()
    {
        var stops = PolicyPreset.All[0].Policy.Rules.Single(rule => rule.Id == "threat-to-somebody-here");
        var policy = PlainPolicy.Version1 with
        {
            Classifier = Policies.Everything,
            Failures = PlainPolicy.Version1.Failures with { ClassifierDown = ClassifierDown.Hold },
            Rules = [.. PlainPolicy.Version1.Rules, stops, stops with { Id = "waits", Delivery = stops.Delivery with { AfterHold = HoldEnd.Escalate } }],
        };
        var sentences = Notice.Generate(policy, 4, NoticeLanguage.English).Text.Split(['.', ':', '\n'], StringSplitOptions.RemoveEmptyEntries);
        var words = sentences.Select(sentence => sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length).ToList();
        Assert.InRange(words.Average(), 1, 13);
        Assert.InRange(words.Max(), 1, 32);
    }

    // Without messages around it, the context is the message; what was told of somebody has none around it, and comes with the name where it comes with the place.
    private static DisclosureLevel Shows(DisclosureLevel level, DisclosureRule rule) => level switch
    {
        DisclosureLevel.Context when Notice.IsConcern(rule) || rule.Recipients[0].Before + rule.Recipients[0].After == 0 => DisclosureLevel.Message,
        DisclosureLevel.Identity or DisclosureLevel.Conversation when Notice.IsConcern(rule) => rule.Recipients[0].Location ? DisclosureLevel.Message : DisclosureLevel.Identity,
        _ => level,
    };
}
