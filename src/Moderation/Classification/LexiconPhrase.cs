using System.Globalization;
using PeerConnect.Moderation.Text;

namespace PeerConnect.Moderation.Classification;

/// <summary>One line of the lexicon: category, severity, phrase. The phrase goes through the normaliser as a message does.</summary>
internal sealed record LexiconPhrase(Category Category, int Severity, string Phrase, ulong[] Words)
{
    public static IReadOnlyList<LexiconPhrase> ReadAll(string table) =>
    [
        .. table.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(line => !line.StartsWith('#'))
            .Select(Read),
    ];

    private static LexiconPhrase Read(string line)
    {
        var columns = line.Split('\t');
        var category = columns[0] == "self-harm" ? Category.SelfHarm : columns[0] == "violence" ? Category.Violence
            : throw new FormatException($"The lexicon knows no category '{columns[0]}'.");
        var phrase = Normaliser.Normalise(columns[2]).Text;
        return new LexiconPhrase(
            category,
            int.Parse(columns[1], CultureInfo.InvariantCulture),
            phrase,
            [.. phrase.Split(' ').Select(word => FeatureHash.Of(word))]);
    }
}
