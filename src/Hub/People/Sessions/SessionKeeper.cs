using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using PeerConnect.Hub.Storage.People;

namespace PeerConnect.Hub.People.Sessions;

/// <summary>Ends sessions at their time, and writes at most once a minute when each was last seen.</summary>
internal sealed partial class SessionKeeper(SessionRegistry registry, SessionRows rows, IOptions<SessionOptions> options, TimeProvider time, ILogger<SessionKeeper> log)
    : BackgroundService
{
    // Small enough that a message waits only milliseconds behind one batch.
    private const int Batch = 100;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan WriteEvery = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan ForgetEvery = TimeSpan.FromHours(1);
    private static readonly TimeSpan Remember = TimeSpan.FromDays(7);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, time);
        var (written, forgot) = (time.GetUtcNow(), time.GetUtcNow());
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                registry.EndExpired();
                if (time.GetUtcNow() - written >= WriteEvery)
                {
                    written = time.GetUtcNow();
                    await TryAsync(WriteSeenAsync, stoppingToken);
                }

                if (time.GetUtcNow() - forgot >= ForgetEvery)
                {
                    forgot = time.GetUtcNow();
                    await TryAsync(stopping => rows.ForgetAsync(time.GetUtcNow() - Remember - options.Value.Longest, stopping), stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await TryAsync(WriteSeenAsync, CancellationToken.None);
        }
    }

    private async Task WriteSeenAsync(CancellationToken cancellation)
    {
        var changed = registry.All().Where(session => session.SeenAt > session.StoredSeen).ToList();
        foreach (var some in changed.Chunk(Batch))
        {
            var seen = some.Select(session => (session.FacilityId, session.SessionId, session.SeenAt)).ToList();
            await rows.SeenAsync(seen, cancellation);
            for (var i = 0; i < some.Length; i++)
            {
                some[i].StoredSeen = seen[i].SeenAt;
            }
        }
    }

    private async Task TryAsync(Func<CancellationToken, Task> write, CancellationToken cancellation)
    {
        try
        {
            await write(cancellation);
        }
        catch (SqliteException fault)
        {
            // A restart would then end some sessions early; the next time tries again.
            LogNotWritten(fault.SqliteErrorCode);
        }
    }

    [LoggerMessage(1001, LogLevel.Warning, "When sessions were last seen could not be stored (SQLite error {Error}).")]
    private partial void LogNotWritten(int error);
}
