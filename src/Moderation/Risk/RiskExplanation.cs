using System.Text.Json.Serialization;
using PeerConnect.Moderation.Classification;

namespace PeerConnect.Moderation.Risk;

/// <summary>Why a message was raised above what its own words say: numbers for a sentence like "three messages in 40 minutes".</summary>
/// <param name="Category">In which category.</param>
/// <param name="Messages">How many worrying messages of this author in this conversation, this one included.</param>
/// <param name="Within">From the first of them to this one.</param>
/// <param name="From">The severity of this message alone.</param>
/// <param name="To">The severity it was given.</param>
public sealed record RiskExplanation(
    [property: JsonPropertyName("cat")] Category Category,
    [property: JsonPropertyName("n")] int Messages,
    [property: JsonPropertyName("in")] TimeSpan Within,
    [property: JsonPropertyName("from")] int From,
    [property: JsonPropertyName("to")] int To);
