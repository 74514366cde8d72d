using PeerConnect.Contracts;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Retention;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Retention;

/// <summary>How a legal hold looks on the wire, without its reason.</summary>
internal static class LegalHoldForm
{
    public static LegalHold Of(PeerConnectDb db, LegalHoldRow row) => Of(row, LegalHoldRows.Names(db, row.FacilityId, [row]));

    public static LegalHold Of(LegalHoldRow row, IReadOnlyDictionary<Guid, string> names) => new(
        row.HoldId,
        row.On,
        row.TargetId,
        row.SetAt,
        names.GetValueOrDefault(row.SetBy),
        row.LiftAskedAt,
        row.LiftAskedBy is { } asker ? names.GetValueOrDefault(asker) : null,
        row.LiftedAt,
        row.LiftedBy is { } lifter ? names.GetValueOrDefault(lifter) : null,
        row.KeepsUntil);
}
