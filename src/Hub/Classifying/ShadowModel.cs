using System.Threading.Channels;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Classifying;
using PeerConnect.Moderation.Classification;

namespace PeerConnect.Hub.Classifying;

/// <summary>
/// The candidate: judges each message after the model in force, beside the sending path, and decides nothing. What is kept of it are counts.
/// </summary>
internal sealed partial class ShadowModel(
    IOptions<ClassifierOptions> options, ClassifierInUse inUse, Store store, TimeProvider time, ILogger<ShadowModel> logger) : BackgroundService, IHealthCheck
{
    // A message costs the candidate some ten microseconds: a queue that is longer than this will not be worked off before the senders are answered.
    private const int MostWaiting = 256;
    private static readonly TimeSpan SaveEvery = TimeSpan.FromMinutes(1);

    private readonly Channel<ShownMessage> shown = Channel.CreateBounded<ShownMessage>(
        new BoundedChannelOptions(MostWaiting) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private volatile Running? running;

    /// <summary>Why the candidate that was set up is not used; null where nothing is wrong.</summary>
    public string? Refusal { get; private set; }

    /// <summary>The candidate, and what was counted of it; null where there is none.</summary>
    public (Model Candidate, ShadowNumbers Numbers)? Seen => running is { } now ? (now.Candidate, now.Tally.Numbers) : null;

    /// <summary>How far the candidate is; null where there is none.</summary>
    public Candidacy? Candidacy => running is { } now
        ? new Candidacy(now.Candidate, options.Value.Candidate!, now.InForce, now.Report, [.. StillNeeded(now.Report, now.Tally.Numbers)])
        : null;

    /// <summary>Opens the candidate's file, if one is set up. Without it, or with one that is refused, messages are judged as ever.</summary>
    public void Open()
    {
        (running, Refusal) = (null, null);
        if (options.Value is not { Candidate: { } path, CandidateSha256: { } pin })
        {
            return;
        }

        if (inUse.InForce?.Sha256 == pin)
        {
            LogInForce();
            return;
        }

        var opening = ModelFile.Open(path, ModelPin.Sha256(pin));
        Refusal = opening.Refusal
            ?? (inUse.InForce is null ? "There is no model in force to compare the candidate with: the list of words stands in. Put the shipped file back and restart, or go back from a signed model that is refused." : null);
        if (Refusal is not null)
        {
            LogRefused(Refusal);
            return;
        }

        var inForce = inUse.InForce!;
        var report = CandidateReport.Read(options.Value.CandidateReport, inForce.Sha256, pin);
        var candidate = report.Fault is null ? opening.Model!.ButMisses(report.MissesOneIn) : opening.Model!;
        var saved = ShadowRows.Find(store, inForce.Sha256, candidate.Sha256);
        running = new Running(
            inForce.Sha256,
            candidate,
            new ModelClassifier(candidate),
            report,
            new ShadowTally(saved ?? new ShadowNumbers(store.Now(), 0, 0, 0, [])))
        {
            Saved = saved,
        };
        LogRunning(candidate.Version);
    }

    /// <summary>Another model came into force: the candidate is tried beside that one from now on, or it is that one.</summary>
    public async Task OpenAgainAsync()
    {
        await SaveAsync(CancellationToken.None);
        Open();
    }

    /// <summary>Lets the candidate see a message, if there is one and it has time. Never waits, never fails. To be disposed of once the sender is answered.</summary>
    public ShownMessage? Show(string text, SpeakerRole role, Judgement judgement)
    {
        if (running is not { } now)
        {
            return null;
        }

        var message = new ShownMessage(text, role, judgement, now.Tally);
        if (!judgement.IsFallback && shown.Writer.TryWrite(message))
        {
            return message;
        }

        message.Dispose();
        return null;
    }

    /// <summary>Degraded while a candidate that was set up is refused: somebody believes that it is being tried.</summary>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(Refusal is null ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded(Refusal));

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        shown.Writer.TryComplete();
        await base.StopAsync(cancellationToken);
        await SaveAsync(CancellationToken.None);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(JudgeAsync(), SaveNowAndThenAsync(stoppingToken));

    private IEnumerable<string> StillNeeded(CandidateReport report, ShadowNumbers numbers)
    {
        if (report.Fault is { } fault)
        {
            yield return fault;
        }

        if (numbers.Messages < options.Value.CandidateMessages)
        {
            yield return $"It has judged {ReadModels.InFives(numbers.Messages)} of {options.Value.CandidateMessages} messages in the shadow.";
        }

        if (numbers.Since.AddDays(options.Value.CandidateDays) is var until && until > time.GetUtcNow())
        {
            yield return $"It can be signed from {until:yyyy-MM-dd HH:mm} UTC on: {options.Value.CandidateDays} days after it was first tried beside this model.";
        }
    }

    private async Task JudgeAsync()
    {
        await foreach (var message in shown.Reader.ReadAllAsync(CancellationToken.None))
        {
            try
            {
                // One that was shown beside another model in force is counted as missed when its sender is answered.
                if (running is { } now && now.Tally == message.Tally && message.Take() is { } text)
                {
                    now.Tally.Compare(message.InForce.Verdicts, now.Classifier.Judge(text, message.Role, Budget.Unlimited).Verdicts);
                }
            }
#pragma warning disable CA1031 // Whatever the candidate does: the next message is judged, and nobody's is lost by it.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                // What it did until now is no proof any more: its time in the shadow begins anew.
                message.Tally.Fail(store.Now());
                LogFault(fault.GetType().Name);
            }
        }
    }

    private async Task SaveNowAndThenAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(SaveEvery, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stopping))
            {
                await SaveAsync(stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Stopping saves once more.
        }
    }

    private async Task SaveAsync(CancellationToken cancellation)
    {
        if (running is not { } now)
        {
            return;
        }

        var numbers = now.Tally.Numbers;
        if (now.Saved is { } saved && (numbers.Messages, numbers.Missed) == (saved.Messages, saved.Missed))
        {
            return;
        }

        try
        {
            await ShadowRows.SaveAsync(store, now.InForce, now.Candidate.Sha256, numbers, cancellation);
            now.Saved = numbers;
        }
#pragma warning disable CA1031 // The store may be full or gone for a while; the counts are all still here, and the next time tries again.
        catch (Exception fault) when (fault is not OperationCanceledException)
#pragma warning restore CA1031
        {
            LogNotSaved(fault.GetType().Name);
        }
    }

    [LoggerMessage(3411, LogLevel.Critical, "The candidate is not tried: {Refusal}")]
    private partial void LogRefused(string refusal);

    [LoggerMessage(3415, LogLevel.Warning, "The candidate is the model in force, so there is nothing to try. Take Classifier:Candidate and Classifier:CandidateSha256 out.")]
    private partial void LogInForce();

    [LoggerMessage(3412, LogLevel.Information, "Model {Version} is tried in the shadow and decides nothing.")]
    private partial void LogRunning(string version);

    [LoggerMessage(3413, LogLevel.Error, "The candidate failed on a message ({Fault}); the message was judged by the model in force, and the candidate's time in the shadow begins anew.")]
    private partial void LogFault(string fault);

    [LoggerMessage(3414, LogLevel.Warning, "The candidate's counts could not be stored ({Fault}); the next minute tries again.")]
    private partial void LogNotSaved(string fault);

    private sealed record Running(string InForce, Model Candidate, ModelClassifier Classifier, CandidateReport Report, ShadowTally Tally)
    {
        /// <summary>What the store has of it.</summary>
        public ShadowNumbers? Saved { get; set; }
    }
}
