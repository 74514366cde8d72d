using PeerConnect.Contracts;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Escalation;
using PeerConnect.Hub.Storage.Holding;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Escalation;

/// <summary>Stores the steps of escalation of a case with their times, in the transaction that opens or raises it.</summary>
internal static class EscalationPlan
{
    /// <summary>Adds what the decision's grants say. A step that the round has already, at least as early and as wide, is not added again.</summary>
    public static void Store(WriteTransaction transaction, CaseRow row, CategoryGrants category)
    {
        var known = EscalationRows.Of(transaction, row).Where(step => step.Round == row.Round && step.State != StepState.Stopped).ToList();
        foreach (var grant in category.Grants)
        {
            foreach (var step in grant.Escalation.Select(step => New(row, category, grant, step, CaseStart.Of(row, transaction.Now))).Where(step => !known.Exists(old => Covers(old, step))))
            {
                EscalationRows.Add(transaction, step);
                known.Add(step);
            }
        }

        EscalationRows.OweStaffing(transaction, row);
    }

    /// <summary>
    /// The case waits to be taken up again: whoever was not told yet is told after the step's own time, counted from now. The alarm outside the system is for somebody in danger whom nobody
    /// goes to: its own steps and limits wait for that.
    /// </summary>
    public static void StoreHandedOver(WriteTransaction transaction, CaseRow row)
    {
        var known = EscalationRows.Of(transaction, row);
        var start = CaseStart.Of(row, transaction.Now);
        foreach (var step in Left(known, alarm: false).Select(step => Again(step, row, AwaitedAct.Acknowledge, start.AddSeconds(step.AfterSeconds), transaction.Now)))
        {
            if (!known.Exists(old => old.State == StepState.Waiting && Covers(old, step)))
            {
                EscalationRows.Add(transaction, step);
            }
        }
    }

    /// <summary>What is left of a case's steps, in their order and each once, the alarm last: whom nobody told as much yet.</summary>
    /// <param name="steps">All that it ever had.</param>
    /// <param name="alarm">Whether an alarm is to come.</param>
    public static List<EscalationStepRow> Left(IReadOnlyCollection<EscalationStepRow> steps, bool alarm) =>
    [
        .. steps.Where(step => step.NextRole is null ? alarm : step.State != StepState.CarriedOut)
            .Where(step => step.NextRole is null || !steps.Any(done => done.State == StepState.CarriedOut && done.NextRole == step.NextRole && done.Roster == step.Roster && done.Level >= step.Level && (done.Location || !step.Location)))
            .OrderBy(step => step.NextRole is null).ThenBy(step => step.AfterSeconds).DistinctBy(Told),
    ];

    /// <summary>Whether two steps tell the same people the same.</summary>
    public static bool IsSame(EscalationStepRow one, EscalationStepRow other) => Told(one) == Told(other);

    /// <summary>The same step once more, in the case's round of now and for another act.</summary>
    public static EscalationStepRow Again(EscalationStepRow step, CaseRow row, AwaitedAct missed, DateTimeOffset due, DateTimeOffset now) => new()
    {
        FacilityId = step.FacilityId,
        CaseId = step.CaseId,
        StepId = Guid.CreateVersion7(now),
        Round = row.Round,
        ForRole = step.ForRole,
        Awaits = missed,
        AfterSeconds = step.AfterSeconds,
        DueAt = due,
        NextRole = step.NextRole,
        Roster = step.Roster,
        Level = step.Level,
        Location = step.Location,
        Purpose = step.Purpose,
        Discreet = step.Discreet,
        State = StepState.Waiting,
    };

    /// <summary>The alarm outside the system as a step, for a case whose policy says nothing of one.</summary>
    public static EscalationStepRow Alarm(CaseRow row, IReadOnlyList<CaseGrantRow> grants)
    {
        var told = grants.MaxBy(grant => grant.Level)!;
        return new()
        {
            FacilityId = row.FacilityId,
            CaseId = row.CaseId,
            ForRole = told.Role,
            Purpose = told.Purpose,
            Discreet = told.Discreet,
        };
    }

