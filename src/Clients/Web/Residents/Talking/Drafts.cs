using PeerConnect.Client;
using PeerConnect.Contracts;
using PeerConnect.Shell.Visiting;

namespace PeerConnect.Residents.Talking;

/// <summary>Sends what was written and says what became of it. A message leaves the composer only when it is stored.</summary>
internal sealed class Drafts(Desk desk, Visit visit, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private readonly Dictionary<Guid, Draft> drafts = [];

    /// <summary>A draft moved on.</summary>
    public event Action? Changed;

    /// <summary>Whether something was written that is not stored yet.</summary>
    public bool HoldText => drafts.Values.Any(draft => draft.Text.Length > 0);

    /// <summary>Whether something was written in a conversation that is not stored yet.</summary>
    public bool HoldTextIn(Guid conversationId) => drafts.TryGetValue(conversationId, out var draft) && draft.Text.Length > 0;

    public Draft In(Guid conversationId)
    {
        if (!drafts.TryGetValue(conversationId, out var draft))
        {
            drafts.Add(conversationId, draft = new Draft());
        }

        return draft;
    }

    /// <summary>Lets go of everything that was being written.</summary>
    public void Clear()
    {
        foreach (var draft in drafts.Values)
        {
            draft.Stored();
        }

        drafts.Clear();
    }

    /// <summary>Sends the draft, and repeats it under the same id as long as waiting can help and the person has not changed it.</summary>
    public async Task SendAsync(Conversation conversation)
    {
        var draft = In(conversation.Id);
        if (!draft.CanSend)
        {
            return;
        }

        var id = draft.Id;
        while (draft.Id == id)
        {
            draft.Send();
            Changed?.Invoke();
            switch (await conversation.SendAsync(draft.Text, id))
            {
                case SendResult.Stored:
                    draft.Stored();
                    break;
                case SendResult.Held or SendResult.Undelivered:
                    // The server has it, and says among the lines what becomes of it.
                    draft.Stored();
                    await desk.ReadHeldAsync();
                    break;
                case SendResult.Refused { Refusal: var refusal } when Passes(refusal.Code):
                    draft.Wait(refusal.Code, maybeStored: false);
                    Changed?.Invoke();
                    await Task.Delay(WaitOf(refusal) ?? Pause, time);
                    break;
                case SendResult.Refused { Refusal: var refusal }:
                    draft.Refuse(refusal.Code, refusal.Code == RefusalCode.Muted ? time.GetUtcNow() + WaitOf(refusal) : null);
                    if (refusal.Code == RefusalCode.ConsentNeeded)
                    {
                        visit.MustConsent();
                    }

                    break;
                case SendResult.NotStored { Reason: var reason }:
                    draft.Wait(null, maybeStored: reason == NotStoredReason.AnswerLost);
                    Changed?.Invoke();
                    await desk.OnlineAsync();
                    break;
            }
        }

        Changed?.Invoke();
    }

    private static TimeSpan? WaitOf(Refusal refusal) => refusal.RetryAfterMs is { } ms ? TimeSpan.FromMilliseconds(ms) : null;

    /// <summary>Whether the reason goes away by waiting a little. A session that ended does not: whoever signs in next may be somebody else.</summary>
    private static bool Passes(RefusalCode code) => code is RefusalCode.TooFast or RefusalCode.Busy or RefusalCode.NotStored;
}
