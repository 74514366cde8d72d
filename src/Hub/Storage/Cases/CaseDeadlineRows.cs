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
            transaction.Db.Owed.Add(new OwedRow
            {
                FacilityId = row.FacilityId,
                OwedId = Guid.CreateVersion7(transaction.Now),
                Kind = OwedKind.CaseDeadline,
                SubjectId = row.CaseId,
                DueAt = due,
            });
        }
    }
}
