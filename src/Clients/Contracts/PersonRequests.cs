using System.Text.Json.Serialization;

namespace PeerConnect.Contracts;

/// <summary>Whom somebody can ask for who needs a person now.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RequestedPerson>))]
public enum RequestedPerson
{
    /// <summary>A certified peer supporter who is on call; staff fetch him or her.</summary>
    Supporter,

    /// <summary>The chaplain.</summary>
    Chaplain,

    /// <summary>A Listener, face to face; staff fetch him or her.</summary>
    Listener,

    /// <summary>An officer.</summary>
    Officer,
}

/// <summary>Where a request for a person stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PersonRequestState>))]
public enum PersonRequestState
{
    /// <summary>It was passed on; nobody has said yet that it was seen.</summary>
    Waiting,

    /// <summary>Somebody has seen it. Nobody is on the way yet.</summary>
    Seen,

    /// <summary>Somebody is on the way.</summary>
    OnTheWay,

    /// <summary>Somebody says that he or she stood in front of the person.</summary>
    WithYou,

    /// <summary>Nobody comes; the reason says why.</summary>
    Refused,

    /// <summary>Somebody came, and it is over.</summary>
    Closed,
}

/// <summary>Why nobody comes: a closed list, each with a sentence for the person who asked.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PersonRefusal>))]
public enum PersonRefusal
{
    /// <summary>Nobody of that kind is here now.</summary>
    NobodyThere,

    /// <summary>Nobody can be moved now: a lockdown, a count.</summary>
    NobodyMoves,

    /// <summary>Somebody else comes instead, or came.</summary>
    SomebodyElse,

    /// <summary>Staff spoke with the person already.</summary>
    SpokenAlready,
}

/// <summary>"I need a person now." It carries no words.</summary>
/// <param name="For">Whom the person asks for; one that the facility offers.</param>
/// <param name="Number">Only without sign-in, at an enrolled device: the person's number, at most 32 characters; absent for none. It proves nothing and is looked up among the people of the device's unit.</param>
/// <param name="Group">A group that the person runs and calls staff for: they are told that it is about a group, not which, and come to who called. Absent otherwise.</param>
public sealed record AskForPerson(RequestedPerson For, string? Number = null, Guid? Group = null)
{
    /// <summary>Never prints the number.</summary>
    public override string ToString() => $"AskForPerson {{ {For} }}";
}

/// <summary>Whom one can ask for here.</summary>
/// <param name="Persons">Empty where the policy offers nobody.</param>
public sealed record PersonOffer(IReadOnlyList<OfferedPerson> Persons);

/// <summary>One whom the policy offers.</summary>
/// <param name="For">Who.</param>
/// <param name="Told">Which roles are told at once of such a request.</param>
public sealed record OfferedPerson(RequestedPerson For, IReadOnlyList<Role> Told);

/// <summary>One's own request, and what became of it. It says roles, never names, and never what was talked about.</summary>
/// <param name="RequestId">Its id.</param>
/// <param name="For">Whom one asked for.</param>
/// <param name="State">Where it stands.</param>
/// <param name="AskedAt">When it was asked.</param>
/// <param name="Told">Which roles were told so far.</param>
/// <param name="SeenAt">When somebody said that it was seen; absent before.</param>
/// <param name="OnTheWayAt">Since when somebody is on the way; absent before.</param>
/// <param name="WithYouAt">When somebody said that he or she stood in front of the person; absent before.</param>
/// <param name="EndedAt">When it was refused or closed; absent before.</param>
/// <param name="Reason">Why nobody comes; only when it was refused.</param>
public sealed record PersonRequest(
    Guid RequestId,
    RequestedPerson For,
    PersonRequestState State,
    DateTimeOffset AskedAt,
    IReadOnlyList<Role> Told,
    DateTimeOffset? SeenAt = null,
    DateTimeOffset? OnTheWayAt = null,
    DateTimeOffset? WithYouAt = null,
    DateTimeOffset? EndedAt = null,
    PersonRefusal? Reason = null);

/// <summary>One's own requests of the last day, and those that are not over, newest first; at most 20.</summary>
public sealed record PersonRequestList(IReadOnlyList<PersonRequest> Requests);

/// <summary>Says that nobody comes. The person is told the reason.</summary>
/// <param name="Reason">From the closed list.</param>
public sealed record RefusePerson(PersonRefusal Reason);

/// <summary>A peer supporter who is on call now: whom staff can fetch.</summary>
/// <param name="Name">Given and family name.</param>
/// <param name="Unit">The housing unit; absent for somebody who lives outside.</param>
/// <param name="Cell">The cell, where it is known.</param>
/// <param name="Roster">The roster that puts the supporter on call.</param>
public sealed record OnCallSupporter(string Name, string? Unit, string? Cell, string Roster)
{
    /// <summary>Never prints who and where.</summary>
    public override string ToString() => "OnCallSupporter";
}
