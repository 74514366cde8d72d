using Microsoft.AspNetCore.Identity;
using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.People.Roles;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.People;

namespace PeerConnect.Hub.People.Staff;

/// <summary>An administrator creates a staff account; its owner sets it up with the one-time code.</summary>
internal sealed class InviteStaffMember(StaffCredentials credentials, TimeProvider time)
{
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(3);

    public Task<Reply<StaffInvitation>> HandleAsync(Guid facilityId, Guid actorId, InviteStaff request, CancellationToken cancellation) =>
        HandleAsync(facilityId, actorId, request, _ => ValueTask.FromResult(true), cancellation);

    /// <param name="within">More to do in the same transaction, before the person is added; false: the code or name was taken.</param>
    public async Task<Reply<StaffInvitation>> HandleAsync(
        Guid facilityId, Guid actorId, InviteStaff request, Func<WriteTransaction, ValueTask<bool>> within, CancellationToken cancellation)
    {
        var roles = request.Roles.Distinct().ToList();
        var faults = PersonRules.Faults(
            PersonRules.UserNameFault(request.UserName),
            PersonRules.NameFault(request.GivenName, "A given name"),
            PersonRules.NameFault(request.FamilyName, "A family name"),
            PersonRules.LanguageFault(request.Language),
            RoleRules.StaffFault(roles, request.UnitId));
        if (faults.Count > 0)
        {
            return Refusals.InvalidInput(faults);
        }

        var now = time.GetUtcNow();
        var (code, hash) = EnrolmentCode.New();
        var account = StaffMembers.NewAccount(facilityId, request.UserName, now);
        (account.EnrolmentHash, account.EnrolmentEndsAt) = (hash, now + Lasts);
        var person = StaffMembers.NewPerson(account, request.GivenName, request.FamilyName, request.Language, now);
        credentials.Accounts.Also(within);
        credentials.Accounts.Also(transaction => StaffMembers.InsertAsync(transaction, person, roles, request.UnitId, actorId, cancellation));
        var created = await credentials.CreateAsync(account);
        return created.Succeeded
            ? new StaffInvitation(account.Id, code, account.EnrolmentEndsAt.Value)
            : Refusals.InvalidInput("That user name (or code) is taken, or there is no such unit.");
    }

    /// <summary>A new code for an account that was not set up in time.</summary>
    public async Task<Reply<StaffInvitation>> AgainAsync(Guid facilityId, Guid actorId, Guid personId, CancellationToken cancellation)
    {
        if (await credentials.Accounts.FindAsync(facilityId, personId, cancellation) is not { EnrolmentHash: not null } account)
        {
            return Refusals.NotFound;
        }

        var (code, hash) = EnrolmentCode.New();
        (account.EnrolmentHash, account.EnrolmentEndsAt) = (hash, time.GetUtcNow() + Lasts);
        credentials.Accounts.Also(transaction =>
        {
            transaction.Audit(new Audit.AuditAct(facilityId, actorId, "staff-invited-again", $"person:{personId:D}"));
            return ValueTask.FromResult(true);
        });
        return await credentials.UpdateAsync(account) is { Succeeded: true }
            ? new StaffInvitation(account.Id, code, account.EnrolmentEndsAt.Value)
            : Refuse.Because(RefusalCode.Conflict);
    }
}
