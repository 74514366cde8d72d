using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Classifying;
using PeerConnect.Moderation.Classification;

namespace PeerConnect.Hub.Classifying;

/// <summary>Which model judges, and which is tried beside it. Section "Classifier".</summary>
internal sealed class ClassifierOptions : IValidatableObject
{
    public const string Section = "Classifier";

    /// <summary>Path of the model file; by default the one that ships beside the program. Whatever it is, it must be the pinned one. Not read while a signed model is in force.</summary>
    public string? ModelFile { get; set; }

    /// <summary>Path of a candidate that judges each message beside the model in force and decides nothing; none by default.</summary>
    public string? Candidate { get; set; }

    /// <summary>SHA-256 of the candidate's file, 64 lower-case hexadecimal digits; any other file is refused.</summary>
    public string? CandidateSha256 { get; set; }

    /// <summary>Path of the candidate's gate report, the JSON; without it the candidate is tried and cannot be signed.</summary>
    public string? CandidateReport { get; set; }

    /// <summary>How many messages it has to judge in the shadow before it can be signed. 0 to 10,000,000; 1,000 by default.</summary>
    [Range(0, 10_000_000, ErrorMessage = "Set Classifier:CandidateMessages to a number from 0 to 10000000.")]
    public int CandidateMessages { get; set; } = 1_000;

    /// <summary>How many days have to pass after it was first tried beside the model in force, before it can be signed. 0 to 365; 7 by default.</summary>
    [Range(0, 365, ErrorMessage = "Set Classifier:CandidateDays to a number from 0 to 365.")]
    public int CandidateDays { get; set; } = 7;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if ((Candidate is null) != (CandidateSha256 is null))
        {
            yield return new ValidationResult("Set both Classifier:Candidate, the path of the candidate's file, and Classifier:CandidateSha256, which pins it, or neither.");
        }
        else if (CandidateSha256 is { } pin && (pin.Length != 64 || !pin.All(char.IsAsciiHexDigitLower)))
        {
            yield return new ValidationResult("Set Classifier:CandidateSha256 to the 64 digits that sha256sum prints for the candidate's file.");
        }
    }
}

/// <summary>Makes a model into what judges by it.</summary>
internal delegate IClassifier ModelJudge(Model model);

/// <summary>
/// The model; or the lexicon where its file is missing or not the pinned one, and for each message on which it fails: loudly, and not ready, but never silent. Whoever
/// sends a message is not made to pay for a model's fault.
/// </summary>
internal sealed partial class ClassifierInUse : IClassifier, IHealthCheck, IDisposable
{
    /// <summary>Something that any model can judge: said to it first, and again to learn whether it answers at all.</summary>
    public const string Probe = "Is anybody awake? I can't sleep, and I don't want to be here tomorrow.";

    private const string NoPatterns =
        "A policy has the computer look for exploitation or sexual abuse, and the model in force judges neither. Go back to one that does (peerconnect models back), sign one that does, or take them out of the policy.";

    // A list of words finds what is said loudly; the quiet cries are most of them.
    private const int LexiconMissesOneIn = 1;

    private readonly ModelJudge judgeBy;
    private readonly ClassifierMetrics metrics;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private volatile Judging judge;

    public ClassifierInUse(
        IOptions<ClassifierOptions> options, Store store, ModelJudge judgeBy, ClassifierMetrics metrics, TimeProvider time, ILogger<ClassifierInUse> logger)
    {
        this.judgeBy = judgeBy;
        this.metrics = metrics;
        this.time = time;
        this.logger = logger;
        judge = Begin(ModelRows.OpenSigned(store) ?? ShippedModel.Open(options.Value.ModelFile));
    }

    public string Version => judge.Classifier.Version;

    /// <summary>The model that judges; null while the lexicon stands in.</summary>
    public Model? InForce => judge.Model;

    /// <summary>It misses about one in this many messages that somebody should have seen; 1 means more than half. For the notice.</summary>
    public int MissesOneIn => judge.Model?.MissesOneIn ?? LexiconMissesOneIn;

