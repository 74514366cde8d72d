using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Approvals;

/// <summary>A person, a facilitator of the group or a coordinator asks for a place in a group.</summary>
internal sealed class RequestPlace(Store store)
{
    public Task<Reply<RequestFiled>> HandleAsync(PersonKey caller, Guid groupId, PlaceWanted wanted, CancellationToken cancellation) =>
        store.ActAsync(caller, "place-requested", $"conversation:{groupId:D}", act => File(act, groupId, wanted), cancellation);

    private static Reply<RequestFiled> File(RecordedAct act, Guid groupId, PlaceWanted wanted)
    {
        if (act.Db.FindConversation(groupId) is not { Kind: ConversationKind.Group, State: not ConversationState.Ended } group)
        {
            return Refusals.NotFound;
        }

        var key = wanted.Person is { } named ? new PersonKey(named.FacilityId, named.PersonId) : act.By;
        var coordinates = act.Coordinates();
        if (act.Db.FindPerson(key) is not { } person || !MayAsk(act, group, person, coordinates))
        {
            return Refusals.NotFound;
        }

        if (Fault(act, person, wanted, coordinates) is { } fault)
        {
            return Refusals.InvalidInput(fault);
        }

        if (act.Db.Members(group).Exists(row => row.Person() == person.Key() && row.IsCurrent(act.Now)))
        {
            return ApprovalRefusals.AlreadyTogether;
        }

        var known = act.Db.ApprovalRequests.SingleOrDefault(row => row.FacilityId == group.FacilityId && row.State == ApprovalState.Requested
            && row.ConversationId == groupId && row.PersonFacilityId == person.FacilityId && row.PersonId == person.PersonId);
        if (known is null && act.Db.TooManyWaiting(act.By))
        {
            return ApprovalRefusals.TooManyWaiting;
        }

        known ??= Add(act, group, person, wanted);
        act.Subject = $"request:{known.RequestId:D}";
        act.Details["group"] = groupId;
        act.Details["person"] = person.PersonId;
        return new RequestFiled(known.RequestId);
    }

    private static bool MayAsk(RecordedAct act, ConversationRow group, PersonRow person, bool coordinates)
    {
        if (coordinates)
        {
            return person.FacilityId == act.By.FacilityId || group.FacilityId == act.By.FacilityId;
        }

        return (person.Key() == act.By && person.State == PersonState.Active)
            || (act.Db.MayFacilitate(act.By, act.Now)
                && act.Db.Members(group).Exists(row => row.Person() == act.By && row.Role == MemberRole.Facilitator && row.IsCurrent(act.Now)));
    }

    private static string? Fault(RecordedAct act, PersonRow person, PlaceWanted wanted, bool coordinates) => wanted switch
    {
        { Role: MemberRole.Supporter } => "A group has members and facilitators.",
        { Role: MemberRole.Facilitator } when !coordinates => "Only a coordinator asks for a facilitator's place.",
        { Role: MemberRole.Member } when person.Kind == PersonKind.Staff => "Staff take part in a group as its facilitators.",
        { ValidUntil: not null } when !coordinates => "Only a coordinator sets an end.",
        { ValidUntil: { } until } when until <= act.Now => "The end must be in the future.",
        _ => null,
    };

    private static ApprovalRequestRow Add(RecordedAct act, ConversationRow group, PersonRow person, PlaceWanted wanted)
    {
        var row = new ApprovalRequestRow
        {
            FacilityId = group.FacilityId,
            RequestId = Guid.CreateVersion7(act.Now),
            Kind = ApprovalKind.GroupMembership,
            State = ApprovalState.Requested,
            ConversationId = group.ConversationId,
            PersonFacilityId = person.FacilityId,
            PersonId = person.PersonId,
            Role = wanted.Role,
            RequestedByFacilityId = act.By.FacilityId,
            RequestedBy = act.By.PersonId,
            RequestedAt = act.Now,
            ValidUntil = wanted.ValidUntil,
        };
        act.Db.ApprovalRequests.Add(row);
        return row;
    }
}
