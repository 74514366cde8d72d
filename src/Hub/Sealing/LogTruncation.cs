using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using PeerConnect.Hub.Storage;

namespace PeerConnect.Hub.Sealing;

/// <summary>Empties the write-ahead log after a destruction; where a reader is in the way it tries again until it is done.</summary>
internal sealed partial class LogTruncation(Store store, TimeProvider time, ILogger<LogTruncation> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private readonly Channel<bool> owed = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private volatile bool isOwed;

    /// <summary>Whether what was overwritten may still be in the log.</summary>
    public bool IsOwed => isOwed;

    /// <summary>Now if it can be, else as soon as it can be.</summary>
    public async Task TruncateAsync()
    {
        if (!await TryAsync())
        {
            isOwed = true;
            LogLater();
            owed.Writer.TryWrite(true);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var _ in owed.Reader.ReadAllAsync(stoppingToken))
            {
                while (!await TryAsync())
                {
                    await Task.Delay(Pause, time, stoppingToken);
                }

                isOwed = false;
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The next start empties it before anybody reads.
            await TryAsync();
        }
    }

    private async Task<bool> TryAsync()
    {
        try
        {
            return await store.TruncateLogAsync(CancellationToken.None);
        }
        catch (SqliteException fault)
        {
            LogFault(fault.SqliteErrorCode);
            return false;
        }
    }

    [LoggerMessage(5011, LogLevel.Warning, "A reader needs the write-ahead log; it is emptied as soon as that ends.")]
    private partial void LogLater();

    [LoggerMessage(5012, LogLevel.Error, "The write-ahead log could not be emptied (SQLite error {Error}); this is tried again.")]
    private partial void LogFault(int error);
}
