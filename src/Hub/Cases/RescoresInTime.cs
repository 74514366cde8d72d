using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Cases;

namespace PeerConnect.Hub.Cases;

/// <summary>
/// Whether what the fallback judged is judged by the model in the time that the policy gives. Where it is not, readiness, log and metrics say so while it lasts. Nobody is
/// called by the alarm outside the system: that is for one person in danger, and what the list of words finds still reaches it.
/// </summary>
internal sealed partial class RescoresInTime(Store store, PolicyBook policies, CaseMetrics metrics, TimeProvider time, ILogger<RescoresInTime> logger) : BackgroundService, IHealthCheck
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(10);
    private volatile LateRescores? found;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(found is { } late ? HealthCheckResult.Degraded(Sentence(late)) : HealthCheckResult.Healthy());

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, time);
        try
        {
            do
            {
                TryLook();
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    private static string Sentence(LateRescores late) => string.Create(
        CultureInfo.InvariantCulture,
        $"{late.Messages} delivered messages wait for the model for longer than the policy allows (rescore-within), the first since {late.Oldest:yyyy-MM-dd HH:mm} UTC. Only the list of words has judged them, and it finds less. Bring the model back, as 'classifier' says; then they are judged by themselves, oldest first. If that takes long, have staff look in on people.");

    private void TryLook()
    {
        try
        {
            using var db = store.Read();
            var late = RescoreRows.Late(db, (facility, version) => policies.Version(facility, version).Failures.RescoreWithin, time.GetUtcNow());
            if (late is null != found is null)
            {
                Tell(late);
            }

            found = late;
            metrics.RescoresLate(late?.Messages ?? 0);
        }
        catch (SqliteException fault)
        {
            // What was found last stands; that the store cannot be read is said elsewhere.
            LogFault(fault.SqliteErrorCode);
        }
    }

    private void Tell(LateRescores? late)
    {
        if (late is not null)
        {
            LogLate(late.Messages, late.Oldest);
        }
        else
        {
            LogInTime();
        }
    }

    [LoggerMessage(6310, LogLevel.Critical, "{Messages} delivered messages wait for the model for longer than the policy allows, the first since {Oldest}. Only the list of words has judged them.")]
    private partial void LogLate(int messages, DateTimeOffset oldest);

    [LoggerMessage(6311, LogLevel.Warning, "No message waits for the model for longer than the policy allows any more.")]
    private partial void LogInTime();

    [LoggerMessage(6312, LogLevel.Error, "Whether messages wait for the model for too long could not be read (SQLite error {Error}).")]
    private partial void LogFault(int error);
}
