using Microsoft.EntityFrameworkCore;
using PeerConnect.Contracts;
using PeerConnect.Hub.Storage.Holding;
using PeerConnect.Hub.Storage.Samples;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Hub.Storage.Training;
using PeerConnect.Moderation.Risk;

namespace PeerConnect.Hub.Storage.Retention;

/// <summary>What has reached its end and is not kept by a hold, and what is left of it. No text is opened for any of this.</summary>
internal static class PurgeRows
{
    private const int MostShown = 500;

    /// <summary>Keys of messages that are due. What still waits for a decision, on the message or on an appeal, is not.</summary>
    public static List<DataKeyRow> DueKeys(WriteTransaction transaction, HeldBack held, int most)
    {
        var db = transaction.Db;
        return
        [
            .. db.DataKeys.AsNoTracking().Where(row => row.DestroyedAt == null && row.DueAt != null && row.DueAt <= transaction.Now && !held.Conversations.Contains(row.OwnerId)
                    && !(row.Kept == KeptKind.NotDelivered && db.HeldMessages.Any(waits => waits.FacilityId == row.FacilityId && waits.ConversationId == row.OwnerId
                        && (waits.State == HeldState.Held || waits.Appeal == AppealState.Open))))
                .OrderBy(row => row.DueAt).Take(most),
        ];
    }

    /// <summary>Takes what that key sealed out of the conversation, and says how many messages that were.</summary>
    public static int Clear(WriteTransaction transaction, DataKeyRow key)
    {
        SampleRows.Clear(transaction, key);
        TrainingRows.Clear(transaction, key);
        var entries = transaction.Prepared("""
            UPDATE entries SET "SealedBody" = NULL WHERE "FacilityId" = $facility AND "ConversationId" = $owner AND substr("SealedBody", 2, 16) = $key
            """);
        var waiting = transaction.Prepared("""
            UPDATE held_messages SET "SealedBody" = NULL WHERE "FacilityId" = $facility AND "ConversationId" = $owner AND substr("SealedBody", 2, 16) = $key
            """);
        var cleared = 0;
        foreach (var command in new[] { entries, waiting })
        {
            LogRows.Bind(command, "$facility", key.FacilityId);
            LogRows.Bind(command, "$owner", key.OwnerId);
            LogRows.Bind(command, "$key", key.KeyId);
            cleared += command.ExecuteNonQuery();
        }

        return cleared;
    }

    /// <summary>Decided cases that are due, tracked. One with an appeal, a message that waits or a break-glass that nobody reviewed is not.</summary>
    public static List<CaseRow> DueCases(WriteTransaction transaction, HeldBack held, int most)
    {
        var db = transaction.Db;
        return
        [
            .. db.Cases.Where(row => row.PurgeDueAt != null && row.PurgeDueAt <= transaction.Now && row.PurgedAt == null && row.State == CaseState.Decided
                    && !held.Cases.Contains(row.CaseId) && !held.People.Contains(row.SubjectId) && !held.Conversations.Contains(row.ConversationId)
                    && !db.CaseMessages.Any(line => line.FacilityId == row.FacilityId && line.CaseId == row.CaseId && (held.People.Contains(line.AuthorId)
                        || db.HeldMessages.Any(waits => waits.EntryId == line.EntryId && (waits.State == HeldState.Held || waits.Appeal == AppealState.Open))))
                    && !db.BreakGlass.Any(glass => glass.FacilityId == row.FacilityId && glass.CaseId == row.CaseId && glass.ReviewBy != null && glass.ReviewedAt == null))
                .OrderBy(row => row.PurgeDueAt).Take(most),
        ];
    }

