using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;

namespace PeerConnect.Hub.Storage.Schema;

internal enum CaseState
{
    Open = 1,
    Acknowledged = 2,
    Decided = 3,
}

/// <summary>What somebody has to do about a case; limits and steps of escalation wait for one of these.</summary>
internal enum AwaitedAct
{
    /// <summary>Somebody has taken it up.</summary>
    Acknowledge = 1,

    /// <summary>Somebody is on the way to the person, or with the person already.</summary>
    OnTheWay = 2,

    /// <summary>Somebody stood in front of the person.</summary>
    FaceToFace = 3,

    /// <summary>It is decided.</summary>
    Decide = 4,

    /// <summary>The form of the place is written.</summary>
    FollowUp = 5,

    /// <summary>Its message whose hold is over is decided: released, rejected, or taken back.</summary>
    HeldMessage = 6,
}

/// <summary>One case per message or evolving situation of one author in one category.</summary>
internal sealed class CaseRow
{
    /// <summary>The sender's facility.</summary>
    public Guid FacilityId { get; set; }
    public Guid CaseId { get; set; }

    /// <summary>Counts up within the facility; what staff call it. Drills count down from -1.</summary>
    public long Number { get; set; }

    /// <summary>A test of the chain, without anybody's message; it is about nobody.</summary>
    public bool Drill { get; set; }

    /// <summary>Where a drill takes place, if in one unit.</summary>
    public Guid? DrillUnitId { get; set; }

    /// <summary>For a request for a person: whom the person asks for. Such a case has no conversation and no text.</summary>
    public RequestedPerson? AskedFor { get; set; }

    /// <summary>Whether somebody who runs a group asked for a person on its behalf.</summary>
    public bool ForGroup { get; set; }

    /// <summary>The enrolled device at which a person was asked for; null elsewhere.</summary>
    public Guid? DeviceId { get; set; }

    /// <summary>Of a request without sign-in: whom the typed number belongs to, if anybody in the device's unit. Nobody checked it.</summary>
    public Guid? TypedPersonId { get; set; }

    /// <summary>How it was told, while it rests on nothing else: what is judged and joins it takes this away. A concern has no conversation; a report has that of its message.</summary>
    public RaisedKind? Raised { get; set; }

    /// <summary>Of a concern and a complaint, which name no conversation: the class of the one that the two share. Null elsewhere: the conversation has it, or there is none.</summary>
    public string? Class { get; set; }

    /// <summary>A reader of samples opened it, and the machine saw nothing of it yet: it counts as no flag. Shown to nobody.</summary>
    public bool FromSample { get; set; }

    /// <summary>Until then nobody goes to the person and the person is told nothing: another person told of it, and the time must not show who. Null for at once.</summary>
    public DateTimeOffset? NotBefore { get; set; }

    /// <summary>What a computer saw in a whole conversation: it is about nobody more than about the others there, and its subject is only who wrote the first line of it that was flagged.</summary>
    public bool Pattern { get; set; }

    /// <summary>Name of the moderation category.</summary>
    public required string Category { get; set; }
    public int Severity { get; set; }
    public CaseState State { get; set; }

    /// <summary>Whom it is about; empty for a drill, and where somebody asked for a person without sign-in.</summary>
    public Guid SubjectId { get; set; }
    public Guid HomeFacilityId { get; set; }

    /// <summary>Empty for a drill, a request for a person and a concern.</summary>
    public Guid ConversationId { get; set; }
    public int PolicyVersion { get; set; }

    /// <summary>Whom the decisions keep out, whatever their role: names of the policy's exclusions, separated by commas. Own kin and oneself always are.</summary>
    public required string Excluded { get; set; }
    public DateTimeOffset OpenedAt { get; set; }
    public DateTimeOffset LastMessageAt { get; set; }
    public int MessageCount { get; set; }

    /// <summary>Who works on it now; nobody else may.</summary>
    public Guid? TakenBy { get; set; }
    public DateTimeOffset? TakenAt { get; set; }
    public DateTimeOffset? AcknowledgedAt { get; set; }

    /// <summary>Since when somebody is on the way to the person, and who said so first. Begins anew with each round.</summary>
    public DateTimeOffset? OnTheWayAt { get; set; }
    public Guid? OnTheWayPerson { get; set; }

    /// <summary>When somebody stood in front of the person, and who said so first. Begins anew with each round.</summary>
    public DateTimeOffset? FaceToFaceAt { get; set; }
    public Guid? FaceToFacePerson { get; set; }

    /// <summary>When somebody first stood in front of the person, whatever came later: for the quarter's numbers. Not what the person says did not happen.</summary>
    public DateTimeOffset? FirstVisitAt { get; set; }

    /// <summary>The form of the place that is due since somebody stood in front of the person, and by when; null where none is.</summary>
    public CaseReferralKind? FollowUp { get; set; }
    public DateTimeOffset? FollowUpBy { get; set; }

    /// <summary>Counts how often somebody had to go anew: the case got worse, a message came after a visit, or the person said that nobody came.</summary>
    public int Round { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }
    public Guid? DecidedBy { get; set; }

    /// <summary>Reason code of the decision, from the closed list.</summary>
    public string? ReasonCode { get; set; }

    /// <summary>true, false or unclear: the verdict on the flag.</summary>
    public string? Verdict { get; set; }

    /// <summary>A staff member's words on the decision, sealed under the case's key.</summary>
    public byte[]? SealedNote { get; set; }

