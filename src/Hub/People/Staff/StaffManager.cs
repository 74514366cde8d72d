using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using PeerConnect.Hub.Audit;
using PeerConnect.Hub.People.SignIn;
using PeerConnect.Hub.Storage.People;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.People.Staff;

/// <summary>Identity's manager on the project's clock; a failure counts on the stored row, in one transaction with its audit.</summary>
internal sealed class StaffManager(
    StaffAccountStore accounts,
    IOptions<IdentityOptions> options,
    IPasswordHasher<StaffAccount> hasher,
    IEnumerable<IUserValidator<StaffAccount>> userValidators,
    IEnumerable<IPasswordValidator<StaffAccount>> passwordValidators,
    ILookupNormalizer normalizer,
    IdentityErrorDescriber errors,
    IServiceProvider services,
    ILogger<StaffManager> log,
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

/// <summary>Argon2id for Identity.</summary>
internal sealed class StaffPasswordHasher(SecretHashing hashing) : IPasswordHasher<StaffAccount>
{
    public string HashPassword(StaffAccount user, string password) => hashing.Hash(SecretKind.Password, password);

    public PasswordVerificationResult VerifyHashedPassword(StaffAccount user, string hashedPassword, string providedPassword) =>
        hashing.Verify(SecretKind.Password, hashedPassword, providedPassword) switch
        {
            SecretMatch.Wrong => PasswordVerificationResult.Failed,
            SecretMatch.Right => PasswordVerificationResult.Success,
            SecretMatch.RightButOld => PasswordVerificationResult.SuccessRehashNeeded,
        };
}

/// <summary>User names have their form checked where staff are invited, and are unique in the facility by the schema.</summary>
internal sealed class StaffNameValidator : IUserValidator<StaffAccount>
{
    public Task<IdentityResult> ValidateAsync(UserManager<StaffAccount> manager, StaffAccount user) => Task.FromResult(
        PersonRules.UserNameFault(user.UserName ?? "") is { } fault
            ? IdentityResult.Failed(new IdentityError { Code = "UserName", Description = fault })
            : IdentityResult.Success);
}

/// <summary>Long, not made of the name, not one letter again and again. No rules on kinds of letters: they make passwords worse.</summary>
internal sealed class StaffPasswordValidator : IPasswordValidator<StaffAccount>
{
    public Task<IdentityResult> ValidateAsync(UserManager<StaffAccount> manager, StaffAccount user, string? password) => Task.FromResult(
        PasswordRules.Fault(password ?? "", user.UserName ?? "") is { } fault
            ? IdentityResult.Failed(new IdentityError { Code = "Password", Description = fault })
            : IdentityResult.Success);
}

/// <summary>Which passwords staff may choose.</summary>
internal static class PasswordRules
{
    public const int Longest = 128;
    private const int Shortest = 12;
    private static readonly string[] Common = ["password", "passw0rd", "qwertyuiop", "1234567890", "letmein", "peerconnect", "iloveyou", "administrator"];

    public static string? Fault(string password, string userName)
    {
        if (password.Length is < Shortest or > Longest)
        {
            return $"A password is {Shortest} to {Longest} characters.";
        }

        if (password.Distinct().Count() < 5 || Common.Any(word => password.Length < word.Length + 6 && password.Contains(word, StringComparison.OrdinalIgnoreCase)))
        {
            return "That password is one that many people try first. Choose another, for example four words.";
        }

        return userName.Length >= 3 && password.Contains(userName, StringComparison.OrdinalIgnoreCase)
            ? "The password must not contain the user name."
            : null;
    }
}
