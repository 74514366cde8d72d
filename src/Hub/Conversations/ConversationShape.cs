using System.Collections.Immutable;
using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Conversations;

/// <summary>What of a conversation one of its members finds, without what is in it. Pure; two equal shapes mean that there is nothing to tell.</summary>
internal sealed record ConversationShape(
    ConversationStanding Conversation,
    ConversationState State,
    int SlowSeconds,
    ImmutableArray<Member> Members,
    ImmutableArray<(long From, long? To)> Ranges,
    bool OwnPause,
    Guid? ProgrammeId)
{
    /// <summary>As the person finds it, or null where he or she has no part in it.</summary>
    public static ConversationShape? Of(ApprovalSnapshot snapshot, PersonKey person, Guid conversationId, DateTimeOffset now)
    {
        var ranges = snapshot.MayRead(person, conversationId, now);
        if (ranges.IsEmpty || !snapshot.People.TryGetValue(person, out var standing))
        {
            return null;
        }

        var conversation = snapshot.Conversations[conversationId];
        var current = snapshot.Current(person, conversationId, now) is not null;
        var places = conversation.State == ConversationState.Ended ? [] : conversation.Members.Where(member => member.Person == person && member.State != MembershipState.Ended).ToList();
        return new ConversationShape(
            conversation,
            current ? snapshot.StateFor(conversation, standing, now) : StateOfFormer(conversation, person),
            current ? conversation.SlowSeconds : 0,
            MembersFor(snapshot, conversation, person, current, now),
            ranges,
            places.Exists(member => member.OwnPause),

            // Also for who is suspended: it looks like any pause.
            places.Count > 0 ? conversation.ProgrammeId : null);
    }

    /// <summary>Whether a reader could tell the two apart.</summary>
    public static bool Same(ConversationShape? one, ConversationShape? other) =>
        one is null || other is null
            ? one == other
            : one.State == other.State && one.SlowSeconds == other.SlowSeconds && one.OwnPause == other.OwnPause && one.ProgrammeId == other.ProgrammeId
                && one.Members.SequenceEqual(other.Members) && one.Ranges.SequenceEqual(other.Ranges)
                && ReferenceEquals(one.Conversation.SealedName, other.Conversation.SealedName) is var sameName
                && (sameName || (one.Conversation.SealedName ?? []).AsSpan().SequenceEqual(other.Conversation.SealedName ?? []));

    // A suspended membership looks like any pause; an ended one is over.
    private static ConversationState StateOfFormer(ConversationStanding conversation, PersonKey person) =>
        conversation.State != ConversationState.Ended
            && conversation.Members.Any(member => member.Person == person && member.State == MembershipState.Suspended)
            ? ConversationState.Paused
            : ConversationState.Ended;

    // A pair always shows both, whatever became of either (an alias gave its place to the person). Of a group, somebody who is no longer a member learns nothing new about who is.
    private static ImmutableArray<Member> MembersFor(
        ApprovalSnapshot snapshot, ConversationStanding conversation, PersonKey reader, bool current, DateTimeOffset now)
    {
        // Who was quieted is for who runs the group and still may, and for nobody else to see.
        var leads = conversation.Kind == ConversationKind.Group && snapshot.People[reader].MayFacilitate(now)
            && conversation.Members.Any(member => member.Person == reader && member.Role == MemberRole.Facilitator && member.IsCurrent(now));
        return
        [
            .. conversation.Members
                .Where(member => member.Person == reader || (conversation.Kind == ConversationKind.Direct
                    ? member.State != MembershipState.Ended || conversation.State == ConversationState.Ended
                    : current && member.IsCurrent(now)))
                .DistinctBy(member => member.Person)
                .Select(member => new Member(
                    member.Person.PersonId,
                    snapshot.People.TryGetValue(member.Person, out var person) ? person.ShortName : "",
                    member.Role,
                    snapshot.HiddenFrom(conversation, reader).Contains(member.Person) ? true : null,
                    leads && member.MutedUntil > now ? member.MutedUntil : null)),
        ];
    }
}
