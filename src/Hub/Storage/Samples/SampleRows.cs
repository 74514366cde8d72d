using Microsoft.EntityFrameworkCore;
using PeerConnect.Contracts;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage.Samples;

/// <summary>Samples and what was found of them, in statements.</summary>
internal static class SampleRows
{
    /// <summary>What nobody has read by then is read by nobody.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(14);

    private const string InsertSql = """
        INSERT INTO samples ("FacilityId", "SampleId", "HomeFacilityId", "ConversationId", "Sequence", "EntryId", "DecisionId", "Role", "Level", "TakenAt")
        VALUES ($facility, $sample, $home, $conversation, $sequence, $entry, $decision, $role, $level, $at)
        """;

    private const string ClearSql = """
        DELETE FROM samples WHERE "HomeFacilityId" = $facility AND "ConversationId" = $owner AND "EntryId" IN (
            SELECT "EntryId" FROM entries WHERE "FacilityId" = $facility AND "ConversationId" = $owner AND substr("SealedBody", 2, 16) = $key)
        """;

    /// <summary>By hand: the message writer tracks no rows.</summary>
    public static void Insert(WriteTransaction transaction, SampleRow row)
    {
        var command = transaction.Prepared(InsertSql);
        LogRows.Bind(command, "$facility", row.FacilityId);
        LogRows.Bind(command, "$sample", row.SampleId);
        LogRows.Bind(command, "$home", row.HomeFacilityId);
        LogRows.Bind(command, "$conversation", row.ConversationId);
        LogRows.Bind(command, "$sequence", row.Sequence);
        LogRows.Bind(command, "$entry", row.EntryId);
        LogRows.Bind(command, "$decision", row.DecisionId);
        LogRows.Bind(command, "$role", (int)row.Role);
        LogRows.Bind(command, "$level", row.Level);
        LogRows.Bind(command, "$at", row.TakenAt);
        command.ExecuteNonQuery();
    }

    /// <summary>Takes the samples of what that key sealed, before its messages are emptied.</summary>
    public static void Clear(WriteTransaction transaction, DataKeyRow key)
    {
        var command = transaction.Prepared(ClearSql);
        LogRows.Bind(command, "$facility", key.FacilityId);
        LogRows.Bind(command, "$owner", key.OwnerId);
        LogRows.Bind(command, "$key", key.KeyId);
        command.ExecuteNonQuery();
    }

    /// <summary>Takes those whose time is over, read or not, and says how many.</summary>
    public static int DeleteOld(WriteTransaction transaction, int most)
    {
        var until = transaction.Now - Kept;
        var old = transaction.Db.Samples.Where(row => row.TakenAt <= until).OrderBy(row => row.TakenAt).Take(most).ToList();
        transaction.Db.Samples.RemoveRange(old);
        return old.Count;
    }

    /// <summary>Counts one that was read.</summary>
    public static void Count(WriteTransaction transaction, Guid facilityId, string model, SampleFinding finding)
    {
        var row = transaction.Db.Sampled.Find(facilityId, model);
        if (row is null)
        {
            row = new SampledRow { FacilityId = facilityId, Model = model };
            transaction.Db.Sampled.Add(row);
        }

        row.Right += finding == SampleFinding.Right ? 1 : 0;
        row.Missed += finding == SampleFinding.Missed ? 1 : 0;
        row.Unclear += finding == SampleFinding.Unclear ? 1 : 0;
    }

    /// <summary>What was found, by model.</summary>
    public static List<SampledRow> Found(PeerConnectDb db, Guid facilityId) => [.. db.Sampled.AsNoTracking().Where(row => row.FacilityId == facilityId)];
}
