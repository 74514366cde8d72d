using System.Collections.Immutable;

namespace PeerConnect.Moderation.Classification;

/// <summary>The lists of rules that speak beside the model, each with a version of its own. They add and take nothing away, stand in for nothing, and the runs of messages and the model's promises are none of theirs.</summary>
public static class ListsBeside
{
    /// <summary>The verdicts on a message with those of the lists.</summary>
    /// <param name="verdicts">What was said of the message.</param>
    /// <param name="judgement">What the lists found in it.</param>
    public static ImmutableArray<Verdict> Add(ImmutableArray<Verdict> verdicts, in Judgement judgement)
    {
        verdicts = judgement.MethodDetail ? verdicts.Add(MethodDetail.Verdict) : verdicts;
        return judgement.Plain.IsDefaultOrEmpty ? verdicts : verdicts.AddRange(judgement.Plain);
    }

    /// <summary>Whether a verdict is of such a list, and not of the one that stands in for the model.</summary>
    /// <param name="verdict">Any verdict.</param>
    public static bool Said(Verdict verdict) => verdict is { Source: EvidenceSource.Lexicon, Version: MethodDetail.Version or PlainStatements.Version or PlainStatements.DangerVersion };
}
