using System.Collections.Immutable;
using PeerConnect.Moderation.Classification;

namespace PeerConnect.Moderation.Policies;

/// <summary>A policy for tests, without rosters, further recipients, holds, samples, break-glass and deletion by date: each test adds the one that it is about.</summary>
public static class PlainPolicy
{
    private static readonly TimeLimits Imminent =
        new(TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), TimeSpan.FromHours(1), [new EscalationStep(TimeSpan.FromMinutes(2), null)]);

    private static readonly TimeLimits Active = new(
        TimeSpan.FromMinutes(15),
        TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(4),
        []);

    private static readonly TimeLimits SameShift = new(
        TimeSpan.FromHours(4),
        TimeSpan.FromHours(8),
        TimeSpan.FromHours(8),
        []);

    private static readonly PolicyScope OutsidePart2 = PolicyScope.In(ConversationClass.Monitored, ConversationClass.MonitoredClinical);
    private static readonly PolicyScope InPart2 = PolicyScope.In(ConversationClass.Part2);
    private static readonly DeliveryRule Flag = new(Delivery.DeliverAndFlag);

    /// <summary>Version 1: cases from severity 2, nothing held, nothing blocked; residents do not watch each other.</summary>
    public static DisclosurePolicy Version1 { get; } = new(
        1,
        "Plain",
        [.. SelfHarm(), .. Violence(), .. Reported(), Asked()],
        [NotOffered.ListenerCalls, NotOffered.LegalMail, NotOffered.OutsideSexualAbuseLine],
        [.. Enum.GetValues<SecondPersonAct>()],
        new InformRules(ConcernSpread: TimeSpan.FromMinutes(10)),
        new BreakGlassRules(
            Allowed: false,
            [Purpose.Care, Purpose.SafetyOfOthers, Purpose.Safeguarding],
            TimeSpan.FromHours(1),
            Verdict.MaxSeverity,
            TimeSpan.FromDays(3)),
        new ApprovalRules([StaffRole.Coordinator], "The facility's own rule", SupervisingOfficer: false),
        new RetentionRules(
            Messages: RetentionRules.WithoutEnd,
            TrueCases: RetentionRules.WithoutEnd,
            FalseCases: RetentionRules.WithoutEnd,
            Scores: TimeSpan.FromDays(30),
            AfterLegalHold: TimeSpan.FromDays(30)),
        new FailureRules(ClassifierDown.DeliverAndScoreLater, TimeSpan.FromMinutes(10), QueueUnstaffed.NextRecipient),
        new ResidentVisibility(Receipts: false, Typing: false, Presence: false),
        Referrals: [ReferralKind.WatchForm, ReferralKind.Incident, ReferralKind.MentalHealth, ReferralKind.Chaplaincy]);

    private static IEnumerable<DisclosureRule> SelfHarm()
    {
        yield return CareFor("self-harm-concerning", 2, SameShift);
        yield return CareFor("self-harm-active", 3, Active);
        yield return CareFor("self-harm-imminent", 4, Imminent);
        yield return GoNow("self-harm-go-now", Category.SelfHarm, Purpose.Care) with { Prohibited = [StaffRole.Security] };
    }

    private static IEnumerable<DisclosureRule> Violence()
    {
        yield return Rule("violence-concerning", OutsidePart2, Category.Violence, 2, 2, ThreatTo(StaffRole.Security, SameShift));
        yield return Rule("violence-active", OutsidePart2, Category.Violence, 3, 3, ThreatTo(StaffRole.Security, Active));
        yield return Rule("violence-imminent", OutsidePart2, Category.Violence, 4, 4, ThreatTo(StaffRole.Security, Imminent, location: true));
        yield return GoNow("violence-go-now", Category.Violence, Purpose.SafetyOfOthers);
        yield return Rule("violence-in-programme-concerning", InPart2, Category.Violence, 2, 2, ThreatTo(StaffRole.Clinician, SameShift));
        yield return Rule("violence-in-programme-active", InPart2, Category.Violence, 3, 3, ThreatTo(StaffRole.Clinician, Active));
        yield return Rule("violence-in-programme-imminent", InPart2, Category.Violence, 4, 4, ThreatTo(StaffRole.Clinician, Imminent with { Escalation = [] }));
    }

    private static IEnumerable<DisclosureRule> Reported()
    {
        var abuse = new Recipient(StaffRole.Safeguarding, DisclosureLevel.Identity, Purpose.Safeguarding, Active, 5, 5);
        yield return Rule("sexual-abuse", PolicyScope.Everywhere, Category.SexualAbuse, 2, 4, abuse) with
        {
            Signpost = SignpostKind.SexualAbuse,
            Excluded = [Exclusion.Accused, Exclusion.LineOfAccused, Exclusion.OwnKin],
        };
        yield return Rule("exploitation", PolicyScope.Everywhere, Category.Exploitation, 2, 4, abuse with { Limits = SameShift }) with
        {
            Excluded = [Exclusion.Accused, Exclusion.SupportersApprover, Exclusion.OwnKin],
        };
        yield return Rule(
            "contact-sharing",
            OutsidePart2,
            Category.ContactSharing,
            2,
            4,
            new Recipient(StaffRole.Moderator, DisclosureLevel.Message, Purpose.SafetyOfOthers, SameShift with { FaceToFace = null }));
        yield return Rule(
            "medical-emergency",
            PolicyScope.Everywhere,
            Category.MedicalEmergency,
            3,
            4,
            new Recipient(StaffRole.Clinician, DisclosureLevel.Identity, Purpose.Care, Imminent, 5, 5, Location: true),
            new Recipient(StaffRole.ControlRoom, DisclosureLevel.Count, Purpose.Care, Imminent, Location: true));
    }

    // "I need a person now": the officer of the unit goes or fetches. The control room is told too, because here no step comes after.
    private static DisclosureRule Asked() =>
        Rule("asked-for-a-person", PolicyScope.Everywhere, Category.Company, 1, 4, Goes(StaffRole.Officer), Goes(StaffRole.ControlRoom));

    private static Recipient Goes(StaffRole role) =>
        new(role, DisclosureLevel.Count, Purpose.Care, new TimeLimits(TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), null, []), Location: true);

    private static DisclosureRule CareFor(string id, int severity, TimeLimits limits) =>
        Rule(
            id,
            PolicyScope.Everywhere,
            Category.SelfHarm,
            severity,
            severity,
            new Recipient(StaffRole.Clinician, DisclosureLevel.Identity, Purpose.Care, limits, 5, 5, Location: severity == Verdict.MaxSeverity)) with
        {
            Prohibited = [StaffRole.Security],
            Signpost = SignpostKind.SelfHarm,
        };

    private static DisclosureRule GoNow(string id, Category category, Purpose purpose) =>
        Rule(
            id,
            PolicyScope.Everywhere,
            category,
            4,
            4,
            new Recipient(StaffRole.ControlRoom, DisclosureLevel.Count, purpose, Imminent with { Decide = null }, Location: true),
            new Recipient(StaffRole.Officer, DisclosureLevel.Count, purpose, Imminent with { Decide = null }, Location: true));

    // Told neither who it is nor where, and so to stand in front of nobody; where the place is told, the limit for it is too.
    private static Recipient ThreatTo(StaffRole role, TimeLimits limits, bool location = false) =>
        new(role, DisclosureLevel.Message, Purpose.SafetyOfOthers, location ? limits : limits with { FaceToFace = null }, Location: location);

    private static DisclosureRule Rule(
        string id,
        PolicyScope scope,
        Category category,
        int from,
        int to,
        params ImmutableArray<Recipient> recipients) =>
        new(id, scope, new RuleCondition([category], from, to, [], []), Flag, OpensCase: true, recipients, [], [Exclusion.OwnKin]);
}
