using Microsoft.EntityFrameworkCore;
using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage.Cases;

/// <summary>A conversation of which a case still wants the lines that follow.</summary>
internal sealed record WantedLines(Guid ConversationId, Guid FacilityId, Guid CaseId, int Remaining);

/// <summary>The rows of cases as the recorder writes them, inside the message's transaction.</summary>
internal static class CaseRows
{
    /// <summary>The undecided case of the same person, under whichever record, in the same category and conversation, tracked, or null.</summary>
    public static CaseRow? FindUndecided(WriteTransaction transaction, DecisionRow decision, string category)
    {
        var ids = transaction.Db.IdsOf(new PersonKey(decision.FacilityId, decision.SenderId));
        return transaction.Db.Cases.FirstOrDefault(row =>
            row.FacilityId == decision.FacilityId && ids.Contains(row.SubjectId) && row.Category == category && !row.Pattern
            && row.State != CaseState.Decided && row.ConversationId == decision.ConversationId);
    }

    /// <summary>The undecided case of that pattern in the conversation, whoever wrote in it: tracked, or null. What people tell of somebody never joins it.</summary>
    public static CaseRow? FindUndecidedPattern(WriteTransaction transaction, DecisionRow decision, string category) =>
        transaction.Db.Cases.FirstOrDefault(row =>
            row.FacilityId == decision.FacilityId && row.ConversationId == decision.ConversationId && row.Category == category && row.Pattern && row.State != CaseState.Decided);

    /// <summary>The number after the facility's highest: gap-free, because it is taken inside the write lock. Drills have numbers of their own.</summary>
    public static long NextNumber(WriteTransaction transaction, Guid facilityId) =>
        (transaction.Db.Cases.Where(row => row.FacilityId == facilityId && !row.Drill).Max(row => (long?)row.Number) ?? 0) + 1;

    public static List<CaseGrantRow> Grants(WriteTransaction transaction, CaseRow of) =>
        [.. transaction.Db.CaseGrants.Where(row => row.FacilityId == of.FacilityId && row.CaseId == of.CaseId)];

    public static CaseMessageRow? FindMessage(WriteTransaction transaction, CaseRow of, Guid entryId) =>
        transaction.Db.CaseMessages.Find(of.FacilityId, of.CaseId, entryId);

    public static CaseRow Get(WriteTransaction transaction, Guid facilityId, Guid caseId) =>
        transaction.Db.Cases.Find(facilityId, caseId) ?? throw new InvalidOperationException($"Case {caseId} does not exist.");

    /// <summary>Which of these messages the case has already, those added in this transaction included.</summary>
    public static HashSet<long> Known(WriteTransaction transaction, CaseRow of, IReadOnlyCollection<long> sequences)
    {
        Flush(transaction);
        return [.. transaction.Db.CaseMessages
            .Where(row => row.FacilityId == of.FacilityId && row.CaseId == of.CaseId && row.ConversationId == of.ConversationId && !row.Held
                && sequences.Contains(row.Sequence))
            .Select(row => row.Sequence)];
    }

    /// <summary>What this author is called in the case; null for somebody new.</summary>
    public static string? FindPseudonym(WriteTransaction transaction, CaseRow of, Guid authorId) =>
        transaction.Db.CaseMessages.Local.FirstOrDefault(row => row.CaseId == of.CaseId && row.AuthorId == authorId)?.Pseudonym
        ?? transaction.Db.CaseMessages
            .Where(row => row.FacilityId == of.FacilityId && row.CaseId == of.CaseId && row.AuthorId == authorId)
            .Select(row => row.Pseudonym).FirstOrDefault()
        ?? transaction.Db.CasePseudonyms.Find(of.FacilityId, of.CaseId, authorId)?.Code;

    /// <summary>What everybody is called in the case so far.</summary>
    public static IEnumerable<string> Pseudonyms(WriteTransaction transaction, CaseRow of)
    {
        Flush(transaction);
        return transaction.Db.CaseMessages.Where(row => row.FacilityId == of.FacilityId && row.CaseId == of.CaseId).Select(row => row.Pseudonym)
            .Union(transaction.Db.CasePseudonyms.Where(row => row.FacilityId == of.FacilityId && row.CaseId == of.CaseId).Select(row => row.Code));
    }

    /// <summary>The messages of a conversation below or above a sequence, nearest first.</summary>
    public static List<EntryRow> Neighbours(WriteTransaction transaction, DecisionRow of, long sequence, int count, bool before)
    {
        var messages = transaction.Db.Entries.AsNoTracking().Where(row =>
            row.FacilityId == of.HomeFacilityId && row.ConversationId == of.ConversationId && row.Kind == EntryKind.Message && row.SealedBody != null);
        var ordered = before
            ? messages.Where(row => row.Sequence < sequence).OrderByDescending(row => row.Sequence)
            : messages.Where(row => row.Sequence > sequence).OrderBy(row => row.Sequence);
        return [.. ordered.Take(count)];
    }

    /// <summary>The policy version under which each of the messages was committed; the first decision's.</summary>
    public static Dictionary<long, int> PolicyVersions(WriteTransaction transaction, DecisionRow of, IReadOnlyCollection<long> sequences) =>
        transaction.Db.Decisions.AsNoTracking()
            .Where(row => row.HomeFacilityId == of.HomeFacilityId && row.ConversationId == of.ConversationId && sequences.Contains(row.Sequence))
            .Select(row => new { row.Sequence, row.PolicyVersion, row.At })
            .AsEnumerable()
            .GroupBy(row => row.Sequence)
            .ToDictionary(group => group.Key, group => group.MinBy(row => row.At)!.PolicyVersion);

    /// <summary>Writes what was added so far, still inside the transaction, so that the next question sees it.</summary>
    public static void Flush(WriteTransaction transaction) => transaction.Db.SaveChanges();

    /// <summary>For every undecided case: how many lines after its newest flagged message it still wants.</summary>
    public static List<WantedLines> Wanted(WriteTransaction transaction)
    {
        var db = transaction.Db;
        return
        [
            .. db.Cases.Where(row => row.State != CaseState.Decided && row.ConversationId != Guid.Empty)
                .Select(row => new
                {
                    row.ConversationId,
                    row.FacilityId,
                    row.CaseId,
                    After = db.CaseGrants.Where(grant => grant.FacilityId == row.FacilityId && grant.CaseId == row.CaseId)
                        .Max(grant => (int?)grant.After) ?? 0,
                    Have = db.CaseMessages.Count(line => line.FacilityId == row.FacilityId && line.CaseId == row.CaseId && !line.Flagged
                        && line.Sequence > db.CaseMessages.Where(other => other.FacilityId == row.FacilityId && other.CaseId == row.CaseId && other.Flagged)
                            .Max(other => other.Sequence)),
                })
                .Where(row => row.After > row.Have)
                .AsEnumerable()
                .Select(row => new WantedLines(row.ConversationId, row.FacilityId, row.CaseId, row.After - row.Have)),
        ];
    }
}
