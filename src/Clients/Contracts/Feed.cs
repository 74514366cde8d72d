using System.Text.Json.Serialization;

namespace PeerConnect.Contracts;

/// <summary>What staff may call on the live feed. The method names are the wire.</summary>
public interface IFeedServer
{
    /// <summary>The feed as it is now, most urgent first.</summary>
    Task<Reply<CaseFeed>> Cases();
}

/// <summary>What the live feed sends by itself. It never carries content, and identity only on a card that says where to go.</summary>
public interface IFeedClient
{
    /// <summary>The whole feed: first after connecting, and again whenever the receiver's roles changed.</summary>
    Task FeedOpened(CaseFeed feed);

    /// <summary>A case was opened or changed; replaces what was known under its id.</summary>
    Task CaseChanged(FeedCase item);

    /// <summary>A case is decided or not for the receiver any more.</summary>
    Task CaseClosed(CaseRef item);

    /// <summary>Go to this person now.</summary>
    Task GoNow(GoNowCard card);

    /// <summary>A card is over.</summary>
    Task GoNowEnded(CaseRef card);

    /// <summary>How many cases there are of which the receiver may know only that.</summary>
    Task CountChanged(CaseCount count);
}

/// <summary>Where the work on a case stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CaseProgress>))]
public enum CaseProgress
{
    /// <summary>Nobody has acknowledged it.</summary>
    Open,

    /// <summary>Somebody has it.</summary>
    Acknowledged,

    /// <summary>It is decided.</summary>
    Decided,
}

/// <summary>How somebody left the facility.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PersonLeft>))]
public enum PersonLeft
{
    /// <summary>To another facility.</summary>
    Moved,

    /// <summary>Released.</summary>
    Released,

    /// <summary>Died.</summary>
    Died,
}

/// <summary>Names one case.</summary>
public sealed record CaseRef(Guid CaseId);

/// <summary>Cases of which the receiver may know only how many.</summary>
public sealed record CaseCount(int Count);

/// <summary>What a role may know of the undecided cases.</summary>
/// <param name="Cases">Most urgent first: severity, then deadline.</param>
/// <param name="GoNow">Where somebody has to go.</param>
/// <param name="Counted">How many more cases there are of which the role may know only that.</param>
public sealed record CaseFeed(IReadOnlyList<FeedCase> Cases, IReadOnlyList<GoNowCard> GoNow, int Counted);

/// <summary>One case as the feed shows it: never a word that was written, never who wrote it.</summary>
/// <param name="CaseId">Its id.</param>
/// <param name="Category">What it is about; absent where the policy keeps even that back.</param>
/// <param name="Severity">2 to 4; 1 for a request for a person.</param>
/// <param name="SeverityText">"4 Imminent", "3 Active", "2 Concerning", "1 Request".</param>
/// <param name="OpenedAt">When the first message was stored.</param>
/// <param name="LastMessageAt">When the latest flagged message was stored.</param>
/// <param name="Deadline">Until when somebody must have acknowledged, then stood in front of the person, written the form that follows or decided; where a limit has passed, since when; absent without a limit.</param>
/// <param name="Overdue">A limit has passed.</param>
/// <param name="Progress">Where the work stands.</param>
/// <param name="Conversation">Pair or group; absent where the policy keeps even that back.</param>
/// <param name="Unit">The housing unit; absent where the policy gives neither the place nor the name.</param>
/// <param name="Messages">How many flagged messages; of a concern, how often it was raised.</param>
/// <param name="Pseudonym">What the author is called within this case, for example "Resident 7F".</param>
/// <param name="TakenBy">The name of whoever works on it; absent while nobody does, also once whoever it was given to has let the limit to take it up pass.</param>
/// <param name="Purpose">What it may be opened for; absent where it cannot be opened.</param>
/// <param name="OnTheWaySince">Since when somebody is on the way to the person; absent while nobody is.</param>
/// <param name="WithPersonSince">Since when somebody is, or when somebody was, with the person; absent while nobody was.</param>
/// <param name="Drill">True for a drill: show it as one. Absent otherwise.</param>
/// <param name="Held">Its messages that wait for a decision; absent where there are none, or the case cannot be opened.</param>
/// <param name="AskedFor">For a request for a person: whom the person asks for. Absent otherwise.</param>
/// <param name="Raised">Set where somebody told staff and no message did: "Concern" for a supporter's concern, "Report" for a report of a message that nothing had flagged, "Complaint" for a complaint of a supporter, "Arrival" where the person was moved here with an open case of self-harm, "OwnWords" where what the person told staff of something else may be of the own wish to die. Who it was is told to nobody. Absent otherwise.</param>
/// <param name="NotBefore">Nobody goes to the person before this time, and nothing is said to the person: going at once would show who told. Limits count from it. Absent once it has come, and where staff may go at once.</param>
/// <param name="Glass">Colleagues who ask to see more than the policy gives, and wait for another person's answer; absent where nobody does, or the case cannot be opened.</param>
/// <param name="ForGroup">True where somebody who runs a group calls staff for it. Absent otherwise.</param>
/// <param name="Pattern">True where a computer saw signs over a whole conversation: nobody knows whose doing it is, and who wrote a flagged line may be the one under pressure. Absent otherwise.</param>
/// <param name="Form">The form that is due since somebody stood in front of the person; absent where none is, or the case cannot be opened.</param>
/// <param name="HolderOff">True where whoever works on it is off duty: a colleague on duty may take it. Absent otherwise.</param>
/// <param name="Number">The case's number, once an alarm outside the system named it; a drill's counts drills. Absent before: numbers have no gaps, and would tell of cases that the receiver may not know of.</param>
/// <param name="YourVisit">True for whoever said to stand in front of the person: it can be taken back. Absent for everybody else.</param>
public sealed record FeedCase(
    Guid CaseId,
    CaseCategory? Category,
    int Severity,
    string SeverityText,
    DateTimeOffset OpenedAt,
    DateTimeOffset LastMessageAt,
    DateTimeOffset? Deadline,
    bool Overdue,
    CaseProgress Progress,
    ConversationKind? Conversation,
    string? Unit,
    int Messages,
    string Pseudonym,
    string? TakenBy,
    CasePurpose? Purpose,
    DateTimeOffset? OnTheWaySince = null,
    DateTimeOffset? WithPersonSince = null,
    bool? Drill = null,
    IReadOnlyList<HeldWork>? Held = null,
    RequestedPerson? AskedFor = null,
    RaisedKind? Raised = null,
    DateTimeOffset? NotBefore = null,
    IReadOnlyList<BreakGlassWork>? Glass = null,
    bool? ForGroup = null,
    bool? Pattern = null,
    FormDue? Form = null,
    bool? HolderOff = null,
    long? Number = null,
    bool? YourVisit = null);

