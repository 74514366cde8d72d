using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using PeerConnect.Hub.Audit;
using PeerConnect.Hub.People.SignIn;
using PeerConnect.Hub.Storage.People;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.People.Staff;

/// <summary>Identity's manager on the project's clock; a failure counts on the stored row, in one transaction with its audit.</summary>
internal sealed class StaffCredentials(
    StaffAccountStore accounts,
    IOptions<IdentityOptions> options,
    IPasswordHasher<StaffAccount> hasher,
    IEnumerable<IUserValidator<StaffAccount>> userValidators,
    IEnumerable<IPasswordValidator<StaffAccount>> passwordValidators,
    ILookupNormalizer normalizer,
    IdentityErrorDescriber errors,
    IServiceProvider services,
    ILogger<StaffCredentials> log,
    TimeProvider time)
    : UserManager<StaffAccount>(accounts, options, hasher, userValidators, passwordValidators, normalizer, errors, services, log)
{
    public StaffAccountStore Accounts { get; } = accounts;

    public override Task<bool> IsLockedOutAsync(StaffAccount user) => Task.FromResult(LockedFor(user) is not null);

    /// <summary>How long the account stays locked; null when it is not.</summary>
    public TimeSpan? LockedFor(StaffAccount user) => user.LockoutEnd is { } end && end > time.GetUtcNow() ? end - time.GetUtcNow() : null;

    public override async Task<IdentityResult> AccessFailedAsync(StaffAccount user)
    {
        await FailedAsync(user, null);
        return IdentityResult.Success;
    }

    /// <summary>Counts a wrong try; the remaining lock, if that locked the account.</summary>
    public async Task<TimeSpan?> FailedAsync(StaffAccount user, Guid? deviceId)
    {
        var end = await Accounts.RecordFailureAsync(
            user,
            Options.Lockout.MaxFailedAccessAttempts,
            Options.Lockout.DefaultLockoutTimeSpan,
            SignInRows.Refused(user.FacilityId, user.Id, deviceId),
            until => new AuditAct(
                user.FacilityId, null, "staff-locked", $"person:{user.Id:D}", new Dictionary<string, object?> { ["until"] = until.ToUnixTimeMilliseconds() }),
            CancellationToken);
        return end - time.GetUtcNow();
    }
}

/// <summary>User names have their form checked where staff are invited, and are unique in the facility by the schema.</summary>
internal sealed class StaffNameValidator : IUserValidator<StaffAccount>
{
    public Task<IdentityResult> ValidateAsync(UserManager<StaffAccount> manager, StaffAccount user) => Task.FromResult(
        PersonRules.UserNameFault(user.UserName ?? "") is { } fault
            ? IdentityResult.Failed(new IdentityError { Code = "UserName", Description = fault })
            : IdentityResult.Success);
}
