using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Hub.Sealing;
using PeerConnect.Hub.Storage;

namespace PeerConnect.Hub.Conversations;

/// <summary>A conversation as one of its members finds it.</summary>
internal sealed class ConversationSummaries(Store store, Sealer sealer, PolicyBook policies)
{
    /// <summary>All conversations of the person, newest membership first.</summary>
    public IReadOnlyList<ConversationSummary> All(ApprovalSnapshot snapshot, PersonKey person, DateTimeOffset now) =>
        [.. snapshot.ConversationsOf.GetValueOrDefault(person, []).Select(id => Of(snapshot, person, id, now)).OfType<ConversationSummary>()];

    /// <summary>One of them, or null where the person has no part in it.</summary>
    public ConversationSummary? Of(ApprovalSnapshot snapshot, PersonKey person, Guid conversationId, DateTimeOffset now)
    {
        if (ConversationShape.Of(snapshot, person, conversationId, now) is not { } shape)
        {
            return null;
        }

        var conversation = shape.Conversation;
        var shown = policies.Active(conversation.Key.FacilityId).Visibility.Receipts;
        using var db = store.Read();
        var counts = HistoryRows.Counts(db, conversation.Key, person.PersonId, shape.Ranges, [.. snapshot.HiddenFrom(conversation, person).Select(other => other.PersonId)]);
        return new ConversationSummary(
            conversationId,
            conversation.Kind,
            shape.State,
            Name(conversation, person),
            shape.Members,
            counts.LastSequence,
            counts.Unread,
            shape.SlowSeconds,
            shown,
            shape.Ranges.Min(range => range.From),
            shown && snapshot.Current(person, conversationId, now) is not null ? Marks(db, snapshot, conversation, person, now) : null,
            shape.OwnPause ? true : null);
    }

    /// <summary>What the announcer would have told of those who are here now.</summary>
    private static List<Receipt> Marks(PeerConnectDb db, ApprovalSnapshot snapshot, ConversationStanding conversation, PersonKey reader, DateTimeOffset now)
    {
        var standing = snapshot.People[reader];
        var others = conversation.Members.Where(member => member.IsCurrent(now) && member.Person != reader && !standing.IsSeparatedFrom(member.Person, now))
            .Select(member => member.Person.PersonId).ToHashSet();
        return [.. HistoryRows.Receipts(db, conversation.Key).Where(row => others.Contains(row.PersonId)).Select(row => new Receipt(row.PersonId, row.DeliveredUpTo, row.ReadUpTo))];
    }

    private string? Name(ConversationStanding conversation, PersonKey reader) => conversation.SealedName is { } name
        ? sealer.OpenIfWhole(new ReadGrant(GrantReason.Membership, reader.PersonId), GroupText.NamePlace(conversation.Key), name)?.Text
        : null;
}
