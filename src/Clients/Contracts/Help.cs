using System.Text.Json.Serialization;

namespace PeerConnect.Contracts;

/// <summary>What help there is for.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<HelpKind>))]
public enum HelpKind
{
    /// <summary>Thoughts of hurting oneself: what somebody is shown who writes of it.</summary>
    SelfHarm,

    /// <summary>Somebody who is not safe.</summary>
    Safety,

    /// <summary>Sexual abuse, whom to tell inside and outside.</summary>
    SexualAbuse,

    /// <summary>Where to find a Listener, which this system never carries.</summary>
    Listener,

    /// <summary>How letters to lawyers and courts go, which this system never carries.</summary>
    LegalMail,

    /// <summary>Where to find the outside line for sexual abuse, which this system never carries.</summary>
    OutsideLine,
}

/// <summary>One kind of help, in the facility's words or the built-in ones.</summary>
public sealed record HelpText(HelpKind Kind, string Text);

/// <summary>What help there is at a facility: the same for everybody there, signed in or not.</summary>
public sealed record HelpHere(IReadOnlyList<HelpText> Texts);
