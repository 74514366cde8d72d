using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using PeerConnect.Moderation.Classification;

namespace PeerConnect.Hub.Classifying;

/// <summary>Which model judges, and which is tried beside it. Section "Classifier".</summary>
internal sealed class ClassifierOptions : IValidatableObject
{
    public const string Section = "Classifier";

    /// <summary>Path of the model file; by default the one that ships beside the program. Whatever it is, it must be the pinned one.</summary>
    public string? ModelFile { get; set; }

    /// <summary>Path of a candidate that judges each message beside the model in force and decides nothing; none by default.</summary>
    public string? Candidate { get; set; }

    /// <summary>SHA-256 of the candidate's file, 64 lower-case hexadecimal digits; any other file is refused.</summary>
    public string? CandidateSha256 { get; set; }

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
internal sealed partial class ClassifierInUse : IClassifier, IHealthCheck
{
    // A list of words finds what is said loudly; the quiet cries are most of them.
    private const int LexiconMissesOneIn = 1;

    private readonly IClassifier classifier;
    private readonly string? refusal;

    public ClassifierInUse(IOptions<ClassifierOptions> options, ILogger<ClassifierInUse> logger)
    {
        var opening = ShippedModel.Open(options.Value.ModelFile);
        refusal = opening.Refusal;
        InForce = opening.Model;
        MissesOneIn = opening.Model?.MissesOneIn ?? LexiconMissesOneIn;
        classifier = opening.Model is { } model ? new ModelClassifier(model) : LexiconClassifier.Shipped;
        if (refusal is not null)
        {
            LogFallback(logger, refusal);
        }
        else
        {
            LogModel(logger, classifier.Version);
        }

        // The first judgement compiles the way to it, which takes longer than a message may wait: nobody's first message after a start is for the lexicon.
        _ = classifier.Judge("Is anybody awake? I can't sleep, and I don't want to be here tomorrow.", SpeakerRole.Resident, Budget.Unlimited);
    }

    public string Version => classifier.Version;

    /// <summary>The model that judges; null while the lexicon stands in.</summary>
    public Model? InForce { get; }

    /// <summary>It misses about one in this many messages that somebody should have seen; 1 means more than half. For the notice.</summary>
    public int MissesOneIn { get; }

    public Judgement Judge(string text, SpeakerRole role, Budget budget) => classifier.Judge(text, role, budget);

    /// <summary>Degraded while the lexicon stands in.</summary>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(refusal is null ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded(refusal));

    [LoggerMessage(3401, LogLevel.Critical, "The lexicon judges messages instead of the model: {Refusal}")]
    private static partial void LogFallback(ILogger logger, string refusal);

    [LoggerMessage(3402, LogLevel.Information, "Model {Version} judges messages.")]
    private static partial void LogModel(ILogger logger, string version);
}
