using Microsoft.Extensions.Options;
using PeerConnect.Contracts;
using PeerConnect.Hub.Audit;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Escalation;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Escalation;

/// <summary>Carries a case on to its next recipient, or raises the alarm outside the system; always inside the caller's transaction.</summary>
internal sealed class Escalate(RaiseAlarm alarms, PolicyBook policies, IOptions<PeerConnect.Hub.People.Sessions.SessionOptions> sessions)
{
    /// <summary>Carries out a step whose time has come, unless what it waits for happened.</summary>
    public void Due(WriteTransaction transaction, EscalationStepRow step)
    {
        var row = CaseRows.Get(transaction, step.FacilityId, step.CaseId);
        if (step.State != StepState.Waiting)
        {
            return;
        }

        if (CaseActs.Met(row, step.Awaits) || (step.NextRole is null && !AlarmFollows(row, step.Awaits)))
        {
            EscalationPlan.Stop(step, transaction.Now);
            return;
        }

        CarryOut(transaction, row, step);
        if (step.NextRole is not null)
        {
            Unstaffed(transaction, row);
        }
    }

    /// <summary>From now on the person may notice: whoever goes there is told, the person hears what happened already, and somebody must be there.</summary>
    public void Start(WriteTransaction transaction, CaseRow row)
    {
        TellResident.WhatHappened(transaction, row);
        transaction.TouchCase(row.FacilityId, row.CaseId);
        Unstaffed(transaction, row);
    }

    /// <summary>
    /// Goes on to the next step at once, the others after it in their old distances: somebody should have stood in front of the person, have written what follows, or have decided on the case or on its held message, and did not.
    /// </summary>
    public void Next(WriteTransaction transaction, CaseRow row, AwaitedAct missed)
    {
        // Without the form nobody can decide: who is told next is told of that, and of the decision once the form is written.
        if (CaseActs.Met(row, missed) || (missed == AwaitedAct.Decide && row.FollowUpBy is not null))
        {
            return;
        }

        var steps = EscalationRows.Of(transaction, row);
        var alarm = AlarmFollows(row, missed) && (missed == AwaitedAct.HeldMessage ? !steps.Exists(IsItsAlarm) : !AlarmRows.WasRaised(transaction, row, missed, row.Round));
        var left = EscalationPlan.Left(steps, alarm);
        if (missed == AwaitedAct.HeldMessage && alarm && !left.Exists(step => step.NextRole is null))
        {
            left.Add(EscalationPlan.Alarm(row, CaseRows.Grants(transaction, row)));
        }

        // A late form or decision takes nothing from what waits for another act: that has its own time.
        var waiting = steps.FindAll(step => step.State == StepState.Waiting && missed == AwaitedAct.FaceToFace);
        waiting.ForEach(step => EscalationPlan.Stop(step, transaction.Now));

        var first = left.Count > 0 ? left[0].AfterSeconds : 0;
        foreach (var step in left)
        {
            var after = TimeSpan.FromSeconds(Math.Max(0, step.AfterSeconds - first));
            if (missed is AwaitedAct.Decide or AwaitedAct.HeldMessage && step.NextRole is null && after < EscalationRows.TimeToDecide)
            {
                after = EscalationRows.TimeToDecide;
            }

            var again = EscalationPlan.Again(step, row, missed, Earlier(step, transaction.Now + after), transaction.Now);
            if (step == left[0] && after == TimeSpan.Zero)
            {
                transaction.Db.EscalationSteps.Add(again);
                CarryOut(transaction, row, again);
            }
            else
            {
                EscalationRows.Add(transaction, again);
            }
        }

        if (left.Count > 0 && left[0].NextRole is not null)
        {
            Unstaffed(transaction, row);
        }

        // Nothing gets a later time by it: what waited for something that did not happen comes at its own, where that is before.
        DateTimeOffset Earlier(EscalationStepRow step, DateTimeOffset due) =>
            waiting.Where(one => EscalationPlan.IsSame(one, step) && !CaseActs.Met(row, one.Awaits)).Select(one => one.DueAt).Append(due).Min();

        // On its way already, it is for all messages of the case that wait by then. What runs out after it rang has its own: nobody else would hear of it outside.
        static bool IsItsAlarm(EscalationStepRow step) => step is { State: StepState.Waiting, NextRole: null, Awaits: AwaitedAct.HeldMessage };
    }

