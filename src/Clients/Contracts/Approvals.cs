using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace PeerConnect.Contracts;

/// <summary>Who may decide on requests.</summary>
public static class ApprovalRoles
{
    /// <summary>Whom a policy may name; a coordinator sees the requests whether named or not.</summary>
    public static ImmutableArray<Role> Deciders { get; } = [Role.Coordinator, Role.Clinician, Role.Security, Role.Safeguarding, Role.Chaplain];
}

/// <summary>Names one person of any facility.</summary>
public sealed record PersonRef(Guid FacilityId, Guid PersonId);

/// <summary>A person as staff of one facility see him or her: the name only of their own people.</summary>
public sealed record PersonShown(Guid FacilityId, Guid PersonId, string? Name)
{
    /// <summary>Never prints the name.</summary>
    public override string ToString() => $"PersonShown {{ {PersonId} }}";
}

/// <summary>Asks for a pairing of a resident and a supporter.</summary>
/// <param name="Resident">Absent: the caller.</param>
/// <param name="Supporter">Absent: whom the coordinator chooses; or, where the resident is somebody else, the caller.</param>
/// <param name="ValidUntil">Only from a coordinator: when the pairing is to end, UTC.</param>
public sealed record PairingWanted(PersonRef? Resident = null, PersonRef? Supporter = null, DateTimeOffset? ValidUntil = null);

/// <summary>Asks for a place in a group.</summary>
/// <param name="Person">Absent: the caller.</param>
/// <param name="Role">Member or Facilitator; Facilitator only from a coordinator.</param>
/// <param name="ValidUntil">Only from a coordinator: when the place is to end, UTC.</param>
public sealed record PlaceWanted(PersonRef? Person = null, MemberRole Role = MemberRole.Member, DateTimeOffset? ValidUntil = null);

/// <summary>A request was filed; the same request again answers the same id.</summary>
public sealed record RequestFiled(Guid RequestId);

/// <summary>What a request asks for.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RequestKind>))]
public enum RequestKind
{
    /// <summary>A supporter and a resident.</summary>
    Pairing,

    /// <summary>A place in a group.</summary>
    GroupPlace,
}

/// <summary>How far a request is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RequestState>))]
public enum RequestState
{
    /// <summary>Waits for an answer.</summary>
    Requested,

    /// <summary>Every facility concerned approved.</summary>
    Approved,

    /// <summary>Not approved. The reason stays with staff.</summary>
    Refused,

    /// <summary>Taken back, or overtaken by an end.</summary>
    Withdrawn,
}

/// <summary>A request that the caller filed.</summary>
/// <param name="RequestId">Its id.</param>
/// <param name="Kind">What it asks for.</param>
/// <param name="State">How far it is.</param>
/// <param name="ConversationId">The group, or the conversation that the approval opened.</param>
public sealed record OwnRequest(Guid RequestId, RequestKind Kind, RequestState State, Guid? ConversationId);

/// <summary>The caller's requests, newest first.</summary>
public sealed record OwnRequests(IReadOnlyList<OwnRequest> Requests);

/// <summary>A request as those who decide on it see it, at a facility concerned.</summary>
/// <param name="RequestId">Its id.</param>
/// <param name="Kind">What it asks for.</param>
/// <param name="State">How far it is.</param>
/// <param name="ConversationId">The group, or the conversation that the approval opened.</param>
/// <param name="Person">The resident of a pairing, or who is to join a group.</param>
/// <param name="Supporter">The supporter of a pairing, once named.</param>
/// <param name="Role">The place asked for.</param>
/// <param name="RequestedBy">Who asked.</param>
/// <param name="RequestedAt">When, UTC.</param>
/// <param name="ValidUntil">When the approval is to end, UTC.</param>
/// <param name="OwnDecision">Whether the reader's facility approved; absent while it has not decided.</param>
/// <param name="Obstacle">Why the reader, or the reader's facility, cannot approve as things stand; never what depends on another facility.</param>
/// <param name="Group">Of a group place: the group's name, where the reader's facility runs it or has people in it.</param>
/// <param name="OfficerApproved">Where a supervising officer of the reader's facility must approve too: whether that is done; absent where none must.</param>
/// <param name="Programme">The programme that a pair would belong to, as far as the resident's facility chose one.</param>
public sealed record RequestForStaff(
    Guid RequestId,
    RequestKind Kind,
    RequestState State,
    Guid? ConversationId,
    PersonShown Person,
    PersonShown? Supporter,
    MemberRole Role,
    PersonShown RequestedBy,
    DateTimeOffset RequestedAt,
    DateTimeOffset? ValidUntil,
    bool? OwnDecision,
    string? Obstacle,
    string? Group = null,
    bool? OfficerApproved = null,
    Programme? Programme = null)
{
    /// <summary>Never prints the group's name.</summary>
    public override string ToString() => $"RequestForStaff {{ {RequestId} }}";
}

