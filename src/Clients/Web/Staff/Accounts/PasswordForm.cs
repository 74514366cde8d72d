using PeerConnect.Staff.Texts;

namespace PeerConnect.Staff.Accounts;

/// <summary>What a page can see for itself in a password that somebody chooses; the server looks at the rest.</summary>
internal static class PasswordForm
{
    private const int Shortest = 12;
    private const int Longest = 128;

    /// <summary>What is wrong, or null.</summary>
    public static string? Fault(string password, string again, StaffWords words) =>
        password.Length is < Shortest or > Longest ? words.PasswordLength : password != again ? words.PasswordsDiffer : null;
}
