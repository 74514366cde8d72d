using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Presence;

/// <summary>Who is told of whom: that somebody is here, writes, or has read. What one person keeps to himself, a pause of his own or whom he hides, must not show in what another is told.</summary>
internal sealed class PresenceRules(PolicyBook policies)
{
    /// <summary>What is shown there: what all facilities let their people see of each other that own the conversation or have somebody in it.</summary>
    /// <remarks>Marks stay where somebody rests, so what was read is asked of whoever has a place.</remarks>
    public ResidentVisibility ChosenFor(ConversationStanding conversation, DateTimeOffset now)
    {
        var shown = ChosenBy(conversation.Key.FacilityId);
        foreach (var member in conversation.Members)
        {
            if (member.Person.FacilityId != conversation.Key.FacilityId && member.State != MembershipState.Ended)
            {
                var theirs = ChosenBy(member.Person.FacilityId);
                shown = shown.And(member.IsCurrent(now) ? theirs : theirs with { Typing = true, Presence = true });
            }
        }

        return shown;
    }

    /// <summary>What one facility lets its people see of each other.</summary>
    public ResidentVisibility ChosenBy(Guid facilityId) => policies.Active(facilityId).Visibility;

    /// <summary>Whether others may be told anything of this person: one who is active and agreed to a notice that says so.</summary>
    /// <remarks>The version to agree to comes with the policy itself: a view that has not followed the commit yet must not take an older consent for this one.</remarks>
    public bool MayBeToldOf(ApprovalSnapshot snapshot, PersonKey person) =>
        snapshot.People.TryGetValue(person, out var standing) && standing.State == PersonState.Active
        && standing.ConsentVersion >= policies.InForce(person.FacilityId).ConsentFrom;

    /// <summary>
    /// Whether this reader sees that person's moments. In a pair, not of somebody whom he or she hid. A group names nobody, and there hiding changes nothing:
    /// whoever hid one after the other could read from the difference who it is.
    /// </summary>
    public static bool Sees(ApprovalSnapshot snapshot, ConversationStanding conversation, PersonKey reader, PersonKey other) =>
        conversation.Kind == ConversationKind.Group || !snapshot.HiddenFrom(conversation, reader).Contains(other);

    /// <summary>How many others are here, as this reader may know. A member who rests there by a pause of his own, or was quieted, counts like anybody.</summary>
    public int CountFor(ApprovalSnapshot snapshot, ConversationStanding conversation, PersonKey reader, IReadOnlySet<PersonKey> here, DateTimeOffset now)
    {
        var count = 0;
        foreach (var member in conversation.Members)
        {
            if (member.Person != reader && member.IsCurrent(now) && here.Contains(member.Person)
                && MayBeToldOf(snapshot, member.Person) && Sees(snapshot, conversation, reader, member.Person))
            {
                count++;
            }
        }

        return count;
    }
}
