using PeerConnect.Moderation.Text;

namespace PeerConnect.Moderation.Classification;

/// <summary>
/// Whether a message tells in detail how to hurt or kill oneself: instructions, or means worked out with amount and technique. A method that is named, a plan without
/// technique and a cry for help are none. Lists and rules that people reviewed: it decides on holding a message, and whoever asks why must find
/// the line. Wherever somebody seems to ask for help or to tell what happened, it says no: who cries must not wait.
/// </summary>
public static class MethodDetail
{
    /// <summary>Stored with the verdict, so that staff see which list spoke.</summary>
    public const string Version = "method-1";

    // Most rows that its rules take are right ones, by rows that they were not written on (docs/method-detail.md).
    private const float Probability = .9f;

    private static readonly Lazy<ListedRules> Built = new(() => new ListedRules(EmbeddedText.Read("method-detail.tsv")));

    /// <summary>What follows from it: whoever wrote it and whatever the model made of it, care should see it.</summary>
    internal static Verdict Verdict { get; } = new(EvidenceSource.Lexicon, Version, Category.SelfHarm, Classification.Verdict.AlertSeverity, Probability, []);

    /// <summary>The first rule that holds for a text that nobody has read yet; null for none.</summary>
    internal static string? RuleOf(string text)
    {
        var words = new WordList();
        words.Fill(Normaliser.Normalise(text).Chars);
        return Built.Value.Find(words) is [var first, ..] ? first.Name : null;
    }

    internal static bool IsTold(WordList words) => Built.Value.Find(words).Count > 0;
}
