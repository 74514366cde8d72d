using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Cases;

/// <summary>
/// Records who is shown a place or a name, before it is shown. It never keeps an alarm back: whoever asks waits for a tenth of a second at most, and a record that could
/// not be written is owed until it is.
/// </summary>
internal sealed partial class RecordShownCases(Store store, TimeProvider time, ILogger<RecordShownCases> logger) : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan TryAgain = TimeSpan.FromSeconds(1);

    private readonly Channel<TaskCompletionSource> asked = Channel.CreateUnbounded<TaskCompletionSource>();
    private readonly Lock sync = new();

    // By what is recorded once, so that it stays small however often a console is shown everything anew.
    private readonly Dictionary<(Guid Facility, Guid Case, Guid Person, ShownLevel Level), Owed> owed = [];
    private bool failing;
    private volatile bool slow;

    /// <summary>Returns when it is recorded, or when waiting for that would hold up who has to be told.</summary>
    /// <param name="db">Where what was recorded before is looked up.</param>
    /// <param name="all">What is shown; most of it was shown before.</param>
    public async Task RecordAsync(PeerConnectDb db, IReadOnlyCollection<ShownCase> all)
    {
        var shown = Unrecorded(db, all);
        if (shown.Count == 0)
        {
            return;
        }

        var now = store.Now();
        lock (sync)
        {
            foreach (var one in shown)
            {
                owed.TryAdd((one.FacilityId, one.CaseId, one.PersonId, one.Level), new Owed(one, now));
            }
        }

        var tried = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!asked.Writer.TryWrite(tried) || slow)
        {
            return;
        }

        try
        {
            await tried.Task.WaitAsync(Patience, time);
        }
        catch (TimeoutException)
        {
            // Who comes next does not wait as well.
            slow = true;
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        asked.Writer.TryComplete();
        await base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Task<bool>? next = null;
        for (var open = true; open;)
        {
            next ??= asked.Reader.WaitToReadAsync(CancellationToken.None).AsTask();
            await Task.WhenAny(next, failing ? Task.Delay(TryAgain, time, stoppingToken) : next);
            if (next.IsCompleted)
            {
                (open, next) = (await next, null);
            }

            var waiting = new List<TaskCompletionSource>();
            while (asked.Reader.TryRead(out var one))
            {
                waiting.Add(one);
            }

            await TryAsync();
            slow = false;
            waiting.ForEach(one => one.TrySetResult());
        }
    }

    // Nobody is kept waiting for a table that cannot be read: each row is written once whatever is asked for.
    private static IReadOnlyCollection<ShownCase> Unrecorded(PeerConnectDb db, IReadOnlyCollection<ShownCase> all)
    {
        try
        {
            return ShownRows.Unrecorded(db, all);
        }
        catch (SqliteException)
        {
            return all;
        }
    }

    private async Task TryAsync()
    {
        List<Owed> batch;
        lock (sync)
        {
            batch = [.. owed.Values.OrderBy(one => one.At)];
        }

        try
        {
            await WriteAsync(batch);
            lock (sync)
            {
                batch.ForEach(one => owed.Remove((one.Shown.FacilityId, one.Shown.CaseId, one.Shown.PersonId, one.Shown.Level)));
            }

            failing = false;
        }
#pragma warning disable CA1031 // Whatever the cause, whoever has to be told is told, and the record is tried again.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            if (!failing)
            {
                LogFault(batch.Count, fault.GetType().Name);
            }

            failing = true;
        }
    }

    private async Task WriteAsync(List<Owed> batch)
    {
        if (batch.Count == 0)
        {
            return;
        }

        await using var transaction = await store.BeginWriteAsync(CancellationToken.None);
        foreach (var (shown, at) in batch.Where(one => ShownRows.Add(transaction, one.Shown)))
        {
            transaction.Audit(shown.Act(transaction.Now - at < TryAgain ? null : at));
        }

        await transaction.CommitAsync();
    }

    [LoggerMessage(6103, LogLevel.Error, "{Count} views of places and names could not be recorded ({Fault}); they were shown, and the record is tried again each second.")]
    private partial void LogFault(int count, string fault);

    private sealed record Owed(ShownCase Shown, DateTimeOffset At);
}
