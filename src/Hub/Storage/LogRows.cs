using Microsoft.Data.Sqlite;
using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage;

/// <summary>The log's statements by hand: allocation, entries, decisions, inbox. Prepared once, on the one writing connection.</summary>
internal static class LogRows
{
    private const string AllocateSql = """
        UPDATE conversations SET "LastSequence" = "LastSequence" + 1
        WHERE "FacilityId" = $facility AND "ConversationId" = $conversation
        RETURNING "LastSequence"
        """;

    private const string EntrySql = """
        INSERT INTO entries ("FacilityId", "ConversationId", "Sequence", "EntryId", "Kind", "Form", "At", "AuthorFacilityId", "AuthorId",
            "SealedBody", "ClientMessageId", "Target", "Seconds", "OutOfView")
        VALUES ($facility, $conversation, $sequence, $entry, $kind, $form, $at, $authorFacility, $author,
            $body, $client, $target, $seconds, $hidden)
        """;

    private const string NextInboxSql = """
        SELECT coalesce(max("Sequence"), 0) + 1 FROM inbox WHERE "FacilityId" = $facility AND "PersonId" = $person
        """;

    private const string InboxSql = """
        INSERT INTO inbox ("FacilityId", "PersonId", "Sequence", "Kind", "At", "ConversationId", "EntryId", "Until", "Detail", "CaseId")
        VALUES ($facility, $person, $sequence, $kind, $at, $conversation, $entry, $until, $detail, $case)
        """;

    private const string SentSql = """
        SELECT "Sequence", "EntryId", "At", "AuthorFacilityId", "SealedBody" FROM entries
        WHERE "FacilityId" = $facility AND "ConversationId" = $conversation AND "AuthorId" = $author AND "ClientMessageId" = $client
        """;

    private const string DecisionSql = """
        INSERT INTO decisions ("FacilityId", "DecisionId", "HomeFacilityId", "ConversationId", "Sequence", "EntryId", "SenderId",
            "PolicyVersion", "MaxSeverity", "Record", "At", "ExpiresAt")
        VALUES ($facility, $decision, $home, $conversation, $sequence, $entry, $sender, $policy, $severity, $record, $at, $expires)
        """;

    private const string OwedSql = """
        INSERT INTO owed ("FacilityId", "OwedId", "Kind", "SubjectId", "DueAt", "Attempts") VALUES ($facility, $owed, $kind, $subject, $due, 0)
        """;

    private const string FindRiskSql = """
        SELECT "State" FROM risk WHERE "FacilityId" = $facility AND "ConversationId" = $conversation AND "PersonId" = $person
        """;

    private const string SaveRiskSql = """
        INSERT INTO risk ("FacilityId", "ConversationId", "PersonId", "State", "At") VALUES ($facility, $conversation, $person, $state, $at)
        ON CONFLICT ("FacilityId", "ConversationId", "PersonId") DO UPDATE SET "State" = excluded."State", "At" = excluded."At"
        """;

    /// <summary>The version that every change of an approval raises.</summary>
    public static long AuthorisationVersion(WriteTransaction transaction) =>
        (long)transaction.Prepared("SELECT \"Version\" FROM authorisation_version WHERE \"Id\" = 1").ExecuteScalar()!;

