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

/// <summary>The model, or the lexicon where its file is missing or not the pinned one: loudly, and not ready, but never silent.</summary>
internal sealed partial class ClassifierInUse : IClassifier, IHealthCheck, IDisposable
{
    // A list of words finds what is said loudly; the quiet cries are most of them.
    private const int LexiconMissesOneIn = 1;

    private readonly ILogger logger;
    private volatile Judging judge;

    public ClassifierInUse(IOptions<ClassifierOptions> options, Store store, ILogger<ClassifierInUse> logger)
    {
        this.logger = logger;
        judge = Begin(ModelRows.OpenSigned(store) ?? ShippedModel.Open(options.Value.ModelFile));
    }

    public string Version => judge.Classifier.Version;

    /// <summary>The model that judges; null while the lexicon stands in.</summary>
    public Model? InForce => judge.Model;

    /// <summary>It misses about one in this many messages that somebody should have seen; 1 means more than half. For the notice.</summary>
    public int MissesOneIn => judge.Model?.MissesOneIn ?? LexiconMissesOneIn;

    public Judgement Judge(string text, SpeakerRole role, Budget budget) => judge.Classifier.Judge(text, role, budget);

    /// <summary>One change of the model at a time: what judges has to be what the store says, also where two people act at once.</summary>
    public SemaphoreSlim Changing { get; } = new(1, 1);

    /// <summary>Another model came into force: it judges from the next message on.</summary>
    public void Use(Model model) => judge = Begin(new ModelOpening(model, null));

    /// <summary>Degraded while the lexicon stands in.</summary>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(judge.Refusal is { } refusal ? HealthCheckResult.Degraded(refusal) : HealthCheckResult.Healthy());

    public void Dispose() => Changing.Dispose();

    private Judging Begin(ModelOpening opening)
    {
        IClassifier classifier = opening.Model is { } model ? new ModelClassifier(model) : LexiconClassifier.Shipped;
        if (opening.Refusal is { } refusal)
        {
            LogFallback(logger, refusal);
        }
        else
        {
            LogModel(logger, classifier.Version);
        }

        // The first judgement compiles the way to it, which takes longer than a message may wait: nobody's first message after a start is for the lexicon.
        _ = classifier.Judge("Is anybody awake? I can't sleep, and I don't want to be here tomorrow.", SpeakerRole.Resident, Budget.Unlimited);
        return new Judging(classifier, opening.Model, opening.Refusal);
    }

    [LoggerMessage(3401, LogLevel.Critical, "The lexicon judges messages instead of the model: {Refusal}")]
    private static partial void LogFallback(ILogger logger, string refusal);

    [LoggerMessage(3402, LogLevel.Information, "Model {Version} judges messages.")]
    private static partial void LogModel(ILogger logger, string version);

    private sealed record Judging(IClassifier Classifier, Model? Model, string? Refusal);
}
