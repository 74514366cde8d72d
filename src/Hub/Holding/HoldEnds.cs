using PeerConnect.Contracts;
using PeerConnect.Hub.Audit;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Escalation;
using PeerConnect.Hub.Operations;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Holding;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Holding;

/// <summary>Ends holds whose time is over as the policy says: release, reject, or wait on, with the next recipient and the alarm. Owed from the message's commit on, so a restart forgets none.</summary>
internal sealed partial class HoldEnds(Store store, EndHold ends, Escalate escalate, CaseMetrics metrics, TimeProvider time, ILogger<HoldEnds> logger) : OwedWorker(store, time, logger)
{
    protected override IReadOnlyList<OwedKind> Kinds { get; } = [OwedKind.HoldEnd];

    protected override Action? Do(WriteTransaction transaction, OwedRow owed)
    {
        // Somebody may have decided in the meantime, or the hold was prolonged: that owes an end of its own.
        if (HeldRows.Find(transaction.Db, owed.FacilityId, owed.SubjectId) is not { State: HeldState.Held, Until: { } until } held || until > transaction.Now)
        {
            return null;
        }

        var end = End(transaction, held);
        var facility = owed.FacilityId;
        transaction.Audit(new AuditAct(held.AuthorFacilityId, null, "hold-ended", $"message:{held.EntryId:D}", new Dictionary<string, object?> { ["end"] = end }));
        return () =>
        {
            metrics.HoldEnded(end);
            if (end == "escalated")
            {
                LogEscalated(facility);
            }
        };
    }

    private string End(WriteTransaction transaction, HeldMessageRow held)
    {
        switch (held.AfterHold)
        {
            case HoldEnd.Release:
                HeldCases.Tell(transaction, held, "hold-released", actorId: null);
                ends.Release(transaction, held);
                if (held.State == HeldState.NotDelivered)
                {
                    HeldCases.Tell(transaction, held, "not-delivered", actorId: null);
                }

                return held.State == HeldState.Released ? "released" : "not-delivered";
            case HoldEnd.Escalate when HeldCases.Of(transaction, held).Exists(row => row.State != CaseState.Decided) || HeldRows.IsScoreOwed(transaction, held):
                // It goes on waiting for a decision; its author was told a time, and hears that it is over.
                held.Until = null;
                HeldCases.Tell(transaction, held, "hold-escalated", actorId: null);
                transaction.Notify(held.AuthorFacilityId, held.Author().PersonId, InboxKind.MessageHeld, held.ConversationId, held.EntryId);
                HeldCases.Of(transaction, held).Where(row => row.State != CaseState.Decided).ToList().ForEach(row => escalate.HoldIsOver(transaction, row));
                return "escalated";
            case HoldEnd.Reject or HoldEnd.Escalate:
                // Also where there is nobody to escalate to: nothing waits for ever.
                HeldCases.Tell(transaction, held, "hold-expired", actorId: null);
                EndHold.Expire(transaction, held);
                return "expired";
            default:
                throw new InvalidOperationException($"Unknown end of a hold: {held.AfterHold}.");
        }
    }

    [LoggerMessage(6401, LogLevel.Critical, "The time of a held message of facility {Facility} is over and nobody decided on it. Somebody must look at it now.")]
    private partial void LogEscalated(Guid facility);
}