    /// <summary>What this author sent before under this client message id, or null.</summary>
    public static EntryRow? FindSent(WriteTransaction transaction, ConversationKey conversation, Guid authorId, Guid clientMessageId)
    {
        var command = transaction.Prepared(SentSql);
        Bind(command, "$facility", conversation.FacilityId);
        Bind(command, "$conversation", conversation.ConversationId);
        Bind(command, "$author", authorId);
        Bind(command, "$client", clientMessageId);
        using var reader = command.ExecuteReader();
        return !reader.Read() ? null : new EntryRow
        {
            FacilityId = conversation.FacilityId,
            ConversationId = conversation.ConversationId,
            Kind = EntryKind.Message,
            Sequence = reader.GetInt64(0),
            EntryId = new Guid(reader.GetFieldValue<byte[]>(1), true),
            At = DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(2)),
            AuthorFacilityId = new Guid(reader.GetFieldValue<byte[]>(3), true),
            AuthorId = authorId,
            SealedBody = reader.IsDBNull(4) ? null : reader.GetFieldValue<byte[]>(4),
        };
    }

    public static void Insert(WriteTransaction transaction, DecisionRow row)
    {
        var command = transaction.Prepared(DecisionSql);
        Bind(command, "$facility", row.FacilityId);
        Bind(command, "$decision", row.DecisionId);
        Bind(command, "$home", row.HomeFacilityId);
        Bind(command, "$conversation", row.ConversationId);
        Bind(command, "$sequence", row.Sequence);
        Bind(command, "$entry", row.EntryId);
        Bind(command, "$sender", row.SenderId);
        Bind(command, "$policy", row.PolicyVersion);
        Bind(command, "$severity", row.MaxSeverity);
        Bind(command, "$record", row.Record);
        Bind(command, "$at", row.At);
        Bind(command, "$expires", row.ExpiresAt);
        command.ExecuteNonQuery();
    }

    /// <summary>As <see cref="Cases.OwedRows.Owe"/>, in the message writer's own SQL.</summary>
    public static void Owe(WriteTransaction transaction, OwedKind kind, Guid facilityId, Guid subjectId, DateTimeOffset due)
    {
        var command = transaction.Prepared(OwedSql);
        Bind(command, "$facility", facilityId);
        Bind(command, "$owed", Guid.CreateVersion7(transaction.Now));
        Bind(command, "$kind", (int)kind);
        Bind(command, "$subject", subjectId);
        Bind(command, "$due", due);
        command.ExecuteNonQuery();
    }

    public static byte[]? FindRisk(WriteTransaction transaction, ConversationKey conversation, Guid personId)
    {
        var command = transaction.Prepared(FindRiskSql);
        Bind(command, "$facility", conversation.FacilityId);
        Bind(command, "$conversation", conversation.ConversationId);
        Bind(command, "$person", personId);
        return command.ExecuteScalar() as byte[];
    }

    public static void SaveRisk(WriteTransaction transaction, ConversationKey conversation, Guid personId, byte[] state)
    {
        var command = transaction.Prepared(SaveRiskSql);
        Bind(command, "$facility", conversation.FacilityId);
        Bind(command, "$conversation", conversation.ConversationId);
        Bind(command, "$person", personId);
        Bind(command, "$state", state);
        Bind(command, "$at", transaction.Now);
        command.ExecuteNonQuery();
    }

    /// <summary>Takes the next sequence from the conversation's row, inside the transaction.</summary>
    /// <exception cref="InvalidOperationException">The conversation does not exist.</exception>
    public static void Allocate(WriteTransaction transaction, EntryRow entry)
    {
        var command = transaction.Prepared(AllocateSql);
        Bind(command, "$facility", entry.FacilityId);
        Bind(command, "$conversation", entry.ConversationId);
        using var reader = command.ExecuteReader();
        if (!reader.Read())
        {
            throw new InvalidOperationException($"Conversation {entry.ConversationId} does not exist.");
        }

        entry.Sequence = reader.GetInt64(0);
    }

    public static void Insert(WriteTransaction transaction, EntryRow entry)
    {
        var command = transaction.Prepared(EntrySql);
        Bind(command, "$facility", entry.FacilityId);
        Bind(command, "$conversation", entry.ConversationId);
        Bind(command, "$sequence", entry.Sequence);
        Bind(command, "$entry", entry.EntryId);
        Bind(command, "$kind", (int)entry.Kind);
        Bind(command, "$form", entry.Form);
        Bind(command, "$at", entry.At);
        Bind(command, "$authorFacility", entry.AuthorFacilityId);
        Bind(command, "$author", entry.AuthorId);
        Bind(command, "$body", entry.SealedBody);
        Bind(command, "$client", entry.ClientMessageId);
        Bind(command, "$target", entry.Target);
        Bind(command, "$seconds", entry.Seconds);
        Bind(command, "$hidden", entry.OutOfView ? 1 : 0);
        command.ExecuteNonQuery();
    }

    public static long NextInbox(WriteTransaction transaction, Guid facilityId, Guid personId)
    {
        var command = transaction.Prepared(NextInboxSql);
        Bind(command, "$facility", facilityId);
        Bind(command, "$person", personId);
        return (long)command.ExecuteScalar()!;
    }

    public static void Insert(WriteTransaction transaction, InboxRow row)
    {
        var command = transaction.Prepared(InboxSql);
        Bind(command, "$facility", row.FacilityId);
        Bind(command, "$person", row.PersonId);
        Bind(command, "$sequence", row.Sequence);
        Bind(command, "$kind", (int)row.Kind);
        Bind(command, "$at", row.At);
        Bind(command, "$conversation", row.ConversationId);
        Bind(command, "$entry", row.EntryId);
        Bind(command, "$until", row.Until);
        Bind(command, "$detail", row.Detail);
        Bind(command, "$case", row.CaseId);
        command.ExecuteNonQuery();
    }

    public static void Bind(SqliteCommand command, string name, object? value)
    {
        var bound = value switch
        {
            null => DBNull.Value,
            Guid id => id.ToByteArray(true),
            DateTimeOffset time => time.ToUnixTimeMilliseconds(),
            _ => value,
        };
        var index = command.Parameters.IndexOf(name);
        if (index >= 0)
        {
            command.Parameters[index].Value = bound;
        }
        else
        {
            command.Parameters.AddWithValue(name, bound);
        }
    }
}
