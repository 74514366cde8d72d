using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using PeerConnect.Contracts;
using PeerConnect.Hub.Storage;
using PeerConnect.Verification;

namespace PeerConnect.Hub.Audit;

/// <summary>Makes checkpoints when they are due, and one more when the server stops; at start it looks whether the chains still reach their anchors.</summary>
internal sealed partial class CheckpointKeeper(
    Store store, MakeCheckpoints make, TakeOperatorNotes notes, AuditSigner signer, AnchorFile anchors, IOptions<AuditOptions> options, TimeProvider time, ILogger<CheckpointKeeper> logger)
    : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(1);
    private volatile bool behindAnchor;
    private volatile bool failing;

    /// <summary>Whether a chain does not fit what was anchored or signed of it: rows were changed or cut off, or an older database was restored.</summary>
    public bool IsBehindAnchor => behindAnchor || make.HasForked;

    /// <summary>Whether the last checkpoint could not be made.</summary>
    public bool IsFailing => failing;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await CompareWithAnchorsAsync(cancellationToken);
        await AnchorAgainAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await TryMakeAsync(IsDue, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await TryMakeAsync(_ => true, CancellationToken.None);
        }
    }

    private bool IsDue(ChainState state) =>
        state.Head - state.SignedUpTo >= options.Value.CheckpointRows
        || state.SignedAt is not { } at || time.GetUtcNow() - at >= options.Value.CheckpointEvery;

    private async Task TryMakeAsync(Func<ChainState, bool> isDue, CancellationToken cancellation)
    {
        try
        {
            await notes.HandleAsync(cancellation);
            await make.HandleAsync(isDue, cancellation);
            failing = false;
        }
        catch (SqliteException fault)
        {
            failing = true;
            LogNotMade(fault.SqliteErrorCode);
        }
    }

    private async Task CompareWithAnchorsAsync(CancellationToken cancellation)
    {
        using var db = store.Read();
        foreach (var anchor in anchors.Read().Where(anchor => CheckpointSignature.IsValid(anchor, signer.PublicKey.PublicKey)))
        {
            var hash = await CheckpointRows.HashAsync(db, anchor.FacilityId, anchor.Sequence, cancellation);
            if (hash is null || Convert.ToHexStringLower(hash) != anchor.Hash)
            {
                // One line says it; an old database would fill the log.
                behindAnchor = true;
                LogBehind(anchor.FacilityId, anchor.Sequence);
                return;
            }
        }
    }

    /// <summary>A crash between a checkpoint's commit and its anchor leaves the file one behind; the same line twice does no harm.</summary>
    private async Task AnchorAgainAsync(CancellationToken cancellation)
    {
        using var db = store.Read();
        var known = anchors.Read().ToHashSet();
        var latest = new List<AuditCheckpoint>();
        foreach (var state in await CheckpointRows.StatesAsync(db, cancellation))
        {
            if (await CheckpointRows.LatestAsync(db, state.FacilityId, cancellation) is { } row && AuditForm.Of(row) is var checkpoint && !known.Contains(checkpoint))
            {
                latest.Add(checkpoint);
            }
        }

        anchors.Append(latest);
    }

    [LoggerMessage(6010, LogLevel.Critical, "The audit chain of facility {Facility} does not fit its anchor at row {Sequence}: rows were changed or cut off, or an older database was restored. Keep the anchor file and tell the auditor.")]
    private partial void LogBehind(Guid facility, long sequence);

    [LoggerMessage(6011, LogLevel.Error, "No audit checkpoint could be stored (SQLite error {Error}); the next minute tries again.")]
    private partial void LogNotMade(int error);
}
