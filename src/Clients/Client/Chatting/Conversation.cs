using System.Collections.Immutable;
using PeerConnect.Contracts;

namespace PeerConnect.Client;

/// <summary>
/// One conversation of a <see cref="ChatSession"/>: what is held of it, and what can be done in it. Its properties are snapshots that never change in
/// place; <see cref="ChatSession"/>'s events say when to read them again. Calls throw <see cref="NotConnectedException"/> when there is no answer, except
/// sending, whose outcome is a value.
/// </summary>
public sealed class Conversation
{
    private readonly ChatSession session;
    private readonly ConversationLog log;

    internal Conversation(ChatSession session, ConversationLog log)
    {
        this.session = session;
        this.log = log;
    }

    /// <summary>The conversation's id.</summary>
    public Guid Id => log.Id;

    /// <summary>Kind, state, name and members, as last heard.</summary>
    public ConversationSummary Summary => log.Read(() => log.Summary);

    /// <summary>
    /// The entries held, in sequence order. Empty at first: earlier ones come with <see cref="LoadEarlierAsync"/>, later ones by themselves.
    /// A message that was withdrawn has no body.
    /// </summary>
    public ImmutableList<Entry> Entries => log.Read(() => log.Entries);

    /// <summary>Every entry up to this sequence was delivered (or lies before the start). Store it to resume from here in a later session.</summary>
    public long Position => log.Read(() => log.Position);

    /// <summary>Messages of others that were not read.</summary>
    public long Unread => log.Read(() => log.Unread);

    /// <summary>Others' marks, where the facility shows them.</summary>
    public ImmutableList<Receipt> Receipts => log.Read(() => log.Receipts);

    /// <summary>How many others are here now; null where that is not shown, or while the line is gone.</summary>
    public int? Here => IsOpen ? session.Moments.Here(Id) : null;

    /// <summary>Whether it is shown here that somebody is writing.</summary>
    public bool IsTypingShown => IsOpen && session.Moments.IsTypingShown(Id);

    /// <summary>Whether somebody else was writing here within the last seconds.</summary>
    public bool IsSomebodyWriting => IsOpen && session.Moments.IsSomebodyWriting(Id);

    /// <summary>
    /// Sends one message now, once. <see cref="SendResult.Stored"/> means durably stored; nothing else may be shown as sent.
    /// <see cref="SendResult.Held"/> is stored too, and waits for a person to look at it.
    /// Cancelling stops the waiting, not the message.
    /// </summary>
    public Task<SendResult> SendAsync(string body, CancellationToken cancellationToken = default) =>
        SendAsync(body, Guid.CreateVersion7(), cancellationToken);

    /// <summary>Sends one message now with an id of the caller's: the same id and body again give the first result instead of a second message.</summary>
    public async Task<SendResult> SendAsync(string body, Guid clientMessageId, CancellationToken cancellationToken = default)
    {
        var message = new SendMessage(Id, clientMessageId, body);
        var answer = await session.Link.AskAsync<MessageStored>(nameof(IChatServer.Send), message, cancellationToken).ConfigureAwait(false);
        if (answer.Ok is { Held: null } stored)
        {
            session.Own(message, stored);
        }

        return SendResult.From(clientMessageId, answer);
    }

    /// <summary>
    /// Puts one message into the outbox, which sends as soon as there is a connection and repeats with the same id until there is an answer.
    /// Waits only while the outbox is full (100 messages in one conversation). The outbox is in memory: it ends with the session.
    /// </summary>
    public Task<OutgoingMessage> SendWhenConnectedAsync(string body, CancellationToken cancellationToken = default) =>
        session.Outbox.AddAsync(new SendMessage(Id, Guid.CreateVersion7(), body), cancellationToken);

