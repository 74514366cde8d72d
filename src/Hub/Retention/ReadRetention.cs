using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Sealing;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Retention;

namespace PeerConnect.Hub.Retention;

/// <summary>What is kept by order and what was let go, at the caller's own facility.</summary>
internal sealed class ReadRetention(Store store, Sealer sealer, TimeProvider time)
{
    private static readonly TimeSpan Unasked = TimeSpan.FromDays(90);

    public LegalHoldList Holds(PersonKey reader)
    {
        using var db = store.Read();
        var rows = LegalHoldRows.Newest(db, reader.FacilityId);
        var names = LegalHoldRows.Names(db, reader.FacilityId, rows);
        return new LegalHoldList([.. rows.Select(row => LegalHoldForm.Of(row, names))]);
    }

    /// <summary>One hold with its reason; the reading is recorded before the reason leaves.</summary>
    public Task<Reply<LegalHoldDetail>> HoldAsync(PersonKey reader, Guid holdId, CancellationToken cancellation) =>
        store.ActAsync<LegalHoldDetail>(reader, "legal-hold-read", $"legal-hold:{holdId:D}", act =>
            act.Coordinates() && LegalHoldRows.Find(act.Db, reader.FacilityId, holdId) is { } row
                ? new LegalHoldDetail(LegalHoldForm.Of(act.Db, row), ReasonText.Open(sealer, SealedKind.LegalHoldReason, reader, holdId, row.SealedReason))
                : Refusals.NotFound, cancellation);

    /// <param name="reader">Whose facility.</param>
    /// <param name="since">From when on; the last 90 days where null.</param>
    public PurgeReport Purges(PersonKey reader, DateTimeOffset? since)
    {
        using var db = store.Read();
        var from = since ?? time.GetUtcNow() - Unasked;
        return new PurgeReport(
            from,
            PurgeRows.Totals(db, reader.FacilityId, from),
            [
                .. PurgeRows.Receipts(db, reader.FacilityId, from).Select(row => new PurgeReceipt(
                    row.ReceiptId, row.At, row.Kind, row.Count, row.Keys, row.PolicyVersion, row.PolicyFacilityId == row.FacilityId ? null : row.PolicyFacilityId)),
            ],
            LegalHoldRows.Standing(db, reader.FacilityId));
    }
}
