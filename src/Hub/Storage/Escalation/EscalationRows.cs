using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage.Escalation;

/// <summary>Steps of escalation as the server writes them, each with the owed work that makes sure that it is looked at.</summary>
internal static class EscalationRows
{
    /// <summary>Whoever is told of a late decision has to open the case and read it first.</summary>
    public static readonly TimeSpan TimeToDecide = TimeSpan.FromMinutes(15);

    /// <summary>All steps that a case ever had.</summary>
    public static List<EscalationStepRow> Of(WriteTransaction transaction, CaseRow of)
    {
        CaseRows.Flush(transaction);
        return [.. transaction.Db.EscalationSteps.Where(row => row.FacilityId == of.FacilityId && row.CaseId == of.CaseId)];
    }

    public static EscalationStepRow Get(WriteTransaction transaction, Guid facilityId, Guid stepId) =>
        transaction.Db.EscalationSteps.Find(facilityId, stepId) ?? throw new InvalidOperationException($"Step {stepId} does not exist.");

    public static void Add(WriteTransaction transaction, EscalationStepRow step)
    {
        transaction.Db.EscalationSteps.Add(step);
        OwedRows.Owe(transaction, OwedKind.Escalation, step.FacilityId, step.StepId, step.DueAt);
    }

    /// <summary>Somebody has to look whether anybody is there for the case; where its start is ahead, then.</summary>
    public static void OweStaffing(WriteTransaction transaction, CaseRow of) => OwedRows.Owe(
        transaction, CaseStart.IsAhead(of, transaction.Now) ? OwedKind.CaseStart : OwedKind.Staffing, of.FacilityId, of.CaseId, CaseStart.Of(of, transaction.Now));

    /// <summary>The case goes on to its next step at once.</summary>
    public static void OweNext(WriteTransaction transaction, CaseRow of) =>
        OwedRows.Owe(transaction, OwedKind.NextStep, of.FacilityId, of.CaseId, transaction.Now);

    /// <summary>As <see cref="OweNext"/>, for a form that was not written.</summary>
    public static void OweFollowUp(WriteTransaction transaction, CaseRow of) =>
        OwedRows.Owe(transaction, OwedKind.FollowUpStep, of.FacilityId, of.CaseId, transaction.Now);

    /// <summary>As <see cref="OweNext"/>, for a decision that did not come. Where a form is due first, a decision cannot come before it, and is late when the form is.</summary>
    public static void OweDecision(WriteTransaction transaction, CaseRow of) =>
        OwedRows.Owe(transaction, OwedKind.DecisionStep, of.FacilityId, of.CaseId, of.FollowUpBy > transaction.Now ? of.FollowUpBy.Value : transaction.Now);

    /// <summary>As <see cref="OweDecision"/>, once a form is written that was late: a decision that was late before it could not come, and whoever wrote it has time for it.</summary>
    public static void OweDecisionAfterForm(WriteTransaction transaction, CaseRow of)
    {
        if (CaseRows.Grants(transaction, of).Max(grant => grant.DecideBy <= transaction.Now ? grant.DecideBy : null) is { } limit && !HasStepForDecision(transaction, of, limit))
        {
            OwedRows.Owe(transaction, OwedKind.DecisionStep, of.FacilityId, of.CaseId, transaction.Now + TimeToDecide);
        }
    }

    /// <summary>Whether the policy itself says what comes where nobody decides: a step that waits for it, or came since that time.</summary>
    public static bool HasStepForDecision(WriteTransaction transaction, CaseRow of, DateTimeOffset limit) => Of(transaction, of).Exists(step =>
        step.Awaits == AwaitedAct.Decide && (step.State == StepState.Waiting || (step.State == StepState.CarriedOut && step.DoneAt >= limit)));

    /// <summary>Whether the policy itself says what comes at the time at which a limit to stand in front of the person passes: a step of that very time, which did not come before it.</summary>
    public static bool HasStepAt(WriteTransaction transaction, CaseRow of, DateTimeOffset limit) => Of(transaction, of).Exists(step =>
        step.Round == of.Round && step.DueAt == limit && step.Awaits is AwaitedAct.FaceToFace or AwaitedAct.Decide && (step.State == StepState.Waiting || (step.State == StepState.CarriedOut && step.DoneAt >= limit)));
}