    /// <summary>Leaves of a case what a count needs: when, how serious, what was decided. Nobody is in it any more, neither whom it was about nor who told.</summary>
    public static void Empty(WriteTransaction transaction, CaseRow row)
    {
        var (db, facility, id) = (transaction.Db, row.FacilityId, row.CaseId);
        TrainingRows.Part(db, row);
        db.CaseMessages.Where(line => line.FacilityId == facility && line.CaseId == id).ExecuteDelete();
        db.Raised.Where(told => told.FacilityId == facility && told.CaseId == id).ExecuteDelete();
        db.CaseReferrals.Where(referral => referral.FacilityId == facility && referral.CaseId == id).ExecuteDelete();
        db.CasePseudonyms.Where(code => code.FacilityId == facility && code.CaseId == id).ExecuteDelete();
        db.CaseEvents.Where(told => told.FacilityId == facility && told.CaseId == id).ExecuteDelete();
        db.CasesShown.Where(shown => shown.FacilityId == facility && shown.CaseId == id).ExecuteDelete();
        db.CaseGrants.Where(grant => grant.FacilityId == facility && grant.CaseId == id).ExecuteDelete();
        foreach (var told in db.Inbox.Where(told => told.FacilityId == facility && told.CaseId == id))
        {
            InboxEnds.End(told);
        }

        HeldCases.Forget(db, row);

        row.PurgedAt = transaction.Now;
        row.SubjectId = Guid.Empty;
        row.ConversationId = Guid.Empty;
        row.TypedPersonId = null;
        row.DeviceId = null;
        row.OnTheWayPerson = null;
        row.FaceToFacePerson = null;
        row.DecidedBy = null;
        row.SealedNote = null;
    }

    /// <summary>Expired scores, tracked, with whether something still needs them: a case that holds the message, a look that the model owes, a message that waits, a hold.</summary>
    public static List<(DecisionRow Row, bool Needed)> ExpiredScores(WriteTransaction transaction, HeldBack held, int most)
    {
        var db = transaction.Db;
        return
        [
            .. db.Decisions.Where(row => row.ExpiresAt <= transaction.Now).OrderBy(row => row.ExpiresAt).Take(most)
                .Select(row => new
                {
                    Row = row,
                    Needed = held.Conversations.Contains(row.ConversationId) || held.People.Contains(row.SenderId)
                        || db.CaseMessages.Any(line => line.EntryId == row.EntryId)
                        || db.Owed.Any(owed => owed.FacilityId == row.FacilityId && (owed.Kind == OwedKind.Rescore || owed.Kind == OwedKind.SecondOpinion) && owed.SubjectId == row.DecisionId && owed.DoneAt == null)
                        || db.HeldMessages.Any(waits => waits.EntryId == row.EntryId && (waits.State == HeldState.Held || waits.Appeal == AppealState.Open)),
                })
                .AsEnumerable().Select(found => (found.Row, found.Needed)),
        ];
    }

    public static List<PurgeReceiptRow> Receipts(PeerConnectDb db, Guid facilityId, DateTimeOffset since) =>
        [.. db.PurgeReceipts.Where(row => row.FacilityId == facilityId && row.At >= since).OrderByDescending(row => row.At).ThenBy(row => row.ReceiptId).Take(MostShown)];

    public static List<PurgedTotal> Totals(PeerConnectDb db, Guid facilityId, DateTimeOffset since) =>
    [
        .. db.PurgeReceipts.Where(row => row.FacilityId == facilityId && row.At >= since).GroupBy(row => row.Kind)
            .Select(group => new { group.Key, Count = group.Sum(row => row.Count), Keys = group.Sum(row => row.Keys) })
            .AsEnumerable().OrderBy(total => total.Key).Select(total => new PurgedTotal(total.Key, total.Count, total.Keys)),
    ];

    /// <summary>Deletes the sums of authors and conversations that nothing was added to for so long that the next message begins anew.</summary>
    /// <returns>How many there were.</returns>
    public static int DeleteForgottenRisk(WriteTransaction transaction, int most)
    {
        var until = transaction.Now - RiskState.Forgotten;
        var old = transaction.Db.Risk.Where(row => row.At < until).OrderBy(row => row.At).Take(most).ToList();
        transaction.Db.Risk.RemoveRange(old);
        return old.Count;
    }
}
