using System.Collections.Immutable;

namespace PeerConnect.Moderation.Classification;

/// <summary>What follows where a message tells in detail how to hurt or kill oneself: whoever wrote it and whatever the model made of it, care should see it.</summary>
public static class MethodTold
{
    /// <summary>Stored with the verdict, so that staff see which list spoke.</summary>
    public const string Version = "method-1";

    // Most rows that its rules take are right ones, by rows that they were not written on (docs/method-detail.md).
    private const float Probability = .9f;

    /// <summary>The verdicts on a message with that of the list of rules, where it holds. The run of an author's messages does not count it: the model has read the same words.</summary>
    /// <param name="verdicts">What was said of the message.</param>
    /// <param name="told">Whether it tells in detail how.</param>
    public static ImmutableArray<Verdict> Add(ImmutableArray<Verdict> verdicts, bool told) => told
        ? verdicts.Add(new Verdict(EvidenceSource.Lexicon, Version, Category.SelfHarm, Verdict.AlertSeverity, Probability, []))
        : verdicts;

    /// <summary>Whether a verdict is of this list, and not of the one that stands in for the model.</summary>
    /// <param name="verdict">Any verdict.</param>
    public static bool Said(Verdict verdict) => verdict is { Source: EvidenceSource.Lexicon, Version: Version };
}
