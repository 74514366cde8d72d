using PeerConnect.Contracts;
using PeerConnect.Hub.Operations;
using PeerConnect.Moderation.Text;

namespace PeerConnect.Hub.Cases;

/// <summary>The form of what staff note on their acts.</summary>
internal static class CaseNote
{
    private const int Longest = 2_000;

    /// <summary>Why this cannot be a note; null for a note that can, and for none.</summary>
    public static Refusal? Fault(string? note) => note is not null && (note.Length > Longest || BodyRules.Check(note) is not null)
        ? Refusals.InvalidInput($"A note has 1 to {Longest} characters of plain text; leave it out for none.")
        : null;
}
