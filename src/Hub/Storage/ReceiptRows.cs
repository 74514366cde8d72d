using PeerConnect.Hub.Approvals;

namespace PeerConnect.Hub.Storage;

/// <summary>High-water marks.</summary>
internal static class ReceiptRows
{
    private const string RaiseSql = """
        INSERT INTO receipts ("FacilityId", "ConversationId", "PersonId", "DeliveredUpTo", "ReadUpTo")
        SELECT $facility, $conversation, $person, min($delivered, "LastSequence"), min($read, "LastSequence")
        FROM conversations WHERE "FacilityId" = $facility AND "ConversationId" = $conversation
        ON CONFLICT ("FacilityId", "ConversationId", "PersonId") DO UPDATE SET
            "DeliveredUpTo" = max("DeliveredUpTo", excluded."DeliveredUpTo"), "ReadUpTo" = max("ReadUpTo", excluded."ReadUpTo")
        RETURNING "DeliveredUpTo", "ReadUpTo"
        """;

    /// <summary>Raises a member's marks; never lowers them, never beyond the last sequence.</summary>
    /// <returns>The marks as they are stored now.</returns>
    public static (long Delivered, long Read) Raise(WriteTransaction transaction, ConversationKey conversation, Guid personId, long delivered, long read)
    {
        var command = transaction.Prepared(RaiseSql);
        LogRows.Bind(command, "$facility", conversation.FacilityId);
        LogRows.Bind(command, "$conversation", conversation.ConversationId);
        LogRows.Bind(command, "$person", personId);
        LogRows.Bind(command, "$delivered", delivered);
        LogRows.Bind(command, "$read", read);
        using var reader = command.ExecuteReader();
        return reader.Read() ? (reader.GetInt64(0), reader.GetInt64(1)) : (0, 0);
    }
}
