using Microsoft.AspNetCore.Identity;
using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Audit;
using PeerConnect.Hub.People.Sessions;
using PeerConnect.Hub.People.SignIn;
using PeerConnect.Hub.Storage.People;

namespace PeerConnect.Hub.People.Staff;

/// <summary>A member of staff who is signed in chooses another password; the old one is asked for, because desks are left open. Whoever else knew the old one is signed out.</summary>
internal sealed class ChangeOwnPassword(StaffCredentials credentials, SignInRows rows, SessionRegistry sessions, HashingSlots slots, SignInThrottle throttle, SignInMetrics metrics)
{
    public async Task<Reply<Done>> HandleAsync(Caller caller, ChangePassword request, CancellationToken cancellation)
    {
        if (request.Password.Length > PasswordRules.Longest || request.NewPassword.Length > PasswordRules.Longest)
        {
            return Refusals.InvalidInput(PasswordRules.Fault("", "")!);
        }

        if (request.NewPassword == request.Password)
        {
            return Refusals.InvalidInput("That is the password that you have now. Choose another.");
        }

        // The session is the place: what goes wrong here must not slow down sign-in.
        var place = $"session {caller.SessionId:N}";
        using var slot = await slots.EnterAsync(cancellation);
        if (slot is null)
        {
            return metrics.Busy();
        }

        if (throttle.Wait(place, "", "password") is { } wait)
        {
            return metrics.Throttled(wait);
        }

        if (await credentials.Accounts.FindAsync(caller.FacilityId, caller.PersonId, cancellation) is not { PasswordHash: not null } account)
        {
            return Refusals.NotFound;
        }

        credentials.Accounts.Also(async transaction =>
        {
            await SessionRows.EndOthersOfPersonAsync(transaction, account.FacilityId, account.Id, caller.SessionId, cancellation);
            transaction.Audit(new AuditAct(account.FacilityId, account.Id, "password-changed", $"person:{account.Id:D}"));
            return true;
        });
        var changed = await credentials.ChangePasswordAsync(account, request.Password, request.NewPassword);
        if (changed.Succeeded)
        {
            sessions.EndOthersOfPerson(account.FacilityId, account.Id, caller.SessionId);
            return Done.Value;
        }

        var fault = changed.Errors.First();
        if (fault.Code == nameof(IdentityErrorDescriber.PasswordMismatch))
        {
            throttle.Failed(place, "", "password");
            await rows.RecordWrongOldAsync(caller.FacilityId, caller.PersonId, "password-changed", cancellation);
            return metrics.Wrong();
        }

        return fault.Code == StaffPasswordValidator.Fault ? Refusals.InvalidInput(fault.Description) : Refuse.Because(RefusalCode.AlreadyDecided);
    }
}
