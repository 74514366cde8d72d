namespace PeerConnect.Moderation.Classification;

/// <summary>What follows where a message tells in detail how to hurt or kill oneself: whoever wrote it and whatever the model made of it, care should see it.</summary>
public static class MethodTold
{
    /// <summary>Stored with the verdict, so that staff see which list spoke.</summary>
    public const string Version = "method-1";

    // Most rows that its rules take are right ones, by rows that they were not written on (docs/method-detail.md).
    private const float Probability = .9f;

    internal static Verdict Verdict { get; } = new(EvidenceSource.Lexicon, Version, Category.SelfHarm, Classification.Verdict.AlertSeverity, Probability, []);
}
