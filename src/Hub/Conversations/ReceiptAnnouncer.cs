using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;

namespace PeerConnect.Hub.Conversations;

/// <summary>Shows members each other's marks, where the facility chose to.</summary>
internal sealed class ReceiptAnnouncer(ApprovalView approvals, ChatConnections connections, TimeProvider time)
{
    public void Announce(ConversationKey key, IReadOnlyList<(PersonKey Person, long Delivered, long Read)> marks)
    {
        if (approvals.Current is not { } snapshot || !snapshot.Conversations.TryGetValue(key.ConversationId, out var conversation))
        {
            return;
        }

        var now = time.GetUtcNow();
        foreach (var member in conversation.Members.Where(member => member.IsCurrent(now) && snapshot.IsActive(member.Person)))
        {
            var standing = snapshot.People[member.Person];
            var others = marks.Where(mark => mark.Person != member.Person && !standing.IsSeparatedFrom(mark.Person, now))
                .Select(mark => new Receipt(mark.Person.PersonId, mark.Delivered, mark.Read)).ToList();
            if (others.Count == 0)
            {
                continue;
            }

            var message = new SerializedHubMessage(new InvocationMessage(
                nameof(IChatClient.ReceiptsChanged), [new ReceiptsChanged(key.ConversationId, others)]));
            foreach (var connection in connections.Of(member.Person))
            {
                connection.Send(message);
            }
        }
    }
}
