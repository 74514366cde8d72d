using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.People.Sessions;
using PeerConnect.Hub.People.SignIn;
using PeerConnect.Hub.Storage.People;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.People.Staff;

/// <summary>User name, password and authenticator code become a session. Five wrong tries in 15 minutes lock the name for 15 minutes, existing or not.</summary>
internal sealed class SignInStaff(
    StaffCredentials credentials,
    AuthenticatorCodes codes,
    SecretHashing hashing,
    HashingSlots slots,
    SignInThrottle throttle,
    UnknownNames unknown,
    SignInRows rows,
    BeginSession sessions,
    SignInAnswer answer,
    SignInMetrics metrics)
{
    public async Task<Reply<SignedIn>> HandleAsync(StaffSignIn request, SignInOrigin origin, CancellationToken cancellation)
    {
        if (request.Facility.Length > 32 || request.UserName.Length > 32 || request.Password.Length > PasswordRules.Longest || request.Code.Length > 16)
        {
            return Refusals.Malformed;
        }

        var (facility, name) = (PersonRules.FacilityCode(request.Facility), credentials.NormalizeName(request.UserName.Trim())!);
        using var slot = await slots.EnterAsync(cancellation);
        if (slot is null)
        {
            return metrics.Busy();
        }

        if (throttle.WaitOfPlace(origin.Place) is { } wait)
        {
            return metrics.Throttled(wait);
        }

        var facilityId = await rows.FindFacilityAsync(facility, cancellation);
        var account = facilityId is { } known ? await credentials.Accounts.FindAsync(known, name, cancellation) : null;
        if ((account is null ? unknown.LockedFor(facility, name) : credentials.LockedFor(account)) is { } locked)
        {
            return metrics.Throttled(locked);
        }

        if (await RightAsync(account, request, origin) is not { } step)
        {
            throttle.FailedAtPlace(origin.Place);
            return await WrongAsync(account, facilityId, facility, name, origin, cancellation) is { } now ? metrics.Throttled(now) : metrics.Wrong();
        }

        var begun = await sessions.HandleAsync(
            account!.FacilityId, account.Id, origin.DeviceId, transaction => StaffAccountStore.UseCodeAsync(transaction, account, step, cancellation), cancellation);
        return begun is not null && await rows.FindPersonAsync(account.FacilityId, account.Id, cancellation) is { } person
            ? metrics.Right(answer.To(begun, person))
            : metrics.Wrong();
    }

    /// <summary>The step of the code when everything is right. Password and code are both looked at, whatever the first one gives.</summary>
    private async Task<long?> RightAsync(StaffAccount? account, StaffSignIn request, SignInOrigin origin)
    {
        if (account is not { PasswordHash: not null, TwoFactorEnabled: true, EnrolmentHash: null })
        {
            hashing.Verify(SecretKind.Password, null, request.Password);
            return null;
        }

        var password = await credentials.CheckPasswordAsync(account, request.Password);
        var seed = await credentials.GetAuthenticatorKeyAsync(account);
        var step = seed is null ? null : codes.Match(seed, request.Code.Replace(" ", "", StringComparison.Ordinal), account.LastCodeStep);
        var person = await rows.FindPersonAsync(account.FacilityId, account.Id, CancellationToken.None);
        return password && origin.Serves(account.FacilityId) && person is { State: PersonState.Active } ? step : null;
    }

    /// <summary>Counts it: one transaction with an audit row, whether or not there is such an account. The lock's time, if it locked.</summary>
    private async Task<TimeSpan?> WrongAsync(
        StaffAccount? account, Guid? facilityId, string facility, string name, SignInOrigin origin, CancellationToken cancellation)
    {
        if (account is not null)
        {
            return await credentials.FailedAsync(account, origin.DeviceId);
        }

        if (facilityId is { } known)
        {
            await rows.RecordRefusedAsync(known, null, origin.DeviceId, cancellation);
        }

        return unknown.Failed(facility, name);
    }
}
