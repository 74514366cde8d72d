using PeerConnect.Hub.Approvals;

namespace PeerConnect.Hub.Storage;

/// <summary>How far somebody has got and read in a conversation, by its sequence.</summary>
internal readonly record struct Marks(long Delivered, long Read)
{
    public Marks Raised(Marks to) => new(Math.Max(Delivered, to.Delivered), Math.Max(Read, to.Read));

    /// <summary>What of it is past what was known, 0 for what is not: a client says both marks each time, also the one that did not move.</summary>
    public Marks Past(Marks known) => new(Delivered > known.Delivered ? Delivered : 0, Read > known.Read ? Read : 0);
}

/// <summary>High-water marks.</summary>
internal static class ReceiptRows
{
    private const string RaiseSql = """
        INSERT INTO receipts ("FacilityId", "ConversationId", "PersonId", "DeliveredUpTo", "ReadUpTo", "ShownDeliveredUpTo", "ShownReadUpTo")
        SELECT $facility, $conversation, $person, min($delivered, "LastSequence"), min($read, "LastSequence"), min($shownDelivered, "LastSequence"), min($shownRead, "LastSequence")
        FROM conversations WHERE "FacilityId" = $facility AND "ConversationId" = $conversation
        ON CONFLICT ("FacilityId", "ConversationId", "PersonId") DO UPDATE SET
            "DeliveredUpTo" = max("DeliveredUpTo", excluded."DeliveredUpTo"), "ReadUpTo" = max("ReadUpTo", excluded."ReadUpTo"),
            "ShownDeliveredUpTo" = iif(excluded."DeliveredUpTo" > "DeliveredUpTo", max("ShownDeliveredUpTo", excluded."ShownDeliveredUpTo"), "ShownDeliveredUpTo"),
            "ShownReadUpTo" = iif(excluded."ReadUpTo" > "ReadUpTo", max("ShownReadUpTo", excluded."ShownReadUpTo"), "ShownReadUpTo")
        RETURNING "ShownDeliveredUpTo", "ShownReadUpTo"
        """;

    /// <summary>Raises a member's marks; never lowers them, never beyond the last sequence.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="conversation">Where.</param>
    /// <param name="personId">Whose.</param>
    /// <param name="all">The person's own count by these what is unread.</param>
    /// <param name="shown">Those of them that others may be shown; of what is no further than what is stored nothing more is.</param>
    /// <returns>What others may be shown, as it is stored now.</returns>
    public static Marks Raise(WriteTransaction transaction, ConversationKey conversation, Guid personId, Marks all, Marks shown)
    {
        var command = transaction.Prepared(RaiseSql);
        LogRows.Bind(command, "$facility", conversation.FacilityId);
        LogRows.Bind(command, "$conversation", conversation.ConversationId);
        LogRows.Bind(command, "$person", personId);
        LogRows.Bind(command, "$delivered", all.Delivered);
        LogRows.Bind(command, "$read", all.Read);
        LogRows.Bind(command, "$shownDelivered", shown.Delivered);
        LogRows.Bind(command, "$shownRead", shown.Read);
        using var reader = command.ExecuteReader();
        return reader.Read() ? new Marks(reader.GetInt64(0), reader.GetInt64(1)) : default;
    }
}
