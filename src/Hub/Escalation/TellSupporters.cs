using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Audit;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Operations;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Escalation;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Escalation;

/// <summary>Tells supporters, with the person's agreement, that staff were there: not why, not how serious, and in a substance-use programme not with whom.</summary>
internal sealed class TellSupporters(Store store, ApprovalView approvals, TimeProvider time, ILogger<TellSupporters> logger) : OwedWorker(store, time, logger)
{
    protected override IReadOnlyList<OwedKind> Kinds { get; } = [OwedKind.TellSupporter];

    protected override Action? Do(WriteTransaction transaction, OwedRow owed)
    {
        // Who is kept apart must be known, or nobody is told: what is owed is tried again.
        approvals.EnsureVersion(LogRows.AuthorisationVersion(transaction));
        var snapshot = approvals.Current ?? throw new InvalidOperationException("It is not known now who may hear of whom.");
        var row = CaseRows.Get(transaction, owed.FacilityId, owed.SubjectId);
        if (transaction.Db.FindPerson(new PersonKey(row.FacilityId, row.SubjectId)) is { } person)
        {
            Tell(transaction, row, snapshot, person.Key());
        }

        return null;
    }

    private static void Tell(WriteTransaction transaction, CaseRow row, ApprovalSnapshot snapshot, PersonKey resident)
    {
        var told = SupportersOf.Case(snapshot, row, resident, transaction.Now)
            .Where(one => SupportersOf.MayHear(snapshot, one.Pair, resident, one.Supporter, transaction.Now)
                && !AccusedRows.IsAccused(transaction.Db, one.Supporter, one.Pair.Key.ConversationId))
            .ToList();
        foreach (var (pair, supporter) in told)
        {
            // Nothing leads from the notice to the case.
            transaction.Notify(
                supporter.FacilityId, supporter.PersonId, InboxKind.StaffWereWith, PolicyWords.Class(pair.Class) == ConversationClass.Part2 ? null : pair.Key.ConversationId);
        }

        if (told.Count > 0)
        {
            CaseEventRows.Add(transaction, row, CaseEventRows.SupporterTold, actorId: null, $"supporters:{told.Count}");
            transaction.Audit(new AuditAct(row.FacilityId, null, "supporter-told", $"case:{row.CaseId:D}", new Dictionary<string, object?>
            {
                ["supporters"] = string.Join(',', told.Select(one => one.Supporter.PersonId.ToString("D"))),
            }));
            transaction.TouchCase(row.FacilityId, row.CaseId);
        }
    }
}
