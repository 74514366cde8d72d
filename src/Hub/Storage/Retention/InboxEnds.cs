using PeerConnect.Contracts;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Storage.Retention;

/// <summary>
/// The end of what a person was told. A signpost says as much as a score, so it ends with the scores; every other notice with the messages, by the policy of its time. What still waits for an
/// answer stays. The place in the person's own sequence stays too, empty: clients count on one without gaps.
/// </summary>
internal static class InboxEnds
{
    /// <summary>Takes everything out of a notice but its place.</summary>
    public static void End(InboxRow row)
    {
        row.Kind = InboxKind.Gone;
        row.At = DateTimeOffset.UnixEpoch;
        (row.ConversationId, row.EntryId, row.Until, row.Detail, row.CaseId, row.AnsweredAt, row.Answer) = (null, null, null, null, null, null, null);
    }

    /// <summary>Ends notices that are due.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="held">What legal holds keep.</param>
    /// <param name="policy">The policy of a facility's version.</param>
    /// <param name="most">At most so many.</param>
    /// <returns>How many there were.</returns>
    public static int EndDue(WriteTransaction transaction, HeldBack held, Func<Guid, int, DisclosurePolicy> policy, int most)
    {
        var ended = 0;
        foreach (var version in transaction.Db.Policies.Select(row => new { row.FacilityId, row.Version, row.EffectiveAt, row.SupersededAt }).ToList())
        {
            var rules = policy(version.FacilityId, version.Version).Retention;
            var until = version.SupersededAt ?? DateTimeOffset.MaxValue;
            var due = Due(transaction, held, version.FacilityId, version.EffectiveAt, Earlier(until, Before(transaction.Now, rules.Scores)), Earlier(until, Before(transaction.Now, rules.Messages)), most - ended);
            due.ForEach(End);
            ended += due.Count;
        }

        return ended;
    }

    // What is kept without an end goes back further than any date.
    private static DateTimeOffset Before(DateTimeOffset now, TimeSpan kept) => kept < now - DateTimeOffset.MinValue ? now - kept : DateTimeOffset.MinValue;

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private static List<InboxRow> Due(
        WriteTransaction transaction, HeldBack held, Guid facilityId, DateTimeOffset from, DateTimeOffset signposts, DateTimeOffset others, int most)
    {
        var db = transaction.Db;
        return
        [
            .. db.Inbox.Where(row => row.FacilityId == facilityId && row.Kind != InboxKind.Gone && row.At >= from && (row.Kind == InboxKind.Signpost ? row.At < signposts : row.At < others)
                    && !held.People.Contains(row.PersonId) && !(row.ConversationId != null && held.Conversations.Contains(row.ConversationId.Value))
                    && !(row.CaseId != null && held.Cases.Contains(row.CaseId.Value))
                    && !db.Cases.Any(of => of.FacilityId == row.FacilityId && of.CaseId == row.CaseId && of.State != CaseState.Decided)
                    && !db.HeldMessages.Any(waits => waits.EntryId == row.EntryId && (waits.State == HeldState.Held || waits.Appeal == AppealState.Open)))
                .OrderBy(row => row.At).Take(most),
        ];
    }
}
