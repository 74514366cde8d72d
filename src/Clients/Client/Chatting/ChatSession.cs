using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.Logging;
using PeerConnect.Contracts;

namespace PeerConnect.Client;

/// <summary>An entry that became due in its conversation.</summary>
/// <param name="Conversation">The conversation.</param>
/// <param name="Entry">The next entry in its order.</param>
public sealed record AppendedEntry(Conversation Conversation, Entry Entry);

/// <summary>
/// The live chat of one signed-in person. After <see cref="Start"/> it stays connected until it is disposed: a lost connection is tried again with
/// back-off, what was missed is fetched, and every entry is delivered once, in its conversation's order, whatever the network did.
/// </summary>
/// <remarks>
/// Events are raised one at a time, in the order in which things happened, never on the caller's stack. Subscribe before <see cref="Start"/>.
/// A handler should be quick: the next event waits for it.
/// </remarks>
public sealed class ChatSession : IAsyncDisposable
{
    private static readonly TimeSpan LastMarks = TimeSpan.FromSeconds(1);

    private readonly PeerConnectClient client;
    private readonly ChatSessionOptions options;
    private readonly Dispatcher dispatcher;
    private readonly ChatState state;
    private readonly CatchingUp catchingUp;
    private readonly Guid me;
    private readonly System.Collections.Concurrent.ConcurrentDictionary<Guid, Conversation> conversations = new();

    internal ChatSession(PeerConnectClient client, ChatSessionOptions options)
    {
        this.client = client;
        this.options = options;
        me = client.Session?.Me.PersonId ?? throw new InvalidOperationException("Sign in before opening a chat session.");
        dispatcher = new Dispatcher(client.Loggers.CreateLogger<ChatSession>());
        state = new ChatState(me, options, dispatcher, new ChatEvents(
            log => ConversationChanged?.Invoke(this, Of(log)),
            (log, entry) =>
            {
                if (entry.Kind == EntryKind.Message && entry.MemberId != me)
                {
                    Moments?.Heard(log.Id);
                }

                EntryAppended?.Invoke(this, new AppendedEntry(Of(log), entry));
            },
            log => ConversationRestarted?.Invoke(this, Of(log)),
            log => ReceiptsChanged?.Invoke(this, Of(log)),
            item => InboxAppended?.Invoke(this, item),
            (log, entry) => Outbox?.Seen(log.Id, entry),
            MarkDelivered));
        catchingUp = new CatchingUp(state, options, client.Time);
        Link = new HubLink(client, Protocol.ChatPath, options, Listen, catchingUp.ServeAsync, Tell);
        Outbox = new Outbox(
            Link, client.Time, options.Backoff, message => dispatcher.Post(() => OutgoingChanged?.Invoke(this, message)), (message, stored) => Own(message.Message, stored));
        Receipts = new ReceiptSender(Link, client.Time);
        Moments = new Moments(client.Time, TellMoment);
    }

    /// <summary>The connection was gained, lost, or waits for its next try.</summary>
    public event EventHandler<ConnectionStatus>? StatusChanged;

    /// <summary>The session ended or was revoked: sign in again with the same <see cref="PeerConnectClient"/>, and this one resumes.</summary>
    public event EventHandler? SessionEnded;

    /// <summary>A conversation appeared, or its state, name or members changed.</summary>
    public event EventHandler<Conversation>? ConversationChanged;

    /// <summary>The next entry of a conversation, each exactly once, in order. One's own are among them.</summary>
    public event EventHandler<AppendedEntry>? EntryAppended;

    /// <summary>A conversation was too far behind: <see cref="Conversation.Entries"/> starts anew; what lies between is in its history.</summary>
    public event EventHandler<Conversation>? ConversationRestarted;

    /// <summary>Others' marks moved.</summary>
    public event EventHandler<Conversation>? ReceiptsChanged;

    /// <summary>What is shown of the others at this moment changed: how many are here, whether somebody is writing, whether that is shown at all.</summary>
    public event EventHandler<Conversation>? PresenceChanged;

    /// <summary>A personal notice, each exactly once, in order. Show <see cref="InboxKind.Signpost"/> at once.</summary>
    public event EventHandler<InboxItem>? InboxAppended;

    /// <summary>A message in the outbox was queued, put off, stored, refused or abandoned.</summary>
    public event EventHandler<OutgoingMessage>? OutgoingChanged;

    /// <summary>Where the connection stands, and since when.</summary>
    public ConnectionStatus Status => Link.Status;

    /// <summary>The conversations known so far.</summary>
    public IReadOnlyList<Conversation> Conversations => [.. state.Logs.Select(Of)];

    /// <summary>The last inbox sequence delivered. Store it to resume from here in a later session.</summary>
    public long InboxPosition => state.InboxPosition;

    internal HubLink Link { get; }

    internal Outbox Outbox { get; }

    internal ReceiptSender Receipts { get; }

    internal Moments Moments { get; }

    /// <summary>Begins to connect, in the background. Once per session.</summary>
    public void Start()
    {
        Link.Start();
        Receipts.Start();
    }

