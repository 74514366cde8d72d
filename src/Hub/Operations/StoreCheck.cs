using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using PeerConnect.Hub.Storage;

namespace PeerConnect.Hub.Operations;

/// <summary>Whether the store takes a write and syncs it. Asked often, it answers for a few seconds from what it found last.</summary>
internal sealed class StoreCheck(Store store, TimeProvider time) : IHealthCheck
{
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private Finding? last;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (Volatile.Read(ref last) is { } found && time.GetElapsedTime(found.At) < Remembered)
        {
            return found.Result;
        }

        var result = await TryAsync(cancellationToken);
        Volatile.Write(ref last, new Finding(time.GetTimestamp(), result));
        return result;
    }

    private async Task<HealthCheckResult> TryAsync(CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        try
        {
            await store.ProveWritableAsync(either.Token);
            return HealthCheckResult.Healthy();
        }
        catch (SqliteException fault)
        {
            return HealthCheckResult.Unhealthy(StoreFault.Sentence(fault.SqliteErrorCode));
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            return HealthCheckResult.Degraded("Writing waits for longer than two seconds.");
        }
    }

    private sealed record Finding(long At, HealthCheckResult Result);
}
