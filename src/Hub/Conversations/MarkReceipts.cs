using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Presence;
using PeerConnect.Hub.Storage;

namespace PeerConnect.Hub.Conversations;

/// <summary>Cumulative marks, gathered in memory and written together once a second: outside the sequence and outside the messages' commits.</summary>
internal sealed partial class MarkReceipts(
    ApprovalView approvals, Store store, PresenceRules rules, ReceiptAnnouncer announcer, TimeProvider time, ILogger<MarkReceipts> logger)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private readonly Lock sync = new();
    private Dictionary<(ConversationKey Conversation, PersonKey Person), (Marks All, Marks Shown)> marks = [];

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

        var now = time.GetUtcNow();
        if (snapshot.Current(person, mark.ConversationId, now) is not var (conversation, _, _))
        {
            return Refuse.Because(RefusalCode.NotFound);
        }

        // By what this person was told when it was read: what was read under another notice is shown by no later one.
        var shown = rules.ChosenFor(conversation, now).Receipts && rules.MayBeToldOf(snapshot, person);
        var raised = new Marks(mark.DeliveredUpTo, mark.ReadUpTo);
        lock (sync)
        {
            var known = marks.GetValueOrDefault((conversation.Key, person));
            marks[(conversation.Key, person)] = (known.All.Raised(raised), shown ? known.Shown.Raised(raised.Past(known.All)) : known.Shown);
        }

        return Done.Value;
    }

    /// <summary>Writes what was gathered. Marks never go back nor beyond the conversation's last sequence.</summary>
    public async Task FlushAsync()
    {
        Dictionary<(ConversationKey Conversation, PersonKey Person), (Marks All, Marks Shown)> gathered;
        lock (sync)
        {
            if (marks.Count == 0)
            {
                return;
            }

            (gathered, marks) = (marks, []);
        }

        try
        {
            var stored = new List<(ConversationKey Conversation, PersonKey Person, Marks Shown)>(gathered.Count);
            await using (var transaction = await store.BeginWriteAsync(CancellationToken.None))
            {
                foreach (var (key, mark) in gathered)
                {
                    var shown = ReceiptRows.Raise(transaction, key.Conversation, key.Person.PersonId, mark.All, mark.Shown);
                    if (mark.Shown != default)
                    {
                        stored.Add((key.Conversation, key.Person, shown));
                    }
                }

                await transaction.CommitAsync();
            }

            foreach (var group in stored.GroupBy(mark => mark.Conversation))
            {
                announcer.Announce(group.Key, [.. group.Select(mark => (mark.Person, mark.Shown))]);
            }
        }
#pragma warning disable CA1031 // Marks are a convenience: the clients send higher ones soon, and the next second tries again.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LogLost(gathered.Count, fault.GetType().Name);
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

    [LoggerMessage(3201, LogLevel.Warning, "{Count} receipt marks could not be stored ({Fault}).")]
    private partial void LogLost(int count, string fault);
}
