using Microsoft.EntityFrameworkCore;
using PeerConnect.Contracts;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage.Training;

/// <summary>Rows for training as they come and go, and what is counted of them.</summary>
internal static class TrainingRows
{
    /// <summary>What nobody has labelled by then is labelled by nobody.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private const string ClearSql = """
        DELETE FROM training_rows WHERE "HomeFacilityId" = $facility AND "ConversationId" = $owner AND substr("Sealed", 2, 16) = $key
        """;

    // The key that seals outside is the message's: what has no such key, or one that is due, has no message. A hold keeps that for a court, and not for this.
    private const string DeleteGoneSql = """
        DELETE FROM training_rows AS kept WHERE (kept."LabelledBy" IS NULL AND kept."DecidedAt" <= $until)
            OR NOT EXISTS (SELECT 1 FROM training_consents AS yes JOIN data_keys AS own ON own."FacilityId" = yes."FacilityId" AND own."KeyId" = yes."KeyId"
                WHERE yes."FacilityId" = kept."FacilityId" AND yes."KeyId" = kept."ConsentKeyId" AND own."DestroyedAt" IS NULL)
            OR NOT EXISTS (SELECT 1 FROM data_keys AS sealing WHERE sealing."FacilityId" = kept."HomeFacilityId" AND sealing."KeyId" = substr(kept."Sealed", 2, 16)
                AND sealing."DestroyedAt" IS NULL AND (sealing."DueAt" IS NULL OR sealing."DueAt" > $now))
            OR NOT EXISTS (SELECT 1 FROM entries AS entry WHERE entry."FacilityId" = kept."HomeFacilityId" AND entry."ConversationId" = kept."ConversationId"
                AND entry."Sequence" = kept."Sequence" AND entry."EntryId" = kept."EntryId" AND entry."SealedBody" IS NOT NULL AND NOT entry."OutOfView")
        """;

    /// <summary>Takes what that verdict gave: it is another one now, or none.</summary>
    public static void RemoveOf(PeerConnectDb db, CaseRow of) =>
        db.TrainingRows.Where(row => row.FacilityId == of.FacilityId && row.CaseId == of.CaseId).ExecuteDelete();

    /// <summary>Takes what other verdicts gave of these messages.</summary>
    public static void RemoveOf(PeerConnectDb db, Guid facilityId, List<Guid> entries) =>
        db.TrainingRows.Where(row => row.FacilityId == facilityId && entries.Contains(row.EntryId)).ExecuteDelete();

    /// <summary>The case is about to be purged: what nobody has labelled goes with it; what may leave keeps who had a part in the case, to be shown to none of them.</summary>
    public static void Part(PeerConnectDb db, CaseRow of)
    {
        var rows = db.TrainingRows.Where(row => row.FacilityId == of.FacilityId && row.CaseId == of.CaseId);
        rows.Where(row => row.LabelledBy == null).ExecuteDelete();
        byte[] hadPart =
        [
            .. db.CaseEvents.Where(told => told.FacilityId == of.FacilityId && told.CaseId == of.CaseId && told.ActorId != null)
                .Select(told => told.ActorId!.Value).Distinct().AsEnumerable().SelectMany(id => id.ToByteArray(true)),
        ];
        rows.ExecuteUpdate(set => set.SetProperty(row => row.HadPart, hadPart));
    }

    /// <summary>Takes the rows of what that key sealed.</summary>
    public static void Clear(WriteTransaction transaction, DataKeyRow key)
    {
        var command = transaction.Prepared(ClearSql);
        LogRows.Bind(command, "$facility", key.FacilityId);
        LogRows.Bind(command, "$owner", key.OwnerId);
        LogRows.Bind(command, "$key", key.KeyId);
        command.ExecuteNonQuery();
    }

    /// <summary>Takes rows whose time, message or yes is over.</summary>
    public static void DeleteGone(WriteTransaction transaction)
    {
        var command = transaction.Prepared(DeleteGoneSql);
        LogRows.Bind(command, "$until", transaction.Now - Kept);
        LogRows.Bind(command, "$now", transaction.Now);
        command.ExecuteNonQuery();
    }

    /// <summary>The count that one adds to, tracked.</summary>
    public static TrainingCountRow Count(PeerConnectDb db, Guid facilityId, CaseCategory category)
    {
        if (db.TrainingCounts.Find(facilityId, category) is not { } row)
        {
            row = new TrainingCountRow { FacilityId = facilityId, Category = category };
            db.TrainingCounts.Add(row);
        }

        return row;
    }
}
