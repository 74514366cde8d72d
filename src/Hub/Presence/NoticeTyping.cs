using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Conversations;

namespace PeerConnect.Hub.Presence;

/// <summary>Somebody is writing: passed on at once to those who may write there too, and kept nowhere.</summary>
internal sealed class NoticeTyping(ApprovalView approvals, PresenceRules rules, ChatConnections connections, TimeProvider time)
{
    private const int AtOnce = 5;
    private const int PerMinute = 30;
    private readonly Allowances hints = new(AtOnce, PerMinute, time);

    /// <summary>Refused as a message would be; otherwise the answer says nothing of who is shown it.</summary>
    public Reply<Done> Notice(PersonKey writer, Guid conversationId)
    {
        if (approvals.Current is not { } snapshot)
        {
            return Refuse.Because(RefusalCode.Busy, TimeSpan.FromSeconds(1));
        }

        var now = time.GetUtcNow();
        var access = snapshot.MaySend(writer, conversationId, now);
        if (access.Refusal is { } refused)
        {
            return Refuse.Because(refused, access.RetryAfter);
        }

        if (hints.Take(writer) is { } wait)
        {
            return Refuse.Because(RefusalCode.TooFast, wait);
        }

        if (rules.ChosenFor(access.Conversation!, now).Typing && rules.MayBeToldOf(snapshot, writer))
        {
            PassOn(snapshot, access.Conversation!, writer, now);
        }

        return Done.Value;
    }

    private void PassOn(ApprovalSnapshot snapshot, ConversationStanding conversation, PersonKey writer, DateTimeOffset now)
    {
        SerializedHubMessage? message = null;
        foreach (var member in conversation.Members)
        {
            if (member.Person == writer || !member.IsCurrent(now))
            {
                continue;
            }

            var open = connections.Of(member.Person);
            if (open.IsEmpty
                || snapshot.MaySend(member.Person, conversation.Key.ConversationId, now).Refusal is not null
                || !PresenceRules.Sees(snapshot, conversation, member.Person, writer))
            {
                continue;
            }

            message ??= new SerializedHubMessage(new InvocationMessage(nameof(IChatClient.TypingNoticed), [new ConversationRef(conversation.Key.ConversationId)]));
            foreach (var connection in open)
            {
                connection.SendNow(message);
            }
        }
    }
}
