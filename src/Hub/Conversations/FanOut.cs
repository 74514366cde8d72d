using System.Collections.Immutable;
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
    ApprovalView approvals, ChatConnections connections, ConversationSummaries summaries, InboxForm inbox, TimeProvider time, ILogger<FanOut> logger)
    : BackgroundService, ICommitListener
{
    // A commit waits here only while an earlier one is being written out.
    private const int MostCommits = 4_096;

    // What one write carries in text, in UTF-16 units; the last entry may go over it. Clients hold a whole frame before they read it.
    private const int MostUnits = 16_384;

    private readonly Channel<Commit> commits = Channel.CreateBounded<Commit>(
        new BoundedChannelOptions(MostCommits) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    // The snapshot after the commit before; touched under the write lock alone.
    private ApprovalSnapshot? before;
    private volatile bool overrun;

    /// <summary>Follows the commits of the store from here on.</summary>
    public void Follow(Store store)
    {
        before = approvals.Current;
        store.Register(this);
    }

    public void Committed(WriteTransaction transaction)
    {
        var (old, snapshot) = (before, approvals.Current);
        before = snapshot;
        var changed = Changed(transaction, snapshot);
        if (transaction.Appended.Count == 0 && transaction.Inboxed.Count == 0 && changed.Count == 0)
        {
            return;
        }

        if (!commits.Writer.TryWrite(new Commit([.. transaction.Appended], [.. transaction.Inboxed], changed, old)))
        {
            overrun = true;
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
            // Whoever is connected would not notice that something is missing until the next entry: so he is made to come back and catch up.
            if (overrun || approvals.Current is not { } snapshot)
            {
                overrun = false;
                connections.AbortAll();
                continue;
            }

            Deliver(commit, snapshot);
        }
    }

    private void Deliver(Commit commit, ApprovalSnapshot snapshot)
    {
        var now = time.GetUtcNow();
        foreach (var conversationId in commit.Changed)
        {
            Part(() => Changed(commit.Before, snapshot, conversationId, now), MembersOf(snapshot, conversationId));
        }

        foreach (var run in Runs(commit.Appended))
        {
            Part(() => Appended(snapshot, run, now), MembersOf(snapshot, run[0].Row.ConversationId));
        }

        foreach (var row in commit.Inboxed)
        {
            Part(() => ToPerson(snapshot, row), [new PersonKey(row.FacilityId, row.PersonId)]);
        }
    }

    /// <summary>One part that cannot be delivered takes no other along; those it was for are made to catch up.</summary>
    private void Part(Action deliver, IEnumerable<PersonKey> people)
    {
        try
        {
            deliver();
        }
#pragma warning disable CA1031 // Delivery must go on; what could not be delivered is in the log.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LogFault(fault.GetType().Name);
            foreach (var connection in people.SelectMany(person => connections.Of(person)))
            {
                connection.Abort();
            }
        }
    }

    private static IEnumerable<PersonKey> MembersOf(ApprovalSnapshot snapshot, Guid conversationId) =>
        snapshot.Conversations.TryGetValue(conversationId, out var conversation) ? conversation.Members.Select(member => member.Person).Distinct() : [];

    /// <summary>What a commit appended, by conversation: each write to a connection costs as much as many entries in it.</summary>
    private static IEnumerable<IReadOnlyList<AppendedEntry>> Runs(IReadOnlyList<AppendedEntry> appended)
    {
        if (appended.Count == 1)
        {
            yield return appended;
            yield break;
        }

        foreach (var conversation in appended.GroupBy(entry => entry.Row.ConversationId))
        {
            var run = new List<AppendedEntry>();
            var units = 0;
            foreach (var entry in conversation)
            {
                if (units > MostUnits)
                {
                    yield return run;
                    (run, units) = ([], 0);
                }

                run.Add(entry);
                units += entry.Body?.Length ?? 0;
            }

            yield return run;
        }
    }

    /// <summary>Entries of one conversation: serialised once for all who may see the whole run, which nearly always is everybody.</summary>
    private void Appended(ApprovalSnapshot snapshot, IReadOnlyList<AppendedEntry> run, DateTimeOffset now)
    {
        if (!snapshot.Conversations.TryGetValue(run[0].Row.ConversationId, out var conversation))
        {
            return;
        }

        SerializedHubMessage? whole = null;
        var sameForAll = run.All(entry => entry.Readers is null);
        foreach (var member in conversation.Members)
        {
            var open = connections.Of(member.Person);
            if (open.IsEmpty)
            {
                continue;
            }

            var visible = 0;
            foreach (var entry in run)
            {
                visible += MayReceive(snapshot, conversation, member, entry.Row, now) ? 1 : 0;
            }

            if (visible == 0)
            {
                continue;
            }

            var hidden = snapshot.HiddenFrom(conversation, member.Person);
            var message = sameForAll && visible == run.Count && !run.Any(entry => EntryForm.IsBy(entry.Row, hidden))
                ? whole ??= Serialized(conversation, run, _ => true, [])
                : Serialized(conversation, run, row => MayReceive(snapshot, conversation, member, row, now), hidden, member.Person);
            foreach (var connection in open)
            {
                connection.Send(message);
            }
        }
    }

    private static bool MayReceive(ApprovalSnapshot snapshot, ConversationStanding conversation, MemberStanding member, EntryRow row, DateTimeOffset now) =>
        snapshot.MayReceive(conversation, member, EntryForm.Author(row), row.Sequence, now)
        || (member.ToSequence == row.Sequence && row.Kind != EntryKind.Message && snapshot.IsActive(member.Person));

    /// <summary>Whoever came after a held message was written gets its place in the order, not its text; and so does whoever hid its author.</summary>
    private static SerializedHubMessage Serialized(
        ConversationStanding conversation, IReadOnlyList<AppendedEntry> run, Func<EntryRow, bool> visible, ImmutableHashSet<PersonKey> hidden, PersonKey? reader = null)
    {
        var entries = new List<Entry>(run.Count);
        foreach (var (row, body, readers) in run)
        {
            if (visible(row))
            {
                var shown = readers is null || (reader is { } person && (readers.Contains(person) || EntryForm.Author(row) == person));
                entries.Add(EntryForm.Of(row, shown ? body : null, reader: null, EntryForm.IsBy(row, hidden)));
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

        var message = Invocation(nameof(IChatClient.InboxAppended), inbox.Of(row, standing.Language, about: InboxForm.About(snapshot, row)));
        foreach (var connection in open)
        {
            connection.Send(message);
        }
    }

    /// <summary>Tells each member for whom it changed, and nobody else: a change that one cannot see must not be told by a push.</summary>
    private void Changed(ApprovalSnapshot? old, ApprovalSnapshot snapshot, Guid conversationId, DateTimeOffset now)
    {
        foreach (var person in MembersOf(snapshot, conversationId))
        {
            var open = connections.Of(person);
            if (open.IsEmpty || (old is not null && ConversationShape.Same(
                    ConversationShape.Of(old, person, conversationId, now), ConversationShape.Of(snapshot, person, conversationId, now)))
                || summaries.Of(snapshot, person, conversationId, now) is not { } summary)
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
    private static HashSet<Guid> Changed(WriteTransaction transaction, ApprovalSnapshot? snapshot)
    {
        var changed = transaction.TouchedConversations.Select(touched => touched.Conversation).ToHashSet();
        if (transaction.TouchedPeople.Count > 0 && snapshot is not null)
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

    private sealed record Commit(IReadOnlyList<AppendedEntry> Appended, IReadOnlyList<InboxRow> Inboxed, IReadOnlyCollection<Guid> Changed, ApprovalSnapshot? Before);
}