    /// <summary>When the policy lets it go; null before its decision, and where no day is set.</summary>
    public DateTimeOffset? PurgeDueAt { get; set; }

    /// <summary>When it was purged: numbers and times are left, nobody may open it, and it is about nobody.</summary>
    public DateTimeOffset? PurgedAt { get; set; }

    /// <summary>Number that pseudonyms within this case are made from.</summary>
    public required byte[] PseudonymSalt { get; set; }
}

/// <summary>What one role may learn of a case, by when: the decision's grant, stored.</summary>
internal sealed class CaseGrantRow
{
    public Guid FacilityId { get; set; }
    public Guid CaseId { get; set; }
    public Role Role { get; set; }

    /// <summary>The duty roster of the role that the policy names; empty for the role's own.</summary>
    public string Roster { get; set; } = string.Empty;
    public int Level { get; set; }
    public int Before { get; set; }
    public int After { get; set; }
    public bool Location { get; set; }
    public CasePurpose Purpose { get; set; }

    /// <summary>The card names neither category nor source.</summary>
    public bool Discreet { get; set; }
    public DateTimeOffset? AcknowledgeBy { get; set; }

    /// <summary>The limit itself, in seconds: it starts anew when the case goes back to the queue.</summary>
    public int? AcknowledgeSeconds { get; set; }

    /// <summary>Until when somebody must have stood in front of the person.</summary>
    public DateTimeOffset? FaceToFaceBy { get; set; }
    public int? FaceToFaceSeconds { get; set; }

    public DateTimeOffset? DecideBy { get; set; }
    public int? DecideSeconds { get; set; }
}

/// <summary>A message or line of context of a case, sealed again under the case's key.</summary>
internal sealed class CaseMessageRow
{
    public Guid FacilityId { get; set; }
    public Guid CaseId { get; set; }
    public Guid ConversationId { get; set; }

    /// <summary>Its place in the conversation; for one that is not in it, the sequence that it was written after.</summary>
    public long Sequence { get; set; }
    public Guid EntryId { get; set; }

    /// <summary>Not in the conversation: held, or never delivered.</summary>
    public bool Held { get; set; }
    public Guid AuthorFacilityId { get; set; }
    public Guid AuthorId { get; set; }
    public DateTimeOffset At { get; set; }

    /// <summary>Whether this is what was flagged, or context.</summary>
    public bool Flagged { get; set; }

    /// <summary>What staff call the author within this case, for example "7F"; stable here, meaningless elsewhere.</summary>
    public required string Pseudonym { get; set; }

    /// <summary>Policy version that this line was committed under: it must allow the line itself.</summary>
    public int PolicyVersion { get; set; }
    public required byte[] SealedBody { get; set; }
}

/// <summary>One recorded act on a case.</summary>
internal sealed class CaseEventRow
{
    public Guid FacilityId { get; set; }
    public Guid CaseId { get; set; }
    public Guid EventId { get; set; }

    /// <summary>"opened", "raised", "viewed", "taken", "handed-over", "decided", "overdue" …</summary>
    public required string Kind { get; set; }
    public Guid? ActorId { get; set; }
    public DateTimeOffset At { get; set; }
    public string? Detail { get; set; }
}

/// <summary>What of a person is on a console before anybody opens the case.</summary>
internal enum ShownLevel
{
    /// <summary>Where the person lives, or where somebody asked for a person.</summary>
    Place = 1,

    /// <summary>Who it is, and where.</summary>
    Name = 2,
}

/// <summary>That a member of staff was shown so much of the person of a case: once until the person moves, however often it is shown. When is in the audit chain.</summary>
internal sealed class CaseShownRow
{
    public Guid FacilityId { get; set; }
    public Guid CaseId { get; set; }
    public Guid PersonId { get; set; }
    public ShownLevel Level { get; set; }
}

/// <summary>What somebody told staff of a person. Who told it is asked for by exclusions alone, and shown to nobody.</summary>
internal sealed class RaisedRow
{
    /// <summary>The case's facility: that of the person whom it is about.</summary>
    public Guid FacilityId { get; set; }
    public Guid RaisedId { get; set; }
    public Guid CaseId { get; set; }
    public RaisedKind Kind { get; set; }
    public Guid SourceFacilityId { get; set; }
    public Guid SourceId { get; set; }

    /// <summary>The conversation that the two share, and its home facility.</summary>
    public Guid HomeFacilityId { get; set; }
    public Guid ConversationId { get; set; }

    /// <summary>Of a report: the message and its place.</summary>
    public Guid? EntryId { get; set; }
    public long? Sequence { get; set; }

    /// <summary>Of a person whom staff named as meant: the case out of which they did. It waits for this one, and is shown to nobody here.</summary>
    public Guid? FromCaseId { get; set; }

    /// <summary>What about, or why, from the closed list of its kind.</summary>
    public required string Code { get; set; }
    public int Severity { get; set; }
    public int PolicyVersion { get; set; }

    /// <summary>Roles that may read it by the policy under which it was told, separated by commas: a case may be told to more of them later.</summary>
    public required string Readers { get; set; }

    /// <summary>Ids of the policy's rules that matched, separated by commas.</summary>
    public required string Rules { get; set; }
    public DateTimeOffset At { get; set; }

    /// <summary>In own words, sealed under the case's key.</summary>
    public byte[]? SealedWords { get; set; }

    public PersonKey Source() => new(SourceFacilityId, SourceId);
}
