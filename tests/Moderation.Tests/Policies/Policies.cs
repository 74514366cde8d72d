using System.Collections.Immutable;
using CsCheck;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Moderation.Tests.Policies;

/// <summary>Facts, and policies drawn at random that the validator accepts.</summary>
internal static class Policies
{
    public static Facts Facts(
        Category category,
        int severity,
        ConversationClass conversationClass = ConversationClass.Monitored,
        EvidenceSource? source = null) =>
        new("north", conversationClass, SpeakerRole.Resident, [Verdict(category, severity, source)], Unit: "B2");

    public static Verdict Verdict(Category category, int severity, EvidenceSource? source = null) =>
        new(source ?? (category.IsPattern() ? EvidenceSource.PeerReport : EvidenceSource.Model), "model-1", category, severity, severity / 4f, []);

    public static DisclosurePolicy With(params ImmutableArray<DisclosureRule> rules) => PlainPolicy.Version1 with { Version = 2, Rules = rules };

    public static DisclosurePolicy DefaultWith(params ImmutableArray<DisclosureRule> rules) =>
        PlainPolicy.Version1 with { Version = 2, Rules = [.. PlainPolicy.Version1.Rules, .. rules] };

    public static DisclosureRule Rule(string id, Category category, int from = 1, int to = 4, params ImmutableArray<Recipient> recipients) =>
        new(
            id,
            PolicyScope.Everywhere,
            new RuleCondition([category], from, to, [], []),
            new DeliveryRule(Delivery.DeliverAndFlag),
            OpensCase: true,
            recipients,
            [],
            []);

    public static Recipient Recipient(StaffRole role, DisclosureLevel level, TimeLimits? limits = null) =>
        new(role, level, Purpose.Care, limits ?? TimeLimits.None);

    private static Gen<Recipient> AnyRecipient { get; } =
        from role in Gen.Enum<StaffRole>()
        from level in Gen.Enum<DisclosureLevel>()
        from context in Gen.Select(Gen.Int[0, 9], Gen.Int[0, 9])
        from location in Gen.Bool
        from ground in Gen.OneOf(Gen.Const((Part2Ground?)null), Gen.Const((Part2Ground?)Part2Ground.Consent), Gen.Const((Part2Ground?)Part2Ground.CourtOrder))
        from roster in Gen.OneOf(Gen.Const((string?)null), Gen.Const((string?)"on-call"), Gen.Const((string?)"night"))
        from minutes in Gen.Int[1, 100].Array[3]
        from next in Gen.Select(Gen.Int[1, 100], Gen.Enum<StaffRole>(), Gen.Enum<DisclosureLevel>(), Gen.Bool).Array[0, 2]
        select new Recipient(
            role,
            level,
            Purpose.Care,
            new TimeLimits(
                TimeSpan.FromMinutes(minutes[0]),
                TimeSpan.FromMinutes(minutes[1]),
                null,
                [
                    .. next.Select(step => new EscalationStep(TimeSpan.FromMinutes(step.Item1), step.Item2, step.Item3, step.Item4)),
                    new EscalationStep(TimeSpan.FromMinutes(minutes[2]), null),
                ]),
            context.Item1,
            context.Item2,
            location,
            roster,
            ground);

    public static Gen<DisclosureRule> AnyRule { get; } =
        from id in Gen.Int[0, 100_000]
        from classes in Gen.Enum<ConversationClass>().Array[0, 2]
        from units in Gen.OneOf(Gen.Const(ImmutableArray<string>.Empty), Gen.Const(ImmutableArray.Create("B2")), Gen.Const(ImmutableArray.Create("C1")))
        from categories in Gen.Enum<Category>().Array[1, 3]
        from severity in Gen.Select(Gen.Int[1, 4], Gen.Int[1, 4])
        from evidence in Gen.Enum<EvidenceSource>().Array[0, 2]
        from detail in Gen.Select(Gen.Bool, Gen.Bool)
        from senders in Gen.Enum<SpeakerRole>().Array[0, 2]
        from opens in Gen.Bool
        from signpost in Gen.Enum<SignpostKind>()
        from sample in Gen.Select(Gen.Bool, Gen.Int[1, 3], Gen.Enum<StaffRole>(), Gen.Enum<DisclosureLevel>())
        from delivery in Gen.Select(Gen.Enum<Delivery>(), Gen.Int[1, 60], Gen.Enum<HoldEnd>())
        from recipients in AnyRecipient.Array[0, 4]
        from prohibited in Gen.Enum<StaffRole>().Array[0, 2]
        select new DisclosureRule(
            $"rule-{id}",
            new PolicyScope([], units, [], [.. classes.Distinct()]),
            new RuleCondition([.. categories.Distinct()], Math.Min(severity.Item1, severity.Item2), Math.Max(severity.Item1, severity.Item2), [.. evidence.Distinct()], [.. senders.Distinct()], detail.Item1, detail.Item2),
            new DeliveryRule(delivery.Item1, delivery.Item1 == Delivery.Hold ? TimeSpan.FromMinutes(delivery.Item2) : null, delivery.Item3),
            opens,
            [.. recipients],
            [.. prohibited.Distinct().Where(role => role != StaffRole.ControlRoom)],
            [],
            signpost,
            sample.Item1 ? new QualitySample(sample.Item2, sample.Item3, sample.Item4) : null);

    /// <summary>A policy that has the computer look for everything that it can.</summary>
    public static ClassifierRules Everything { get; } = new([.. Enum.GetValues<JudgedCategory>()]);

    public static Gen<DisclosurePolicy> AnyPolicy { get; } =
        AnyRule.Array[0, 8].Select(rules => PlainPolicy.Version1 with { Rules = [.. rules], Classifier = Everything });

    public static Gen<Facts> AnyFacts { get; } =
        from conversationClass in Gen.Enum<ConversationClass>()
        from sender in Gen.Enum<SpeakerRole>()
        from verdicts in Gen.Select(Gen.Enum<Category>(), Gen.Int[0, 4], Gen.Enum<EvidenceSource>()).Array[0, 4]
        from fallback in Gen.Bool
        from detail in Gen.Bool
        from names in Gen.Bool
        select new Facts(
            "north",
            conversationClass,
            sender,
            [.. verdicts.Select(seen => Verdict(seen.Item1, seen.Item2, seen.Item3))],
            Unit: "B2",
            IsFallback: fallback,
            MethodDetail: detail,
            NamesMember: names);
}
