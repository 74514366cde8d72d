using System.Buffers;
using System.Collections.Immutable;

namespace PeerConnect.Moderation.Classification;

/// <summary>
/// A slower look at what the model let pass near its threshold, or what the lists of phrases see and it does not. It reads the message otherwise: each sentence by itself, the message after
/// the same author's one or two before it, and a message of a few words by the phrase that it hardly goes beyond. It adds and never takes away.
/// </summary>
/// <param name="model">The model in force.</param>
public sealed class SecondOpinion(Model model)
{
    /// <summary>Stored with each of its verdicts.</summary>
    public const string Version = "second-1";

    /// <summary>How many messages of the same author before it are read with it.</summary>
    public const int Before = 2;

    /// <summary>A message of more words says something besides.</summary>
    internal const int FewWords = 7;

    private const float Probability = .5f;

    private static readonly Lazy<Lexicon> Phrases = new(() => new Lexicon(LexiconPhrase.ReadAll(Lexicon.Table() + "\n" + Table())));
    private static readonly SearchValues<char> EndsOfSentence = SearchValues.Create(".!?;,:\n…");

    /// <summary>The phrases of the lexicon and of its own list.</summary>
    internal static Lexicon PlainPhrases => Phrases.Value;

    /// <summary>Where it begins to ask and to speak.</summary>
    internal static SecondOpinionScale Scale => SecondOpinionScale.Shipped;

    /// <summary>What it finds beyond an alert of the model: no more than one verdict for self-harm and one for violence, and none of a class in which the model or the list of plain statements raised an alert.</summary>
    /// <param name="text">The message as written. It is neither kept nor logged.</param>
    /// <param name="role">In which role the writer writes.</param>
    /// <param name="before">The same author's last messages before it in the conversation, oldest first.</param>
    public ImmutableArray<Verdict> Judge(string text, SpeakerRole role, IReadOnlyList<string> before)
    {
        var reading = SecondReading.Of(text, role, before, model.Margins);
        var found = ImmutableArray.CreateBuilder<Verdict>();
        foreach (var category in SecondReading.Classes)
        {
            switch (reading.WayOf(category, Scale))
            {
                case SecondWay.Phrase:
                    var phrase = reading.PhraseOf(category);
                    found.Add(Said(category, phrase.Severity, [new WeighedSpan(phrase.Offset, phrase.Length, 1)]));
                    break;
                case SecondWay.Sentence:
                    var (offset, length) = reading.WhichSentence(category);
                    found.Add(Said(category, model.SeverityOf(category, text.Substring(offset, length), role), [new WeighedSpan(offset, length, 1)]));
                    break;
                case SecondWay.Joined:
                    found.Add(Said(category, Verdict.AlertSeverity, []));
                    break;
                case SecondWay.None:
                default:
                    break;
            }
        }

        return found.ToImmutable();
    }

    /// <summary>Whether a phrase of a danger of this class stands anywhere in a message.</summary>
    internal static bool SeesPhrase(WordList words, Category category)
    {
        foreach (var hit in PlainPhrases.Find(words))
        {
            if (hit.Category == category && hit.Severity >= Verdict.AlertSeverity)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The sentences of a text, where it has more than one of at least two words.</summary>
    internal static IReadOnlyList<(int Offset, int Length)> Sentences(string text)
    {
        var sentences = new List<(int Offset, int Length)>();
        for (var start = 0; start < text.Length;)
        {
            var length = text.AsSpan(start).IndexOfAny(EndsOfSentence) is >= 0 and var end ? end : text.Length - start;
            var sentence = text.AsSpan(start, length);
            var lead = length - sentence.TrimStart().Length;
            var trimmed = sentence.Trim();
            if (trimmed.Contains(' '))
            {
                sentences.Add((start + lead, trimmed.Length));
            }

            start += length + 1;
        }

        return sentences.Count > 1 ? sentences : [];
    }

    /// <summary>The table as it is built in.</summary>
    internal static string Table() => EmbeddedText.Read("second-opinion.tsv");

    private static Verdict Said(Category category, int severity, ImmutableArray<WeighedSpan> spans) =>
        new(EvidenceSource.SecondOpinion, Version, category, Math.Max(severity, Verdict.AlertSeverity), Probability, spans);
}
