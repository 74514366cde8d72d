using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Presence;
using PeerConnect.Hub.Storage;

namespace PeerConnect.Hub.Conversations;

/// <summary>Shows members each other's marks, where all facilities concerned choose to.</summary>
internal sealed class ReceiptAnnouncer(ApprovalView approvals, PresenceRules rules, ChatConnections connections, TimeProvider time)
{
    /// <param name="key">The conversation.</param>
    /// <param name="marks">Those that may be shown.</param>
    public void Announce(ConversationKey key, IReadOnlyList<(PersonKey Person, Marks Shown)> marks)
    {
        if (approvals.Current is not { } snapshot || !snapshot.Conversations.TryGetValue(key.ConversationId, out var conversation))
        {
            return;
        }

        var now = time.GetUtcNow();
        if (!rules.ChosenFor(conversation, now).Receipts)
        {
            return;
        }

        foreach (var member in conversation.Members.Where(member => member.IsCurrent(now) && snapshot.IsActive(member.Person)))
        {
            var standing = snapshot.People[member.Person];
            var others = marks.Where(mark => mark.Person != member.Person && !standing.IsSeparatedFrom(mark.Person, now))
                .Select(mark => new Receipt(mark.Person.PersonId, mark.Shown.Delivered, mark.Shown.Read)).ToList();
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
