using System.Collections.Concurrent;
using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Hub.Operations;
using PeerConnect.Hub.Storage;

namespace PeerConnect.Hub.Conversations;

/// <summary>Cumulative marks, gathered in memory and written together once a second: outside the sequence and outside the messages' commits.</summary>
internal sealed partial class MarkReceipts(
    ApprovalView approvals, Store store, PolicyBook policies, ReceiptAnnouncer announcer, TimeProvider time, ILogger<MarkReceipts> logger)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private ConcurrentDictionary<(ConversationKey Conversation, PersonKey Person), (long Delivered, long Read)> marks = new();

    public Reply<Done> Mark(PersonKey person, ReceiptMark mark)
    {
        if (mark.DeliveredUpTo < 0 || mark.ReadUpTo < 0 || mark.ReadUpTo > mark.DeliveredUpTo)
        {
            return Refuse.Malformed("Marks are 0 or more, and nothing is read that was not delivered.");
        }

        if (approvals.Current is not { } snapshot)
        {
            return Refuse.Because(RefusalCode.Busy, TimeSpan.FromSeconds(1));
        }

        if (snapshot.Current(person, mark.ConversationId, time.GetUtcNow()) is not var (conversation, _, _))
        {
            return Refuse.Because(RefusalCode.NotFound);
        }

        marks.AddOrUpdate(
            (conversation.Key, person),
            static (_, added) => (added.DeliveredUpTo, added.ReadUpTo),
            static (_, known, added) => (Math.Max(known.Delivered, added.DeliveredUpTo), Math.Max(known.Read, added.ReadUpTo)),
            mark);
        return Done.Value;
    }

    /// <summary>Writes what was gathered. Marks never go back nor beyond the conversation's last sequence.</summary>
    public async Task FlushAsync()
    {
        if (marks.IsEmpty)
        {
            return;
        }

        var gathered = Interlocked.Exchange(ref marks, new());
        try
        {
            await using var transaction = await store.BeginWriteAsync(CancellationToken.None);
            foreach (var (key, mark) in gathered)
            {
                ReceiptRows.Raise(transaction, key.Conversation, key.Person.PersonId, mark.Delivered, mark.Read);
            }

            await transaction.CommitAsync();
        }
        catch (Microsoft.Data.Sqlite.SqliteException fault)
        {
            // Marks are a convenience: the clients send higher ones soon.
            LogLost(gathered.Count, fault.SqliteErrorCode);
            return;
        }

        foreach (var group in gathered.GroupBy(pair => pair.Key.Conversation))
        {
            if (policies.Active(group.Key.FacilityId).Visibility.Receipts)
            {
                announcer.Announce(group.Key, [.. group.Select(pair => (pair.Key.Person, pair.Value.Delivered, pair.Value.Read))]);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await FlushAsync();
            }
        }
        catch (OperationCanceledException)
        {
            await FlushAsync();
        }
    }

    [LoggerMessage(3201, LogLevel.Warning, "{Count} receipt marks could not be stored (SQLite error {Code}).")]
    private partial void LogLost(int count, int code);
}