/// <summary>Requests that wait for the reader's facility, oldest first; at most 200.</summary>
public sealed record RequestList(IReadOnlyList<RequestForStaff> Requests);

/// <summary>One request with the reason that the reader's own facility gave, and its supervising officers; reading them is recorded.</summary>
public sealed record RequestDetail(RequestForStaff Request, string? OwnReason, string? OfficerReason = null)
{
    /// <summary>Never prints the reasons.</summary>
    public override string ToString() => $"RequestDetail {{ {Request.RequestId} }}";
}

/// <summary>A decision for one's facility.</summary>
/// <param name="Approve">Approve or refuse. An approval can be turned into a refusal while the request waits.</param>
/// <param name="Reason">At most 1,000 characters, kept for staff of the facility; needed to refuse.</param>
/// <param name="ValidUntil">An end, UTC; the earliest given counts.</param>
/// <param name="ProgrammeId">The programme that a pair is to belong to, chosen by the resident's facility; absent: as the request says, or none.</param>
public sealed record DecideRequest(bool Approve, string? Reason = null, DateTimeOffset? ValidUntil = null, Guid? ProgrammeId = null)
{
    /// <summary>Never prints the reason.</summary>
    public override string ToString() => $"DecideRequest {{ {Approve} }}";
}

/// <summary>How far the request is after a decision.</summary>
public sealed record RequestDecided(RequestState State, Guid? ConversationId);

/// <summary>Names the supporter of a request that was filed without one.</summary>
public sealed record NameSupporter(PersonRef Supporter);

/// <summary>A certified supporter of the caller's facility.</summary>
public sealed record SupporterShown(Guid FacilityId, Guid PersonId, string Name)
{
    /// <summary>Never prints the name.</summary>
    public override string ToString() => $"SupporterShown {{ {PersonId} }}";
}

/// <summary>The certified supporters of the caller's facility, by name.</summary>
public sealed record SupporterList(IReadOnlyList<SupporterShown> Supporters);

/// <summary>How many residents one supports oneself, and whether one rests from new ones.</summary>
/// <param name="Supported">Pairs that are not over, those at rest too.</param>
/// <param name="Most">At so many nobody approves one more, by the policy in force; absent where it sets no cap.</param>
/// <param name="RestingSince">Since when one rests, UTC; absent where one does not.</param>
public sealed record OwnCaseload(int Supported, int? Most, DateTimeOffset? RestingSince);

/// <summary>The caseload of one certified supporter of the coordinator's facility.</summary>
public sealed record SupporterCaseload(Guid PersonId, string Name, int Supported, DateTimeOffset? RestingSince)
{
    /// <summary>Never prints the name.</summary>
    public override string ToString() => $"SupporterCaseload {{ {PersonId}, {Supported} }}";
}

/// <summary>The certified supporters of the coordinator's facility by name, and the cap of its policy; absent where it sets none.</summary>
public sealed record CaseloadList(IReadOnlyList<SupporterCaseload> Supporters, int? Most);

/// <summary>Until when a membership lasts, UTC; absent: without an end.</summary>
public sealed record Validity(DateTimeOffset? ValidUntil = null);

/// <summary>How a membership stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PlaceState>))]
public enum PlaceState
{
    /// <summary>Reads and, when nothing else stands against it, writes.</summary>
    Active,

    /// <summary>Rests until a coordinator decides.</summary>
    Suspended,
}

/// <summary>A standing membership as coordinators see it.</summary>
/// <param name="Person">Who.</param>
/// <param name="Role">As what.</param>
/// <param name="State">Active or suspended.</param>
/// <param name="ValidUntil">Its end, UTC, if it has one.</param>
/// <param name="OursToDecide">Whether the reader's facility suspended it and may give it back.</param>
public sealed record PlaceShown(PersonShown Person, MemberRole Role, PlaceState State, DateTimeOffset? ValidUntil, bool OursToDecide);

