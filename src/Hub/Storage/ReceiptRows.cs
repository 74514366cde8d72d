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
        """;

    /// <summary>Raises a member's marks; never lowers them, never beyond the last sequence.</summary>
    public static void Raise(WriteTransaction transaction, ConversationKey conversation, Guid personId, long delivered, long read)
    {
        var command = transaction.Prepared(RaiseSql);
        LogRows.Bind(command, "$facility", conversation.FacilityId);
        LogRows.Bind(command, "$conversation", conversation.ConversationId);
        LogRows.Bind(command, "$person", personId);
        LogRows.Bind(command, "$delivered", delivered);
        LogRows.Bind(command, "$read", read);
        command.ExecuteNonQuery();
    }
}
