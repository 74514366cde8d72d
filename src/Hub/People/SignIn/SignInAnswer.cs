using Microsoft.Extensions.Options;
using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Hub.People.Sessions;
using PeerConnect.Hub.Storage.People;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.People.SignIn;

/// <summary>What a person learns of himself or herself.</summary>
internal sealed class SignInAnswer(ApprovalView approvals, PolicyBook policies, SignInRows rows, FacilityRecords facilities, IOptions<Sessions.SessionOptions> sessions, TimeProvider time)
{
    public SignedIn To(BeginSession.Begun begun, PersonRow person)
    {
        var now = time.GetUtcNow();
        var roles = Enum.GetValues<Role>().Where(role => begun.Standing.Holds(role, now)).ToList();
        return new SignedIn(begun.Token, begun.Session.EndsAt, Me(person, roles), sessions.Value.IdleSeconds);
    }

    public async Task<Me?> MeAsync(Caller caller, CancellationToken cancellation) =>
        await rows.FindPersonAsync(caller.FacilityId, caller.PersonId, cancellation) is { } person ? Me(person, caller.Roles.ToList()) : null;

    private Me Me(PersonRow person, IReadOnlyList<Role> roles) => new(
        person.PersonId,
        person.FacilityId,
        $"{person.GivenName} {person.FamilyName}",
        roles,
        person.Language,
        person.Kind != PersonKind.Staff && approvals.Current?.HasConsented(new PersonKey(person.FacilityId, person.PersonId)) != true,
        person.Kind == PersonKind.Staff && policies.Active(person.FacilityId).Approvals.Approvers.Any(role => roles.Contains(PolicyWords.Role(role))),
        facilities.TimeZone(person.FacilityId),
        policies.Active(person.FacilityId).OffersTraining && roles.Any(CaseSight.WorksCases) ? true : null);
}
