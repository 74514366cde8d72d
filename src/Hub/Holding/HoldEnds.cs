using PeerConnect.Contracts;
using PeerConnect.Hub.Audit;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Holding;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Holding;

/// <summary>Ends holds whose time is over as the policy says: release, reject, or wait on loudly. Owed from the message's commit on, so a restart forgets none.</summary>
internal sealed partial class HoldEnds(Store store, EndHold ends, CaseMetrics metrics, TimeProvider time, ILogger<HoldEnds> logger) : BackgroundService
{
    private const int Batch = 100;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <summary>Does what is due now; gives how many owed rows there were.</summary>
    public async Task<int> DoDueAsync(CancellationToken cancellation)
    {
        var due = OwedRows.Due(store, OwedKind.HoldEnd, time.GetUtcNow(), Batch);
        foreach (var (facility, owed) in due)
        {
            try
            {
                await DoAsync(facility, owed, cancellation);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                // The row stays owed, for later; it must not keep the others from ending.
                LogFault(fault.GetType().Name);
                await PostponeAsync(facility, owed, cancellation);
            }
        }

        return due.Count;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, time);
        try
        {
            do
            {
                await TryDoDueAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What is owed stays owed and is looked at after the next start.
        }
    }

    private async Task TryDoDueAsync(CancellationToken cancellation)
    {
        try
        {
            await DoDueAsync(cancellation);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            LogFault(fault.GetType().Name);
        }
    }

    private async Task DoAsync(Guid facility, Guid owedId, CancellationToken cancellation)
    {
        string? end = null;
        await using (var transaction = await store.BeginWriteAsync(cancellation))
        {
            if (OwedRows.Claim(transaction, facility, owedId) is not { } owed)
            {
                return;
            }

            owed.DoneAt = transaction.Now;

            // Somebody may have decided in the meantime, or the hold was prolonged: that owes an end of its own.
            if (HeldRows.Find(transaction.Db, facility, owed.SubjectId) is { State: HeldState.Held, Until: { } until } held && until <= transaction.Now)
            {
                end = End(transaction, held);
                transaction.Audit(new AuditAct(held.AuthorFacilityId, null, "hold-ended", $"message:{held.EntryId:D}", new Dictionary<string, object?> { ["end"] = end }));
            }

            await transaction.CommitAsync(cancellation);
        }

        if (end is not null)
        {
            metrics.HoldEnded(end);
            if (end == "escalated")
            {
                LogEscalated(facility);
            }
        }
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
                transaction.Notify(held.AuthorFacilityId, held.AuthorId, InboxKind.MessageHeld, held.ConversationId, held.EntryId);
                return "escalated";
            case HoldEnd.Reject or HoldEnd.Escalate:
                // Also where there is nobody to escalate to: nothing waits for ever.
                HeldCases.Tell(transaction, held, "hold-expired", actorId: null);
                ends.Expire(transaction, held);
                return "expired";
            default:
                throw new InvalidOperationException($"Unknown end of a hold: {held.AfterHold}.");
        }
    }

    private async Task PostponeAsync(Guid facility, Guid owedId, CancellationToken cancellation)
    {
        await using var transaction = await store.BeginWriteAsync(cancellation);
        if (OwedRows.Claim(transaction, facility, owedId) is { } owed)
        {
            owed.Attempts++;
            owed.DueAt = transaction.Now + TimeSpan.FromSeconds(Math.Pow(2, Math.Min(owed.Attempts, 8)));
            await transaction.CommitAsync(cancellation);
        }
    }

    [LoggerMessage(6401, LogLevel.Critical, "The time of a held message of facility {Facility} is over and nobody decided on it. Somebody must look at it now.")]
    private partial void LogEscalated(Guid facility);

    [LoggerMessage(6402, LogLevel.Error, "A hold could not be ended ({Fault}); it is tried again.")]
    private partial void LogFault(string fault);
}
