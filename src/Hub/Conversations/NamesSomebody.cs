using System.Globalization;
using PeerConnect.Hub.Approvals;

namespace PeerConnect.Hub.Conversations;

/// <summary>Whether a message calls another member of its conversation by name. A name is what residents see of each other: the given name.</summary>
internal static class NamesSomebody
{
    // "Al" and "Jo" stand in too many words of other languages to mean a person.
    private const int Shortest = 3;

    public static bool In(string body, ConversationStanding conversation, ApprovalSnapshot snapshot, PersonKey sender, DateTimeOffset now)
    {
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

    private static bool Holds(string body, string name)
    {
        if (name.Length < Shortest)
        {
            return false;
        }

        for (var at = 0; at < body.Length; at++)
        {
            at = CultureInfo.InvariantCulture.CompareInfo.IndexOf(body, name, at, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace);
            if (at < 0)
            {
                return false;
            }

            var end = at + name.Length;
            if ((at == 0 || !char.IsLetterOrDigit(body[at - 1])) && (end >= body.Length || !char.IsLetterOrDigit(body[end])))
            {
                return true;
            }
        }

        return false;
    }
}