    /// <summary>
    /// Somebody whom the case asks to go cannot. Where it waits for somebody to set out, whoever comes next is told at once. Nothing gets a later time by it: what waits keeps its own, and what had stopped because that person was on
    /// the way goes on, at once, because its time has passed.
    /// </summary>
    public void GoOn(WriteTransaction transaction, CaseRow row)
    {
        if (CaseActs.Met(row, AwaitedAct.OnTheWay) || CaseStart.IsAhead(row, transaction.Now))
        {
            return;
        }

        var steps = EscalationRows.Of(transaction, row).Where(step => step.Round == row.Round).ToList();
        var left = EscalationPlan.Left(steps, alarm: false);
        foreach (var next in left.Where(IsForSomebodyToGo).GroupBy(step => step.AfterSeconds))
        {
            var told = false;
            foreach (var step in next.Select(step => step.State == StepState.Waiting ? step : Anew(step)))
            {
                told |= CarryOut(transaction, row, step);
            }

            if (told)
            {
                break;
            }
        }

        ComeAgain(transaction, row, steps, step => step.Awaits == AwaitedAct.OnTheWay, _ => transaction.Now);
        Unstaffed(transaction, row);

        // What somebody does at a desk is not missing yet, and a colleague may do it: those steps keep their time, and nobody learns anything before whoever comes first.
        bool IsForSomebodyToGo(EscalationStepRow step) => step.Awaits is AwaitedAct.OnTheWay or AwaitedAct.FaceToFace
            && !left.Exists(before => before.ForRole == step.ForRole && before.AfterSeconds < step.AfterSeconds && before.Awaits == AwaitedAct.Acknowledge);

        EscalationStepRow Anew(EscalationStepRow step)
        {
            var again = EscalationPlan.Again(step, row, AwaitedAct.OnTheWay, transaction.Now, transaction.Now);
            transaction.Db.EscalationSteps.Add(again);
            steps.Add(again);
            return again;
        }
    }

    /// <summary>That somebody stood in front of the person was taken back: what had stopped for that alone comes at once, because its time has passed. Everything else keeps its time.</summary>
    public void Resume(WriteTransaction transaction, CaseRow row)
    {
        if (!CaseStart.IsAhead(row, transaction.Now))
        {
            ComeAgain(transaction, row, [.. EscalationRows.Of(transaction, row).Where(step => step.Round == row.Round)], step =>
                !CaseActs.Met(row, step.Awaits) && (step.Awaits is AwaitedAct.OnTheWay or AwaitedAct.FaceToFace || step is { Awaits: AwaitedAct.Decide, NextRole: null }), step => step.DueAt);
            Unstaffed(transaction, row);
        }
    }

    /// <summary>
    /// Steps that had stopped come again, unless the round has the same once more, no later: a step that waits for another act at a later time stands for none before it. One that keeps its time is still
    /// the step of that time: what looks whether the policy has one there finds it.
    /// </summary>
    private static void ComeAgain(WriteTransaction transaction, CaseRow row, List<EscalationStepRow> steps, Func<EscalationStepRow, bool> which, Func<EscalationStepRow, DateTimeOffset> due)
    {
        foreach (var step in steps.Where(step => step.State == StepState.Stopped && which(step)).OrderBy(due).DistinctBy(Target)
            .Where(step => !steps.Exists(other => (other.State == StepState.CarriedOut || (other.State == StepState.Waiting && other.DueAt <= due(step))) && Target(other) == Target(step))).ToList())
        {
            EscalationRows.Add(transaction, EscalationPlan.Again(step, row, step.Awaits, due(step), transaction.Now));
        }

        // Whom it tells of what; of alarms there is one for each act that did not happen.
        static (Role? Role, string Roster, int Level, bool Location, AwaitedAct? Of) Target(EscalationStepRow step) =>
            (step.NextRole, step.Roster, step.Level, step.Location, step.NextRole is null ? step.Awaits : null);
    }

