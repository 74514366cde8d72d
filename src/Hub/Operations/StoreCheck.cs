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
            return HealthCheckResult.Unhealthy(Sentence(fault.SqliteErrorCode));
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            return HealthCheckResult.Degraded("Writing waits for longer than two seconds.");
        }
    }

    private static string Sentence(int code) => code switch
    {
        5 or 6 => "Another program holds the database file. Stop it.",
        8 => "The database file may not be written. Check its owner and whether the disk is mounted for reading only.",
        10 => "The disk does not write (SQLite error 10). Check the disk and its limits.",
        11 or 26 => "The database file is damaged. Stop the server, keep the file and restore a backup.",
        13 => "The disk is full. Make room.",
        _ => $"The database cannot be written (SQLite error {code}).",
    };

    private sealed record Finding(long At, HealthCheckResult Result);
}
