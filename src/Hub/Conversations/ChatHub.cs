using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;
using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Holding;
using PeerConnect.Hub.People.Sessions;
using PeerConnect.Hub.Presence;

namespace PeerConnect.Hub.Conversations;

/// <summary>The chat's door: each method hands on and replies.</summary>
[Authorize]
internal sealed class ChatHub(
    SendMessageHandler sending,
    ReadHistory history,
    MarkReceipts receipts,
    NoticeTyping typing,
    WithdrawMessageHandler withdrawing,
    LeaveConversation leaving,
    PauseOwnPlace pausing,
    Facilitate facilitating,
    OwnHeld own,
    ChatConnections connections,
    SessionRegistry sessions,
    SendRate rate,
    IOptions<SendingOptions> options) : Hub<IChatClient>, IChatServer
{
    private static readonly object ConnectionKey = new();
    private static readonly object AttachmentKey = new();

    public override Task OnConnectedAsync()
    {
        var caller = Context.User!.Caller();
        var connection = new ChatConnection(ChatLifetime.Of(Context), Person, caller.SessionId, options.Value.UnsentEntries);
        Context.Items[ConnectionKey] = connection;
        connections.Add(connection);
        Context.Items[AttachmentKey] = sessions.Attach(caller.SessionId, connection.Abort);
        return base.OnConnectedAsync();
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        if (Context.Items.TryGetValue(ConnectionKey, out var connection))
        {
            connections.Remove((ChatConnection)connection!);
        }

        if (Context.Items.TryGetValue(AttachmentKey, out var attachment))
        {
            ((IDisposable)attachment!).Dispose();
        }

        return base.OnDisconnectedAsync(exception);
    }

    public Task<Reply<MessageStored>> Send(SendMessage message) => sending.HandleAsync(Person, message);

    public Task<Reply<ConversationList>> Conversations() => Task.FromResult(history.Conversations(Person));

    public Task<Reply<EntryPage>> History(HistoryRequest request) => Task.FromResult(history.Page(Person, request));

    public Task<Reply<CatchUp>> CatchUp(CatchUpRequest request) => Task.FromResult(history.CatchUp(Person, request));

    public Task<Reply<Done>> Mark(ReceiptMark mark) => Task.FromResult(receipts.Mark(Person, mark));

    public Task<Reply<Done>> Typing(ConversationRef conversation) => Task.FromResult(typing.Notice(Person, conversation.ConversationId));

    public Task<Reply<Done>> Withdraw(WithdrawMessage request) => Act(() => withdrawing.HandleAsync(Person, request, Context.ConnectionAborted));

    public Task<Reply<Done>> Leave(ConversationRef conversation) =>
        Act(() => leaving.HandleAsync(Person, conversation.ConversationId, Context.ConnectionAborted));

    public Task<Reply<Done>> PauseOwn(ConversationRef conversation) =>
        Act(() => pausing.HandleAsync(Person, conversation.ConversationId, Context.ConnectionAborted));

    public Task<Reply<Done>> ResumeOwn(ConversationRef conversation) =>
        Act(() => pausing.ResumeAsync(Person, conversation.ConversationId, Context.ConnectionAborted));

    public Task<Reply<Done>> Facilitate(FacilitatorAct act) => Act(() => facilitating.HandleAsync(Person, act, Context.ConnectionAborted));

    public Task<Reply<HeldList>> Held() => Task.FromResult(own.List(Person));

    public Task<Reply<Done>> WithdrawHeld(HeldRef message) => Act(() => own.WithdrawAsync(Person, message, Context.ConnectionAborted));

    public Task<Reply<Done>> Appeal(HeldRef message) => Act(() => own.AppealAsync(Person, message, Context.ConnectionAborted));

    // Each act is a row of the audit chain, refused ones too: one person must not be able to fill it.
    private Task<Reply<Done>> Act(Func<Task<Reply<Done>>> act) =>
        rate.Take(Person) is { } wait ? Task.FromResult<Reply<Done>>(Refuse.Because(RefusalCode.TooFast, wait)) : act();

    private PersonKey Person => Context.User!.Caller() is var caller ? new PersonKey(caller.FacilityId, caller.PersonId) : default;
}
