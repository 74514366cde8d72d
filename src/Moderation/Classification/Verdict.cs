using System.Collections.Immutable;
using System.Text.Json.Serialization;
using PeerConnect.Moderation.Risk;

namespace PeerConnect.Moderation.Classification;

/// <summary>A part of a message that weighed in a verdict. It says where, never what.</summary>
/// <param name="Offset">First UTF-16 unit of the original message.</param>
/// <param name="Length">How many UTF-16 units.</param>
/// <param name="Weight">How much it added to the score (log odds for the model, 1 for the lexicon); always positive.</param>
public readonly record struct WeighedSpan(
    [property: JsonPropertyName("o")] int Offset,
    [property: JsonPropertyName("n")] int Length,
    [property: JsonPropertyName("w")] float Weight);

/// <summary>What one source thinks of one message in one category. Holds no words.</summary>
/// <param name="Source">Who thinks so.</param>
/// <param name="Version">The version of the model, list or form that said so.</param>
/// <param name="Category">In which category.</param>
/// <param name="Severity">0 none, 1 metaphor or long past, 2 concerning, 3 active, 4 imminent.</param>
/// <param name="Probability">How likely it is, between 0 and 1, that the message is of severity 2 or more in this category.</param>
/// <param name="Spans">What weighed most, strongest first; empty where nothing could come of it and for sources that read no text.</param>
/// <param name="Weighed">The weight of all words that speak for it, named in a span or not; 0 where the spans are all.</param>
public sealed record Verdict(
    [property: JsonPropertyName("src")] EvidenceSource Source,
    [property: JsonPropertyName("ver")] string Version,
    [property: JsonPropertyName("cat")] Category Category,
    [property: JsonPropertyName("sev")] int Severity,
    [property: JsonPropertyName("p")] float Probability,
    [property: JsonPropertyName("spans")] ImmutableArray<WeighedSpan> Spans,
    [property: JsonPropertyName("all")] float Weighed = 0)
{
    /// <summary>From this severity on somebody is told.</summary>
    public const int AlertSeverity = 2;

    /// <summary>The highest severity.</summary>
    public const int MaxSeverity = 4;

    /// <summary>Whether a computer says so, and no person.</summary>
    [JsonIgnore]
    public bool IsOfComputer => Source.IsOfComputer();

    /// <summary>Whether it tells of a danger by others' doing. Whoever warns of one threatens nobody by it, whomever the message names.</summary>
    [JsonIgnore]
    public bool IsWarning => this is { Source: EvidenceSource.Lexicon, Version: PlainStatements.DangerVersion };
}

/// <summary>All that a classifier has to say of a message.</summary>
/// <param name="Verdicts">One verdict a category the classifier judges, also where its severity is 0: mild scores add up over a conversation.</param>
/// <param name="IsFallback">True where the model did not answer: the message must be scored again, and that work is owed from the commit on.</param>
/// <param name="Language">In which language the message is written, to count by; it judges nothing.</param>
/// <param name="Patterns">Which patterns it was judged for too. Their verdicts are of severity 0 as yet: they say what the message adds to its conversation.</param>
/// <param name="Limits">From when on the model raises a conversation for a pattern.</param>
/// <param name="MethodDetail">It tells in detail how to hurt or kill oneself, by a list of rules of its own.</param>
/// <param name="IsDoubtful">The model raised no alert and stands near one, or the lists of phrases see what it does not: a second opinion is owed from the commit on.</param>
/// <param name="Plain">What the list of plain statements says, beside the model: at most one verdict for self-harm, one for a threat and one for a danger by others' doing; empty or default for nothing.</param>
public readonly record struct Judgement(
    ImmutableArray<Verdict> Verdicts,
    bool IsFallback,
    MessageLanguage Language = MessageLanguage.Other,
    Patterns Patterns = Patterns.None,
    ConversationLimits Limits = default,
    bool MethodDetail = false,
    bool IsDoubtful = false,
    ImmutableArray<Verdict> Plain = default);
