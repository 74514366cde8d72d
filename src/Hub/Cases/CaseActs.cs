using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Cases;

/// <summary>Which acts a case has seen in its round; pure.</summary>
internal static class CaseActs
{
    /// <summary>Whether it happened. Nothing is awaited of a decided case; who stands in front of the person needs nobody on the way.</summary>
    public static bool Met(CaseRow row, AwaitedAct act) => row.State == CaseState.Decided || act switch
    {
        AwaitedAct.Acknowledge => row.AcknowledgedAt is not null,
        AwaitedAct.OnTheWay => row.OnTheWayAt is not null || row.FaceToFaceAt is not null,
        AwaitedAct.FaceToFace => row.FaceToFaceAt is not null,
        AwaitedAct.Decide => false,
        AwaitedAct.FollowUp => row.FollowUpBy is null,

        // Of many messages in a case one may still wait: whatever ends a hold stops these steps itself.
        AwaitedAct.HeldMessage => false,
    };

    /// <summary>Whether nothing but desk work is left of the round: somebody stood in front of the person, or took the case up where nobody has to go.</summary>
    public static bool WasSeenTo(CaseRow row, IEnumerable<CaseGrantRow> grants) =>
        row.FaceToFaceAt is not null || (row.AcknowledgedAt is not null && grants.All(grant => grant.FaceToFaceSeconds is null));

    /// <summary>The act as events, audit rows and metrics name it.</summary>
    public static string Word(AwaitedAct act) => act switch
    {
        AwaitedAct.Acknowledge => "acknowledge",
        AwaitedAct.OnTheWay => "on-the-way",
        AwaitedAct.FaceToFace => "face-to-face",
        AwaitedAct.Decide => "decide",
        AwaitedAct.FollowUp => "follow-up-form",
        AwaitedAct.HeldMessage => "held-message",
    };
}
