using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;

namespace PeerConnect.Hub.Exports;

/// <summary>Refusals of this feature that say more than the usual sentence.</summary>
internal static class ExportRefusals
{
    public static readonly Refusal NotSignedYet = new(
        RefusalCode.SecondPersonNeeded, "Another person has to sign this first. Ask a colleague who may open the case.");

    public static readonly Refusal Lapsed = new(RefusalCode.NotPossible, "The time of this export is over. Ask for it anew.");

    public static readonly Refusal Changed = new(
        RefusalCode.NotPossible, "The case has changed since it was asked for, and something else would leave than was agreed. Ask for it anew.");

    public static readonly Refusal SignedAlready = new(RefusalCode.AlreadyDecided, "A colleague signed this already. Whoever asked can write it.");

    public static readonly Refusal NoConversation = new(RefusalCode.NotPossible, "This case has no conversation: there is nothing to export.");

    /// <summary>Names the purposes of this case.</summary>
    public static Refusal OtherPurpose(CasePurpose own) =>
        Refusals.InvalidInput($"This case can be exported for {own}, which is what the policy gives it for, or for {CasePurpose.LegalProcess}.");
}
