using PeerConnect.Contracts;
using PeerConnect.Hub.Cases;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Tests.Cases;

/// <summary>What a message shows of somebody's self-harm is used for care, and where a court orders it.</summary>
public sealed class What_is_for_care_alone
{
    [Theory]
    [InlineData(Category.SelfHarm, 1, false)]
    [InlineData(Category.SelfHarm, 4, false)]
    [InlineData(Category.Violence, 4, true)]
    public void Given_words_of_self_harm_however_long_past_then_they_serve_nobodys_safety(Category category, int severity, bool serves)
    {
        var decision = PolicyEvaluator.Evaluate(
            PlainPolicy.Version1,
            new Facts("north", ConversationClass.Monitored, SpeakerRole.Resident, [new Verdict(EvidenceSource.Model, "test", category, severity, .9f, [])]));
        Assert.Equal(serves, CareAlone.Allows(CasePurpose.SafetyOfOthers, [decision]));
        Assert.True(CareAlone.Allows(CasePurpose.Care, [decision]));
        Assert.True(CareAlone.Allows(CasePurpose.LegalProcess, [decision]));
    }
}
