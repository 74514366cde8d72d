using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage.Cases;

/// <summary>The case's next limit as owed work, committed with what set it.</summary>
internal static class CaseDeadlineRows
{
    public static void Owe(WriteTransaction transaction, CaseRow row, IEnumerable<CaseGrantRow> grants)
    {
        if (CaseGrants.NextDeadline(row, grants, transaction.Now) is { } due)
        {
            Add(transaction, row, due);
        }
    }

    /// <summary>A limit that had been met is not met any more: where it has passed meanwhile, that is found now.</summary>
    public static void Look(WriteTransaction transaction, CaseRow row) => Add(transaction, row, transaction.Now);

    private static void Add(WriteTransaction transaction, CaseRow row, DateTimeOffset due) => OwedRows.Owe(transaction, OwedKind.CaseDeadline, row.FacilityId, row.CaseId, due);
}
