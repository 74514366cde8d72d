using System.Collections.Immutable;
using PeerConnect.Moderation.Text;

namespace PeerConnect.Moderation.Classification;

/// <summary>How far a text is above the point where the model's alerts begin, in log odds, self-harm and violence; below zero is none.</summary>
internal readonly record struct Margins(float SelfHarm, float Violence)
{
    public static Margins None { get; } = new(float.NegativeInfinity, float.NegativeInfinity);

    public float Of(Category category) => category == Category.SelfHarm ? SelfHarm : Violence;

    public Margins Max(Margins other) => new(Math.Max(SelfHarm, other.SelfHarm), Math.Max(Violence, other.Violence));
}

/// <summary>How the second opinion comes to an alert.</summary>
internal enum SecondWay
{
    None,
    Phrase,
    Sentence,
    Joined,
}

/// <summary>A phrase of a short message, on the original.</summary>
internal readonly record struct PlainPhrase(Category Category, int Severity, int Offset, int Length);

/// <summary>A message read in the ways of the second opinion, before anything is concluded.</summary>
/// <param name="Plain">What the list of plain statements says of it.</param>
/// <param name="Own">The message itself.</param>
/// <param name="Sentence">Its sentence that is furthest up, of each class.</param>
/// <param name="Joined">It after the author's one or two messages before it, where these are no alert themselves.</param>
/// <param name="Phrases">The phrases that it hardly goes beyond.</param>
/// <param name="Sentences">Each sentence with what is said of it.</param>
internal sealed record SecondReading(
    ImmutableArray<Verdict> Plain, Margins Own, Margins Sentence, Margins Joined, ImmutableArray<PlainPhrase> Phrases, IReadOnlyList<((int Offset, int Length) Place, Margins Said)> Sentences)
{
    public static ImmutableArray<Category> Classes { get; } = [Category.SelfHarm, Category.Violence];

    /// <summary>Whether it is an alert already, by the model or by the list of plain statements.</summary>
    public bool IsAlert(Category category) => Own.Of(category) >= 0 || PlainStatements.Speaks(Plain, category);

    /// <summary>By which way of reading it comes to an alert that it was not.</summary>
    public SecondWay WayOf(Category category, SecondOpinionScale scale) =>
        IsAlert(category) ? SecondWay.None
        : Phrases.Any(hit => hit.Category == category) ? SecondWay.Phrase
        : Sentence.Of(category) >= scale.Sentence.Of(category) ? SecondWay.Sentence
        : Joined.Of(category) >= scale.Joined.Of(category) ? SecondWay.Joined
        : SecondWay.None;

    public PlainPhrase PhraseOf(Category category) => Phrases.Where(hit => hit.Category == category).MaxBy(hit => hit.Severity);

    public (int Offset, int Length) WhichSentence(Category category) => Sentences.MaxBy(sentence => sentence.Said.Of(category)).Place;

    /// <summary>Reads it.</summary>
    /// <param name="text">The message.</param>
    /// <param name="role">Of its writer.</param>
    /// <param name="before">The author's messages before it, oldest first.</param>
    /// <param name="model">Judges a text.</param>
    public static SecondReading Of(string text, SpeakerRole role, IReadOnlyList<string> before, Func<string, SpeakerRole, Margins> model)
    {
        var sentences = SecondOpinion.Sentences(text).Select(place => (place, Said: model(text.Substring(place.Offset, place.Length), role))).ToList();
        var joined = Margins.None;
        var lead = "";
        foreach (var earlier in before.Reverse().Take(SecondOpinion.Before))
        {
            var alone = model(earlier, role);
            if (alone.SelfHarm >= 0 || alone.Violence >= 0)
            {
                // What was an alert by itself has its case, and would make one of whatever follows.
                break;
            }

            lead = $"{earlier} {lead}";
            joined = joined.Max(model(lead + text, role));
        }

        var normalised = Normaliser.Normalise(text);
        var words = new WordList();
        words.Fill(normalised.Chars);
        return new SecondReading(
            PlainStatements.Judge(text, normalised, words),
            model(text, role),
            sentences.Aggregate(Margins.None, (most, sentence) => most.Max(sentence.Said)),
            joined,
            role == SpeakerRole.Resident ? PlainPhrasesOf(normalised, words) : [],
            sentences);
    }

    private static ImmutableArray<PlainPhrase> PlainPhrasesOf(NormalisedText normalised, WordList words)
    {
        var spoken = 0;
        for (var word = 0; word < words.Count; word++)
        {
            var letters = normalised.Chars[words.StartOf(word)..words.EndOf(word)];
            if (letters is "?")
            {
                return [];
            }

            spoken += letters is "!" ? 0 : 1;
        }

        if (spoken > SecondOpinion.FewWords)
        {
            return [];
        }

        var found = ImmutableArray.CreateBuilder<PlainPhrase>();
        foreach (var hit in SecondOpinion.PlainPhrases.Find(words))
        {
            if (hit.Severity == 0)
            {
                return [];
            }

            if (hit.Severity >= Verdict.AlertSeverity && (hit.LastWord - hit.FirstWord + 1) * 2 >= spoken)
            {
                var start = words.StartOf(hit.FirstWord);
                var (offset, length) = normalised.Origin(start, words.EndOf(hit.LastWord) - start);
                found.Add(new PlainPhrase(hit.Category, hit.Severity, offset, length));
            }
        }

        return found.ToImmutable();
    }
}
