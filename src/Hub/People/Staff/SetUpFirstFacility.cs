using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Hub.People.SignIn;
using PeerConnect.Hub.Storage.People;

namespace PeerConnect.Hub.People.Staff;

/// <summary>Whoever holds the printed code makes the first facility and becomes its administrator, once.</summary>
internal sealed class SetUpFirstFacility(
    SetUpCode setUp, StaffCredentials credentials, AuthenticatorCodes codes, HashingSlots slots, SignInThrottle throttle, SignInMetrics metrics, TimeProvider time)
{
    public Reply<AuthenticatorSeed> Begin(BeginEnrolment request, SignInOrigin origin)
    {
        if (throttle.WaitOfPlace(origin.Place) is { } wait)
        {
            return metrics.Throttled(wait);
        }

        if (setUp.NewSeed(request.Code) is not { } seed)
        {
            throttle.FailedAtPlace(origin.Place);
            return metrics.Wrong();
        }

        return new AuthenticatorSeed(seed, AuthenticatorCodes.Uri(seed, "set-up", "administrator"));
    }

    public async Task<Reply<FacilityAdded>> CompleteAsync(SetUpServer request, SignInOrigin origin, CancellationToken cancellation)
    {
        using var slot = await slots.EnterAsync(cancellation);
        if (slot is null)
        {
            return metrics.Busy();
        }

        if (throttle.WaitOfPlace(origin.Place) is { } wait)
        {
            return metrics.Throttled(wait);
        }

        // The code first: without it nobody learns what the server would say to the rest.
        if (setUp.Seed(request.Code) is not { } seed || codes.Match(seed, request.AuthenticatorCode, 0) is not { } step)
        {
            throttle.FailedAtPlace(origin.Place);
            return metrics.Wrong();
        }

        var faults = PersonRules.Faults(
            PersonRules.FacilityFault(request.Facility),
            PersonRules.UserNameFault(request.UserName),
            PersonRules.NameFault(request.GivenName, "A given name"),
            PersonRules.NameFault(request.FamilyName, "A family name"),
            PasswordRules.Fault(request.Password, request.UserName));
        if (faults.Count > 0)
        {
            return Refusals.InvalidInput(faults);
        }

        var now = time.GetUtcNow();
        var facility = AddAnotherFacility.NewRow(request.Facility, now);
        var account = StaffMembers.NewAccount(facility.FacilityId, request.UserName, now);
        account.TwoFactorEnabled = true;
        account.LastCodeStep = step;
        var person = StaffMembers.NewPerson(account, request.GivenName, request.FamilyName, "en", now);
        await credentials.Accounts.SetAuthenticatorKeyAsync(account, seed, cancellation);
        credentials.Accounts.Also(transaction => FacilityRecords.InsertAsync(transaction, facility, FirstPolicy.Of(request.Facility), onlyFirst: true, account.Id, cancellation));
        credentials.Accounts.Also(transaction => StaffMembers.InsertAsync(transaction, person, [Role.Administrator], null, null, cancellation));
        if (await credentials.CreateAsync(account, request.Password) is not { Succeeded: true })
        {
            return Refuse.Because(RefusalCode.AlreadyDecided);
        }

        setUp.Used();
        return new FacilityAdded(facility.FacilityId, account.Id);
    }
}