    /// <summary>Begins to connect and waits until everything that was missed has arrived, or the session turns out to have ended.</summary>
    /// <returns>The status then: <see cref="ConnectionState.Connected"/> or <see cref="ConnectionState.SessionEnded"/>.</returns>
    public async Task<ConnectionStatus> StartAsync(CancellationToken cancellationToken = default)
    {
        Start();
        await Link.WhenAsync(
            status => status.State is ConnectionState.Connected or ConnectionState.SessionEnded or ConnectionState.Closed, cancellationToken).ConfigureAwait(false);
        return Status;
    }

    /// <summary>The conversation with this id, or null.</summary>
    public Conversation? Find(Guid conversationId) => Conversations.FirstOrDefault(conversation => conversation.Id == conversationId);

    /// <summary>
    /// One's own messages that are held or were not delivered, newest first. Ask after connecting, and when <see cref="InboxAppended"/> brings one of the
    /// kinds that name an entry; it does not count as activity of the person.
    /// </summary>
    public async Task<Reply<HeldList>> HeldAsync(CancellationToken cancellationToken = default) =>
        (await Link.AskAsync<HeldList>(nameof(IChatServer.Held), null, cancellationToken).ConfigureAwait(false)).ToReply();

    /// <summary>Takes back one's own held message while it waits; also in a conversation that one has left.</summary>
    public async Task<Reply<Done>> WithdrawHeldAsync(HeldRef message, CancellationToken cancellationToken = default) =>
        (await Link.AskAsync<Done>(nameof(IChatServer.WithdrawHeld), message, cancellationToken).ConfigureAwait(false)).ToReply();

    /// <summary>Asks that another person decides again on one's own rejected message. Once a message.</summary>
    public async Task<Reply<Done>> AppealAsync(HeldRef message, CancellationToken cancellationToken = default) =>
        (await Link.AskAsync<Done>(nameof(IChatServer.Appeal), message, cancellationToken).ConfigureAwait(false)).ToReply();

    /// <summary>
    /// The notices after this place as they stand now, oldest first: one of <see cref="InboxKind.SomeoneComing"/> says whether it is <see cref="InboxItem.Over"/>.
    /// It raises no event, and does not count as activity of the person.
    /// </summary>
    public async Task<Reply<CatchUp>> ReadInboxAsync(long after, CancellationToken cancellationToken = default) =>
        (await Link.AskAsync<CatchUp>(nameof(IChatServer.CatchUp), new CatchUpRequest([], after), cancellationToken).ConfigureAwait(false)).ToReply();

    /// <summary>Closes the connection, abandons what still waits in the outbox, and returns when every event was raised.</summary>
    public async ValueTask DisposeAsync()
    {
        using (var giveUp = new CancellationTokenSource(LastMarks))
        {
            try
            {
                await Receipts.FlushAsync(giveUp.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                // The marks were not answered in time; the person reads one message as new again.
            }
        }

        await Link.DisposeAsync().ConfigureAwait(false);
        await Receipts.DisposeAsync().ConfigureAwait(false);
        await Outbox.DisposeAsync().ConfigureAwait(false);
        Moments.Dispose();
        await dispatcher.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>One's own message was acknowledged: its entry is known without waiting for it.</summary>
    internal void Own(SendMessage message, MessageStored stored)
    {
        Moments.Sent(message.ConversationId);
        state.Append(message.ConversationId, [new Entry(stored.Sequence, stored.EntryId, EntryKind.Message, stored.At, me, message.Body, message.ClientMessageId)]);
    }

    private void Listen(HubConnection connection)
    {
        connection.On<EntriesAppended>(nameof(IChatClient.EntriesAppended), appended => state.Append(appended.ConversationId, appended.Entries));
        connection.On<InboxItem>(nameof(IChatClient.InboxAppended), item => state.AppendInbox([item]));
        connection.On<ConversationSummary>(nameof(IChatClient.ConversationChanged), state.Change);
        connection.On<ReceiptsChanged>(nameof(IChatClient.ReceiptsChanged), state.Apply);
        connection.On<PresenceChanged>(nameof(IChatClient.PresenceChanged), Moments.Apply);
        connection.On<ConversationRef>(nameof(IChatClient.TypingNoticed), noticed => Moments.Notice(noticed.ConversationId));
        connection.On<ConversationRef>(nameof(IChatClient.Reload), far => state.MustReload(far.ConversationId));
    }

    private void Tell(ConnectionStatus status)
    {
        if (!status.IsOnline)
        {
            Moments.Clear();
        }

        dispatcher.Post(() =>
        {
            StatusChanged?.Invoke(this, status);
            if (status.State == ConnectionState.SessionEnded)
            {
                SessionEnded?.Invoke(this, EventArgs.Empty);
            }
        });
    }

    // What comes before the list of conversations is held, and shown with it.
    private void TellMoment(Guid conversationId) => dispatcher.Post(() =>
    {
        if (Find(conversationId) is { } conversation)
        {
            PresenceChanged?.Invoke(this, conversation);
        }
    });

    private void MarkDelivered(ConversationLog log)
    {
        if (options.MarkDelivered)
        {
            var (position, seen) = log.Read(() => (log.Position, log.Summary.ReceiptsShown));
            Receipts.Delivered(log.Id, position, seen);
        }
    }

    private Conversation Of(ConversationLog log) => conversations.GetOrAdd(log.Id, static (_, made) => new Conversation(made.Session, made.Log), (Session: this, Log: log));
}
