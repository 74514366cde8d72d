using PeerConnect.Contracts;

namespace PeerConnect.Client.Tests.Scripted;

/// <summary>One person at a client: records what the session raised, and waits for conditions on its events, each with a timeout.</summary>
internal sealed class Chatter : IAsyncDisposable
{
    internal static readonly TimeSpan Patience = Signalled<object>.Patience;

    private readonly PeerConnectClient client;
    private readonly Signalled<object> raised = [];

    public Chatter(ScriptedHub hub, SignedIn? signedIn = null, ChatSessionOptions? options = null, TimeProvider? time = null)
    {
        SignedIn = signedIn ?? hub.NewSession(Guid.CreateVersion7());
        client = new PeerConnectClient(hub.Address, new PeerConnectClientOptions { Time = time ?? TimeProvider.System });
        client.Resume(SignedIn);
        Session = client.OpenChat((options ?? new ChatSessionOptions()) with
        {
            Backoff = new Backoff(TimeSpan.FromMilliseconds(2), TimeSpan.FromMilliseconds(20)),
            GapPatience = TimeSpan.FromMilliseconds(1),
        });
        Session.EntryAppended += (_, appended) => raised.Add(appended.Entry);
        Session.InboxAppended += (_, item) => raised.Add(item);
        Session.StatusChanged += (_, status) => raised.Add(status);
        Session.PresenceChanged += (_, conversation) => raised.Add(new Moment(conversation.Here, conversation.IsTypingShown, conversation.IsSomebodyWriting));
        Session.ConversationChanged += (_, conversation) => raised.Add(conversation.Summary);
        Session.ConversationRestarted += (_, conversation) => raised.Add(new Restarted(conversation.Id));
        Session.OutgoingChanged += (_, outgoing) => raised.Add(outgoing);
    }

    public SignedIn SignedIn { get; }

    public PeerConnectClient Client => client;

    public ChatSession Session { get; }

    public int Restarts => raised.OfType<Restarted>().Count();

    public IReadOnlyList<Entry> Seen => [.. raised.OfType<Entry>()];

    public IReadOnlyList<InboxItem> Inbox => [.. raised.OfType<InboxItem>()];

    public IReadOnlyList<Moment> Moments => [.. raised.OfType<Moment>()];

    public IReadOnlyList<ConnectionStatus> Statuses => [.. raised.OfType<ConnectionStatus>()];

    public Conversation Only => Session.Conversations.Single();

    public static async Task<Chatter> OnlineAsync(ScriptedHub hub, SignedIn? signedIn = null, ChatSessionOptions? options = null, TimeProvider? time = null)
    {
        var chatter = new Chatter(hub, signedIn, options, time);
        await chatter.Session.StartAsync().WaitAsync(Patience);
        return chatter;
    }

    public Task UntilAsync(Func<bool> condition) => raised.UntilAsync(_ => condition());

    public Task UntilSeenAsync(long sequence) => UntilAsync(() => Seen.Any(entry => entry.Sequence >= sequence));

    public Task UntilAsync(ConnectionState state) => UntilAsync(() => Session.Status.State == state);

    public async ValueTask DisposeAsync()
    {
        await Session.DisposeAsync();
        client.Dispose();
    }

    /// <summary>What was shown of others when that changed.</summary>
    internal sealed record Moment(int? Here, bool TypingShown, bool Writing);

    private sealed record Restarted(Guid ConversationId);
}
