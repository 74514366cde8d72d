using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.People;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.People.Sessions;

/// <summary>Every live session by its token's hash, so that a call is authenticated without the database.</summary>
/// <remarks>It hears of each commit inside the write lock: a person who may not sign in any more is out before the act is answered.</remarks>
internal sealed partial class SessionRegistry(SessionRows rows, IOptions<SessionOptions> options, TimeProvider time, ILogger<SessionRegistry> log) : ICommitListener
{
    private readonly ConcurrentDictionary<TokenHash, LiveSession> byToken = new();
    private readonly Lock sync = new();
    private readonly Dictionary<Guid, LiveSession> byId = [];
    
    // A person who was transferred has the same id at both facilities, and signs in at one.
    private readonly Dictionary<(Guid Facility, Guid Person), List<LiveSession>> byPerson = [];

    public int Count => byToken.Count;

    /// <summary>The live session of a token, marked as seen now; null when there is none.</summary>
    public LiveSession? Authenticate(TokenHash hash) =>
        byToken.TryGetValue(hash, out var session) && session.MarkSeen(time.GetUtcNow()) ? session : null;

    /// <summary>Whether the session still runs; nobody did anything for it.</summary>
    public bool IsLive(Guid sessionId)
    {
        lock (sync)
        {
            return byId.TryGetValue(sessionId, out var session) && session.IsLive(time.GetUtcNow());
        }
    }

    /// <summary>Calls back once when the session ends, for whatever reason; at once when it has ended. Dispose when no longer interested.</summary>
    /// <param name="sessionId">From <see cref="Caller.SessionId"/>.</param>
    /// <param name="onEnded">Must be quick and must not throw, for example <c>connection.Abort</c>.</param>
    public IDisposable Attach(Guid sessionId, Action onEnded)
    {
        LiveSession? session;
        lock (sync)
        {
            byId.TryGetValue(sessionId, out session);
        }

        if (session is not null)
        {
            return session.Attach(onEnded);
        }

        onEnded();
        return Detached.Instance;
    }

    public void Add(SessionRow row, Standing standing)
    {
        var session = new LiveSession(row, standing, options.Value.Idle);
        LiveSession? oldest = null;
        lock (sync)
        {
            byId[session.SessionId] = session;
            var person = (session.FacilityId, session.PersonId);
            var mine = byPerson.TryGetValue(person, out var known) ? known : byPerson[person] = new(1);
            mine.Add(session);
            byToken[session.Hash] = session;
            if (mine.Count > options.Value.MostPerPerson)
            {
                oldest = mine[0];
            }
        }

        if (oldest is not null)
        {
            End(oldest);
        }
    }

    public void End(Guid sessionId)
    {
        LiveSession? session;
        lock (sync)
        {
            byId.TryGetValue(sessionId, out session);
        }

        if (session is not null)
        {
            End(session);
        }
    }

    public void EndAllOfPerson(Guid facilityId, Guid personId)
    {
        foreach (var session in OfPerson(facilityId, personId))
        {
            End(session);
        }
    }

    public void EndOthersOfPerson(Guid facilityId, Guid personId, Guid keptId)
    {
        foreach (var session in OfPerson(facilityId, personId).Where(session => session.SessionId != keptId))
        {
            End(session);
        }
    }

    public void EndAllOfDevice(Guid deviceId)
    {
        foreach (var session in All().Where(session => session.DeviceId == deviceId))
        {
            End(session);
        }
    }

    public void EndExpired()
    {
        var now = time.GetUtcNow();
        foreach (var (_, session) in byToken)
        {
            if (!session.IsLive(now))
            {
                End(session);
            }
        }
    }

    public IEnumerable<LiveSession> All() => byToken.Select(pair => pair.Value);

    public void Committed(WriteTransaction transaction)
    {
        if (transaction.TouchedPeople.Count == 0)
        {
            return;
        }

        List<(Guid Facility, Guid Person)> touched;
        lock (sync)
        {
            touched = [.. transaction.TouchedPeople.Where(byPerson.ContainsKey)];
        }

        foreach (var ((facilityId, personId), standing) in touched.Count == 0 ? [] : Standings(touched))
        {
            foreach (var session in OfPerson(facilityId, personId))
            {
                if (standing is { MaySignIn: true })
                {
                    session.Change(standing);
                }
                else
                {
                    End(session);
                }
            }
        }
    }

    /// <summary>Who cannot be looked up has no standing: signing in again is the smaller harm.</summary>
    private IReadOnlyList<((Guid Facility, Guid Person) Person, Standing? Standing)> Standings(List<(Guid Facility, Guid Person)> people)
    {
        try
        {
            return rows.Standings(people);
        }
        catch (SqliteException fault)
        {
            LogNotFollowed(fault.SqliteErrorCode, people.Count);
            return [.. people.Select(person => (person, (Standing?)null))];
        }
    }

    private LiveSession[] OfPerson(Guid facilityId, Guid personId)
    {
        lock (sync)
        {
            return byPerson.TryGetValue((facilityId, personId), out var mine) ? [.. mine] : [];
        }
    }

    private void End(LiveSession session)
    {
        byToken.TryRemove(session.Hash, out _);
        lock (sync)
        {
            byId.Remove(session.SessionId);
            var person = (session.FacilityId, session.PersonId);
            if (byPerson.TryGetValue(person, out var mine) && mine.Remove(session) && mine.Count == 0)
            {
                byPerson.Remove(person);
            }
        }

        // Outside the lock: what is called may call back.
        session.End();
    }

    private sealed class Detached : IDisposable
    {
        public static readonly Detached Instance = new();

        public void Dispose()
        {
        }
    }

    [LoggerMessage(1002, LogLevel.Error, "Sessions could not follow a change of {People} people (SQLite error {Error}); theirs were ended.")]
    private partial void LogNotFollowed(int error, int people);
}