    /// <summary>
    /// The time of a held message is over and it goes on waiting: whoever has the case did not decide on it and is let go, the next recipient is told at once, and the alarm outside follows
    /// whatever the policy says, because a message that nobody looks at would wait for ever.
    /// </summary>
    public void HoldIsOver(WriteTransaction transaction, CaseRow row)
    {
        (row.TakenBy, row.TakenAt, row.State) = (null, null, CaseState.Open);
        Next(transaction, row, AwaitedAct.HeldMessage);
    }

    // Below severity 4 a decision that is late rings no telephone once somebody stood in front of the person: an alarm that is mostly a forgotten click is switched off.
    private static bool AlarmFollows(CaseRow row, AwaitedAct missed) => missed != AwaitedAct.Decide || row.FaceToFaceAt is null || row.Severity == Verdict.MaxSeverity;

    /// <summary>Where nobody is there for a role and its roster, what the policy says of that happens at once.</summary>
    public void Unstaffed(WriteTransaction transaction, CaseRow row)
    {
        var rule = policies.Version(row.FacilityId, row.PolicyVersion).Failures.QueueUnstaffed;
        while (row.State != CaseState.Decided)
        {
            var room = Look(transaction, row);
            if (room.Missing.Count == 0)
            {
                return;
            }

            Record(transaction, row, room.Missing);
            if (rule == QueueUnstaffed.OffSystemAlarm)
            {
                if (room.IsEmpty && !CaseActs.WasSeenTo(row, room.Grants))
                {
                    alarms.Raise(transaction, row, AwaitedAct.Acknowledge, row.Round);
                }

                return;
            }

            if (NextOf(transaction, row, room) is not { } step)
            {
                return;
            }

            CarryOut(transaction, row, step);
        }
    }

    /// <summary>The first waiting step of a role whose turn falls on nobody; the alarm where nobody at all is there.</summary>
    private static EscalationStepRow? NextOf(WriteTransaction transaction, CaseRow row, Room room)
    {
        var (grants, told, missing) = room;
        var steps = EscalationRows.Of(transaction, row).Where(step => step.Round == row.Round).ToList();
        var reached = steps.Where(step => step is { State: StepState.CarriedOut, NextRole: not null }).ToList();
        var waiting = steps.Where(step => step.State == StepState.Waiting && !CaseActs.Met(row, step.Awaits) && !KeepsItsTime(step) && IsWithoutAnybody(step.ForRole)).OrderBy(step => step.AfterSeconds).ToList();
        return waiting.Find(step => step.NextRole is not null) ?? (room.IsEmpty ? waiting.Find(step => step.NextRole is null) : null);

        // What is done at a desk does not call for somebody at once: whoever is told of it signs in, opens the case and reads it first. While nobody was with the person and the time to decide is not over, it is the person who waits.
        bool KeepsItsTime(EscalationStepRow step) => step.Awaits is AwaitedAct.FollowUp or AwaitedAct.HeldMessage
            || (step.Awaits == AwaitedAct.Decide && (CaseActs.WasSeenTo(row, grants) || grants.Any(grant => grant.DecideBy <= transaction.Now)));

        // Whose turn it is: the last that the role's steps reached, and before the first step the recipient itself. A colleague on another roster is no answer.
        bool IsWithoutAnybody(Role role)
        {
            if (reached.Where(step => step.ForRole == role).GroupBy(step => step.AfterSeconds).MaxBy(same => same.Key) is { } last)
            {
                return last.All(step => missing.Contains(Key(step)));
            }

            // Whom only another's step told stands for nobody here, unless that is the recipient itself.
            var recipients = told.Where(key => key.Role == role).ToLookup(key => reached.Exists(step => Key(step) == key));
            return (recipients.Contains(false) ? recipients[false] : recipients[true]).All(missing.Contains);
        }

        static (Role Role, string Roster) Key(EscalationStepRow step) => (step.NextRole!.Value, step.Roster);
    }

