using System.Collections.Immutable;
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
        var ranges = snapshot.MayRead(person, conversationId, now);
        if (ranges.IsEmpty || !snapshot.People.TryGetValue(person, out var standing))
        {
            return null;
        }

        var conversation = snapshot.Conversations[conversationId];
        var current = snapshot.Current(person, conversationId, now) is not null;
        using var db = store.Read();
        var counts = HistoryRows.Counts(db, conversation.Key, person.PersonId, ranges);
        return new ConversationSummary(
            conversationId,
            conversation.Kind,
            State(snapshot, conversation, standing, current, now),
            Name(conversation, person),
            Members(snapshot, conversation, person, current, now),
            counts.LastSequence,
            counts.Unread,
            conversation.SlowSeconds,
            policies.Active(conversation.Key.FacilityId).Visibility.Receipts,
            ranges.Min(range => range.From));
    }

    private static ConversationState State(
        ApprovalSnapshot snapshot, ConversationStanding conversation, PersonStanding person, bool current, DateTimeOffset now)
    {
        if (current)
        {
            return snapshot.StateFor(conversation, person, now);
        }

        // A suspended membership looks like any pause; an ended one is over.
        return conversation.Members.Any(member => member.Person == person.Key && member.State == Storage.Schema.MembershipState.Suspended)
            && conversation.State != ConversationState.Ended
            ? ConversationState.Paused
            : ConversationState.Ended;
    }

    // Somebody who is no longer a member learns nothing new about who is.
    private static ImmutableArray<Member> Members(
        ApprovalSnapshot snapshot, ConversationStanding conversation, PersonKey reader, bool current, DateTimeOffset now) =>
    [
        .. conversation.Members
            .Where(member => member.Person == reader || (current && member.IsCurrent(now)) || (!current && conversation.Kind == ConversationKind.Direct))
            .DistinctBy(member => member.Person)
            .Select(member => new Member(
                member.Person.PersonId,
                snapshot.People.TryGetValue(member.Person, out var person) ? person.ShortName : "",
                member.Role)),
    ];

    private string? Name(ConversationStanding conversation, PersonKey reader) => conversation.SealedName is { } name
        ? sealer.Open(new ReadGrant(GrantReason.Membership, reader.PersonId), GroupText.NamePlace(conversation.Key), name)?.Text
        : null;
}
