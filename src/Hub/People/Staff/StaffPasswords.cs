using Microsoft.AspNetCore.Identity;
using PeerConnect.Hub.People.SignIn;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.People.Staff;

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

/// <summary>Long, not made of the name, not one letter again and again. No rules on kinds of letters: they make passwords worse.</summary>
internal sealed class StaffPasswordValidator : IPasswordValidator<StaffAccount>
{
    /// <summary>The code of what is wrong with a password that somebody chose.</summary>
    public const string Fault = "Password";

    public Task<IdentityResult> ValidateAsync(UserManager<StaffAccount> manager, StaffAccount user, string? password) => Task.FromResult(
        PasswordRules.Fault(password ?? "", user.UserName ?? "") is { } fault
            ? IdentityResult.Failed(new IdentityError { Code = Fault, Description = fault })
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
