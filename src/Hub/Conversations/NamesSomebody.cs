using System.Globalization;
using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Moderation.Classification;

namespace PeerConnect.Hub.Conversations;

/// <summary>
/// Whether a message calls another member of its conversation by name, or threatens the one reader whom a chat of two has: there "I will cut your throat" needs no name. A name is what residents
/// see of each other: the given name.
/// </summary>
internal static class NamesSomebody
{
    // "Al" and "Jo" stand in too many words of other languages to mean a person.
    private const int Shortest = 3;

    /// <param name="body">The message.</param>
    /// <param name="verdicts">What was said of it. Without a severity no rule asks for a name, and a threat to its reader is told by the list of plain statements alone.</param>
    /// <param name="conversation">Where it was written.</param>
    /// <param name="snapshot">Who is called what.</param>
    /// <param name="sender">Who wrote it.</param>
    /// <param name="now">Who is there by then.</param>
    public static bool In(string body, IReadOnlyCollection<Verdict> verdicts, ConversationStanding conversation, ApprovalSnapshot snapshot, PersonKey sender, DateTimeOffset now)
    {
        if (verdicts.All(verdict => verdict.Severity == 0))
        {
            return false;
        }

        if (conversation.Kind == ConversationKind.Direct && verdicts.Any(verdict => verdict is { Version: PlainStatements.Version, Category: Category.Violence }) && PlainStatements.ThreatenReader(body))
        {
            return true;
        }

        foreach (var member in conversation.Members)
        {
            if (member.Person != sender && member.IsCurrent(now) && snapshot.People.TryGetValue(member.Person, out var person) && Holds(body, GivenName(person.ShortName)))
            {
                return true;
            }
        }

        return false;
    }

    private static string GivenName(string shortName) => shortName.LastIndexOf(' ') is > 0 and var space ? shortName[..space] : shortName;

    private static bool Holds(string body, string name) => Find(body, name, 0, Shortest) is not null;

    /// <summary>Where a name stands next as a word of its own, in whatever case and with or without accents; null where it does not, or is too short to mean a person.</summary>
    /// <param name="body">Where to look.</param>
    /// <param name="name">What to look for.</param>
    /// <param name="from">From which character on.</param>
    /// <param name="shortest">How many characters a name has at least.</param>
    public static (int At, int Length)? Find(string body, string name, int from, int shortest)
    {
        if (name.Length < shortest)
        {
            return null;
        }

        for (var at = from; at < body.Length; at++)
        {
            var next = CultureInfo.InvariantCulture.CompareInfo.IndexOf(
                body.AsSpan(at), name, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace, out var length);
            if (next < 0 || length == 0)
            {
                return null;
            }

            at += next;
            var end = at + length;
            if ((at == 0 || !char.IsLetterOrDigit(body[at - 1])) && (end >= body.Length || !char.IsLetterOrDigit(body[end])))
            {
                return (at, length);
            }
        }

        return null;
    }
}
