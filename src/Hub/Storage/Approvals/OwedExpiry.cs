using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage.Approvals;

/// <summary>What has a date is owed its end, committed with it.</summary>
internal static class OwedExpiry
{
    /// <summary>Says that a membership, certification or keep-separate order ends at its date. A later date is a new row; the earlier one finds nothing to do.</summary>
    public static void OweExpiry(this WriteTransaction transaction, Guid facilityId, Guid subjectId, DateTimeOffset dueAt) =>
        OwedRows.Owe(transaction, OwedKind.Expiry, facilityId, subjectId, dueAt);
}
