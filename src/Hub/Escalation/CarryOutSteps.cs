using PeerConnect.Hub.Operations;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Escalation;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Escalation;

/// <summary>Looks every second for steps whose time has come. What is owed is in the store: a server that was down does it when it is back, once.</summary>
internal sealed partial class CarryOutSteps(Store store, Escalate escalate, TimeProvider time, ILogger<CarryOutSteps> logger) : OwedWorker(store, time, logger)
{
    protected override IReadOnlyList<OwedKind> Kinds { get; } = [OwedKind.CaseStart, OwedKind.Escalation, OwedKind.NextStep, OwedKind.FollowUpStep, OwedKind.DecisionStep, OwedKind.Staffing];

    protected override Action? Do(WriteTransaction transaction, OwedRow owed)
    {
        Step(transaction, owed);
        var told = transaction.Db.CaseEvents.Local.Where(row => row.At == transaction.Now)
            .Select(row => (CaseRows.Get(transaction, row.FacilityId, row.CaseId).Number, row.Kind)).ToList();
        var facility = owed.FacilityId;
        return () => told.ForEach(step => LogDone(step.Number, facility, step.Kind));
    }

    private void Step(WriteTransaction transaction, OwedRow owed)
    {
        switch (owed.Kind)
        {
            case OwedKind.CaseStart:
                escalate.Start(transaction, CaseRows.Get(transaction, owed.FacilityId, owed.SubjectId));
                break;
            case OwedKind.Escalation:
                escalate.Due(transaction, EscalationRows.Get(transaction, owed.FacilityId, owed.SubjectId));
                break;
            case OwedKind.NextStep:
                escalate.Next(transaction, CaseRows.Get(transaction, owed.FacilityId, owed.SubjectId), AwaitedAct.FaceToFace);
                break;
            case OwedKind.FollowUpStep:
                escalate.Next(transaction, CaseRows.Get(transaction, owed.FacilityId, owed.SubjectId), AwaitedAct.FollowUp);
                break;
            case OwedKind.DecisionStep:
                escalate.Next(transaction, CaseRows.Get(transaction, owed.FacilityId, owed.SubjectId), AwaitedAct.Decide);
                break;
            case OwedKind.Staffing:
                escalate.Unstaffed(transaction, CaseRows.Get(transaction, owed.FacilityId, owed.SubjectId));
                break;
            default:
                throw new InvalidOperationException($"{owed.Kind} is no step of escalation.");
        }
    }

    [LoggerMessage(6502, LogLevel.Critical, "Case {Number} of facility {Facility} went on because nobody acted: {What}. Somebody must look at it now.")]
    private partial void LogDone(long number, Guid facility, string what);
}
