using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage;

/// <summary>The audit table's statements, by hand: they run in every transaction.</summary>
internal static class AuditRows
{
    public static (long Sequence, byte[] Hash)? Head(WriteTransaction transaction, Guid facilityId)
    {
        using var command = transaction.Connection.CreateCommand();
        command.Transaction = transaction.Transaction;
        command.CommandText = "SELECT \"Sequence\", \"Hash\" FROM audit WHERE \"FacilityId\" = $facility ORDER BY \"Sequence\" DESC LIMIT 1";
        command.Parameters.AddWithValue("$facility", facilityId.ToByteArray(true));
        using var reader = command.ExecuteReader();
        return reader.Read() ? (reader.GetInt64(0), reader.GetFieldValue<byte[]>(1)) : null;
    }

    public static void Insert(WriteTransaction transaction, AuditRow row)
    {
        using var command = transaction.Connection.CreateCommand();
        command.Transaction = transaction.Transaction;
        command.CommandText = """
            INSERT INTO audit ("FacilityId", "Sequence", "At", "ActorId", "Act", "Subject", "Details", "PreviousHash", "Hash")
            VALUES ($facility, $sequence, $at, $actor, $act, $subject, $details, $previous, $hash)
            """;
        command.Parameters.AddWithValue("$facility", row.FacilityId.ToByteArray(true));
        command.Parameters.AddWithValue("$sequence", row.Sequence);
        command.Parameters.AddWithValue("$at", row.At.ToUnixTimeMilliseconds());
        command.Parameters.AddWithValue("$actor", row.ActorId is { } actor ? actor.ToByteArray(true) : DBNull.Value);
        command.Parameters.AddWithValue("$act", row.Act);
        command.Parameters.AddWithValue("$subject", row.Subject);
        command.Parameters.AddWithValue("$details", row.Details);
        command.Parameters.AddWithValue("$previous", row.PreviousHash);
        command.Parameters.AddWithValue("$hash", row.Hash);
        command.ExecuteNonQuery();
    }
}
