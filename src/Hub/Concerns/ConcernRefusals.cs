using PeerConnect.Contracts;

namespace PeerConnect.Hub.Concerns;

/// <summary>Refusals of this feature that say more than the usual sentence.</summary>
internal static class ConcernRefusals
{
    public static readonly Refusal NotCertified = new(
        RefusalCode.NotPossible, "Your certificate as a supporter has ended, so this was not passed on. Tell an officer what worries you now.");

    public static readonly Refusal NoSupporter = new(
        RefusalCode.NotPossible, "Only supporters can tell staff in this way, so this was not passed on. Tell an officer what worries you now.");

    public static readonly Refusal NobodyIsTold = new(
        RefusalCode.NotPossible, "The rules of this place name nobody who is told of that, so it was not passed on. Tell an officer now.");
}
