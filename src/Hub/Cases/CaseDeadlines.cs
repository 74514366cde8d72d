using PeerConnect.Hub.Audit;
using PeerConnect.Hub.Escalation;
using PeerConnect.Hub.Operations;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Escalation;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Cases;

/// <summary>Watches the limits of cases: one that passes without the act it asks for is recorded once, shown, counted and logged as critical.</summary>
internal sealed partial class CaseDeadlines(Store store, CaseMetrics metrics, TimeProvider time, ILogger<CaseDeadlines> logger) : OwedWorker(store, time, logger)
{
    protected override IReadOnlyList<OwedKind> Kinds { get; } = [OwedKind.CaseDeadline];

    protected override Action? Do(WriteTransaction transaction, OwedRow owed)
    {
        var passed = new List<string>();
        var row = CaseRows.Get(transaction, owed.FacilityId, owed.SubjectId);
        var grants = CaseRows.Grants(transaction, row);
        foreach (var (act, at) in CaseGrants.Overdue(row, grants, transaction.Now))
        {
            // One limit may have been owed twice, by two messages: it passes once.
            var limit = $"{act}:{at.ToUnixTimeMilliseconds()}";
            if (!CaseEventRows.WasRecorded(transaction.Db, row, CaseEventRows.Overdue, limit))
            {
                CaseEventRows.Add(transaction, row, CaseEventRows.Overdue, actorId: null, limit);
                transaction.Audit(new AuditAct(row.FacilityId, null, "case-overdue", $"case:{row.CaseId:D}", new Dictionary<string, object?> { ["act"] = act }));
                transaction.TouchCase(row.FacilityId, row.CaseId);
                passed.Add(act);
                if (act == CaseActs.Word(AwaitedAct.FaceToFace))
                {
                    // Whoever was on the way did not arrive, as far as anybody said.
                    TellResident.AskWhetherSomebodyCame(transaction, row);
                    if (!EscalationRows.HasStepAt(transaction, row, at))
                    {
                        EscalationRows.OweNext(transaction, row);
                    }
                }
                else if (act == CaseActs.Word(AwaitedAct.FollowUp))
                {
                    EscalationRows.OweFollowUp(transaction, row);
                }
                else if (act == CaseActs.Word(AwaitedAct.Decide) && !EscalationRows.HasStepForDecision(transaction, row, at))
                {
                    EscalationRows.OweDecision(transaction, row);
                }
            }
        }

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
