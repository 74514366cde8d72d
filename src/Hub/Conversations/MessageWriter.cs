using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Storage;

namespace PeerConnect.Hub.Conversations;

/// <summary>Groups what waits into one transaction, commits, acknowledges. One sync for many messages.</summary>
internal sealed partial class MessageWriter(
    MessageQueue queue, Store store, MessageCommit commit, IOptions<SendingOptions> options, ILogger<MessageWriter> logger)
    : BackgroundService, IHealthCheck
{
    private readonly List<PendingMessage> batch = new(options.Value.MaxBatch);

    private volatile bool failing;

    /// <summary>Not ready while the last transaction could not be stored.</summary>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(failing ? HealthCheckResult.Unhealthy("Messages cannot be stored.") : HealthCheckResult.Healthy());

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The queue is closed at shutdown and drained here, so the stopping token is not used to cut it short.
        while (await queue.Reader.WaitToReadAsync(CancellationToken.None))
        {
            while (batch.Count < options.Value.MaxBatch && queue.Reader.TryRead(out var message))
            {
                batch.Add(message);
            }

            await WriteAsync(batch);
            batch.Clear();
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        queue.Close();
        await base.StopAsync(cancellationToken);
    }

    private async Task WriteAsync(List<PendingMessage> messages)
    {
        queue.Started();
        try
        {
            await CommitAsync(messages);
            failing = false;
        }
        catch (SqliteException fault)
        {
            // The disk is full, the file is locked or gone: nothing of the batch is stored, and everybody is told so.
            failing = true;
            LogNotStored(messages.Count, fault.SqliteErrorCode);
            Refused(messages, RefusalCode.NotStored);
        }
#pragma warning disable CA1031 // A fault in one message must neither stop the writer nor take the others of its batch with it.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LogFault(messages.Count, fault.GetType().Name);
            if (messages.Count == 1)
            {
                Refused(messages, RefusalCode.NotStored);
                return;
            }

            foreach (var message in messages)
            {
                await WriteAsync([message]);
            }
        }
    }

    private async Task CommitAsync(List<PendingMessage> messages)
    {
        var replies = new Reply<MessageStored>[messages.Count];
        await using (var transaction = await store.BeginWriteAsync(CancellationToken.None))
        {
            commit.Begin(transaction);
            for (var index = 0; index < messages.Count; index++)
            {
                replies[index] = commit.Apply(transaction, messages[index]);
            }

            commit.End(transaction);
            await transaction.CommitAsync();
        }

        queue.Answer(messages, index => replies[index]);
    }

    private void Refused(List<PendingMessage> messages, RefusalCode code) => queue.Answer(messages, _ => Refuse.Because(code, TimeSpan.FromSeconds(2)));

    [LoggerMessage(3001, LogLevel.Error, "{Count} messages could not be stored (SQLite error {Code}); their senders were told.")]
    private partial void LogNotStored(int count, int code);

    [LoggerMessage(3002, LogLevel.Error, "A batch of {Count} messages failed with {Fault}.")]
    private partial void LogFault(int count, string fault);
}
