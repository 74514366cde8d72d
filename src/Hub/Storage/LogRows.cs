using Microsoft.Data.Sqlite;
using PeerConnect.Contracts;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage;

/// <summary>The log's statements by hand: allocation, entries, decisions, inbox. Prepared once, on the one writing connection.</summary>
internal static class LogRows
{
    private const string AllocateSql = """
        UPDATE conversations SET "LastSequence" = "LastSequence" + 1, "MessageCount" = "MessageCount" + $message
        WHERE "FacilityId" = $facility AND "ConversationId" = $conversation
        RETURNING "LastSequence", "MessageCount"
        """;

    private const string EntrySql = """
        INSERT INTO entries ("FacilityId", "ConversationId", "Sequence", "EntryId", "Kind", "Form", "At", "AuthorFacilityId", "AuthorId",
            "SealedBody", "ClientMessageId", "MessageCount", "Target", "Seconds", "OutOfView")
        VALUES ($facility, $conversation, $sequence, $entry, $kind, $form, $at, $authorFacility, $author,
            $body, $client, $count, $target, $seconds, $hidden)
        """;

    private const string NextInboxSql = """
        SELECT coalesce(max("Sequence"), 0) + 1 FROM inbox WHERE "FacilityId" = $facility AND "PersonId" = $person
        """;

    private const string InboxSql = """
        INSERT INTO inbox ("FacilityId", "PersonId", "Sequence", "Kind", "At", "ConversationId")
        VALUES ($facility, $person, $sequence, $kind, $at, $conversation)
        """;

    /// <summary>Takes the next sequence from the conversation's row, inside the transaction.</summary>
    /// <exception cref="InvalidOperationException">The conversation does not exist.</exception>
    public static void Allocate(WriteTransaction transaction, EntryRow entry)
    {
        var command = transaction.Prepared(AllocateSql);
        Bind(command, "$message", entry.Kind == EntryKind.Message ? 1 : 0);
        Bind(command, "$facility", entry.FacilityId);
        Bind(command, "$conversation", entry.ConversationId);
        using var reader = command.ExecuteReader();
        if (!reader.Read())
        {
            throw new InvalidOperationException($"Conversation {entry.ConversationId} does not exist.");
        }

        entry.Sequence = reader.GetInt64(0);
        entry.MessageCount = reader.GetInt64(1);
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
        Bind(command, "$count", entry.MessageCount);
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
