using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Sealing;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Holding;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Holding;

/// <summary>The text of a message that is not in the conversation, for whoever has a grant: its own, or, of a blocked one, its case's.</summary>
internal sealed class HeldText(Sealer sealer)
{
    /// <summary>Null where its key was destroyed, or where it is kept nowhere: blocked by a policy that tells nobody.</summary>
    public string? Of(ReadGrant grant, PeerConnectDb db, HeldMessageRow held) => held switch
    {
        { SealedBody: { } own } => sealer.Open(grant, HeldPlace.Of(held), own)?.Text,
        { CaseId: { } caseId } when HeldCases.Line(db, held, caseId) is { } line => sealer.Open(grant, CasePlace.Of(line), line.SealedBody)?.Text,
        _ => null,
    };
}
