using PeerConnect.Contracts;

namespace PeerConnect.Hub.Requests;

/// <summary>Refusals of this feature that say more than the usual sentence.</summary>
internal static class RequestRefusals
{
    public static readonly Refusal NotOffered = new(
        RefusalCode.NotPossible, "You cannot ask for that person here. If you need somebody now, press your cell bell or tell an officer.");

    public static readonly Refusal NobodyToSend = new(
        RefusalCode.NotPossible, "Nobody can be sent to where you are from here. If you need somebody now, tell the people near you or call for help.");

    public static readonly Refusal NoRequest = new(RefusalCode.NotPossible, "Nobody asked for a person in this case. Open it, and decide it.");

    public static readonly Refusal NobodyCameYet = new(
        RefusalCode.NotPossible, "Nobody said yet that somebody stood in front of the person. Record that first, or refuse with a reason.");

    public static readonly Refusal SomebodyCame = new(RefusalCode.NotPossible, "Somebody stood in front of the person already. Close it instead.");
}
