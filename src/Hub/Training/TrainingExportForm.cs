using System.Security.Cryptography;
using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Classifying;
using PeerConnect.Hub.Exports;
using PeerConnect.Hub.Operations;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Hub.Storage.Training;

namespace PeerConnect.Hub.Training;

/// <summary>What an export is made of, and what is shown of it.</summary>
internal static class TrainingExportForm
{
    /// <summary>One answer for a row that has gone and for one that this person may not read: which of them it is says something of somebody.</summary>
    public static readonly Refusal NotWhole = new(
        RefusalCode.NotPossible, "Some of these rows have gone since it was asked for, or you may not read them all. Somebody who may has to sign, or it has to be asked for anew.");

    /// <summary>In fives, and none below: one more after a label or a decision would say what the first label was, or who said yes; one fewer, who took it back.</summary>
    public static int InFives(int count) => (int)ReadModels.InFives(count);

    public static byte[] Ids(IEnumerable<TrainingRow> rows) => [.. rows.SelectMany(row => row.RowId.ToByteArray(true))];

    /// <summary>What these rows are now, without opening them: two of one export are the same while none has gone, come or changed. Of two exports they never are: whoever asks twice is not told whether something came in between.</summary>
    public static byte[] Stamp(Guid exportId, IEnumerable<TrainingRow> rows) => SHA256.HashData([.. exportId.ToByteArray(true), .. rows.SelectMany(row => row.RowId.ToByteArray(true).Concat(SHA256.HashData(row.Sealed)))]);

    /// <summary>The rows of an export, where all of them are there, as they were, and this person may read each; null otherwise.</summary>
    public static IReadOnlyList<TrainingRow>? Whole(PeerConnectDb db, PersonKey caller, TrainingExportRow of, DateTimeOffset now)
    {
        var ids = of.Rows.Chunk(16).Select(id => new Guid(id, true)).ToHashSet();
        var rows = TrainingAccess.Ready(db, caller, now, ids).ConvertAll(seen => seen.Row);
        return Stamp(of.ExportId, rows).AsSpan().SequenceEqual(of.Stamp) ? rows : null;
    }

    public static TrainingExport Of(PeerConnectDb db, TrainingExportRow row, PersonKey reader, DateTimeOffset now) =>
        Of(row, StaffNames.Of(db, row.FacilityId, [.. new[] { row.AskedBy, row.SignedBy }.OfType<Guid>()]), reader, now);

    public static TrainingExport Of(TrainingExportRow row, IReadOnlyDictionary<Guid, string> names, PersonKey reader, DateTimeOffset now) => new(
        row.ExportId,
        TwoSignatures.State(row.SignedBy, row.EndsAt, now),
        InFives(row.Rows.Length / 16),
        Convert.ToHexStringLower(row.Stamp),
        row.AskedAt,
        names.GetValueOrDefault(row.AskedBy),
        row.AskedBy == reader.PersonId,
        row.SignedAt,
        row.SignedBy is { } signer ? names.GetValueOrDefault(signer) : null,
        row.EndsAt,
        row.Written);
}