    private Room Look(WriteTransaction transaction, CaseRow row)
    {
        CaseRows.Flush(transaction);
        var card = CaseCards.Find(transaction.Db, row.FacilityId, row.CaseId)!;
        var seenAfter = sessions.Value.SeenAfter(transaction.Now);
        var missing = card.Grants.GroupBy(grant => (grant.Role, grant.Roster))
            .Where(same => !same.Any(grant => StaffThere.AnybodyFor(transaction.Db, card, grant, seenAfter, transaction.Now))).Select(same => same.Key);
        return new Room(card.Grants, [.. card.Grants.Select(grant => (grant.Role, grant.Roster)).Distinct()], [.. missing]);
    }

    private static void Record(WriteTransaction transaction, CaseRow row, IEnumerable<(Role Role, string Roster)> missing)
    {
        foreach (var (role, roster) in missing)
        {
            var detail = roster.Length == 0 ? $"role:{role} round:{row.Round}" : $"role:{role} roster:{roster} round:{row.Round}";
            if (!CaseEventRows.WasRecorded(transaction.Db, row, CaseEventRows.Unstaffed, detail))
            {
                CaseEventRows.Add(transaction, row, CaseEventRows.Unstaffed, actorId: null, detail);
                transaction.Audit(new AuditAct(row.FacilityId, null, "case-unstaffed", $"case:{row.CaseId:D}", new Dictionary<string, object?> { ["role"] = role.ToString(), ["roster"] = roster }));
                CaseRows.Flush(transaction);
            }
        }
    }

    /// <returns>Whether somebody learns of it.</returns>
    private bool CarryOut(WriteTransaction transaction, CaseRow row, EscalationStepRow step)
    {
        step.State = StepState.CarriedOut;
        step.DoneAt = transaction.Now;
        if (step.NextRole is not { } next)
        {
            alarms.Raise(transaction, row, step.Awaits, step.Round);
            return false;
        }

        if (CaseRows.Grants(transaction, row).Find(grant => grant.Role == next && grant.Roster == step.Roster) is { } known)
        {
            if (known.Level >= step.Level && (known.Location || !step.Location))
            {
                // Told already, by another role's step.
                return false;
            }

            known.Level = Math.Max(known.Level, step.Level);
            known.Location |= step.Location;
        }
        else
        {
            transaction.Db.CaseGrants.Add(new CaseGrantRow
            {
                FacilityId = row.FacilityId,
                CaseId = row.CaseId,
                Role = next,
                Roster = step.Roster,
                Level = step.Level,
                Location = step.Location,
                Purpose = step.Purpose,
                Discreet = step.Discreet,
            });
        }

        CaseEventRows.Add(transaction, row, CaseEventRows.Escalated, actorId: null, $"to:{next} level:{step.Level} awaits:{CaseActs.Word(step.Awaits)}");
        transaction.Audit(new AuditAct(row.FacilityId, null, "case-escalated", $"case:{row.CaseId:D}", new Dictionary<string, object?>
        {
            ["awaits"] = CaseActs.Word(step.Awaits),
            ["for"] = step.ForRole.ToString(),
            ["to"] = next.ToString(),
            ["roster"] = step.Roster,
            ["level"] = step.Level,
            ["location"] = step.Location,
            ["policyVersion"] = row.PolicyVersion,
        }));
        transaction.TouchCase(row.FacilityId, row.CaseId);
        CaseRows.Flush(transaction);
        return true;
    }

    /// <summary>Who was told of a case, and for which of them nobody is there.</summary>
    private sealed record Room(IReadOnlyCollection<CaseGrantRow> Grants, IReadOnlyCollection<(Role Role, string Roster)> Told, HashSet<(Role Role, string Roster)> Missing)
    {
        public bool IsEmpty => Missing.Count == Told.Count;
    }
}
