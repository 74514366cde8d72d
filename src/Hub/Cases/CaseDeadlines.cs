using PeerConnect.Hub.Operations;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Cases;

/// <summary>Watches the limits of cases: one that passes without the act it asks for is recorded once, with what follows from it.</summary>
internal sealed class CaseDeadlines(Store store, TimeProvider time, ILogger<CaseDeadlines> logger) : OwedWorker(store, time, logger)
{
    protected override IReadOnlyList<OwedKind> Kinds { get; } = [OwedKind.CaseDeadline];

    protected override Action? Do(WriteTransaction transaction, OwedRow owed)
    {
        var row = CaseRows.Get(transaction, owed.FacilityId, owed.SubjectId);
        var grants = CaseRows.Grants(transaction, row);
        PassedLimits.Record(transaction, row, grants);
        CaseDeadlineRows.Owe(transaction, row, grants);
        return null;
    }
}
