using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace PeerConnect.Hub.Operations;

/// <summary>Says that the machine's clock is behind the server's: once in the log, and in readiness while it lasts.</summary>
internal sealed partial class ClockCheck(SteadyClock clock, ILogger<ClockCheck> logger) : BackgroundService, IHealthCheck
{
    // What a time server takes back of itself.
    private static readonly TimeSpan Worries = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(clock.Behind is var behind && behind < Worries ? HealthCheckResult.Healthy()
            : HealthCheckResult.Degraded(
                $"The machine's clock is {Words(behind)} behind what is recorded here. Limits and alarms come on time all the same, by the time that really passes. Set the machine's clock, best by a time server."));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, clock);
        var told = false;
        try
        {
            do
            {
                var behind = clock.Behind;
                if ((behind >= Worries) != told)
                {
                    told = !told;
                    Tell(told, behind);
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    private static string Words(TimeSpan behind) => behind.ToString(behind.Days > 0 ? @"d\d\ hh\:mm\:ss" : @"hh\:mm\:ss", CultureInfo.InvariantCulture);

    private void Tell(bool isBehind, TimeSpan behind)
    {
        if (isBehind)
        {
            LogBehind(Words(behind));
        }
        else
        {
            LogCaughtUp();
        }
    }

    [LoggerMessage(1301, LogLevel.Critical, "The machine's clock is {Behind} behind what is recorded here. The server goes on by the time that really passes. Set the machine's clock.")]
    private partial void LogBehind(string behind);

    [LoggerMessage(1302, LogLevel.Warning, "The machine's clock has caught up with the server's.")]
    private partial void LogCaughtUp();
}
