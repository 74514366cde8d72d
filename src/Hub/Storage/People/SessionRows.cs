using Microsoft.EntityFrameworkCore;
using PeerConnect.Hub.Audit;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage.People;

/// <summary>Sessions in the store: begun, seen, ended.</summary>
internal sealed class SessionRows(Store store)
{
    /// <summary>Stores a new session of a person who may sign in at this moment; null otherwise.</summary>
    /// <param name="row">The session; its times are the caller's.</param>
    /// <param name="within">Other changes that belong to the sign-in; false gives the sign-in up and leaves nothing changed.</param>
    /// <param name="beforeCommit">Runs inside the write lock, so that no change of the person's standing falls between reading it and the session being known.</param>
    /// <param name="cancellation">Ends before the commit or not at all.</param>
    public async Task<Standing?> BeginAsync(
        SessionRow row, Func<WriteTransaction, ValueTask<bool>> within, Action<Standing> beforeCommit, CancellationToken cancellation)
    {
        await using var transaction = await store.BeginWriteAsync(cancellation);
        var standing = transaction.Db.Standing(row.FacilityId, row.PersonId);
        if (standing is not { MaySignIn: true } || !await IsEnrolledAsync(transaction, row, cancellation) || !await within(transaction))
        {
            return null;
        }

        transaction.Db.Sessions.Add(row);
        transaction.Audit(new AuditAct(
            row.FacilityId, row.PersonId, "signed-in", $"session:{row.SessionId:D}", new Dictionary<string, object?> { ["device"] = row.DeviceId }));
        beforeCommit(standing);
        await transaction.CommitAsync(cancellation);
        return standing;
    }

    private static async Task<bool> IsEnrolledAsync(WriteTransaction transaction, SessionRow session, CancellationToken cancellation) =>
        session.DeviceId is null
        || await transaction.Db.Devices.AnyAsync(
            row => row.FacilityId == session.FacilityId && row.DeviceId == session.DeviceId && row.RevokedAt == null, cancellation);

    public async Task EndAsync(Guid facilityId, Guid sessionId, Guid actorId, CancellationToken cancellation)
    {
        await using var transaction = await store.BeginWriteAsync(cancellation);
        var ended = await transaction.Db.Sessions
            .Where(row => row.FacilityId == facilityId && row.SessionId == sessionId && row.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.EndedAt, transaction.Now), cancellation);
        if (ended > 0)
        {
            transaction.Audit(new AuditAct(facilityId, actorId, "signed-out", $"session:{sessionId:D}"));
            await transaction.CommitAsync(cancellation);
        }
    }

    /// <summary>Ends every session of a person, inside the transaction of the act that is the reason.</summary>
    public static Task EndAllOfPersonAsync(WriteTransaction transaction, Guid facilityId, Guid personId, CancellationToken cancellation) =>
        transaction.Db.Sessions.Where(row => row.FacilityId == facilityId && row.PersonId == personId && row.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.EndedAt, transaction.Now), cancellation);

    /// <summary>Ends the sessions of a person but one, inside the transaction that changes how he or she signs in.</summary>
    public static Task EndOthersOfPersonAsync(WriteTransaction transaction, Guid facilityId, Guid personId, Guid keptId, CancellationToken cancellation) =>
        transaction.Db.Sessions.Where(row => row.FacilityId == facilityId && row.PersonId == personId && row.SessionId != keptId && row.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.EndedAt, transaction.Now), cancellation);

    /// <summary>Ends every session on a device, inside the transaction that revokes it.</summary>
    public static Task EndAllOfDeviceAsync(WriteTransaction transaction, Guid facilityId, Guid deviceId, CancellationToken cancellation) =>
        transaction.Db.Sessions.Where(row => row.FacilityId == facilityId && row.DeviceId == deviceId && row.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.EndedAt, transaction.Now), cancellation);

    /// <summary>The sessions that a restart finds still running, with the standing of their people.</summary>
    public async Task<IReadOnlyList<(SessionRow Row, Standing Standing)>> RunningAsync(DateTimeOffset now, TimeSpan idle, CancellationToken cancellation)
    {
        await using var db = store.Read();
        var seenAfter = now - idle;
        var rows = await db.Sessions.Where(row => row.EndedAt == null && row.EndsAt > now && row.LastSeenAt > seenAfter).ToListAsync(cancellation);
        var standings = new Dictionary<Guid, Standing?>();
        var running = new List<(SessionRow, Standing)>(rows.Count);
        foreach (var row in rows)
        {
            if (!standings.TryGetValue(row.PersonId, out var standing))
            {
                standings[row.PersonId] = standing = db.Standing(row.FacilityId, row.PersonId);
            }

            if (standing is { MaySignIn: true })
            {
                running.Add((row, standing));
            }
        }

        return running;
    }

    /// <summary>The standing of people after a commit; runs inside the write lock.</summary>
    public IReadOnlyList<((Guid Facility, Guid Person) Person, Standing? Standing)> Standings(IEnumerable<(Guid Facility, Guid Person)> people)
    {
        using var db = store.Read();
        return [.. people.Select(person => (person, db.Standing(person.Facility, person.Person)))];
    }

    public async Task SeenAsync(IReadOnlyList<(Guid FacilityId, Guid SessionId, DateTimeOffset At)> seen, CancellationToken cancellation)
    {
        await using var transaction = await store.BeginWriteAsync(cancellation);
        foreach (var (facilityId, sessionId, at) in seen)
        {
            await transaction.Db.Sessions.Where(row => row.FacilityId == facilityId && row.SessionId == sessionId)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.LastSeenAt, at), cancellation);
        }

        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Takes away rows of sessions that are long over: who signed in when stays in the audit log alone.</summary>
    public async Task ForgetAsync(DateTimeOffset endedBefore, CancellationToken cancellation)
    {
        await using var transaction = await store.BeginWriteAsync(cancellation);
        await transaction.Db.Sessions.Where(row => row.EndsAt < endedBefore).ExecuteDeleteAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }
}
