using System.CommandLine;
using System.Globalization;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Text;

namespace PeerConnect.Training;

/// <summary>Collects the words that messages are respelled to from the training rows.</summary>
internal static class WordsCommand
{
    private const int FewestAuthors = 2;

    // A word with a digit in it that few people write is more likely a disguise than a word.
    private const int FewestAuthorsOfDigits = 4;

    // Of public chat only what several kinds of people say often: it keeps ordinary words from being taken for disguises, and holds nobody's name.
    private const int FewestSources = 2;
    private const int FewestMessages = 5;

    public static Command Create()
    {
        var corpus = Places.CorpusFolder();
        var models = Places.ModelFolder();
        var traffic = Places.TrafficFolder();
        var output = new Option<string>("--output") { Description = "Where the list goes.", DefaultValueFactory = _ => "src/Moderation/Text/known-words.txt" };
        var command = new Command("words", "Collect the words that disguised ones are respelled to; build again and train afterwards.") { corpus, models, traffic, output };
        command.SetAction(parsed =>
        {
            var table = Table(Corpus.ReadTraining(parsed.GetValue(corpus)!), OrdinaryTraffic.Read(parsed.GetValue(traffic), parsed.GetValue(models)!).Teaching);
            File.WriteAllText(parsed.GetValue(output)!, table);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{parsed.GetValue(output)}: {table.Count(letter => letter == '\n') - 1} words"));
            return 0;
        });
        return command;
    }

    /// <summary>Words that several authors use, and all of the lexicon and the word classes, most frequent first; then what else is frequent in public chat.</summary>
    internal static string Table(IReadOnlyList<CorpusRow> rows, IReadOnlyList<PublicMessage> ordinary)
    {
        var uses = rows
            .SelectMany(row => WordsOf(row.Text).Distinct(StringComparer.Ordinal).Select(word => (word, row.Author)))
            .GroupBy(use => use.word, use => use.Author, StringComparer.Ordinal)
            .ToDictionary(word => word.Key, word => (Rows: word.Count(), Authors: word.Distinct(StringComparer.Ordinal).Count()), StringComparer.Ordinal);
        var words = uses.Where(word => word.Value.Authors >= (word.Key.Any(char.IsAsciiDigit) ? FewestAuthorsOfDigits : FewestAuthors)).Select(word => word.Key)
            .Concat(Lexicon.Shipped.Phrases.SelectMany(phrase => phrase.Phrase.Split(' ')))
            .Concat(WordClasses.Table().Split('\n').Where(line => line.Length > 0 && line[0] != '#').SelectMany(line => line.Split('\t')[1].Split(' ')))
            .Concat(LanguageReader.TellingWords)
            .Where(word => word is not ("" or "?" or "!"))
            .Distinct(StringComparer.Ordinal)
            .OrderByDescending(word => uses.GetValueOrDefault(word).Rows)
            .ThenBy(word => word, StringComparer.Ordinal)
            .ToList();
        var others = ordinary
            .SelectMany(message => WordsOf(message.Text).Distinct(StringComparer.Ordinal).Select(word => (word, message.Source)))
            .GroupBy(use => use.word, use => use.Source, StringComparer.Ordinal)
            .Where(word => !word.Key.Any(char.IsAsciiDigit) && word.Count() >= FewestMessages && word.Distinct(StringComparer.Ordinal).Count() >= FewestSources)
            .OrderByDescending(word => word.Count())
            .ThenBy(word => word.Key, StringComparer.Ordinal)
            .Select(word => word.Key)
            .Except(words, StringComparer.Ordinal);
        return $"# Written by `words` from the training rows, the lists of the classifier and ordinary public chat; do not edit.\n{string.Join('\n', words.Concat(others))}\n";
    }

    /// <summary>The words of a message that nobody disguised, each digit as 0.</summary>
    private static List<string> WordsOf(string text)
    {
        var normalised = new NormalisedText();
        Normaliser.NormaliseByLetters(text, normalised);
        var words = new List<string>();
        for (var start = 0; start < normalised.Length;)
        {
            var length = normalised.Chars[start..].IndexOf(' ') is >= 0 and var blank ? blank : normalised.Length - start;
            var (offset, width) = normalised.Origin(start, length);
            var word = normalised.Chars.Slice(start, length);
            if (IsPlain(text.AsSpan(offset, width), word))
            {
                words.Add(string.Concat(word.ToString().Select(letter => char.IsAsciiDigit(letter) ? '0' : letter)));
            }

            start += length + 1;
        }

        return words;
    }

    private static bool IsPlain(ReadOnlySpan<char> written, ReadOnlySpan<char> word)
    {
        for (var index = 0; index < written.Length; index++)
        {
            var isLetterOfThree = index > 1 && char.IsLetter(written[index]) && written[index] == written[index - 1] && written[index] == written[index - 2];
            if (isLetterOfThree || !(char.IsLetterOrDigit(written[index]) || written[index] is '\'' or '’'))
            {
                return false;
            }
        }

        return word.ContainsAnyInRange('0', '9') == written.ContainsAnyInRange('0', '9');
    }
}
