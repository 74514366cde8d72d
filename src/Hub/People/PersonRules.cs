using PeerConnect.Contracts;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Moderation.Text;

namespace PeerConnect.Hub.People;

/// <summary>The forms that numbers, codes and names have. Each check answers with a sentence, or null when it is right.</summary>
internal static class PersonRules
{
    public const int LongestName = 80;
    public const int LongestNumber = 32;
    public const int LongestCode = 16;

    /// <summary>Facility codes are lower case and typed as people like.</summary>
    public static string FacilityCode(string typed) => typed.Trim().ToLowerInvariant();

    /// <summary>Numbers and user names are upper and lower case alike; stored in capitals for residents as the facility prints them.</summary>
    public static string Number(string typed) => typed.Trim().ToUpperInvariant();

    public static string? NumberFault(string number, string what) =>
        number.Length is >= 1 and <= LongestNumber && number.All(IsCodeLetter)
            ? null
            : $"{what} is 1 to {LongestNumber} letters, digits, dots or dashes.";

    public static string? CodeFault(string code, string what) =>
        code.Length is >= 1 and <= LongestCode && code.All(IsCodeLetter) ? null : $"{what} is 1 to {LongestCode} letters, digits, dots or dashes.";

    public static string? NameFault(string name, string what) =>
        name.Length is >= 1 and <= LongestName && name.Trim() == name && IsOneLine(name)
            ? null
            : $"{what} is 1 to {LongestName} characters, without blanks at its ends and without characters that turn the direction of writing.";

    /// <summary>User names are lower case, so that two cannot differ in that alone.</summary>
    public static string? UserNameFault(string name) =>
        name.Length is >= 3 and <= LongestNumber && name.All(letter => IsCodeLetter(letter) && !char.IsAsciiLetterUpper(letter))
            ? null
            : $"A user name is 3 to {LongestNumber} lower-case letters, digits, dots or dashes.";

    public static string? FacilityFault(NewFacility facility) =>
        CodeFault(facility.Code, "A facility's code")
        ?? (facility.Code == FacilityCode(facility.Code) ? null : "A facility's code is in lower case.")
        ?? NameFault(facility.Name, "A facility's name")
        ?? (TimeZoneInfo.TryFindSystemTimeZoneById(facility.TimeZone, out _)
            ? null
            : "The time zone is an IANA name, for example \"America/Chicago\" or \"Europe/London\".")
        ?? FirstPolicy.Fault(facility);

    public static string? LanguageFault(string language) => language is "en" or "es" ? null : "The language is \"en\" or \"es\".";

    public static string? CellFault(string? cell) =>
        cell is null || (cell.Length is >= 1 and <= LongestCode && IsOneLine(cell))
            ? null
            : $"A cell is 1 to {LongestCode} characters, none of which turns the direction of writing, or absent.";

    /// <summary>Collects what is wrong, in order.</summary>
    public static IReadOnlyList<string> Faults(params ReadOnlySpan<string?> checks)
    {
        var faults = new List<string>();
        foreach (var check in checks)
        {
            if (check is not null)
            {
                faults.Add(check);
            }
        }

        return faults;
    }

    private static bool IsCodeLetter(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-';

    /// <summary>What a message may not hold a name may not either: people would read another name than the one that is stored, or another sentence around it.</summary>
    private static bool IsOneLine(string text) => !text.Any(char.IsControl) && BodyRules.Check(text) is null;
}
