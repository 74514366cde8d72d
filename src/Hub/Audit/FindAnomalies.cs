using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Escalation;

namespace PeerConnect.Hub.Audit;

/// <summary>Looks through a period of the facility's chain for views that an auditor should ask about. It reads no content, and asking is an act of its own.</summary>
internal sealed class FindAnomalies(Store store)
{
    private static readonly TimeSpan LongestPeriod = TimeSpan.FromDays(31);

    private static readonly Refusal WrongPeriod = Refusals.InvalidInput("Give a period that begins before it ends, of at most 31 days.");

    public async Task<Reply<AuditAnomalies>> HandleAsync(PersonKey auditor, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation)
    {
        // On record first, whatever it finds.
        var recorded = await store.ActAsync<Done>(
            auditor, "audit-anomalies-read", $"facility:{auditor.FacilityId}", act => Record(act, from, to), cancellation);
        if (recorded.Refusal is { } refusal)
        {
            return refusal;
        }

        using var db = store.Read();
        var rows = ViewedRows.Within(db, auditor.FacilityId, from, to);
        var subjects = rows.Select(row => row.Subject).Concat(rows.Select(row => row.Case).OfType<string>()).Distinct().ToList();
        var found = Anomalies.Of(
            rows,
            ViewedRows.About(db, auditor.FacilityId, subjects, to),
            ViewedRows.People(db, auditor.FacilityId, rows),
            RosterRows.History(db, auditor.FacilityId),
            RosterRows.Saved(db, auditor.FacilityId, to),
            PinRows.UsedElsewhere(db, auditor.FacilityId, from, to));
        return new AuditAnomalies(from, to, rows.Count, [.. found]);
    }

    private static Reply<Done> Record(RecordedAct act, DateTimeOffset from, DateTimeOffset to)
    {
        act.Details["from"] = from.ToUnixTimeMilliseconds();
        act.Details["to"] = to.ToUnixTimeMilliseconds();
        return from < to && to - from <= LongestPeriod ? Done.Value : WrongPeriod;
    }
}
