using PeerConnect.Contracts;
using PeerConnect.Hub.Tests.BreakGlass;

namespace PeerConnect.Hub.Tests.Referrals;

/// <summary>What the policy does not offer is not there.</summary>
public sealed class A_policy_without_referrals
{
    [Fact]
    public async Task Given_none_is_offered_then_whoever_has_the_case_is_told_what_to_do_instead()
    {
        await using var glass = await GlassWorld.StartAsync(policy => policy with { Referrals = [] });
        await glass.World.SayAsync("i cannot go on (s3)");
        var clinician = await glass.ReaderAsync("clinician", glass.Case());
        GlassWorld.Ok(await clinician.TakeAsync(glass.Case()));
        Assert.Null((await GlassWorld.OpenAsync(clinician, glass.Case())).ReferTo);
        var refused = (await clinician.ReferAsync(glass.Case(), CaseReferralKind.MentalHealth, "why")).Refusal!;
        Assert.Equal(RefusalCode.NotPossible, refused.Code);
        Assert.Contains("by the way of the place", refused.Message, StringComparison.Ordinal);
    }
}