    /// <summary>Fetches the page before the oldest entry held (the newest page at first) into <see cref="Entries"/>.</summary>
    /// <returns>Whether there are still earlier ones, or a refusal.</returns>
    public async Task<Reply<EntryPage>> LoadEarlierAsync(int limit = 50, CancellationToken cancellationToken = default)
    {
        var request = log.Read(() => new HistoryRequest(Id, BeforeSequence: log.Entries.IsEmpty ? log.Position + 1 : log.Entries[0].Sequence, Limit: limit));
        var reply = await HistoryAsync(request, cancellationToken).ConfigureAwait(false);
        if (reply.Ok is { } page)
        {
            log.Change(() => log.Prepend(page.Entries));
        }

        return reply;
    }

    /// <summary>One page of entries, without changing what is held.</summary>
    public async Task<Reply<EntryPage>> HistoryAsync(HistoryRequest request, CancellationToken cancellationToken = default) =>
        (await session.Link.AskAsync<EntryPage>(nameof(IChatServer.History), request, cancellationToken).ConfigureAwait(false)).ToReply();

    /// <summary>
    /// Marks everything up to a sequence as read. Marks travel together: at most once a second for a conversation, or every ten seconds where other members do not see them; when the session
    /// closes; and after a reconnect if need be.
    /// </summary>
    public void MarkRead(long upTo)
    {
        var capped = 0L;
        var seen = false;
        log.Change(() =>
        {
            seen = log.Summary.ReceiptsShown;
            capped = Math.Min(upTo, log.Position);
            log.MarkRead(capped);
        });
        session.Receipts.Read(Id, capped, seen);
    }

    /// <summary>
    /// Says that one is writing here. Call it at each change of the text: it is told where it is shown, at most every <see cref="Protocol.TypingEverySeconds"/>, and a hint
    /// that is refused or lost is let go.
    /// </summary>
    public async Task TypingAsync(CancellationToken cancellationToken = default)
    {
        if (IsOpen && session.Moments.TakeHint(Id))
        {
            await session.Link.AskAsync<Done>(nameof(IChatServer.Typing), new ConversationRef(Id), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Takes one's own message out of view.</summary>
    public async Task<Reply<Done>> WithdrawAsync(long sequence, CancellationToken cancellationToken = default) =>
        (await session.Link.AskAsync<Done>(nameof(IChatServer.Withdraw), new WithdrawMessage(Id, sequence), cancellationToken).ConfigureAwait(false)).ToReply();

    /// <summary>Leaves the conversation: one act, no reason, no cost.</summary>
    public async Task<Reply<Done>> LeaveAsync(CancellationToken cancellationToken = default) =>
        (await session.Link.AskAsync<Done>(nameof(IChatServer.Leave), new ConversationRef(Id), cancellationToken).ConfigureAwait(false)).ToReply();

    /// <summary>Pauses one's own place: no reason, and nobody is told who. A pair rests with it, a group goes on.</summary>
    public async Task<Reply<Done>> PauseAsync(CancellationToken cancellationToken = default) =>
        (await session.Link.AskAsync<Done>(nameof(IChatServer.PauseOwn), new ConversationRef(Id), cancellationToken).ConfigureAwait(false)).ToReply();

    /// <summary>Takes one's own place up again. A pause of somebody else's stands.</summary>
    public async Task<Reply<Done>> ResumeAsync(CancellationToken cancellationToken = default) =>
        (await session.Link.AskAsync<Done>(nameof(IChatServer.ResumeOwn), new ConversationRef(Id), cancellationToken).ConfigureAwait(false)).ToReply();

    /// <summary>A facilitator slows, pauses, reopens, mutes or removes.</summary>
    public async Task<Reply<Done>> FacilitateAsync(
        FacilitatorActKind act, Guid? memberId = null, int? seconds = null, CancellationToken cancellationToken = default)
    {
        var request = new FacilitatorAct(Id, act, memberId, seconds);
        return (await session.Link.AskAsync<Done>(nameof(IChatServer.Facilitate), request, cancellationToken).ConfigureAwait(false)).ToReply();
    }

    private bool IsOpen => Summary.State == ConversationState.Open;
}
