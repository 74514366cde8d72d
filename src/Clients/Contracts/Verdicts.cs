using System.Text.Json.Serialization;

namespace PeerConnect.Contracts;

/// <summary>How what staff found stands to what a model promised; the gravest last.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<VerdictStanding>))]
public enum VerdictStanding
{
    /// <summary>Nothing was promised for this.</summary>
    NoPromise,

    /// <summary>Fewer than ten verdicts: too few to say.</summary>
    TooFew,

    /// <summary>Nothing shows that fewer are right than promised. That more are is not told apart: messages are many, and each case counts once.</summary>
    AsPromised,

    /// <summary>Fewer flags are right than promised, also if each flag without a verdict should be right.</summary>
    FewerRight,
}

/// <summary>In which language messages are written, as far as their small words tell.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<WrittenLanguage>))]
public enum WrittenLanguage
{
    /// <summary>Both, neither, or too short to tell.</summary>
    Other,

    /// <summary>English.</summary>
    English,

    /// <summary>Spanish.</summary>
    Spanish,
}

/// <summary>A share that is not known better than this, both ends from 0 to 1.</summary>
/// <param name="Low">At least.</param>
/// <param name="High">At most.</param>
public sealed record ShareRange(double Low, double High);

/// <summary>Flags of one category, or of a part of it, and what staff found. Each case is one flag, and one person may have several. Numbers under five cases, and those that would show one, are absent.</summary>
/// <param name="Category">Self-harm or violence.</param>
/// <param name="Standing">How it stands to the promise. Of a whole category it is said also where numbers are absent; of a part only where <paramref name="Right"/> is shown.</param>
/// <param name="Severity">2 to 4, as the model gave it, where these are meant.</param>
/// <param name="Sender">Of members or of supporters (and facilitators), where these are meant.</param>
/// <param name="Language">In which language, where these are meant.</param>
/// <param name="SeveralQuiet">True: no message alone was enough, several quiet ones were. Of these nothing was promised, and no other entry counts them.</param>
/// <param name="Verdicts">Flags that staff found right or false.</param>
/// <param name="Right">Of these: right.</param>
/// <param name="CannotBeSaid">Flags of which it cannot be said, in no other number and without <paramref name="SeveralQuiet"/>; of a whole category alone.</param>
/// <param name="Found">The interval of the share found right (Wilson; 95 % of a whole category, 99 % of a part).</param>
/// <param name="Promised">The share that should be right by the model's card, with as many flags of as many messages as here.</param>
public sealed record VerdictFigure(
    CaseCategory Category,
    VerdictStanding? Standing,
    int? Severity = null,
    MemberRole? Sender = null,
    WrittenLanguage? Language = null,
    bool SeveralQuiet = false,
    int? Verdicts = null,
    int? Right = null,
    int? CannotBeSaid = null,
    ShareRange? Found = null,
    ShareRange? Promised = null);

/// <summary>One version of the model, or the list of words that stood in for it.</summary>
/// <param name="Model">The version.</param>
/// <param name="InUse">Whether it judges now.</param>
/// <param name="Standing">The graver one of its two categories; no part counts.</param>
/// <param name="Figures">Each category: all of it first, then by severity, sender and language, then what several quiet messages raised.</param>
/// <param name="Samples">What readers found of quiet messages that it judged; absent where fewer than five were read.</param>
public sealed record ModelVerdicts(string Model, bool InUse, VerdictStanding Standing, IReadOnlyList<VerdictFigure> Figures, SampleFigures? Samples = null);

/// <summary>What was found of messages without a case that were read to see how well the computer does. The parts are there all or not at all: where one of them is under five, none is.</summary>
/// <param name="Read">So many were read and judged.</param>
/// <param name="Right">The computer was right to be quiet.</param>
/// <param name="Missed">Somebody should have been told.</param>
/// <param name="Unclear">It cannot be said.</param>
public sealed record SampleFigures(int Read, int? Right = null, int? Missed = null, int? Unclear = null);

/// <summary>What staff found of a facility's flags, against what the models promised. It names no case and nobody and has no text; its numbers count cases, and those of a figure may be of one person.</summary>
/// <param name="Models">The one in use first.</param>
public sealed record FlagVerdicts(IReadOnlyList<ModelVerdicts> Models);
