using PeerConnect.Client;
using PeerConnect.Contracts;
using PeerConnect.Residents.Telling;
using PeerConnect.Shell.Visiting;

namespace PeerConnect.Residents.Talking;

/// <summary>The live chat of who is signed in, as the pages see it: connection, conversations, notices for this person alone. It ends with the page.</summary>
internal sealed class Desk(Visit visit, TimeProvider time)
{
    private readonly Dictionary<Guid, string> names = [];
    private readonly Inbox inbox = new(time);
    private readonly HashSet<Guid> complete = [];
    private IReadOnlyList<HeldMessage> held = [];
    private ChatSession? session;
    private string? language;
    private TaskCompletionSource moved = New();

    /// <summary>Something that a page shows changed.</summary>
    public event Action? Changed;

    /// <summary>A message of somebody else arrived.</summary>
    public event Action<AppendedEntry>? Heard;

    public bool IsOpen => session is not null;

    public ConnectionStatus? Status => session?.Status;

    /// <summary>The conversation that is on the screen.</summary>
    public Conversation? Current { get; set; }

    /// <summary>What is on the way to staff, and where the person came from to tell it.</summary>
    public (ToStaff What, string From)? Telling { get; private set; }

    /// <summary>The page from which somebody goes to read who may read; null from home.</summary>
    public string? RightsFrom { get; set; }

    public IReadOnlyList<Conversation> Conversations => session?.Conversations ?? [];

    /// <summary>Whether the conversations came: before that nobody knows that there are none.</summary>
    public bool HasConversations { get; private set; }

    /// <inheritdoc cref="Inbox.Signposts"/>
    public IReadOnlyList<InboxItem> Signposts => inbox.Signposts;

    /// <summary>Of <see cref="Signposts"/>, what stands in one conversation: support stands where the message was written that called for it, and at home, and follows the person into no other talk; that somebody comes is so everywhere.</summary>
    public IReadOnlyList<InboxItem> SignpostsBeside(Guid conversationId) => [.. Signposts.Where(item => item.ConversationId is null || item.ConversationId == conversationId)];

    /// <inheritdoc cref="Inbox.Coming"/>
    public InboxItem? Coming => inbox.Coming;

    /// <inheritdoc cref="Inbox.Questions"/>
    public IReadOnlyList<InboxItem> Questions => inbox.Questions;

    /// <summary>How often staff said something on a request for a person, or asked: a page that shows requests asks anew when it rises.</summary>
    public int SaidOfRequests => inbox.SaidOfRequests;

    /// <summary>The newest of what is signposted and asked, for who hears the page: it comes while one does something else there.</summary>
    public string? Said => Signposts.Concat(Questions.Where(item => item.Answer is null)).MaxBy(item => item.Sequence)?.Text;

    /// <inheritdoc cref="Inbox.Notes"/>
    public IReadOnlyList<InboxItem> Notes => inbox.Notes(
        id => Conversations.Any(one => one.Id == id && one.Summary.State == ConversationState.Open),
        id => held.Any(message => message.EntryId == id && message.Status.State != HeldState.Held));

    /// <summary>Connects, once; after that, follows the language in which the person wants to be written to.</summary>
    public void Open()
    {
        if (session is not null)
        {
            _ = ReadInLanguageAsync();
            return;
        }

        if (visit.Me is null)
        {
            return;
        }

        language = visit.Me.Language;
        session = visit.Client.OpenChat();
        session.StatusChanged += (_, status) =>
        {
            HasConversations |= status.State == ConnectionState.Connected;
            Tell();
            if (status.State == ConnectionState.Connected)
            {
                _ = ReadHeldAsync();
                _ = LookWhoComesAsync();
                _ = ReadInLanguageAsync();
            }
        };
        session.ConversationChanged += (_, conversation) => Learn(conversation);
        session.ConversationRestarted += (_, conversation) =>
        {
            complete.Remove(conversation.Id);
            Tell();
        };
        session.ReceiptsChanged += (_, _) => Tell();
        session.PresenceChanged += (_, _) => Tell();
        session.EntryAppended += (_, appended) => Take(appended);
        session.InboxAppended += (_, item) => Take(item);
        session.SessionEnded += (_, _) => visit.Ended();
        session.Start();
    }

    /// <summary>Ends the connection, and holds nothing of the person any more.</summary>
    public async Task CloseAsync()
    {
        var ended = session;
        (session, Current, Telling, RightsFrom, held, HasConversations) = (null, null, null, null, [], false);
        names.Clear();
        inbox.Clear();
        complete.Clear();
        if (ended is not null)
        {
            await ended.DisposeAsync();
        }
    }

    /// <summary>Begins to tell staff something, or goes on with what was begun of the same.</summary>
    public void Tell(ToStaff what, string from) =>
        Telling = (Telling is { What: { State: not ToStaffState.Told } begun } && begun.Subject.Equals(what.Subject) ? begun : what, from);

    /// <summary>Puts a notice aside, and the same words that came before it; support stays in its conversation.</summary>
    public void PutAside(InboxItem item)
    {
        inbox.PutAside(item);
        Changed?.Invoke();
    }

    /// <summary>A question was answered: the server has it.</summary>
    /// <param name="item">The question.</param>
    /// <param name="yes">The answer.</param>
    /// <param name="until">Until when it can be taken back; null where it cannot.</param>
    public void Answer(InboxItem item, bool yes, DateTimeOffset? until = null)
    {
        inbox.Answer(item, yes, until);
        Changed?.Invoke();
    }

