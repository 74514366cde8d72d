using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage.Training;

/// <summary>A row that the caller may read, and by which role.</summary>
internal sealed record SeenTrainingRow(TrainingRow Row, Role Role)
{
    public override string ToString() => $"SeenTrainingRow {{ {Row.RowId} }}";
}

/// <summary>The one access function of training rows: unknown, foreign, gone, excluded, taken back and of another role look the same.</summary>
internal static class TrainingAccess
{
    // As with samples: what one person reads, no second one needs to.
    private static readonly TimeSpan Lent = TimeSpan.FromHours(1);

    /// <summary>What waits for a label by the caller.</summary>
    public static List<SeenTrainingRow> Waiting(PeerConnectDb db, PersonKey caller, DateTimeOffset now, int most) =>
        [.. Of(db, caller, now, row => row.LabelledBy == null).Where(seen => IsFree(seen.Row, caller, now)).Take(most)];

    /// <summary>The row, where the caller may open it now to label it, tracked inside a transaction. Null otherwise.</summary>
    public static SeenTrainingRow? FindReadable(PeerConnectDb db, PersonKey caller, Guid rowId, DateTimeOffset now) =>
        FindOpened(db, caller, rowId, now) is { } seen && IsFree(seen.Row, caller, now) ? seen : null;

    /// <summary>The row, where the caller may give it the second label, if it was the caller who opened it. Null otherwise.</summary>
    public static SeenTrainingRow? FindOpened(PeerConnectDb db, PersonKey caller, Guid rowId, DateTimeOffset now) =>
        Of(db, caller, now, row => row.RowId == rowId && row.LabelledBy == null).SingleOrDefault();

    /// <summary>What two people labelled the same and the caller may read, in the order of ids. Nothing of a case in which the caller had a part: that would tell a colleague who said yes.</summary>
    public static List<SeenTrainingRow> Ready(PeerConnectDb db, PersonKey caller, DateTimeOffset now) => Ordered(Of(db, caller, now, row => row.LabelledBy != null));

    /// <summary>The same, of these rows alone.</summary>
    public static List<SeenTrainingRow> Ready(PeerConnectDb db, PersonKey caller, DateTimeOffset now, IReadOnlyCollection<Guid> only) =>
        Ordered(Of(db, caller, now, row => row.LabelledBy != null && only.Contains(row.RowId)));

    private static List<SeenTrainingRow> Ordered(IEnumerable<SeenTrainingRow> seen) => [.. seen.OrderBy(one => one.Row.RowId)];

    /// <summary>Rows whose message is there and whose author's yes stands, of the caller's roles, of cases in which the caller had no part and from which the caller is not kept out.</summary>
    private static IEnumerable<SeenTrainingRow> Of(PeerConnectDb db, PersonKey caller, DateTimeOffset now, Expression<Func<TrainingRow, bool>> which)
    {
        if (CaseAccess.Viewer(db, caller) is not { Standing.MaySignIn: true } viewer)
        {
            return [];
        }

        var found = from row in db.TrainingRows.Where(row => row.FacilityId == caller.FacilityId).Where(which)
                    join yes in db.TrainingConsents on new { row.FacilityId, KeyId = row.ConsentKeyId } equals new { yes.FacilityId, yes.KeyId }
                    join key in db.DataKeys on new { yes.FacilityId, yes.KeyId } equals new { key.FacilityId, key.KeyId }
                    join entry in db.Entries on new { F = row.HomeFacilityId, row.ConversationId, row.Sequence } equals new { F = entry.FacilityId, entry.ConversationId, entry.Sequence }
                    join conversation in db.Conversations on new { F = row.HomeFacilityId, row.ConversationId } equals new { F = conversation.FacilityId, conversation.ConversationId }
                    where key.DestroyedAt == null && entry.SealedBody != null && !entry.OutOfView && entry.EntryId == row.EntryId && conversation.Class == PolicyWords.Monitored

                        // Whoever decided, or had any part in the case, knows whom it is about and what was decided.
                        && row.DecidedBy != caller.PersonId
                        && !db.CaseEvents.Any(told => told.FacilityId == row.FacilityId && told.CaseId == row.CaseId && told.ActorId == caller.PersonId)
                    orderby row.DecidedAt, row.RowId
                    select row;
        var after = now - TrainingRows.Kept;
        var close = CaseExclusions.CloseTo(db, caller);
        var apart = db.StandingOrders(caller, now).Select(order => order.Other(caller)).ToHashSet();
        return found.ToList()
            .Where(row => (row.LabelledBy is not null || row.DecidedAt > after) && !HadPart(row, caller))
            .Select(row => RoleOf(db, viewer, row, now) is { } role ? new SeenTrainingRow(row, role) : null).OfType<SeenTrainingRow>()
            .Where(seen => !IsKeptApart(db, seen.Row, apart) && !CaseExclusions.KeepsNameless(
                db, caller, close, Author(seen.Row), new ConversationKey(seen.Row.HomeFacilityId, seen.Row.ConversationId), seen.Row.WithoutApprovers));
    }

    private static PersonKey Author(TrainingRow row) => new(row.FacilityId, row.AuthorId);

    // A role held for one unit reaches the people who live there now.
    private static Role? RoleOf(PeerConnectDb db, Viewer viewer, TrainingRow row, DateTimeOffset now)
    {
        var readers = row.Readers.Split(',');
        return viewer.Standing.Roles
            .Where(held => CaseSight.WorksCases(held.Role) && readers.Contains(held.Role.ToString(), StringComparer.Ordinal)
                && held.From <= now && now < held.Until && (held.UnitId is null || held.UnitId == db.FindPerson(Author(row))?.UnitId))
            .Select(held => (Role?)held.Role).FirstOrDefault();
    }

    private static bool IsKeptApart(PeerConnectDb db, TrainingRow row, HashSet<PersonKey> apart) =>
        apart.Count > 0 && (apart.Contains(Author(row)) || (db.FindPerson(Author(row)) is { } person && apart.Contains(person.Key())));

    // A purged case does not say any more who had a part in it.
    private static bool HadPart(TrainingRow row, PersonKey caller) => row.HadPart.Chunk(16).Any(id => new Guid(id, true) == caller.PersonId);

    private static bool IsFree(TrainingRow row, PersonKey caller, DateTimeOffset now) =>
        row.OpenedBy is null || row.OpenedBy == caller.PersonId || row.OpenedAt <= now - Lent;
}