    /// <summary>The model's judgement; the lexicon's, which owes a second one, where the model fails or has no time.</summary>
    public Judgement Judge(string text, SpeakerRole role, Budget budget, Patterns patterns = Patterns.None)
    {
        var now = judge;
        if (now.Model is null)
        {
            return ByLexicon(text, role);
        }

        if (Try(now.Classifier, text, role, budget, patterns, out var fault) is not { } judgement)
        {
            metrics.FellBack(FallbackReason.Failed);
            if (now.Failures.Add(fault))
            {
                LogFailed(now.Classifier.Version, fault);
            }

            return ByLexicon(text, role);
        }

        if (judgement.IsFallback)
        {
            metrics.FellBack(FallbackReason.Late);
        }
        else if (patterns != Patterns.None && judgement.Patterns == Patterns.None)
        {
            now.LacksPatterns = true;
        }

        return judgement;
    }

    /// <summary>One change of the model at a time: what judges has to be what the store says, also where two people act at once.</summary>
    public SemaphoreSlim Changing { get; } = new(1, 1);

    /// <summary>Another model came into force: it judges from the next message on.</summary>
    public void Use(Model model) => judge = Begin(new ModelOpening(model, null));

    /// <summary>Degraded while the lexicon stands in, and for some time after the model failed.</summary>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult((judge.Refusal ?? judge.Failures.Sentence() ?? (judge.LacksPatterns ? NoPatterns : null)) is { } wrong ? HealthCheckResult.Degraded(wrong) : HealthCheckResult.Healthy());

    public void Dispose() => Changing.Dispose();

    private Judging Begin(ModelOpening opening)
    {
        var failures = new ModelFailures(time);
        if (opening.Model is { } model)
        {
            // The first judgement compiles the way to it, which takes longer than a message may wait: nobody's first message after a start is for the lexicon.
            if (Try(judgeBy, model, out var fault) is { } classifier)
            {
                LogModel(logger, classifier.Version);
                return new Judging(classifier, model, null, failures);
            }

            metrics.FellBack(FallbackReason.Failed);
            opening = new ModelOpening(
                null, $"Model {model.Version} failed on the first sentence that it was given ({fault}). Go back to the model before (peerconnect models back), or install the product again and restart the server.");
        }

        LogFallback(logger, opening.Refusal!);
        ByLexicon(Probe, SpeakerRole.Resident);
        return new Judging(LexiconClassifier.Shipped, null, opening.Refusal, failures);
    }

    private static IClassifier? Try(ModelJudge judgeBy, Model model, out string fault)
    {
        try
        {
            var classifier = judgeBy(model);
            return Try(classifier, Probe, SpeakerRole.Resident, Budget.Unlimited, Patterns.SexualAbuse | Patterns.Exploitation, out fault) is null ? null : classifier;
        }
#pragma warning disable CA1031 // As below.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            fault = problem.GetType().Name;
            return null;
        }
    }

    /// <summary>Null where the model failed: threw, or gave what is no number and could not be stored.</summary>
    private static Judgement? Try(IClassifier classifier, string text, SpeakerRole role, Budget budget, Patterns patterns, out string fault)
    {
        try
        {
            var judgement = classifier.Judge(text, role, budget, patterns);
            fault = "a probability that is no number";
            return judgement.Verdicts.All(IsStorable) ? judgement : null;
        }
#pragma warning disable CA1031 // Whatever the model does: the message is judged, stored and delivered.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            fault = problem.GetType().Name;
            return null;
        }
    }

    private static bool IsStorable(Verdict verdict) => float.IsFinite(verdict.Probability) && float.IsFinite(verdict.Weighed) && verdict.Severity is >= 0 and <= Verdict.MaxSeverity && verdict.Spans.All(span => float.IsFinite(span.Weight));

    /// <summary>What makes the model fail may make the lexicon fail: both read the same normal form.</summary>
    private static Judgement ByLexicon(string text, SpeakerRole role) => Try(LexiconClassifier.Shipped, text, role, Budget.Unlimited, Patterns.None, out _) ?? LexiconClassifier.Shipped.Unread;

    [LoggerMessage(3401, LogLevel.Critical, "The lexicon judges messages instead of the model: {Refusal}")]
    private static partial void LogFallback(ILogger logger, string refusal);

    [LoggerMessage(3402, LogLevel.Information, "Model {Version} judges messages.")]
    private static partial void LogModel(ILogger logger, string version);

    [LoggerMessage(3403, LogLevel.Critical, "Model {Version} failed on a message ({Fault}). The lexicon judged it, and the model will judge it again; readiness says what to do.")]
    private partial void LogFailed(string version, string fault);

    private sealed record Judging(IClassifier Classifier, Model? Model, string? Refusal, ModelFailures Failures)
    {
        /// <summary>It was asked for patterns, and has none.</summary>
        public bool LacksPatterns { get; set; }
    }
}
