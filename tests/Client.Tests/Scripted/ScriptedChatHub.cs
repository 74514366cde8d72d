using Microsoft.AspNetCore.SignalR;
using PeerConnect.Contracts;

namespace PeerConnect.Client.Tests.Scripted;

/// <summary>The server's side of the contract over a <see cref="ScriptedStore"/>, misbehaving as its <see cref="Script"/> says.</summary>
internal sealed class ScriptedChatHub(ScriptedStore store, Script script) : Hub<IChatClient>, IChatServer
{
    private Guid Me => Guid.Parse(Context.UserIdentifier!);

    public override Task OnConnectedAsync()
    {
        script.Connected(Me, Context);
        return base.OnConnectedAsync();
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        script.Disconnected(Context);
        return base.OnDisconnectedAsync(exception);
    }

    public async Task<Reply<MessageStored>> Send(SendMessage message)
    {
        script.Calls.Add((nameof(Send), message));
        if (script.TakeRefusal() is { } refusal)
        {
            return refusal;
        }

        if (script.Hold(message) is { } held)
        {
            return held;
        }

        if (script.Take(Fault.DropBeforeStoring))
        {
            Context.Abort();
            return new Refusal(RefusalCode.NotStored, "Not stored.");
        }

        var (entry, repeated, conflict) = store.Store(Me, message);
        if (conflict)
        {
            return new Refusal(RefusalCode.Conflict, "Used with another text.");
        }

        if (script.Take(Fault.LoseAnswerAfterStoring))
        {
            Context.Abort();
        }

        if (!repeated)
        {
            await script.FanOutAsync(Clients, (Me, entry));
        }

        return new MessageStored(store.ConversationId, entry.Sequence, entry.EntryId, entry.At);
    }

    public Task<Reply<ConversationList>> Conversations() => script.Take(Fault.RefuseList)
        ? Task.FromResult<Reply<ConversationList>>(new Refusal(RefusalCode.ServerFault, "Something went wrong."))
        : Answer(nameof(Conversations), this, store.List(Me));

    public Task<Reply<EntryPage>> History(HistoryRequest request) => Answer(nameof(History), request, store.Page(Me, request));

    public Task<Reply<CatchUp>> CatchUp(CatchUpRequest request) => Answer(nameof(CatchUp), request, store.Missed(Me, request));

    public Task<Reply<Done>> Mark(ReceiptMark mark) => Answer(nameof(Mark), mark, Done.Value);

    public Task<Reply<Done>> Typing(ConversationRef conversation) => Answer(nameof(Typing), conversation, Done.Value);

    public async Task<Reply<Done>> Withdraw(WithdrawMessage request)
    {
        await script.FanOutAsync(Clients, (Me, store.Withdraw(Me, request.Sequence)));
        return Done.Value;
    }

    public Task<Reply<Done>> Leave(ConversationRef conversation) => Answer(nameof(Leave), conversation, Done.Value);

    public Task<Reply<Done>> PauseOwn(ConversationRef conversation) => Answer(nameof(PauseOwn), conversation, Done.Value);

    public Task<Reply<Done>> ResumeOwn(ConversationRef conversation) => Answer(nameof(ResumeOwn), conversation, Done.Value);

    public Task<Reply<Done>> Facilitate(FacilitatorAct act) => Answer(nameof(Facilitate), act, Done.Value);

    public Task<Reply<HeldList>> Held() => Answer(nameof(Held), this, new HeldList(script.HeldOf(store.ConversationId)));

    public Task<Reply<Done>> WithdrawHeld(HeldRef message) => Answer(nameof(WithdrawHeld), message, Done.Value);

    public Task<Reply<Done>> Appeal(HeldRef message) => Answer(nameof(Appeal), message, Done.Value);

    private Task<Reply<T>> Answer<T>(string method, object call, T ok)
        where T : class
    {
        script.Calls.Add((method, call));
        return Task.FromResult<Reply<T>>(ok);
    }
}
