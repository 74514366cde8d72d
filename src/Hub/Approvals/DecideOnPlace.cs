using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Approvals;

/// <summary>A coordinator suspends a membership, gives it back, ends it or changes its date.</summary>
internal sealed class DecideOnPlace(Store store)
{
    public Task<Reply<Done>> SuspendAsync(PersonKey caller, Guid conversationId, PersonRef person, CancellationToken cancellation) =>
        DecideAsync(caller, "place-suspended", conversationId, person, Suspend, cancellation);

    public Task<Reply<Done>> ReinstateAsync(PersonKey caller, Guid conversationId, PersonRef person, CancellationToken cancellation) =>
        DecideAsync(caller, "place-reinstated", conversationId, person, Reinstate, cancellation);

    /// <summary>The approval is withdrawn: the place is given up, a pair ends.</summary>
    public Task<Reply<Done>> EndAsync(PersonKey caller, Guid conversationId, PersonRef person, CancellationToken cancellation) =>
        DecideAsync(caller, "place-ended", conversationId, person, End, cancellation);

    public Task<Reply<Done>> ChangeValidityAsync(PersonKey caller, Guid conversationId, PersonRef person, DateTimeOffset? validUntil, CancellationToken cancellation) =>
        DecideAsync(caller, "validity-changed", conversationId, person, (act, conversation, place) => ChangeValidity(act, conversation, place, validUntil), cancellation);

    private Task<Reply<Done>> DecideAsync(
        PersonKey caller,
        string verb,
        Guid conversationId,
        PersonRef person,
        Func<RecordedAct, ConversationRow, MembershipRow, Reply<Done>> decide,
        CancellationToken cancellation)
    {
        var key = new PersonKey(person.FacilityId, person.PersonId);
        return store.ActAsync(caller, verb, $"conversation:{conversationId:D}", act =>
        {
            act.Details["person"] = key.PersonId;
            if (!act.Coordinates() || act.Db.FindConversation(conversationId) is not { State: not ConversationState.Ended } conversation
                || act.Db.Members(conversation).Find(row => row.Person() == key && row.State != MembershipState.Ended) is not { } place
                || !Concerns(act, conversation, place))
            {
                return Refusals.NotFound;
            }

            return act.Db.MustLeaveToOthers(caller, [key]) ? ApprovalRefusals.AnotherCoordinator : decide(act, conversation, place);
        }, cancellation);
    }

    // The person's facility, the conversation's home, and whoever suspended the place.
    private static bool Concerns(RecordedAct act, ConversationRow conversation, MembershipRow place) =>
        act.By.FacilityId == place.PersonFacilityId || act.By.FacilityId == conversation.FacilityId || act.By.FacilityId == place.SuspendedByFacilityId;

    private static Reply<Done> Suspend(RecordedAct act, ConversationRow conversation, MembershipRow place)
    {
        if (place.State == MembershipState.Active)
        {
            act.Suspend(conversation, place, new Suspension(SuspensionCause.Coordinator, act.By.FacilityId));
        }

        return Done.Value;
    }

    private static Reply<Done> Reinstate(RecordedAct act, ConversationRow conversation, MembershipRow place)
    {
        if (place.State == MembershipState.Active)
        {
            return Done.Value;
        }

        if (place.SuspendedByFacilityId != act.By.FacilityId)
        {
            return ApprovalRefusals.SuspendedElsewhere;
        }

        if ((act.CannotApprove() ?? act.Obstacle(conversation, place)) is { } obstacle)
        {
            return obstacle;
        }

        act.Reinstate(conversation, place);
        return Done.Value;
    }

    private static Reply<Done> End(RecordedAct act, ConversationRow conversation, MembershipRow place)
    {
        // What another facility suspended, it decides on; a person's own facility may always end.
        if (place.State == MembershipState.Suspended && place.SuspendedByFacilityId != act.By.FacilityId && act.By.FacilityId != place.PersonFacilityId)
        {
            return ApprovalRefusals.SuspendedElsewhere;
        }

        act.EndMembership(place);
        return Done.Value;
    }

    private static Reply<Done> ChangeValidity(RecordedAct act, ConversationRow conversation, MembershipRow place, DateTimeOffset? validUntil)
    {
        if (validUntil <= act.Now)
        {
            return Refusals.InvalidInput("The end must be in the future. To end it now, end the place.");
        }

        var places = conversation.Kind == ConversationKind.Direct
            ? act.Db.Members(conversation).FindAll(row => row.State != MembershipState.Ended)
            : [place];

        // Longer across facilities is a new approval, which takes both.
        var longer = place.ValidUntil is { } until && !(validUntil <= until);
        if (longer && (act.Db.Members(conversation).Exists(row => row.State != MembershipState.Ended && row.PersonFacilityId != act.By.FacilityId)
            || conversation.FacilityId != act.By.FacilityId))
        {
            return ApprovalRefusals.LongerTakesBoth;
        }

        // Also where the policy did not ask the officer when the place was approved: it is asked of what is approved now.
        if (longer && places.Exists(each => act.Db.FindPerson(each.Person()) is { } person && person.WasReleased() && act.Db.ApprovalRules(person.FacilityId).SupervisingOfficer))
        {
            return ApprovalRefusals.LongerTakesOfficer;
        }

        if (longer && act.CannotApprove() is { } refusal)
        {
            return refusal;
        }

        foreach (var each in places)
        {
            each.ValidUntil = validUntil;
            if (validUntil is { } due)
            {
                act.Transaction.OweExpiry(each.FacilityId, each.MembershipId, due);
            }
        }

        act.Details["until"] = validUntil?.ToUnixTimeMilliseconds();
        act.Changed(conversation, "validity-changed");
        return Done.Value;
    }
}

internal static class PlaceRules
{
    /// <summary>Why the suspended place cannot be given back now, as far as the acting facility may know; null when it can.</summary>
    public static Refusal? Obstacle(this RecordedAct act, ConversationRow conversation, MembershipRow place)
    {
        var present = act.Db.Members(conversation).Where(row => row.State == MembershipState.Active).Select(row => row.Person());
        var orders = act.Db.OrdersBetween(place.Person(), present, act.Now);
        if (orders.Exists(order => order.FacilityId == act.By.FacilityId))
        {
            return ApprovalRefusals.KeptSeparate;
        }

        var own = place.PersonFacilityId == act.By.FacilityId;
        if (act.Db.FindPerson(place.Person()) is not { State: PersonState.Active })
        {
            return own ? ApprovalRefusals.NotActive : ApprovalRefusals.NotNow;
        }

        if (place.Role == MemberRole.Supporter && act.Db.CertifiedUntil(place.Person(), act.Now) is null)
        {
            return own ? ApprovalRefusals.NotCertified : ApprovalRefusals.NotNow;
        }

        if (place.ValidUntil <= act.Now)
        {
            return ApprovalRefusals.DatePassed;
        }

        return orders.Count > 0 ? ApprovalRefusals.NotNow : null;
    }
}
