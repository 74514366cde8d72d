using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Conversations;
using PeerConnect.Hub.People.Sessions;

namespace PeerConnect.Hub.Presence;

/// <summary>
/// Who is here: whoever has a chat connection open, and, so that a line that breaks for a moment does not flicker, whoever had one until just now. A session that ended,
/// by a sign-out, a lock, staff or the time, ends it at once. In this process's memory alone; not for several callers at a time.
/// </summary>
internal sealed class WhoIsHere(SessionRegistry sessions, TimeProvider time)
{
    /// <summary>How long somebody whose line is gone still counts as here.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    private readonly Dictionary<Guid, (PersonKey Person, long At)> seen = [];

    /// <summary>Looks at the open connections and says who is here now.</summary>
    public IReadOnlySet<PersonKey> Look(IEnumerable<ChatConnection> open)
    {
        var now = time.GetTimestamp();
        foreach (var connection in open)
        {
            seen[connection.SessionId] = (connection.Person, now);
        }

        foreach (var (sessionId, (_, at)) in seen)
        {
            if (time.GetElapsedTime(at, now) > Grace || !sessions.IsLive(sessionId))
            {
                seen.Remove(sessionId);
            }
        }

        return seen.Values.Select(each => each.Person).ToHashSet();
    }
}
