using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Presence;
using PeerConnect.Hub.Sealing;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.People;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Conversations;

/// <summary>A conversation as one of its members finds it.</summary>
internal sealed class ConversationSummaries(Store store, Sealer sealer, PresenceRules rules)
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
        var shown = rules.ChosenFor(conversation, now).Receipts;
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
            shown && FindsMarks(snapshot, conversation, person, now) ? Marks(db, snapshot, conversation, person, now) : null,
            shape.OwnPause ? true : null,
            ProgrammeRecords.Find(db, conversation.Key.FacilityId, shape.ProgrammeId)?.Name);
    }

    // A suspended half of a pair finds what any pause shows, and so does the other.
    private static bool FindsMarks(ApprovalSnapshot snapshot, ConversationStanding conversation, PersonKey reader, DateTimeOffset now) =>
        conversation.Kind == ConversationKind.Direct
            ? conversation.State != ConversationState.Ended && conversation.Members.Any(member => member.Person == reader && member.State != MembershipState.Ended)
            : snapshot.Current(reader, conversation.Key.ConversationId, now) is not null;

    /// <summary>The stored marks of the other half of a pair, whatever it rests for; of a group what the announcer would have told of those who are here now.</summary>
    private static List<Receipt> Marks(PeerConnectDb db, ApprovalSnapshot snapshot, ConversationStanding conversation, PersonKey reader, DateTimeOffset now)
    {
        var standing = snapshot.People[reader];
        var others = conversation.Members
            .Where(member => member.Person != reader && (conversation.Kind == ConversationKind.Direct
                ? member.State != MembershipState.Ended
                : member.IsCurrent(now) && !standing.IsSeparatedFrom(member.Person, now)))
            .Select(member => member.Person.PersonId).ToHashSet();
        return [.. HistoryRows.ShownReceipts(db, conversation.Key).Where(row => others.Contains(row.PersonId)).Select(row => new Receipt(row.PersonId, row.ShownDeliveredUpTo, row.ShownReadUpTo))];
    }

    private string? Name(ConversationStanding conversation, PersonKey reader) => conversation.SealedName is { } name
        ? sealer.OpenIfWhole(new ReadGrant(GrantReason.Membership, reader.PersonId), GroupText.NamePlace(conversation.Key), name)?.Text
        : null;
}
