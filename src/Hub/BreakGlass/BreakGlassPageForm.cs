using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Conversations;
using PeerConnect.Hub.Sealing;

namespace PeerConnect.Hub.BreakGlass;

/// <summary>Makes the page that a recorded view shows, under an approval or by a rule that gives the whole conversation. Words of a conversation appear here for staff, and nowhere else but in opened cases.</summary>
internal sealed class BreakGlassPageForm(Sealer sealer)
{
    public BreakGlassPage Of(RecordedPage recorded, PersonKey viewer) =>
        new(recorded.GlassId, recorded.At, recorded.Until, Lines(recorded.Page, viewer), recorded.Page.MoreBefore);

    /// <summary>The lines of a page whose view is on record.</summary>
    public IReadOnlyList<BreakGlassLine> Lines(SealedPage page, PersonKey viewer)
    {
        var grant = new ReadGrant(GrantReason.RecordedView, viewer.PersonId);
        return
        [
            .. page.Lines.Select(line => new BreakGlassLine(
                line.Entry.Sequence,
                line.Entry.At,
                line.Flagged,
                Pseudonyms.Label(line.Pseudonym),
                line.Speaker,
                line.Name,
                sealer.OpenIfWhole(grant, MessagePlace.Of(line.Entry, line.Entry.Sequence), line.Entry.SealedBody!)?.Text)),
        ];
    }
}
