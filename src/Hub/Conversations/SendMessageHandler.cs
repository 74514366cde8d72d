using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Classifying;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Text;

namespace PeerConnect.Hub.Conversations;

/// <summary>Send: check the form, the rate and the approval, judge, queue for the writer, answer when it is stored.</summary>
internal sealed class SendMessageHandler(
    ApprovalView approvals, IClassifier classifier, PolicyBook policies, ShadowModel shadow, MessageQueue queue, SendRate rate, SentMessages sent, TimeProvider time)
{
    public async Task<Reply<MessageStored>> HandleAsync(PersonKey sender, SendMessage message)
    {
        if (Form(message) is { } fault)
        {
            return fault;
        }

        if (approvals.Current is not { } snapshot)
        {
            return Refuse.Because(RefusalCode.Busy, TimeSpan.FromSeconds(1));
        }

        var access = snapshot.MaySend(sender, message.ConversationId, time.GetUtcNow());
        if (access.Refusal is { } refused)
        {
            return Sent(snapshot, sender, message) ?? Refuse.Because(refused, access.RetryAfter);
        }

        // Before the message costs anything, also of the sender's allowance: a refusal must be cheap when there are many.
        if (queue.IsBusy(out var busyFor))
        {
            return Refuse.Because(RefusalCode.Busy, busyFor);
        }

        if (rate.Take(sender) is { } wait)
        {
            return Refuse.Because(RefusalCode.TooFast, wait);
        }

        var (conversation, member) = (access.Conversation!, access.Member!);
        var slowed = member.Role == MemberRole.Facilitator ? 0 : conversation.SlowSeconds;
        if (rate.TakeSlowed(message.ConversationId, sender, slowed) is { } pause)
        {
            return Sent(snapshot, sender, message) ?? Refuse.Because(RefusalCode.TooFast, pause);
        }

        var reply = await QueueAsync(snapshot, conversation, sender, message, Speaker(member.Role));
        if (slowed > 0 && reply.Ok is null)
        {
            // What was not stored must not make its sender wait.
            rate.GiveBackSlowed(message.ConversationId, sender);
        }

        return reply;
    }

    private async Task<Reply<MessageStored>> QueueAsync(
        ApprovalSnapshot snapshot, ConversationStanding conversation, PersonKey sender, SendMessage message, SpeakerRole role)
    {
        var judgement = classifier.Judge(message.Body, role, Budget.Start(time, Budget.Sending), policies.Active(sender.FacilityId).Patterns);
        var pending = new PendingMessage(sender, message, conversation, role, snapshot.Version, judgement);
        if (!queue.TryAdd(pending, out var retryAfter))
        {
            return Refuse.Because(RefusalCode.Busy, retryAfter);
        }

        // While the writer has the message anyway: once its sender is answered, the candidate finds no text any more.
        using var shown = shadow.Show(message.Body, role, judgement);
        return await pending.Outcome;
    }

    /// <summary>Who repeats what was stored gets the first result, also where nothing more may be sent: a lost answer must not look like a lost message.</summary>
    private Reply<MessageStored>? Sent(ApprovalSnapshot snapshot, PersonKey sender, SendMessage message) =>
        snapshot.Conversations.TryGetValue(message.ConversationId, out var conversation) ? sent.Find(conversation.Key, sender.PersonId, message) : null;

    private static Refusal? Form(SendMessage message)
    {
        if (message.ConversationId == Guid.Empty || message.ClientMessageId == Guid.Empty || message.Body is null)
        {
            return Refuse.Malformed("A message needs conversationId, clientMessageId (not all zeros) and body.");
        }

        if (BodyRules.Check(message.Body) is not { } fault)
        {
            return null;
        }

        return fault switch
        {
            BodyFault.Empty => Refuse.Because(RefusalCode.BodyEmpty),
            BodyFault.TooLong => Refuse.Because(RefusalCode.BodyTooLong),
            BodyFault.ControlCharacter or BodyFault.InvalidUnicode or BodyFault.BidirectionalOverride => Refuse.Because(RefusalCode.BodyInvalid),
        };
    }

    private static SpeakerRole Speaker(MemberRole role) => role switch
    {
        MemberRole.Member => SpeakerRole.Resident,
        MemberRole.Supporter => SpeakerRole.Supporter,
        MemberRole.Facilitator => SpeakerRole.Facilitator,
    };
}