    /// <summary>The hold of that message has an end: what waited for that in its cases is over, unless another of their messages waits past its time.</summary>
    public static void StopHeld(WriteTransaction transaction, HeldMessageRow held)
    {
        foreach (var row in HeldCases.Of(transaction, held))
        {
            if (!HeldCases.In(transaction.Db, row).Exists(other => other.EntryId != held.EntryId && HeldCases.IsPastItsTime(other)))
            {
                StopMet(transaction, row, AwaitedAct.HeldMessage);
            }
        }
    }

    /// <summary>Before a round begins anew: steps whose act happened are over, the others go on to wait.</summary>
    public static void StopMet(WriteTransaction transaction, CaseRow row)
    {
        foreach (var step in EscalationRows.Of(transaction, row).Where(step => step.State == StepState.Waiting && CaseActs.Met(row, step.Awaits)))
        {
            Stop(step, transaction.Now);
        }
    }

    /// <summary>Steps that waited for an act that happened now are over.</summary>
    public static void StopMet(WriteTransaction transaction, CaseRow row, AwaitedAct act)
    {
        foreach (var step in EscalationRows.Of(transaction, row).Where(step => step.State == StepState.Waiting && step.Awaits == act))
        {
            Stop(step, transaction.Now);
        }
    }

    public static void Stop(EscalationStepRow step, DateTimeOffset now)
    {
        step.State = StepState.Stopped;
        step.DoneAt = now;
    }

    /// <summary>What a step waits for: the last of the acts that must have happened by its time.</summary>
    /// <param name="severity">At 4, and where a person was asked for, somebody on the way; below, somebody who takes it up.</param>
    /// <param name="grant">Whose limits.</param>
    /// <param name="after">The step's time.</param>
    public static AwaitedAct Awaits(int severity, CaseGrant grant, TimeSpan after) =>
        after >= grant.Decide ? AwaitedAct.Decide
        : after >= grant.FaceToFace ? AwaitedAct.FaceToFace
        : grant.Category == Category.Company || (severity == Verdict.MaxSeverity && (grant.Location || grant.FaceToFace is not null)) ? AwaitedAct.OnTheWay
        : AwaitedAct.Acknowledge;

    private static EscalationStepRow New(CaseRow row, CategoryGrants category, CaseGrant grant, EscalationStep step, DateTimeOffset start) => new()
    {
        FacilityId = row.FacilityId,
        CaseId = row.CaseId,
        StepId = Guid.CreateVersion7(start),
        Round = row.Round,
        ForRole = PolicyWords.Role(grant.Role),
        Awaits = Awaits(category.Severity, grant, step.After),
        AfterSeconds = (int)step.After.TotalSeconds,
        DueAt = start + step.After,
        NextRole = step.Role is { } next ? PolicyWords.Role(next) : null,
        Roster = step.Roster ?? string.Empty,
        Level = (int)Level(category.Category, step),
        Location = step.Location,
        Purpose = PolicyWords.Purpose(grant.Purpose),
        Discreet = grant.Discreet,
        State = StepState.Waiting,
    };

    // The words of somebody's self-harm go to care, whatever a step says: security, officers and the control room learn where to go.
    private static DisclosureLevel Level(Category category, EscalationStep step) =>
        category == Category.SelfHarm && step.Role is StaffRole.Security or StaffRole.Officer or StaffRole.ControlRoom && step.Level > DisclosureLevel.Metadata
            ? DisclosureLevel.Metadata
            : step.Level;

    private static (Role? Role, string Roster, int Level, bool Location) Told(EscalationStepRow step) => (step.NextRole, step.Roster, step.Level, step.Location);

    private static bool Covers(EscalationStepRow old, EscalationStepRow next) =>
        old.ForRole == next.ForRole && old.NextRole == next.NextRole && old.Roster == next.Roster && old.Awaits == next.Awaits && old.Level >= next.Level
        && (old.Location || !next.Location) && old.DueAt <= next.DueAt;
}