/// <summary>The form of the place that is due after a visit; referring the case to it settles it.</summary>
/// <param name="Kind">Which form: the kind to refer to.</param>
/// <param name="By">By when.</param>
public sealed record FormDue(CaseReferralKind Kind, DateTimeOffset By);

/// <summary>"Go to B-214 now." Nothing says why, but where the person asked for a person: then it says for whom.</summary>
/// <param name="CaseId">Its id.</param>
/// <param name="Name">Whom to go to.</param>
/// <param name="Unit">The housing unit.</param>
/// <param name="Cell">The cell, where it is known.</param>
/// <param name="AskedAt">Since when somebody has to go: the first of it, or what began to ask for somebody anew.</param>
/// <param name="Deadline">By when somebody must be on the way; once somebody is, by when somebody must stand in front of the person.</param>
/// <param name="OnTheWaySince">Since when somebody is on the way; absent while nobody is.</param>
/// <param name="WithPersonSince">Since when somebody is, or when somebody was, with the person; absent while nobody was.</param>
/// <param name="Drill">True for a drill: show it as one. Absent otherwise.</param>
/// <param name="AskedFor">For a request for a person: whom the person asks for. Absent otherwise.</param>
/// <param name="Device">For a request: the enrolled device that it was asked at; absent for another device.</param>
/// <param name="NotSignedIn">True where nobody was signed in: a name follows from a typed number that nobody checked. Absent otherwise.</param>
/// <param name="SeenSince">For a request: when somebody said that it was seen; absent before.</param>
/// <param name="OnCall">For a request for a supporter or Listener: who is on call and may be fetched. Absent where nobody is.</param>
/// <param name="ForGroup">True where somebody who runs a group calls staff for it. Absent otherwise.</param>
/// <param name="Number">As on an item of the feed: what the alarm outside the system called it.</param>
/// <param name="Left">Set where the person is not here any more: nobody can go, and no place is named. Absent otherwise.</param>
/// <param name="CannotGoSince">When somebody last said that he or she cannot go; absent where nobody did, and once somebody is on the way.</param>
/// <param name="YourVisit">As on an item of the feed: the receiver said to be with the person.</param>
public sealed record GoNowCard(
    Guid CaseId,
    string Name,
    string? Unit,
    string? Cell,
    DateTimeOffset AskedAt,
    DateTimeOffset? Deadline,
    DateTimeOffset? OnTheWaySince = null,
    DateTimeOffset? WithPersonSince = null,
    bool? Drill = null,
    RequestedPerson? AskedFor = null,
    string? Device = null,
    bool? NotSignedIn = null,
    DateTimeOffset? SeenSince = null,
    IReadOnlyList<OnCallSupporter>? OnCall = null,
    bool? ForGroup = null,
    long? Number = null,
    PersonLeft? Left = null,
    DateTimeOffset? CannotGoSince = null,
    bool? YourVisit = null)
{
    /// <summary>Never prints who and where.</summary>
    public override string ToString() => $"GoNowCard {{ {CaseId} }}";
}
