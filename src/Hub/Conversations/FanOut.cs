using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Conversations;

/// <summary>After each commit, in commit order: entries to the members who may see them, notices to the person they are meant for.</summary>
internal sealed partial class FanOut(
    ApprovalView approvals, ChatConnections connections, ConversationSummaries summaries, TimeProvider time, ILogger<FanOut> logger)
    : BackgroundService, ICommitListener
{
    // A commit waits here only while an earlier one is being written out; a full channel loses no message: readers catch up.
    private const int MostCommits = 4_096;

    private readonly Channel<Commit> commits = Channel.CreateBounded<Commit>(
        new BoundedChannelOptions(MostCommits) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    /// <summary>Commits that were not written out yet.</summary>
    public int Backlog => commits.Reader.Count;

    public void Committed(WriteTransaction transaction)
    {
        var changed = Changed(transaction);
        if (transaction.Appended.Count == 0 && transaction.Inboxed.Count == 0 && changed.Count == 0)
        {
            return;
        }

        if (!commits.Writer.TryWrite(new Commit([.. transaction.Appended], [.. transaction.Inboxed], changed)))
        {
            LogOverrun();
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        commits.Writer.TryComplete();
        await base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var commit in commits.Reader.ReadAllAsync(CancellationToken.None))
        {
            try
            {
                Deliver(commit);
            }
#pragma warning disable CA1031 // One commit that cannot be delivered must not end delivery; its entries are in the log and are caught up.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                LogFault(fault.GetType().Name);
            }
        }
    }

    private void Deliver(Commit commit)
    {
        // Without a current view nobody may be sent anything; the clients find the gap and catch up once the view is back.
        if (approvals.Current is not { } snapshot)
        {
            return;
        }

        var now = time.GetUtcNow();
        foreach (var conversationId in commit.Changed)
        {
            Changed(snapshot, conversationId, now);
        }

        for (var start = 0; start < commit.Appended.Count;)
        {
            var end = start + 1;
            while (end < commit.Appended.Count && commit.Appended[end].Row.ConversationId == commit.Appended[start].Row.ConversationId)
            {
                end++;
            }

            Appended(snapshot, commit.Appended, start, end, now);
            start = end;
        }

        foreach (var row in commit.Inboxed)
        {
            ToPerson(snapshot, row);
        }
    }

    /// <summary>A run of entries of one conversation: serialised once for all who may see the whole run, which nearly always is everybody.</summary>
    private void Appended(ApprovalSnapshot snapshot, IReadOnlyList<AppendedEntry> appended, int start, int end, DateTimeOffset now)
    {
        var first = appended[start].Row;
        if (!snapshot.Conversations.TryGetValue(first.ConversationId, out var conversation))
        {
            return;
        }

        SerializedHubMessage? whole = null;
        foreach (var member in conversation.Members)
        {
            var open = connections.Of(member.Person);
            if (open.IsEmpty)
            {
                continue;
            }

            var visible = 0;
            for (var index = start; index < end; index++)
            {
                visible += MayReceive(snapshot, conversation, member, appended[index].Row, now) ? 1 : 0;
            }

            if (visible == 0)
            {
                continue;
            }

            var message = visible == end - start
                ? whole ??= Serialized(conversation, appended, start, end, _ => true)
                : Serialized(conversation, appended, start, end, row => MayReceive(snapshot, conversation, member, row, now));
            foreach (var connection in open)
            {
                connection.Send(message);
            }
        }
    }

    private static bool MayReceive(ApprovalSnapshot snapshot, ConversationStanding conversation, MemberStanding member, EntryRow row, DateTimeOffset now) =>
        snapshot.MayReceive(conversation, member, EntryForm.Author(row), row.Sequence, now)
        || (member.ToSequence == row.Sequence && row.Kind != EntryKind.Message && snapshot.IsActive(member.Person));

    private static SerializedHubMessage Serialized(
        ConversationStanding conversation, IReadOnlyList<AppendedEntry> appended, int start, int end, Func<EntryRow, bool> visible)
    {
        var entries = new List<Entry>(end - start);
        for (var index = start; index < end; index++)
        {
            if (visible(appended[index].Row))
            {
                entries.Add(EntryForm.Of(appended[index].Row, appended[index].Body, reader: null));
            }
        }

        return Invocation(nameof(IChatClient.EntriesAppended), new EntriesAppended(conversation.Key.ConversationId, entries));
    }

    private void ToPerson(ApprovalSnapshot snapshot, InboxRow row)
    {
        var person = new PersonKey(row.FacilityId, row.PersonId);
        var open = connections.Of(person);
        if (open.IsEmpty || !snapshot.People.TryGetValue(person, out var standing))
        {
            return;
        }

        var message = Invocation(nameof(IChatClient.InboxAppended), InboxForm.Of(row, standing.Language));
        foreach (var connection in open)
        {
            connection.Send(message);
        }
    }

    private void Changed(ApprovalSnapshot snapshot, Guid conversationId, DateTimeOffset now)
    {
        if (!snapshot.Conversations.TryGetValue(conversationId, out var conversation))
        {
            return;
        }

        foreach (var person in conversation.Members.Select(member => member.Person).Distinct())
        {
            var open = connections.Of(person);
            if (open.IsEmpty || summaries.Of(snapshot, person, conversationId, now) is not { } summary)
            {
                continue;
            }

            var message = Invocation(nameof(IChatClient.ConversationChanged), summary);
            foreach (var connection in open)
            {
                connection.Send(message);
            }
        }
    }

    // A person's change (suspended, certified …) changes how every conversation of that person stands.
    private HashSet<Guid> Changed(WriteTransaction transaction)
    {
        var changed = transaction.TouchedConversations.Select(touched => touched.Conversation).ToHashSet();
        if (transaction.TouchedPeople.Count > 0 && approvals.Current is { } snapshot)
        {
            foreach (var (facility, person) in transaction.TouchedPeople)
            {
                changed.UnionWith(snapshot.ConversationsOf.GetValueOrDefault(new PersonKey(facility, person), []));
            }
        }

        return changed;
    }

    private static SerializedHubMessage Invocation(string target, object argument) => new(new InvocationMessage(target, [argument]));

    [LoggerMessage(3101, LogLevel.Error, "A commit could not be delivered ({Fault}); its entries wait in the log.")]
    private partial void LogFault(string fault);

    [LoggerMessage(3102, LogLevel.Error, "Delivery is too far behind; clients will catch up from the log.")]
    private partial void LogOverrun();

    private sealed record Commit(IReadOnlyList<AppendedEntry> Appended, IReadOnlyList<InboxRow> Inboxed, IReadOnlyCollection<Guid> Changed);
}
