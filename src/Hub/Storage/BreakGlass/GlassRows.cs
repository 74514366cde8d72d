using Microsoft.EntityFrameworkCore;
using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Storage.BreakGlass;

/// <summary>Places of a conversation, both ends included.</summary>
internal readonly record struct Stretch(long From, long To)
{
    public static readonly Stretch Everything = new(1, long.MaxValue);

    public bool Holds(long sequence) => From <= sequence && sequence <= To;
}

/// <summary>Each break-glass, always by the facility and case it belongs to; and what one may reach, still sealed.</summary>
internal static class GlassRows
{
    /// <summary>The break-glass of that case; null otherwise. Tracked inside a transaction.</summary>
    public static BreakGlassRow? Find(PeerConnectDb db, CaseRow of, Guid glassId) =>
        db.BreakGlass.SingleOrDefault(row => row.FacilityId == of.FacilityId && row.CaseId == of.CaseId && row.GlassId == glassId);

    public static List<BreakGlassRow> Of(PeerConnectDb db, CaseRow of) =>
        [.. db.BreakGlass.AsNoTracking().Where(row => row.FacilityId == of.FacilityId && row.CaseId == of.CaseId).OrderBy(row => row.AskedAt).ThenBy(row => row.GlassId)];

    /// <summary>Those that nobody has answered, lapsed or not.</summary>
    public static List<BreakGlassRow> Unanswered(PeerConnectDb db, CaseRow of) =>
    [
        .. db.BreakGlass.AsNoTracking().Where(row => row.FacilityId == of.FacilityId && row.CaseId == of.CaseId && row.State == BreakGlassState.Asked)
            .OrderBy(row => row.AskedAt).ThenBy(row => row.GlassId),
    ];

    /// <summary>Those of a facility that were opened and that nobody has reviewed, with their cases, the most urgent first.</summary>
    public static List<(BreakGlassRow Glass, CaseRow Of)> Unreviewed(PeerConnectDb db, Guid facilityId) =>
    [
        .. (from glass in db.BreakGlass
            join row in db.Cases on new { glass.FacilityId, glass.CaseId } equals new { row.FacilityId, row.CaseId }
            where glass.FacilityId == facilityId && glass.ReviewBy != null && glass.ReviewedAt == null
            orderby glass.ReviewBy, glass.GlassId
            select new { glass, row }).AsNoTracking().AsEnumerable().Select(found => (found.glass, found.row)),
    ];

    /// <summary>A decision on the case ends what runs and what waits for an answer, for good: a case that opens again later is another situation.</summary>
    public static void CutOff(WriteTransaction transaction, CaseRow of)
    {
        foreach (var row in transaction.Db.BreakGlass.Where(row => row.FacilityId == of.FacilityId && row.CaseId == of.CaseId
            && (row.State == BreakGlassState.Asked || row.State == BreakGlassState.Open)))
        {
            row.LapsesAt = row.LapsesAt > transaction.Now ? transaction.Now : row.LapsesAt;
            row.Until = row.Until > transaction.Now ? transaction.Now : row.Until;
        }
    }

    /// <summary>Whoever had a part in it.</summary>
    public static IEnumerable<Guid> People(BreakGlassRow row) => new[] { row.AskedBy, row.AnsweredBy, row.ReviewedBy }.OfType<Guid>();

    public static void Owe(WriteTransaction transaction, OwedKind kind, BreakGlassRow about, DateTimeOffset due) => OwedRows.Owe(transaction, kind, about.FacilityId, about.GlassId, due);

    /// <summary>The places of the case's flagged messages.</summary>
    public static HashSet<long> Flagged(PeerConnectDb db, CaseRow of) =>
        [.. db.CaseMessages.Where(line => line.FacilityId == of.FacilityId && line.CaseId == of.CaseId && line.Flagged && !line.Held).Select(line => line.Sequence)];

