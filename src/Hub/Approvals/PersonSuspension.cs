using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Approvals;

/// <summary>What a person's suspension does to places in conversations. Others find what they find at any pause or removal.</summary>
internal static class PersonSuspension
{
    /// <summary>Inside the transaction that suspends: every place rests.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="person">Who is suspended.</param>
    /// <param name="actorId">Who suspends, of the same facility.</param>
    public static void RestPlaces(this WriteTransaction transaction, PersonRow person, Guid actorId)
    {
        var act = Act(transaction, person, actorId);
        foreach (var place in act.Db.StandingMemberships(person.Key()).Where(row => row.State == MembershipState.Active))
        {
            act.Suspend(act.Db.ConversationOf(place), place, new Suspension(SuspensionCause.Person, person.FacilityId));
        }
    }

    /// <summary>Inside the transaction that lifts it: gives back what the suspension took, as far as nothing else stands against it by now; the rest waits for a coordinator.</summary>
    /// <inheritdoc cref="RestPlaces"/>
    public static void GiveBackPlaces(this WriteTransaction transaction, PersonRow person, Guid actorId)
    {
        var act = Act(transaction, person, actorId);
        foreach (var place in act.Db.StandingMemberships(person.Key()).Where(row => row.SuspensionCause == SuspensionCause.Person))
        {
            var conversation = act.Db.ConversationOf(place);
            if (act.Obstacle(conversation, place) is null)
            {
                act.Reinstate(conversation, place);
            }
            else
            {
                place.SuspensionCause = SuspensionCause.Coordinator;
            }
        }
    }

    private static RecordedAct Act(WriteTransaction transaction, PersonRow person, Guid actorId) =>
        new(transaction, new PersonKey(person.FacilityId, actorId), $"person:{person.PersonId:D}");
}
