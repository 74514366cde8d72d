using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Moderation.Text;

namespace PeerConnect.Hub.Cases;

/// <summary>The form of what staff note on their acts.</summary>
internal static class CaseNote
{
    private const int Longest = 2_000;

    /// <summary>Why this cannot be a note; null for a note that can, and for none.</summary>
    public static Refusal? Fault(string? note) => note is not null && !Fits(note)
        ? Refusals.InvalidInput($"A note has 1 to {Longest} characters of plain text; leave it out for none.")
        : null;

    /// <summary>Why this cannot be a reason, which cannot be left out; null for one that can.</summary>
    public static Refusal? FaultOfReason(string? reason) =>
        reason is not null && Fits(reason) ? null : Refusals.InvalidInput($"Say why, in 1 to {Longest} characters of plain text.");

    private static bool Fits(string text) => text.Length <= Longest && BodyRules.Check(text) is null;
}
