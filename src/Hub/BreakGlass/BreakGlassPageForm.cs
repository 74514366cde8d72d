using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Conversations;
using PeerConnect.Hub.Sealing;

namespace PeerConnect.Hub.BreakGlass;

/// <summary>Makes the page that a recorded view under an approval shows. Words of a conversation appear here for staff, and nowhere else but in opened cases.</summary>
internal sealed class BreakGlassPageForm(Sealer sealer)
{
    public BreakGlassPage Of(RecordedPage recorded, PersonKey viewer)
    {
        var grant = new ReadGrant(GrantReason.RecordedView, viewer.PersonId);
        return new BreakGlassPage(
            recorded.GlassId,
            recorded.At,
            recorded.Until,
            [.. recorded.Page.Lines.Select(line => new BreakGlassLine(
                line.Entry.Sequence,
                line.Entry.At,
                line.Flagged,
                Pseudonyms.Label(line.Pseudonym),
                line.Speaker,
                line.Name,
                sealer.OpenIfWhole(grant, MessagePlace.Of(line.Entry, line.Entry.Sequence), line.Entry.SealedBody!)?.Text))],
            recorded.Page.MoreBefore);
    }
}
