using Microsoft.EntityFrameworkCore;
using PeerConnect.Contracts;
using PeerConnect.Hub.People;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage;

/// <summary>Reads of the chain by time, kind and person; never of content.</summary>
internal static class FoundRows
{
    // What somebody told staff or chose for himself or herself alone: a search for a person must not lead to it.
    private static readonly List<string> Own = [.. new[] { "concern-raised", "message-reported", "complaint-made", "person-hidden", "person-shown", "own-place-paused", "own-place-resumed", "person-requested", "question-answered", "supporter-may-know", "held-appealed" }
        .SelectMany(act => new[] { act, $"{act}-denied" })];

    /// <summary>The person of that number, or the member of staff of that user name, however it was typed; null where there is none.</summary>
    public static Guid? PersonOf(PeerConnectDb db, Guid facilityId, string typed)
    {
        // No two people differ in capitals alone.
        var (name, number) = (typed.Trim(), PersonRules.Number(typed));
        return db.People.AsNoTracking().Where(row => row.FacilityId == facilityId && (row.Number == name || row.Number == number)).Select(row => (Guid?)row.PersonId).SingleOrDefault();
    }

    /// <summary>Rows within a period and after a place, in order.</summary>
    /// <param name="db">Where.</param>
    /// <param name="facilityId">Whose chain.</param>
    /// <param name="from">From when on.</param>
    /// <param name="to">Until before when.</param>
    /// <param name="act">How the verb begins; null for every one.</param>
    /// <param name="person">Who acted or was acted on; null for everybody.</param>
    /// <param name="after">The last place that is known already.</param>
    /// <param name="most">So many at most.</param>
    public static List<AuditFoundRow> Of(PeerConnectDb db, Guid facilityId, DateTimeOffset from, DateTimeOffset to, string? act, Guid? person, long after, int most)
    {
        var query = db.Audit.AsNoTracking().Where(row => row.FacilityId == facilityId && row.Sequence > after && row.At >= from && row.At < to);
        query = act is null ? query : query.Where(row => EF.Functions.Like(row.Act, act + "%"));
        if (person is { } one)
        {
            var id = one.ToString("D");
            query = query.Where(row => (row.ActorId == one || row.Subject.Contains(id) || row.Details.Contains(id)) && !Own.Contains(row.Act));
        }

        var rows = query.OrderBy(row => row.Sequence).Take(most).ToList();
        var actors = rows.Select(row => row.ActorId).OfType<Guid>().Distinct().ToList();
        var staff = db.People.AsNoTracking().Where(row => row.FacilityId == facilityId && row.Kind == PersonKind.Staff && actors.Contains(row.PersonId)).Select(row => row.PersonId).ToList();
        var names = StaffNames.Of(db, facilityId, staff);
        return [.. rows.Select(row => new AuditFoundRow(row.Sequence, row.At, row.Act, row.ActorId is { } actor ? names.GetValueOrDefault(actor) : null, row.Subject))];
    }
}
