using PeerConnect.Contracts;

namespace PeerConnect.Hub.Holding;

/// <summary>Refusals of this feature that say more than the usual sentence.</summary>
internal static class HeldRefusals
{
    public static readonly Refusal ProposedByAnother = new(
        RefusalCode.NotPossible, "A colleague asked that this message is rejected. Confirm that, or release the message.");

    public static readonly Refusal NothingProposed = new(
        RefusalCode.NotPossible, "Nobody asked that this message is rejected. Reject it first; then a colleague confirms.");

    public static readonly Refusal NoAppeal = new(RefusalCode.NotPossible, "There is no appeal on this message.");

    public static readonly Refusal MayNotAppeal = new(
        RefusalCode.NotPossible, "There is nothing to appeal here. You can ask the programme office about it.");

    public static readonly Refusal StillHeld = new(
        RefusalCode.NotPossible, "A message of this case still waits. Release or reject it first, then decide the case.");
}
