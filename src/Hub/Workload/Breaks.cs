using Microsoft.Extensions.Options;
using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Audit;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Escalation;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Workload;

/// <summary>
/// Asks for a break of whoever has read much, as long as a colleague goes on: the case is given to that colleague, so that it does not wait. Where nobody else is there, and at
/// severity 4, nothing is asked. That somebody was asked is written down nowhere: the record says whom the server gave a case to.
/// </summary>
internal sealed class Breaks(Store store, PolicyBook policies, IOptions<PeerConnect.Hub.People.Sessions.SessionOptions> sessions, TimeProvider time)
{
    /// <summary>Why this person does not open this case now; null where he or she may, as far as breaks go.</summary>
    public async Task<Refusal?> AskAsync(PersonKey by, Guid caseId, CancellationToken cancellation)
    {
        if (policies.Active(by.FacilityId).Workload is not { } rules || !IsDue(rules, by, caseId))
        {
            return null;
        }

        await using var transaction = await store.BeginWriteAsync(cancellation);
        var exposure = Exposure.Of(rules, OpeningRows.Of(transaction.Db, by, transaction.Now), transaction.Now);
        if (!IsDue(exposure, caseId))
        {
            return null;
        }

        var goesOn = GoesOn(new RecordedAct(transaction, by, $"case:{caseId:D}"), rules, caseId);
        await transaction.CommitAsync(cancellation);
        return goesOn ? Refuse.Because(RefusalCode.BreakDue, exposure.Last + rules.Break - transaction.Now) : null;
    }

    /// <summary>Why this person does not open a sample or a row for training now; null where he or she may. Those can wait, so nobody has to be there for it.</summary>
    public Refusal? AskForReading(PersonKey by, Guid id)
    {
        if (policies.Active(by.FacilityId).Workload is not { } rules)
        {
            return null;
        }

        using var db = store.Read();
        var now = time.GetUtcNow();
        var exposure = Exposure.Of(rules, OpeningRows.Of(db, by, now), now);
        return IsDue(exposure, id)
            ? Refuse.Because(RefusalCode.BreakDue, exposure.Last + rules.Break - now) with { Message = "You have read a lot. Take a break now: this can wait." }
            : null;
    }

    /// <summary>How much the caller has read, for the caller alone.</summary>
    public OwnWorkload Of(PersonKey person)
    {
        if (policies.Active(person.FacilityId).Workload is not { } rules)
        {
            return new OwnWorkload(0, null, null, null, false, null);
        }

        using var db = store.Read();
        var now = time.GetUtcNow();
        var exposure = Exposure.Of(rules, OpeningRows.Of(db, person, now), now);
        return new OwnWorkload(
            exposure.InLastHour, rules.CasesPerHour, (int)rules.Break.TotalMinutes, exposure.Since + rules.BreakAfter, exposure.Due, exposure.Last + rules.Break);
    }

    private bool IsDue(WorkloadRules rules, PersonKey by, Guid caseId)
    {
        using var db = store.Read();
        var now = time.GetUtcNow();
        return IsDue(Exposure.Of(rules, OpeningRows.Of(db, by, now), now), caseId);
    }

    // What somebody has read already is opened again to act on it.
    private static bool IsDue(Exposure exposure, Guid caseId) => exposure.Due && !exposure.Cases.Contains(caseId);

    /// <summary>Whether a colleague goes on with it, from now on if nobody had it. What was given to somebody who has gone comes to whoever is there, if need be to the one who asks.</summary>
    private bool GoesOn(RecordedAct act, WorkloadRules rules, Guid caseId)
    {
        if (CaseAccess.FindOpenable(act.Db, act.By, caseId, act.Now) is not { } seen
            || seen.Card.Row is not { State: not CaseState.Decided, Severity: < Verdict.MaxSeverity } row || row.TakenBy == act.By.PersonId)
        {
            return false;
        }

        // Whoever took it up goes on with it, signed in or at the person's door.
        var there = StaffThere.WhoMayOpen(act.Db, seen.Card, sessions.Value.SeenAfter(act.Now), act.Now);
        var isTaken = CaseLock.IsTakenByOther(act, seen);
        if (isTaken && (row.AcknowledgedAt is not null || there.Contains(row.TakenBy!.Value)))
        {
            return true;
        }

        if ((Colleague(act, rules, row, there) ?? (isTaken ? act.By.PersonId : null)) is not { } colleague)
        {
            return false;
        }

        if (row.AcknowledgedAt is not null)
        {
            // Its steps ended when it was taken up, and whoever did that is not there any more.
            HandOverCaseHandler.Give(act, seen, colleague);
        }
        else
        {
            // The limits go on: what is given to somebody else is not late a moment later for it.
            (row.TakenBy, row.TakenAt) = (colleague, act.Now);
        }

        CaseEventRows.Add(act.Transaction, row, CaseEventRows.PassedOn, actorId: null, $"to:{colleague:D}");
        act.Transaction.Audit(new AuditAct(row.FacilityId, null, "case-passed-on", act.Subject, new Dictionary<string, object?> { ["colleague"] = colleague }));
        act.Transaction.TouchCase(row.FacilityId, row.CaseId);
        return colleague != act.By.PersonId;
    }

    /// <summary>Who is there, may open it and needs no break; whoever has the fewest cases. Not who had it and left it.</summary>
    private static Guid? Colleague(RecordedAct act, WorkloadRules rules, CaseRow row, List<Guid> there) =>
        there.Where(person => person != act.By.PersonId && person != row.TakenBy)
            .Select(person => act.By with { PersonId = person })
            .Where(person => !Exposure.Of(rules, OpeningRows.Of(act.Db, person, act.Now), act.Now).Due)
            .OrderBy(person => OpeningRows.Held(act.Db, person)).ThenBy(person => person.PersonId)
            .Select(person => (Guid?)person.PersonId).FirstOrDefault();
}
