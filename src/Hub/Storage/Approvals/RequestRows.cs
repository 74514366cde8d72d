using Microsoft.EntityFrameworkCore;
using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage.Approvals;

/// <summary>Requests, the people and facilities that each concerns, and the keep-separate orders between these people.</summary>
internal static class RequestRows
{
    public static PersonKey Person(this ApprovalRequestRow row) => new(row.PersonFacilityId, row.PersonId);

    public static PersonKey? Supporter(this ApprovalRequestRow row) =>
        row is { SupporterFacilityId: { } facility, SupporterId: { } person } ? new PersonKey(facility, person) : null;

    public static PersonKey RequestedBy(this ApprovalRequestRow row) => new(row.RequestedByFacilityId, row.RequestedBy);

    public static IEnumerable<PersonKey> Parties(this ApprovalRequestRow row) => row.Supporter() is { } supporter ? [row.Person(), supporter] : [row.Person()];

    public static ApprovalRequestRow? FindRequest(this PeerConnectDb db, Guid requestId)
    {
        var facilities = db.Facilities.AsNoTracking().Select(row => row.FacilityId).ToList();
        return db.ApprovalRequests.SingleOrDefault(row => facilities.Contains(row.FacilityId) && row.RequestId == requestId);
    }

    /// <summary>What waits and concerns a facility.</summary>
    public static IQueryable<ApprovalRequestRow> Waiting(PeerConnectDb db, Guid facility)
    {
        var groups = db.Memberships.Where(row => row.PersonFacilityId == facility && row.State != MembershipState.Ended).Select(row => (Guid?)row.ConversationId);
        return db.ApprovalRequests.Where(row => row.State == ApprovalState.Requested
            && (row.FacilityId == facility || row.PersonFacilityId == facility || row.SupporterFacilityId == facility || groups.Contains(row.ConversationId)));
    }

    /// <summary>
    /// The facilities of everybody who would share the conversation, and its home. Whoever holds a keep-separate order against the request
    /// is among them, so that a refusal never needs somebody who was not asked anyway.
    /// </summary>
    public static HashSet<Guid> Concerned(this PeerConnectDb db, ApprovalRequestRow request)
    {
        HashSet<Guid> facilities = [request.FacilityId, .. request.Parties().Select(party => party.FacilityId)];
        facilities.UnionWith(db.Company(request).Select(row => row.PersonFacilityId));
        return facilities;
    }

    /// <summary>Standing orders between those who would share the conversation; a suspended member still counts.</summary>
    public static List<SeparationRow> OrdersAgainst(this PeerConnectDb db, ApprovalRequestRow request, DateTimeOffset now)
    {
        var others = request.Supporter() is { } supporter ? [supporter] : db.Company(request).Select(row => row.Person()).Where(other => other != request.Person());
        return db.OrdersBetween(request.Person(), others, now);
    }

    /// <summary>Standing orders between one person and any of the others.</summary>
    public static List<SeparationRow> OrdersBetween(this PeerConnectDb db, PersonKey person, IEnumerable<PersonKey> others, DateTimeOffset now)
    {
        var all = others.ToHashSet();
        return db.StandingOrders(person, now).FindAll(order => all.Contains(order.Other(person)));
    }

    /// <summary>Every standing order that names the person.</summary>
    public static List<SeparationRow> StandingOrders(this PeerConnectDb db, PersonKey person, DateTimeOffset now) =>
    [
        .. db.Separations.Where(row => row.LiftedAt == null && (row.ExpiresAt == null || row.ExpiresAt > now)
            && ((row.FirstFacilityId == person.FacilityId && row.FirstId == person.PersonId)
                || (row.SecondFacilityId == person.FacilityId && row.SecondId == person.PersonId))),
    ];

    public static PersonKey Other(this SeparationRow order, PersonKey than)
    {
        var first = new PersonKey(order.FirstFacilityId, order.FirstId);
        return first == than ? new PersonKey(order.SecondFacilityId, order.SecondId) : first;
    }

    /// <summary>A pair of the two that is not over, or null.</summary>
    public static ConversationRow? FindPair(this PeerConnectDb db, PersonKey one, PersonKey other)
    {
        var with = db.StandingMemberships(other).Select(row => row.ConversationId).ToHashSet();
        return db.StandingMemberships(one).Where(row => with.Contains(row.ConversationId)).Select(db.ConversationOf)
            .FirstOrDefault(conversation => conversation is { Kind: ConversationKind.Direct, State: not ConversationState.Ended });
    }

    // Those who are in the group now or may come back.
    private static List<MembershipRow> Company(this PeerConnectDb db, ApprovalRequestRow request) => request.Kind == ApprovalKind.Pairing
        ? []
        : [.. db.Memberships.Where(row => row.FacilityId == request.FacilityId && row.ConversationId == request.ConversationId && row.State != MembershipState.Ended)];
}
