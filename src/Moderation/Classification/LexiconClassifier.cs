using System.Collections.Immutable;
using PeerConnect.Moderation.Text;

namespace PeerConnect.Moderation.Classification;

/// <summary>
/// The fallback: a list of phrases and nothing that was learned. Coarser than the model on purpose; every judgement it gives owes a re-score. No phrase shows a pattern
/// of a whole conversation: for those the message waits for the model.
/// </summary>
public sealed class LexiconClassifier : IClassifier
{
    private static readonly ImmutableArray<float> ProbabilityBySeverity = [.02f, .1f, .6f, .75f, .85f];

    private LexiconClassifier()
    {
    }

    /// <summary>The list that ships with the product.</summary>
    public static LexiconClassifier Shipped { get; } = new();

    /// <inheritdoc/>
    public string Version => "lexicon-1";

    /// <summary>What is said of a message that nobody could read: nothing was found, and it must be scored again.</summary>
    public Judgement Unread => new([Verdict(Category.SelfHarm, 0, []), Verdict(Category.Violence, 0, [])], IsFallback: true);

    /// <inheritdoc/>
    public Judgement Judge(string text, SpeakerRole role, Budget budget, Patterns patterns = Patterns.None)
    {
        var normalised = Normaliser.Normalise(text);
        var words = new WordList();
        words.Fill(normalised.Chars);
        Span<int> severity = stackalloc int[2];
        ImmutableArray<WeighedSpan>[] spans = [[], []];
        foreach (var hit in Lexicon.Shipped.Find(words))
        {
            var category = (int)hit.Category;
            severity[category] = Math.Max(severity[category], hit.Severity);
            var start = words.StartOf(hit.FirstWord);
            var (offset, length) = normalised.Origin(start, words.EndOf(hit.LastWord) - start);
            spans[category] = spans[category].Add(new WeighedSpan(offset, length, 1));
        }

        return new Judgement(
            [Verdict(Category.SelfHarm, severity[0], spans[0]), Verdict(Category.Violence, severity[1], spans[1])], IsFallback: true, LanguageReader.Of(words), MethodDetail: MethodDetail.IsTold(words), Plain: PlainStatements.Judge(text, normalised, words));
    }

    private Verdict Verdict(Category category, int severity, ImmutableArray<WeighedSpan> spans) =>
        new(EvidenceSource.Lexicon, Version, category, severity, ProbabilityBySeverity[severity], spans);
}
