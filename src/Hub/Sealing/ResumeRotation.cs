using Microsoft.Data.Sqlite;

namespace PeerConnect.Hub.Sealing;

/// <summary>Finishes, once after each start, a rotation that a stop or a crash cut short.</summary>
internal sealed partial class ResumeRotation(RotateKeys rotate, ILogger<ResumeRotation> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await rotate.ResumeAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The next start resumes.
        }
        catch (Exception fault) when (fault is SqliteException or SealBrokenException or IOException)
        {
            LogNotResumed(fault.GetType().Name);
        }
    }

    [LoggerMessage(5023, LogLevel.Error, "An interrupted rotation of keys could not be finished ({Fault}). Both keys stay in the key file; rotate again.")]
    private partial void LogNotResumed(string fault);
}
