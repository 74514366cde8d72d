using Microsoft.EntityFrameworkCore;
using PeerConnect.Contracts;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage.Transparency;

/// <summary>A programme as it is now, before anything is withheld: what its coordinators could count on their other pages.</summary>
/// <param name="InChats">People with a place in a conversation that is not over.</param>
/// <param name="Certified">Certified supporters.</param>
/// <param name="Supporting">Of these, with somebody to support or a group to run.</param>
/// <param name="Ending">Of these, whose certification ends soon.</param>
/// <param name="Waits">How long each request waits that this facility has to decide, the shortest first.</param>
/// <param name="Pairs">Open pairs.</param>
/// <param name="Groups">Open groups.</param>
internal sealed record OverviewCounts(int InChats, int Certified, int Supporting, int Ending, IReadOnlyList<TimeSpan> Waits, int Pairs, int Groups)
{
    private static readonly TimeSpan Soon = TimeSpan.FromDays(30);

    public static OverviewCounts Of(PeerConnectDb db, Guid facilityId, DateTimeOffset now)
    {
        var certified = db.Certified(facilityId, now);
        var places = Places(db);
        var soon = now + Soon;
        return new OverviewCounts(
            Placed(db, facilityId).Count(),
            certified.Count(),
            certified.Count(person => places.Any(place => place.PersonId == person.PersonId && place.PersonFacilityId == facilityId && place.Role != MemberRole.Member)),
            certified.Count(person => !db.Certifications.Any(row => row.FacilityId == facilityId && row.PersonId == person.PersonId && row.WithdrawnAt == null && row.ExpiresAt > soon)),
            [
                .. RequestRows.Waiting(db, facilityId)
                    .Where(row => !db.ApprovalDecisions.Any(made => made.FacilityId == row.FacilityId && made.RequestId == row.RequestId && made.DecidingFacilityId == facilityId))
                    .Select(row => row.RequestedAt).AsEnumerable().Select(at => now - at).Order(),
            ],
            Open(db, facilityId, ConversationKind.Direct),
            Open(db, facilityId, ConversationKind.Group));
    }

    /// <summary>By unit: its people with a place now, or who wrote in that time, and how many of them wrote.</summary>
    public static List<(Guid Unit, int InChats, int Writers)> OfUnits(PeerConnectDb db, Guid facilityId, DateTimeOffset from, DateTimeOffset to)
    {
        var writers = WrittenRows.Of(db, facilityId, from, to).Select(row => row.Author).ToHashSet();
        var placed = Placed(db, facilityId).Select(row => row.PersonId).ToHashSet();
        return
        [
            .. db.People.AsNoTracking().Where(row => row.FacilityId == facilityId && row.State == PersonState.Active && row.Kind != PersonKind.Staff && row.UnitId != null)
                .Select(row => new { row.PersonId, Unit = row.UnitId!.Value }).AsEnumerable()
                .Where(row => placed.Contains(row.PersonId) || writers.Contains(row.PersonId)).GroupBy(row => row.Unit)
                .Select(group => (group.Key, group.Count(), group.Count(row => writers.Contains(row.PersonId)))),
        ];
    }

    private static IQueryable<PersonRow> Placed(PeerConnectDb db, Guid facilityId)
    {
        var places = Places(db);
        return db.People.Where(person => person.FacilityId == facilityId && person.State == PersonState.Active && person.Kind != PersonKind.Staff
            && places.Any(place => place.PersonId == person.PersonId && place.PersonFacilityId == facilityId));
    }

    private static IQueryable<MembershipRow> Places(PeerConnectDb db) => db.Memberships.Where(place => place.State == MembershipState.Active
        && db.Conversations.Any(row => row.FacilityId == place.FacilityId && row.ConversationId == place.ConversationId && row.State != ConversationState.Ended));

    private static int Open(PeerConnectDb db, Guid facilityId, ConversationKind kind) =>
        db.Concerning( facilityId, kind).Count(row => row.State == ConversationState.Open);
}
