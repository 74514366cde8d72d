using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.BreakGlass;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.BreakGlass;

/// <summary>What waits for a review: to auditors all of it, to others what they may review themselves.</summary>
internal sealed class ListBreakGlassReviews(Store store, TimeProvider time)
{
    public Reply<BreakGlassReviews> Handle(PersonKey caller)
    {
        using var db = store.Read();
        var now = time.GetUtcNow();
        var audits = db.Holds(caller, Role.Auditor, now);
        return new BreakGlassReviews(
        [
            .. GlassRows.Unreviewed(db, caller.FacilityId)
                .Where(found => BreakGlassStanding.At(found.Glass, found.Of, now) == BreakGlassState.Over)
                .Select(found => (found.Glass, found.Of, OpenFor: OpenFor(db, caller, found.Glass, now)))
                .Where(found => audits || found.OpenFor is not null)
                .Take(Protocol.MaxPage)
                .Select(found => Shown(found.Glass, found.Of, found.OpenFor, now)),
        ]);
    }

    /// <summary>For what the caller may open the case, to review; null for who may not review it.</summary>
    private static CasePurpose? OpenFor(PeerConnectDb db, PersonKey caller, BreakGlassRow row, DateTimeOffset now) =>
        !GlassRows.People(row).Contains(caller.PersonId)
        && CaseAccess.FindOpenable(db, caller, row.CaseId, now) is { } seen
        && BreakGlassForm.MayReadTexts(row, seen.Sight)
            ? seen.Sight.Purpose
            : null;

    private static BreakGlassToReview Shown(BreakGlassRow row, CaseRow of, CasePurpose? openFor, DateTimeOffset now) => new(
        row.GlassId, row.CaseId, row.Purpose, row.Alone, row.Views, BreakGlassStanding.OverAt(row, of), row.ReviewBy!.Value, now >= row.ReviewBy, openFor);
}
