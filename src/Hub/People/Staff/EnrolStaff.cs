using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Audit;
using PeerConnect.Hub.People.SignIn;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.People.Staff;

/// <summary>A staff member sets password and authenticator with the one-time code of an invitation or recovery.</summary>
internal sealed class EnrolStaff(StaffCredentials credentials, AuthenticatorCodes codes, HashingSlots slots, SignInThrottle throttle, SignInMetrics metrics, TimeProvider time)
{
    /// <summary>A fresh seed each time, until the enrolment is complete.</summary>
    public async Task<Reply<AuthenticatorSeed>> BeginAsync(BeginEnrolment request, SignInOrigin origin, CancellationToken cancellation)
    {
        if (throttle.WaitOfPlace(origin.Place) is { } wait)
        {
            return metrics.Throttled(wait);
        }

        if (await FindAsync(request.Code, origin, cancellation) is not { } account)
        {
            return metrics.Wrong();
        }

        var seed = AuthenticatorCodes.NewSeed();
        await credentials.Accounts.SetAuthenticatorKeyAsync(account, seed, cancellation);
        if (await credentials.UpdateAsync(account) is not { Succeeded: true })
        {
            return Refuse.Because(RefusalCode.Conflict);
        }

        return new AuthenticatorSeed(seed, AuthenticatorCodes.Uri(seed, await credentials.Accounts.FacilityNameAsync(account.FacilityId, cancellation), account.UserName!));
    }

    public async Task<Reply<Done>> CompleteAsync(CompleteEnrolment request, SignInOrigin origin, CancellationToken cancellation)
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

        if (await FindAsync(request.Code, origin, cancellation) is not { } account)
        {
            // Not the answer of wrong digits: no others would help.
            metrics.Wrong();
            return Refusals.NotFound;
        }

        if (PasswordRules.Fault(request.Password, account.UserName!) is { } fault)
        {
            return Refusals.InvalidInput(fault);
        }

        var seed = await credentials.GetAuthenticatorKeyAsync(account);
        if (seed is null || codes.Match(seed, request.AuthenticatorCode, 0) is not { } step)
        {
            throttle.FailedAtPlace(origin.Place);
            return metrics.Wrong();
        }

        account.TwoFactorEnabled = true;
        account.LastCodeStep = step;
        (account.EnrolmentHash, account.EnrolmentEndsAt) = (null, null);
        (account.LockoutEnd, account.FirstFailedAt, account.AccessFailedCount) = (null, null, 0);
        credentials.Accounts.Also(transaction =>
        {
            transaction.Audit(new AuditAct(account.FacilityId, account.Id, "staff-enrolled", $"person:{account.Id:D}"));
            return ValueTask.FromResult(true);
        });
        return await credentials.AddPasswordAsync(account, request.Password) is { Succeeded: true } ? Done.Value : Refuse.Because(RefusalCode.Conflict);
    }

    private async Task<StaffAccount?> FindAsync(string code, SignInOrigin origin, CancellationToken cancellation)
    {
        var account = EnrolmentCode.Hash(code) is { } hash ? await credentials.Accounts.FindByEnrolmentAsync(hash, time.GetUtcNow(), cancellation) : null;
        if (account is null)
        {
            throttle.FailedAtPlace(origin.Place);
        }

        return account;
    }
}
