using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Storage.Samples;

/// <summary>A sample that the caller may read, with its message as stored and what was decided on it.</summary>
internal sealed record SeenSample(SampleRow Row, EntryRow Entry, DecisionRow Judged, Decision Decision)
{
    public PersonKey Author => new(Judged.FacilityId, Judged.SenderId);

    public override string ToString() => $"SeenSample {{ {Row.SampleId} }}";
}

/// <summary>The one access function of samples: unknown, foreign, gone, excluded and of another role look the same.</summary>
internal static class SampleAccess
{
    // Whoever opened one has it for so long: what one person reads, no second one needs to.
    private static readonly TimeSpan Lent = TimeSpan.FromHours(1);

    /// <summary>What waits for the caller, the oldest first.</summary>
    public static List<SeenSample> Waiting(PeerConnectDb db, PersonKey caller, DateTimeOffset now, int most) =>
    [
        .. Of(db, caller, now, sample => sample.Finding == null)
            .Where(seen => IsReadable(db, seen, caller, now)).Take(most),
    ];

    /// <summary>The sample, where the caller may open it now; tracked inside a transaction. Null otherwise.</summary>
    public static SeenSample? FindReadable(PeerConnectDb db, PersonKey caller, Guid sampleId, DateTimeOffset now) =>
        Of(db, caller, now, sample => sample.SampleId == sampleId && sample.Finding == null).SingleOrDefault(seen => IsReadable(db, seen, caller, now));

    /// <summary>The sample, where the caller may say what it is: also when its author took the message back since. Null otherwise.</summary>
    public static SeenSample? Find(PeerConnectDb db, PersonKey caller, Guid sampleId, DateTimeOffset now) =>
        Of(db, caller, now, sample => sample.SampleId == sampleId).SingleOrDefault();

    /// <summary>Those of the caller's roles, whose message is still there, from which the caller is not kept out.</summary>
    private static IEnumerable<SeenSample> Of(
        PeerConnectDb db, PersonKey caller, DateTimeOffset now, Expression<Func<SampleRow, bool>> which)
    {
        if (CaseAccess.Viewer(db, caller) is not { Standing.MaySignIn: true } viewer)
        {
            return [];
        }

        var after = now - SampleRows.Kept;
        var found = from sample in db.Samples.Where(row => row.FacilityId == caller.FacilityId && row.TakenAt > after).Where(which)
                    join entry in db.Entries on new { F = sample.HomeFacilityId, sample.ConversationId, sample.Sequence } equals new { F = entry.FacilityId, entry.ConversationId, entry.Sequence }
                    join judged in db.Decisions on new { sample.FacilityId, sample.DecisionId } equals new { judged.FacilityId, judged.DecisionId }
                    where entry.SealedBody != null
                    orderby sample.TakenAt
                    select new { Sample = sample, Entry = entry, Judged = judged };
        var close = CaseExclusions.CloseTo(db, caller);
        return found.ToList()
            .Select(row => new SeenSample(row.Sample, row.Entry, row.Judged, Decision.FromJson(row.Judged.Record)))
            .Where(seen => Holds(db, viewer, seen, now) && !IsKeptOut(db, seen, caller, close));
    }

    private static bool IsKeptOut(PeerConnectDb db, SeenSample seen, PersonKey caller, IReadOnlySet<PersonKey> close) => CaseExclusions.KeepsNameless(
        db, caller, close, seen.Author, new ConversationKey(seen.Row.HomeFacilityId, seen.Row.ConversationId), seen.Decision.Excluded.Contains(Exclusion.SupportersApprover));

    /// <summary>Not one that a colleague has, that its author took back, or that staff have as a case anyway.</summary>
    private static bool IsReadable(PeerConnectDb db, SeenSample seen, PersonKey caller, DateTimeOffset now) =>
        !seen.Entry.OutOfView
        && (seen.Row.OpenedBy is null || seen.Row.OpenedBy == caller.PersonId || seen.Row.OpenedAt <= now - Lent)
        && !db.CaseMessages.AsNoTracking().Any(line => line.FacilityId == seen.Row.FacilityId && line.EntryId == seen.Row.EntryId && line.Flagged);

    // A role held for one unit reaches the people who live there now.
    private static bool Holds(PeerConnectDb db, Viewer viewer, SeenSample seen, DateTimeOffset now) =>
        SampleRoles.Readers.Contains(seen.Row.Role) && viewer.Standing.Roles.Any(held => held.Role == seen.Row.Role && held.From <= now && now < held.Until
            && (held.UnitId is null || held.UnitId == db.FindPerson(seen.Author)?.UnitId));
}
