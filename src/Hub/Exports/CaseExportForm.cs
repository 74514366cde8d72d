using PeerConnect.Contracts;
using PeerConnect.Hub.Sealing;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Exports;

/// <summary>Makes what is shown of an export itself; what it holds is <see cref="PackCase"/>'s.</summary>
internal static class CaseExportForm
{
    public static Place Reason(CaseExportRow row) => new(row.FacilityId, SealedKind.CaseExportReason, row.ExportId, row.CaseId, 0, row.AskedBy);

    /// <summary>After an act on it, without the reason.</summary>
    public static CaseExport Of(RecordedAct act, CaseExportRow row) =>
        Of(row, StaffNames.Of(act.Db, row.FacilityId, [.. new[] { row.AskedBy, row.SignedBy }.OfType<Guid>()]), act.Now, null);

    public static CaseExport Of(CaseExportRow row, IReadOnlyDictionary<Guid, string> names, DateTimeOffset now, string? reason) => new(
        row.ExportId,
        row.CaseId,
        TwoSignatures.State(row.SignedBy, row.EndsAt, now),
        row.Purpose,
        row.NameOthers,
        new BreakGlassAct(row.AskedAt, names.GetValueOrDefault(row.AskedBy), reason),
        row.SignedBy is { } signer ? new BreakGlassAct(row.SignedAt!.Value, names.GetValueOrDefault(signer), null) : null,
        row.EndsAt,
        row.Written);
}
