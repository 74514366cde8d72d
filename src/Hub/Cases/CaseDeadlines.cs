using PeerConnect.Hub.Operations;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Cases;

/// <summary>Watches the limits of cases: one that passes without the act it asks for is recorded once, with what follows from it, shown, counted and logged as critical.</summary>
internal sealed partial class CaseDeadlines(Store store, CaseMetrics metrics, TimeProvider time, ILogger<CaseDeadlines> logger) : OwedWorker(store, time, logger)
{
    protected override IReadOnlyList<OwedKind> Kinds { get; } = [OwedKind.CaseDeadline];

    protected override Action? Do(WriteTransaction transaction, OwedRow owed)
    {
        var row = CaseRows.Get(transaction, owed.FacilityId, owed.SubjectId);
        var grants = CaseRows.Grants(transaction, row);
        var passed = PassedLimits.Record(transaction, row, grants);
        CaseDeadlineRows.Owe(transaction, row, grants);
        var (number, facility) = (row.Number, row.FacilityId);
        return () => passed.ForEach(act =>
        {
            metrics.Overdue(act);
            LogOverdue(number, facility, act);
        });
    }

    [LoggerMessage(6202, LogLevel.Critical, "Case {Number} of facility {Facility} is overdue: nobody did this in time: {Act}. Somebody must look at it now.")]
    private partial void LogOverdue(long number, Guid facility, string act);
}
