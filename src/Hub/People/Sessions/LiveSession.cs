using PeerConnect.Hub.Storage.People;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.People.Sessions;

/// <summary>A session in memory. Thousands live at once, so it holds ids, numbers and roles, nothing else.</summary>
internal sealed class LiveSession
{
    private readonly Lock sync = new();
    private readonly long endsAt;
    private readonly long idle;
    private long seen;
    private HeldRole[] roles;
    private Attachment? attached;
    private bool ended;

    public LiveSession(SessionRow row, Standing standing, TimeSpan idle)
    {
        FacilityId = row.FacilityId;
        PersonId = row.PersonId;
        SessionId = row.SessionId;
        DeviceId = row.DeviceId;
        Hash = TokenHash.FromBytes(row.TokenHash);
        endsAt = row.EndsAt.UtcTicks;
        seen = row.LastSeenAt.UtcTicks;
        StoredSeen = row.LastSeenAt;
        this.idle = idle.Ticks;
        roles = [.. standing.Roles];
    }

    public Guid FacilityId { get; }

    public Guid PersonId { get; }

    public Guid SessionId { get; }

    public Guid? DeviceId { get; }

    public TokenHash Hash { get; }

    /// <summary>It ends then at the latest, whatever is done in it.</summary>
    public DateTimeOffset EndsAt => new(endsAt, TimeSpan.Zero);

    public DateTimeOffset SeenAt => new(Interlocked.Read(ref seen), TimeSpan.Zero);

    /// <summary>The time last seen as the store has it. Only the keeper of sessions touches it.</summary>
    public DateTimeOffset StoredSeen { get; set; }

    public bool IsLive(DateTimeOffset now)
    {
        var ticks = now.UtcTicks;
        return !Volatile.Read(ref ended) && ticks < endsAt && ticks - Interlocked.Read(ref seen) < idle;
    }

    /// <summary>Restarts the idle time; false when the session is over.</summary>
    public bool MarkSeen(DateTimeOffset now)
    {
        if (!IsLive(now))
        {
            return false;
        }

        Interlocked.Exchange(ref seen, now.UtcTicks);
        return true;
    }

    public RoleSet RolesAt(DateTimeOffset now)
    {
        var set = default(RoleSet);
        foreach (var held in Volatile.Read(ref roles))
        {
            if (held.From <= now && now < held.Until)
            {
                set = set.With(held.Role);
            }
        }

        return set;
    }

    public void Change(Standing standing) => Volatile.Write(ref roles, [.. standing.Roles]);

    /// <summary>Ends the session and calls everybody who waits for that, once.</summary>
    public void End()
    {
        Attachment? first;
        lock (sync)
        {
            ended = true;
            first = attached;
            attached = null;
        }

        for (var attachment = first; attachment is not null; attachment = attachment.Next)
        {
            attachment.OnEnded();
        }
    }

    /// <summary>Calls back when the session ends; at once when it has ended.</summary>
    public IDisposable Attach(Action onEnded)
    {
        var attachment = new Attachment(this, onEnded);
        bool over;
        lock (sync)
        {
            over = ended;
            if (!over)
            {
                attachment.Next = attached;
                attached = attachment;
            }
        }

        if (over)
        {
            onEnded();
        }

        return attachment;
    }

    private void Detach(Attachment gone)
    {
        lock (sync)
        {
            if (attached == gone)
            {
                attached = gone.Next;
                return;
            }

            for (var attachment = attached; attachment is not null; attachment = attachment.Next)
            {
                if (attachment.Next == gone)
                {
                    attachment.Next = gone.Next;
                    return;
                }
            }
        }
    }

    /// <summary>One open connection of the session, in a list without a container of its own.</summary>
    private sealed class Attachment(LiveSession session, Action onEnded) : IDisposable
    {
        public Action OnEnded { get; } = onEnded;

        public Attachment? Next { get; set; }

        public void Dispose() => session.Detach(this);
    }
}
