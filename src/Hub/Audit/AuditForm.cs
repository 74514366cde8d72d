using PeerConnect.Contracts;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Audit;

/// <summary>Rows as they leave the server.</summary>
internal static class AuditForm
{
    public static AuditEntry Of(AuditRow row) => new(
        row.FacilityId, row.Sequence, row.At.ToUnixTimeMilliseconds(), row.ActorId, row.Act, row.Subject, row.Details,
        Convert.ToHexStringLower(row.PreviousHash), Convert.ToHexStringLower(row.Hash));

    public static AuditCheckpoint Of(CheckpointRow row) => new(
        row.FacilityId, row.Sequence, Convert.ToHexStringLower(row.Hash), row.At.ToUnixTimeMilliseconds(), row.SignedBy,
        Convert.ToHexStringLower(row.Signature));
}