/// <summary>A conversation as coordinators of a facility with people in it see it; never what was written in it.</summary>
/// <param name="ConversationId">Its id.</param>
/// <param name="HomeFacilityId">Whose key and order it is under.</param>
/// <param name="Kind">Pair or group.</param>
/// <param name="Class">"monitored", "monitored-clinical" or "part-2".</param>
/// <param name="State">Open, paused or ended.</param>
/// <param name="Name">A group's name.</param>
/// <param name="Topic">A group's topic.</param>
/// <param name="Places">Who is in it or suspended from it.</param>
/// <param name="Programme">The programme of its home facility that it belongs to, if any.</param>
/// <param name="Wanted">The one that waits for a second coordinator of its home facility, if any; shown there alone.</param>
public sealed record ConversationForStaff(
    Guid ConversationId,
    Guid HomeFacilityId,
    ConversationKind Kind,
    string Class,
    ConversationState State,
    string? Name,
    string? Topic,
    IReadOnlyList<PlaceShown> Places,
    Programme? Programme = null,
    ProgrammeWanted? Wanted = null)
{
    /// <summary>Never prints the name.</summary>
    public override string ToString() => $"ConversationForStaff {{ {ConversationId} }}";
}

/// <summary>Conversations that are not over, newest first; at most 500.</summary>
public sealed record ConversationsForStaff(IReadOnlyList<ConversationForStaff> Conversations);

/// <summary>Creates a group.</summary>
/// <param name="Name">1 to 80 characters; sealed.</param>
/// <param name="Facilitator">Who runs it: staff with that role, or a certified supporter, of the coordinator's facility.</param>
/// <param name="Topic">At most 500 characters; sealed.</param>
/// <param name="Class">"monitored", "monitored-clinical" or "part-2".</param>
/// <param name="ProgrammeId">The programme that it belongs to; absent: none.</param>
public sealed record CreateGroup(string Name, Guid Facilitator, string? Topic = null, string Class = "monitored", Guid? ProgrammeId = null)
{
    /// <summary>Never prints the name.</summary>
    public override string ToString() => "CreateGroup";
}

/// <summary>Has a conversation belong to a programme of its home facility from now on; absent: to none.</summary>
public sealed record ChangeProgramme(Guid? ProgrammeId = null);

/// <summary>Who ordered that two people are kept apart.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SeparationSource>))]
public enum SeparationSource
{
    /// <summary>The facility's classification.</summary>
    Classification,

    /// <summary>A court.</summary>
    Court,

    /// <summary>Security.</summary>
    Security,

    /// <summary>Health care.</summary>
    Medical,

    /// <summary>One of the two asked for it.</summary>
    OwnRequest,

    /// <summary>Any other.</summary>
    Other,
}

/// <summary>Keeps two people apart. One of them must be of the coordinator's facility.</summary>
/// <param name="First">One.</param>
/// <param name="Second">The other.</param>
/// <param name="Source">Who ordered it.</param>
/// <param name="Reason">At most 1,000 characters, kept for staff of the facility.</param>
/// <param name="ExpiresAt">When it ends, UTC; absent: until lifted.</param>
public sealed record OrderSeparation(
    PersonRef First, PersonRef Second, SeparationSource Source, string? Reason = null, DateTimeOffset? ExpiresAt = null)
{
    /// <summary>Never prints the reason.</summary>
    public override string ToString() => $"OrderSeparation {{ {Source} }}";
}

/// <summary>A keep-separate order of the reader's facility.</summary>
public sealed record Separation(
    Guid SeparationId,
    PersonShown First,
    PersonShown Second,
    SeparationSource Source,
    DateTimeOffset OrderedAt,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset? LiftedAt);

/// <summary>Orders of the reader's facility, newest first; at most 500.</summary>
public sealed record SeparationList(IReadOnlyList<Separation> Separations);

/// <summary>One order with its reason; reading it is recorded.</summary>
public sealed record SeparationDetail(Separation Separation, string? Reason)
{
    /// <summary>Never prints the reason.</summary>
    public override string ToString() => $"SeparationDetail {{ {Separation.SeparationId} }}";
}

/// <summary>Moves a person to another facility, by its code: conversations end, and approvals there open new ones.</summary>
public sealed record TransferPerson(string Facility);

/// <summary>Receives somebody who was transferred here: gives a place and lets him or her sign in.</summary>
/// <param name="UnitId">Where the person lives now.</param>
/// <param name="Cell">Cell or bed there.</param>
/// <param name="Number">The number here, where it changes.</param>
public sealed record ReceivePerson(Guid UnitId, string? Cell = null, string? Number = null);

/// <summary>Merges a duplicate record into the person's own.</summary>
/// <param name="Into">The record that remains.</param>
/// <param name="SamePerson">True: this one person used both, and keeps what either could read. False: nothing of the duplicate becomes readable.</param>
public sealed record MergePerson(Guid Into, bool SamePerson);
