using System.Text;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Policies;
using PeerConnect.Moderation.Risk;

namespace PeerConnect.Moderation.Tests.Policies;

public sealed class A_decision_is_stored
{
    [Fact]
    public void Its_json_reads_back_whole()
    {
        var facts = Policies.Facts(Category.SelfHarm, 4) with
        {
            Verdicts = [Policies.Verdict(Category.SelfHarm, 4) with { Spans = [new WeighedSpan(3, 7, 1.5f)] }, Policies.Verdict(Category.Violence, 0)],
            Risk = new RiskExplanation(Category.SelfHarm, 3, TimeSpan.FromMinutes(40), 1, 2),
        };
        var decision = PolicyEvaluator.Evaluate(PlainPolicy.Version1, facts);
        var back = Decision.FromJson(decision.ToJson());
        Assert.Equal(decision.ToJson(), back.ToJson());
        Assert.Equal(decision.Grants.Select(grant => grant.Role), back.Grants.Select(grant => grant.Role));
        Assert.Equal(decision.Risk, back.Risk);
        Assert.Equal(decision.OffSystemAlarmAfter, back.OffSystemAlarmAfter);
    }

    [Fact]
    public void An_ordinary_message_costs_few_bytes_and_has_no_case()
    {
        var decision = PolicyEvaluator.Evaluate(PlainPolicy.Version1, Policies.Facts(Category.Violence, 0));
        Assert.InRange(Encoding.UTF8.GetByteCount(decision.ToJson()), 1, 250);
        var back = Decision.FromJson(decision.ToJson());
        Assert.False(back.OpensCase);
        Assert.False(back.Grants.IsDefault);
        Assert.False(back.Verdicts[0].Spans.IsDefault);
    }
}