    /// <summary>The stretches that lie so many places around these, none touching another, the last first.</summary>
    public static List<Stretch> Around(IEnumerable<long> sequences, int places)
    {
        var stretches = new List<Stretch>();
        foreach (var sequence in sequences.Order())
        {
            var next = new Stretch(Math.Max(1, sequence - places), sequence + places);
            if (stretches.Count > 0 && next.From <= stretches[^1].To + 1)
            {
                stretches[^1] = stretches[^1] with { To = next.To };
            }
            else
            {
                stretches.Add(next);
            }
        }

        stretches.Reverse();
        return stretches;
    }

    /// <summary>The newest messages of the conversation within the stretches and before a place, that are still in view; one more than asked for tells that there are more.</summary>
    public static List<EntryRow> Messages(PeerConnectDb db, CaseRow of, IReadOnlyList<Stretch> within, long? before, int most)
    {
        var found = new List<EntryRow>();
        foreach (var (from, to) in within)
        {
            var end = Math.Min(to, (before ?? long.MaxValue) - 1);
            found.AddRange(db.Entries.AsNoTracking()
                .Where(row => row.FacilityId == of.HomeFacilityId && row.ConversationId == of.ConversationId && row.Sequence >= from && row.Sequence <= end
                    && row.Kind == EntryKind.Message && row.SealedBody != null && !row.OutOfView)
                .OrderByDescending(row => row.Sequence).Take(most + 1 - found.Count));
            if (found.Count > most)
            {
                break;
            }
        }

        return found;
    }

    /// <summary>How these messages were judged, first to last, by the message's id.</summary>
    public static ILookup<Guid, (DecisionRow Row, Decision Decision)> Decisions(PeerConnectDb db, CaseRow of, IReadOnlyCollection<long> sequences) =>
        db.Decisions.AsNoTracking()
            .Where(row => row.HomeFacilityId == of.HomeFacilityId && row.ConversationId == of.ConversationId && sequences.Contains(row.Sequence))
            .OrderBy(row => row.At).ThenBy(row => row.DecisionId)
            .AsEnumerable()
            .Select(row => (Row: row, Decision: Decision.FromJson(row.Record)))
            .ToLookup(judged => judged.Row.EntryId);

    /// <summary>Which of these messages are in a case of their own that keeps this person out.</summary>
    public static HashSet<Guid> KeptFrom(PeerConnectDb db, PersonKey person, CaseRow of, IReadOnlyCollection<Guid> entryIds)
    {
        var others =
            (from line in db.CaseMessages
             join row in db.Cases on new { line.FacilityId, line.CaseId } equals new { row.FacilityId, row.CaseId }
             where row.ConversationId == of.ConversationId && line.Flagged && entryIds.Contains(line.EntryId) && row.CaseId != of.CaseId
             select new { line.EntryId, row }).AsNoTracking().ToList();
        var excluding = others.DistinctBy(found => found.row.CaseId).Where(found => CaseExclusions.Of(db, found.row).Contains(person))
            .Select(found => found.row.CaseId).ToHashSet();
        return [.. others.Where(found => excluding.Contains(found.row.CaseId)).Select(found => found.EntryId)];
    }

    /// <summary>Everybody who ever took part in the case's conversation.</summary>
    public static List<PersonKey> Members(PeerConnectDb db, CaseRow of) =>
    [
        .. db.Memberships.AsNoTracking().Where(row => row.FacilityId == of.HomeFacilityId && row.ConversationId == of.ConversationId).AsEnumerable()
            .Select(row => new PersonKey(row.PersonFacilityId, row.PersonId)).Distinct(),
    ];

    /// <summary>What this author is called in the case; written down, so that the case itself goes on with it.</summary>
    public static string Pseudonym(WriteTransaction transaction, CaseRow of, Guid authorId)
    {
        var known = authorId == of.SubjectId || CaseRows.FindPseudonym(transaction, of, authorId) is not null;
        var code = Hub.Cases.CaseLines.Pseudonym(transaction, of, authorId);
        if (!known)
        {
            transaction.Db.CasePseudonyms.Add(new CasePseudonymRow { FacilityId = of.FacilityId, CaseId = of.CaseId, PersonId = authorId, Code = code });
        }

        return code;
    }
}
