using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using PeerConnect.Moderation.Text;

namespace PeerConnect.Moderation.Classification;

/// <summary>
/// What anybody would understand at once: somebody says of himself that he will kill himself, or has done what kills, or will hurt a person; or tells that others will. Lists and rules that people
/// reviewed; they speak in the first judgement, whatever the model makes of the message. What makes it a joke, a game, a quotation, a question, a denial or long past silences them.
/// </summary>
public static class PlainStatements
{
    /// <summary>Stored with each of its verdicts, so that staff see which list spoke.</summary>
    public const string Version = "plain-1";

    /// <summary>The same of a danger by others' doing: "he'll be dead by Monday". Whoever tells of it warns, and threatens nobody (see <see cref="Verdict.IsWarning"/>).</summary>
    public const string DangerVersion = "plain-danger-1";

    // Most rows that its rules take are right ones, by rows that they were not written on (docs/plain-statements.md).
    private const float Probability = .9f;

    private static readonly SearchValues<char> Opening = SearchValues.Create("“«„");
    private static readonly SearchValues<char> Closing = SearchValues.Create("”»");
    private static readonly Lazy<Built> Shipped = new(() => new Built(new ListedRules(EmbeddedText.Read("plain-statements.tsv"))));

    /// <summary>What it says of a message: at most one verdict for self-harm, one for a threat and one for a danger by others' doing; empty for nearly all.</summary>
    /// <param name="text">The message as written. It is neither kept nor logged.</param>
    internal static ImmutableArray<Verdict> Judge(string text)
    {
        var (normalised, words) = Read(text);
        return Judge(text, normalised, words);
    }

    /// <summary>The same of a message that is read already.</summary>
    internal static ImmutableArray<Verdict> Judge(string written, NormalisedText text, WordList words)
    {
        var meant = Meant(written, text, words);
        return meant.Count == 0 ? [] :
        [
            .. meant.Where(one => !meant.Any(other => Outweighs(other.Said, one.Said) && Overlap(other.Rule.Found[0], one.Rule.Found[0])))
                .GroupBy(one => (one.Said.Category, one.Said.Version), (_, same) => same.MaxBy(one => one.Said.Severity))
                .Select(one => new Verdict(EvidenceSource.Lexicon, one.Said.Version, one.Said.Category, one.Said.Severity, Probability, Spans(one.Rule, text, words))),
        ];
    }

    /// <summary>Whether a threat that it knows is said to whoever reads the message: "I will cut your throat", "te voy a matar".</summary>
    /// <param name="text">As in <see cref="Judge(string)"/>.</param>
    public static bool ThreatenReader(string text)
    {
        var (normalised, words) = Read(text);
        return Meant(text, normalised, words).Any(one => one.Said is { Category: Category.Violence, Version: Version } && one.Rule.MeansReader);
    }

    private static (NormalisedText Text, WordList Words) Read(string text)
    {
        var normalised = Normaliser.Normalise(text);
        var words = new WordList();
        words.Fill(normalised.Chars);
        return (normalised, words);
    }

    private static IReadOnlyList<(RuleHeld Rule, Said Said)> Meant(string written, NormalisedText text, WordList words) =>
        Shipped.Value.Rules.Find(words) is { Count: > 0 } held
            ? [.. held.Where(rule => !IsQuoted(written.AsSpan(0, text.Origin(words.StartOf(rule.Found[0].First), 1).Offset))).Select(rule => (rule, Shipped.Value.Said[rule.Name]))]
            : [];

    // The same words are a cry or a threat: "me voy a matar a medianoche" names nobody, and what is in doubt is for care. Where they are a threat or a warning, they are a threat.
    private static bool Outweighs(Said one, Said other) =>
        (one.Category == Category.SelfHarm && other.Category == Category.Violence) || (one.Version == Version && other.Version == DangerVersion && one.Severity >= other.Severity);

    private static bool Overlap(RunOfWords one, RunOfWords other) => one.First < other.First + other.Count && other.First < one.First + one.Count;

    /// <summary>Whether one of its verdicts is of a category.</summary>
    internal static bool Speaks(ImmutableArray<Verdict> plain, Category category)
    {
        foreach (var verdict in plain)
        {
            if (verdict.Category == category)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What stands before it ends inside quotation marks: somebody else's words, or a sentence that is spoken of.</summary>
    private static bool IsQuoted(ReadOnlySpan<char> before)
    {
        return before.Count('"') % 2 != 0 || before.LastIndexOfAny(Opening) > before.LastIndexOfAny(Closing);
    }

    private static ImmutableArray<WeighedSpan> Spans(RuleHeld rule, NormalisedText text, WordList words)
    {
        var statement = rule.Found[0];
        var spans = ImmutableArray.CreateBuilder<WeighedSpan>();

        // A time that stands inside the statement is marked with it.
        foreach (var found in rule.Found.Where(found => found == statement || found.First + found.Count <= statement.First || found.First >= statement.First + statement.Count))
        {
            var start = words.StartOf(found.First);
            var (offset, length) = text.Origin(start, words.EndOf(found.First + found.Count - 1) - start);
            spans.Add(new WeighedSpan(offset, length, 1));
        }

        return spans.ToImmutable();
    }

    /// <summary>What a rule says of a message.</summary>
    private sealed record Said(Category Category, int Severity, string Version);

    /// <summary>The rules, and what each says by its name ("violence 4, with a time").</summary>
    private sealed class Built(ListedRules rules)
    {
        public ListedRules Rules { get; } = rules;

        public Dictionary<string, Said> Said { get; } = rules.Names.ToDictionary(name => name, Read, StringComparer.Ordinal);

        private static Said Read(string name) => name.Split([' ', ',']) switch
        {
            ["self-harm", var severity, ..] => new(Category.SelfHarm, int.Parse(severity, CultureInfo.InvariantCulture), Version),
            ["violence", var severity, ..] => new(Category.Violence, int.Parse(severity, CultureInfo.InvariantCulture), Version),
            ["danger", var severity, ..] => new(Category.Violence, int.Parse(severity, CultureInfo.InvariantCulture), DangerVersion),
            _ => throw new FormatException($"A plain statement says of which category and how severe it is, not '{name}'."),
        };
    }
}
