using Microsoft.EntityFrameworkCore;
using PeerConnect.Contracts;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage.Retention;

/// <summary>What legal holds keep at a moment.</summary>
/// <param name="Conversations">Those named, and those that somebody named ever took part in.</param>
/// <param name="People">Those named, with their merged records.</param>
/// <param name="Cases">Those named.</param>
internal sealed record HeldBack(IReadOnlyCollection<Guid> Conversations, IReadOnlyCollection<Guid> People, IReadOnlyCollection<Guid> Cases);

/// <summary>The table of legal holds.</summary>
internal static class LegalHoldRows
{
    private const int Most = 500;

    /// <summary>The hold of the own facility, tracked inside a transaction; null for any other.</summary>
    public static LegalHoldRow? Find(PeerConnectDb db, Guid facilityId, Guid holdId) =>
        db.LegalHolds.SingleOrDefault(row => row.FacilityId == facilityId && row.HoldId == holdId);

    public static List<LegalHoldRow> Newest(PeerConnectDb db, Guid facilityId) =>
        [.. db.LegalHolds.AsNoTracking().Where(row => row.FacilityId == facilityId).OrderByDescending(row => row.SetAt).Take(Most)];

    public static int Standing(PeerConnectDb db, Guid facilityId) => db.LegalHolds.Count(row => row.FacilityId == facilityId && row.LiftedAt == null);

    /// <summary>Of every facility: what one has to keep, another may hold.</summary>
    public static HeldBack HeldBack(PeerConnectDb db, DateTimeOffset now)
    {
        var holds = db.LegalHolds.AsNoTracking().Where(row => row.LiftedAt == null || row.KeepsUntil > now).ToList().ToLookup(row => row.On, row => row.TargetId);
        var people = db.WithMerged([.. holds[LegalHoldOn.Person]]);
        return new HeldBack(
            [.. holds[LegalHoldOn.Conversation], .. db.Memberships.Where(row => people.Contains(row.PersonId)).Select(row => row.ConversationId).Distinct()],
            people,
            [.. holds[LegalHoldOn.Case]]);
    }

    /// <summary>Whether that facility has a part in it.</summary>
    public static bool Exists(PeerConnectDb db, Guid facilityId, LegalHoldOn on, Guid id) => on switch
    {
        LegalHoldOn.Conversation => db.Conversations.Any(row => row.FacilityId == facilityId && row.ConversationId == id)
            || db.Memberships.Any(row => row.PersonFacilityId == facilityId && row.ConversationId == id),
        LegalHoldOn.Person => db.People.Any(row => row.FacilityId == facilityId && row.PersonId == id && row.Kind != PersonKind.Staff),
        LegalHoldOn.Case => db.Cases.Any(row => row.FacilityId == facilityId && row.CaseId == id && !row.Drill && row.PurgedAt == null),
    };

    public static Dictionary<Guid, string> Names(PeerConnectDb db, Guid facilityId, IEnumerable<LegalHoldRow> rows) =>
        StaffNames.Of(db, facilityId, [.. rows.SelectMany(row => new[] { row.SetBy, row.LiftAskedBy, row.LiftedBy }.OfType<Guid>()).Distinct()]);
}