    /// <summary>Completes once calls can reach the server.</summary>
    public async Task OnlineAsync()
    {
        while (session?.Status.State != ConnectionState.Connected)
        {
            await moved.Task;
        }
    }

    /// <summary>What support was signposted in a conversation, in its order of time.</summary>
    public IEnumerable<InboxItem> SignpostsIn(Guid conversationId) => inbox.SignpostsIn(conversationId);

    /// <summary>One's own messages there that were held back, or are. What was released stands in the conversation itself.</summary>
    public IEnumerable<HeldMessage> HeldIn(Guid conversationId) => held.Where(message => message.ConversationId == conversationId && message.Status.State != HeldState.Released);

    /// <summary>Asks anew what became of messages that were held back.</summary>
    public async Task ReadHeldAsync()
    {
        try
        {
            held = session is null ? [] : (await session.HeldAsync()).Ok?.Messages ?? held;
            Changed?.Invoke();
        }
        catch (NotConnectedException)
        {
            // Asked again when the line is back.
        }
    }

    /// <summary>Takes back a message while it is held.</summary>
    /// <exception cref="NotConnectedException">There is no line.</exception>
    public Task<Refusal?> WithdrawHeldAsync(HeldMessage message) => ChangeHeldAsync(message, (chat, reference) => chat.WithdrawHeldAsync(reference));

    /// <summary>Asks that another person looks at a message that was not passed on.</summary>
    /// <exception cref="NotConnectedException">There is no line.</exception>
    public Task<Refusal?> AppealAsync(HeldMessage message) => ChangeHeldAsync(message, (chat, reference) => chat.AppealAsync(reference));

    /// <summary>A member's name as last heard; null for somebody who left before this visit.</summary>
    public string? NameOf(Guid memberId) => names.GetValueOrDefault(memberId);

    /// <summary>Whether the conversation's beginning is on the page.</summary>
    public bool IsComplete(Conversation conversation) => complete.Contains(conversation.Id);

    /// <summary>Fetches earlier entries.</summary>
    /// <exception cref="NotConnectedException">There is no line.</exception>
    public async Task LoadEarlierAsync(Conversation conversation)
    {
        var reply = await conversation.LoadEarlierAsync();
        if (reply.Ok is { More: false })
        {
            complete.Add(conversation.Id);
        }

        Changed?.Invoke();
    }

    /// <summary>The server writes in the person's language: what came before another was chosen is read again.</summary>
    private async Task ReadInLanguageAsync()
    {
        if (session is not { Status.State: ConnectionState.Connected } chat || visit.Me?.Language is not { } chosen || chosen == language)
        {
            return;
        }

        var before = language;
        language = chosen;
        try
        {
            for (var after = 0L; (await chat.ReadInboxAsync(after)).Ok?.Inbox is { Count: > 0 } page; after = page[^1].Sequence)
            {
                foreach (var item in page)
                {
                    if (item.Kind != InboxKind.Gone)
                    {
                        inbox.Reword(item);
                    }
                }
            }

            Tell();
        }
        catch (NotConnectedException)
        {
            // Asked again when the line is back.
            language = before;
        }
    }

    /// <summary>Somebody may be on the way for two things at once, and what ends one does not say which: the server knows.</summary>
    private async Task LookWhoComesAsync()
    {
        if (session is null || inbox.FirstComing is not { } first)
        {
            return;
        }

        try
        {
            inbox.End((await session.ReadInboxAsync(first.Sequence - 1)).Ok?.Inbox ?? []);
            Changed?.Invoke();
        }
        catch (NotConnectedException)
        {
            // Asked again when the line is back.
        }
    }

    private void Learn(Conversation conversation)
    {
        foreach (var member in conversation.Summary.Members)
        {
            names[member.MemberId] = member.Name;
        }

        Tell();
    }

    private void Take(AppendedEntry appended)
    {
        if (appended.Entry is { Kind: EntryKind.Message, Hidden: not true } && appended.Entry.MemberId != visit.Me?.PersonId)
        {
            Heard?.Invoke(appended);
        }

        Tell();
    }

    private void Take(InboxItem item)
    {
        inbox.Add(item);
        if (item.EntryId is not null)
        {
            _ = ReadHeldAsync();
        }

        if (item.Kind is InboxKind.DidTheyCome or InboxKind.RequestRefused or InboxKind.NobodyComing)
        {
            _ = LookWhoComesAsync();
        }

        if (item.Kind == InboxKind.ConsentAsked && visit.Client.Session is not null)
        {
            _ = AskAboutConsentAsync();
        }

        Tell();
    }

    /// <summary>The notice may have been accepted since it was asked for: the server knows.</summary>
    private async Task AskAboutConsentAsync()
    {
        try
        {
            if ((await visit.Client.MeAsync()).Ok is { ConsentNeeded: true })
            {
                visit.MustConsent();
            }
        }
        catch (NotConnectedException)
        {
            // The next message is refused until the notice is accepted, and says so.
        }
    }

    private async Task<Refusal?> ChangeHeldAsync(HeldMessage message, Func<ChatSession, HeldRef, Task<Reply<Done>>> change)
    {
        var reply = await change(session!, new HeldRef(message.ConversationId, message.EntryId));
        await ReadHeldAsync();
        return reply.Refusal;
    }

    private void Tell()
    {
        var before = moved;
        moved = New();
        before.TrySetResult();
        Changed?.Invoke();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
