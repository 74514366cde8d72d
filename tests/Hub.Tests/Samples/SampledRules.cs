using PeerConnect.Hub.Tests.Cases;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Tests.Samples;

/// <summary>The default policy, which draws no samples, with the presets' rule that does.</summary>
internal static class SampledRules
{
    public static DisclosureRule Quiet(int oneIn) => new(
        "quiet-sample",
        PolicyScope.Everywhere,
        new RuleCondition([Category.SelfHarm, Category.Violence], 1, 1, [], []),
        new DeliveryRule(Delivery.Deliver),
        OpensCase: false,
        [],
        [],
        [],
        Sample: new QualitySample(oneIn, StaffRole.Moderator, DisclosureLevel.Message));

    public static DisclosurePolicy Policy(int oneIn = 1) => PlainPolicy.Version1 with { Rules = PlainPolicy.Version1.Rules.Add(Quiet(oneIn)) };

    /// <summary>A world in which each quiet message is drawn.</summary>
    public static Task<CaseWorld> StartAsync(Func<DisclosurePolicy, DisclosurePolicy>? change = null) =>
        CaseWorld.StartAsync(fakeTime: true, change?.Invoke(Policy()) ?? Policy());
}
