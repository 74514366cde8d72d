using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;

namespace PeerConnect.Hub.BreakGlass;

/// <summary>Refusals of this feature that say more than the usual sentence.</summary>
internal static class BreakGlassRefusals
{
    public static readonly Refusal NotAllowed = new(
        RefusalCode.NotPossible, "The facility's policy does not let anybody see more of this case than it gives. Work with what the case shows.");

    public static readonly Refusal NoMoreForYou = new(
        RefusalCode.NotPossible, "You may see no more of this case than it shows. Ask a colleague who works it for care.");

    public static readonly Refusal NoConversation = new(RefusalCode.NotPossible, "This case has no conversation: there is no more to see.");

    public static readonly Refusal AskedAlready = new(
        RefusalCode.NotPossible, "You asked for this case already. Open the case to see how that stands.");

    public static readonly Refusal NotAlone = new(
        RefusalCode.SecondPersonNeeded, "The policy does not let one person begin alone at this severity. Ask without that, and have a colleague approve.");

    public static readonly Refusal NotApprovedYet = new(
        RefusalCode.SecondPersonNeeded, "Another person has to approve this first. Ask a colleague who works the case.");

    public static readonly Refusal Refused = new(RefusalCode.NotPossible, "A colleague refused this. Open the case to see why.");

    public static readonly Refusal Lapsed = new(RefusalCode.NotPossible, "Nobody answered this in time. Whoever still needs it asks anew.");

    public static readonly Refusal Over = new(RefusalCode.NotPossible, "Its time is over. Whoever still needs it asks anew.");

    public static readonly Refusal NotOverYet = new(RefusalCode.NotPossible, "It is still open. Review it when its time is over or the case is decided.");

    public static readonly Refusal NeverOpened = new(RefusalCode.NotPossible, "This was never opened: there is nothing to review.");

    /// <summary>Names the purposes that the policy has for this case.</summary>
    public static Refusal OtherPurpose(IEnumerable<CasePurpose> purposes) =>
        Refusals.InvalidInput($"The policy allows this for {string.Join(", ", purposes)} and for nothing else.");
}
