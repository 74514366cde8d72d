using PeerConnect.Hub.Audit;
using PeerConnect.Hub.Escalation;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Escalation;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Cases;

/// <summary>Limits of a case that passed without the act that they ask for. What follows is done by whoever looks first: who watches them, or whatever is about to put other limits in their place.</summary>
internal static class PassedLimits
{
    /// <summary>Writes down each that is not yet, and owes what comes next.</summary>
    public static void Record(WriteTransaction transaction, CaseRow row, IReadOnlyCollection<CaseGrantRow> grants)
    {
        foreach (var (act, at) in CaseGrants.Overdue(row, grants, transaction.Now))
        {
            // One limit may have been owed twice, by two messages: it passes once.
            var limit = $"{act}:{at.ToUnixTimeMilliseconds()}";
            if (!CaseEventRows.WasRecorded(transaction.Db, row, CaseEventRows.Overdue, limit))
            {
                CaseEventRows.Add(transaction, row, CaseEventRows.Overdue, actorId: null, limit);
                transaction.Audit(new AuditAct(row.FacilityId, null, "case-overdue", $"case:{row.CaseId:D}", new Dictionary<string, object?> { ["act"] = act }));
                transaction.TouchCase(row.FacilityId, row.CaseId);
                transaction.Pass(new PassedLimit(row.FacilityId, row.Number, act));
                Follow(transaction, row, act, at);
            }
        }
    }

    private static void Follow(WriteTransaction transaction, CaseRow row, string act, DateTimeOffset limit)
    {
        if (act == CaseActs.Word(AwaitedAct.FaceToFace))
        {
            // Whoever was on the way did not arrive, as far as anybody said.
            TellResident.AskWhetherSomebodyCame(transaction, row);
            if (!EscalationRows.HasStepAt(transaction, row, limit))
            {
                EscalationRows.OweNext(transaction, row);
            }
        }
        else if (act == CaseActs.Word(AwaitedAct.FollowUp))
        {
            EscalationRows.OweFollowUp(transaction, row);
        }
        else if (act == CaseActs.Word(AwaitedAct.Decide) && !EscalationRows.HasStepForDecision(transaction, row, limit))
        {
            EscalationRows.OweDecision(transaction, row);
        }
    }
}
