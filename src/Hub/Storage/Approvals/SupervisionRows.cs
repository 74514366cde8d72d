using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage.Approvals;

/// <summary>A released person of a request whose facility's policy wants the supervising officer asked too.</summary>
/// <param name="Person">Who was released.</param>
/// <param name="OfficerId">The officer, of the person's facility; null where nobody was named, or who was named has left.</param>
internal readonly record struct Supervised(PersonKey Person, Guid? OfficerId);

/// <summary>Who supervises released people, and what they decided.</summary>
internal static class SupervisionRows
{
    public static bool WasReleased(this PersonRow person) => person.Kind == PersonKind.Released || person.State == PersonState.Released;

    /// <summary>The officer who supervises the person now; null where nobody was named, or who was named holds the role no more.</summary>
    public static Guid? OfficerOf(this PeerConnectDb db, PersonRow person, DateTimeOffset now) =>
        person.SupervisorId is { } officer && db.Holds(new(person.FacilityId, officer), Role.SupervisingOfficer, now) ? officer : null;

    /// <summary>The released people of a request whose officer is asked.</summary>
    public static List<Supervised> Supervised(this PeerConnectDb db, ApprovalRequestRow request, DateTimeOffset now) =>
    [
        .. request.Parties().Select(db.FindPerson).OfType<PersonRow>()
            .Where(person => person.WasReleased() && db.ApprovalRules(person.FacilityId).SupervisingOfficer)
            .Select(person => new Supervised(person.Key(), db.OfficerOf(person, now))),
    ];

    /// <summary>Whether that person's officer of now has approved; an approval of the officer before does not count.</summary>
    public static bool HasOfficersApproval(this PeerConnectDb db, ApprovalRequestRow request, Supervised one) =>
        one.OfficerId is { } officer && db.DecisionOf(request, one.Person) is { Approved: true } decision && decision.OfficerId == officer;

    public static OfficerDecisionRow? DecisionOf(this PeerConnectDb db, ApprovalRequestRow request, PersonKey person) =>
        db.OfficerDecisions.Find(request.FacilityId, request.RequestId, person.FacilityId, person.PersonId);

    /// <summary>Who supervises somebody who was released, for the coordinators of the facility; null for everybody else.</summary>
    public static Contracts.Supervision? SupervisionOf(this PeerConnectDb db, PersonRow person, DateTimeOffset now)
    {
        if (!person.WasReleased())
        {
            return null;
        }

        var officers = db.Roles.Where(row => row.FacilityId == person.FacilityId && row.Role == Role.SupervisingOfficer).Select(row => row.PersonId).ToList()
            .Where(id => db.Holds(new(person.FacilityId, id), Role.SupervisingOfficer, now)).ToList();
        var names = db.People.Where(row => row.FacilityId == person.FacilityId && officers.Contains(row.PersonId)).OrderBy(row => row.GivenName).ThenBy(row => row.FamilyName).ToList();
        return new(
            person.SupervisorId,
            db.ApprovalRules(person.FacilityId).SupervisingOfficer,
            [.. names.Select(row => new OfficerShown(row.PersonId, $"{row.GivenName} {row.FamilyName}".Trim()))]);
    }
}
