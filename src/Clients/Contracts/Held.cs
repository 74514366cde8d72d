using System.Text.Json.Serialization;

namespace PeerConnect.Contracts;

/// <summary>What became of a message that was not delivered at once.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<HeldState>))]
public enum HeldState
{
    /// <summary>It waits for a person to look at it.</summary>
    Held,

    /// <summary>It was delivered later; it is in the conversation.</summary>
    Released,

    /// <summary>Staff decided that it is not delivered.</summary>
    Rejected,

    /// <summary>Nobody decided in time, and the policy says that it is not delivered then.</summary>
    Expired,

    /// <summary>Its author took it back.</summary>
    Withdrawn,

    /// <summary>It was to be delivered and could not be any more. The same for every cause.</summary>
    NotDelivered,

    /// <summary>It is of a kind that the policy does not deliver.</summary>
    Blocked,
}

/// <summary>Why a held message was released: a closed list.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReleaseReason>))]
public enum ReleaseReason
{
    /// <summary>Looked into, no risk was found.</summary>
    NoRiskFound,

    /// <summary>A figure of speech, a quotation, a joke, something long past.</summary>
    NotMeant,

    /// <summary>Somebody is with the people concerned, and the message does no harm.</summary>
    SupportArranged,
}

/// <summary>Why a held message was rejected: a closed list, told to its author. Nothing in it punishes.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RejectReason>))]
public enum RejectReason
{
    /// <summary>It threatens somebody.</summary>
    Threat,

    /// <summary>It puts pressure on somebody.</summary>
    Pressure,

    /// <summary>It hurts or humiliates somebody.</summary>
    Abuse,

    /// <summary>It tells how to do harm.</summary>
    MethodDetail,

    /// <summary>It carries an address, a number or a message of a third person.</summary>
    PersonalDetails,
}

/// <summary>Where an appeal stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AppealState>))]
public enum AppealState
{
    /// <summary>Another person than the decider will look at it.</summary>
    Open,

    /// <summary>The message is delivered after all, if that is still possible.</summary>
    Upheld,

    /// <summary>The message stays undelivered.</summary>
    Denied,
}

/// <summary>What was done to a held message.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<HeldActKind>))]
public enum HeldActKind
{
    /// <summary>Released.</summary>
    Released,

    /// <summary>One person agrees that it is released; somebody who is told of what else it is held for has to agree too.</summary>
    ReleaseAgreed,

    /// <summary>One person asks that it is rejected; another has to confirm.</summary>
    RejectionProposed,

    /// <summary>Rejected by one person, where the policy needs no second.</summary>
    Rejected,

    /// <summary>A second person confirmed the rejection.</summary>
    RejectionConfirmed,

    /// <summary>An appeal was upheld.</summary>
    AppealUpheld,

    /// <summary>An appeal was denied.</summary>
    AppealDenied,
}

/// <summary>Where one's own undelivered message stands.</summary>
/// <param name="State">What became of it.</param>
/// <param name="Until">While it waits: when the hold ends; absent where it waits until somebody decides.</param>
/// <param name="Reason">Why it was rejected or blocked.</param>
/// <param name="MayAppeal">Whether its author may appeal now.</param>
/// <param name="Appeal">Where the appeal stands; absent where there is none.</param>
public sealed record HeldStatus(
    HeldState State, DateTimeOffset? Until = null, RejectReason? Reason = null, bool MayAppeal = false, AppealState? Appeal = null);

/// <summary>One's own message that was not delivered, or not yet.</summary>
/// <param name="ConversationId">Where it was to go.</param>
/// <param name="EntryId">Its id.</param>
/// <param name="ClientMessageId">The id that its author chose.</param>
/// <param name="At">When it was stored, UTC.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Body">Its text; absent where the server does not keep it for its author.</param>
public sealed record HeldMessage(Guid ConversationId, Guid EntryId, Guid ClientMessageId, DateTimeOffset At, HeldStatus Status, string? Body)
{
    /// <summary>Never prints the body.</summary>
    public override string ToString() => $"HeldMessage {{ {EntryId}, {Status.State} }}";
}

/// <summary>One's own messages that were not delivered, newest first; at most <see cref="Protocol.MaxPage"/>.</summary>
public sealed record HeldList(IReadOnlyList<HeldMessage> Messages);

/// <summary>Names one of one's own held messages.</summary>
public sealed record HeldRef(Guid ConversationId, Guid EntryId);

/// <summary>Releases a held message.</summary>
/// <param name="Reason">From the closed list.</param>
/// <param name="Note">At most 2,000 UTF-16 units, sealed; absent for none.</param>
public sealed record ReleaseHeld(ReleaseReason Reason, string? Note = null)
{
    /// <summary>Never prints the note.</summary>
    public override string ToString() => $"ReleaseHeld {{ {Reason} }}";
}

/// <summary>Rejects a held message, or proposes that where the policy needs a second person.</summary>
/// <param name="Reason">From the closed list; its author is told.</param>
/// <param name="Note">At most 2,000 UTF-16 units, sealed; absent for none.</param>
public sealed record RejectHeld(RejectReason Reason, string? Note = null)
{
    /// <summary>Never prints the note.</summary>
    public override string ToString() => $"RejectHeld {{ {Reason} }}";
}

/// <summary>Confirms the rejection that another person proposed.</summary>
/// <param name="Note">At most 2,000 UTF-16 units, sealed; absent for none.</param>
public sealed record ConfirmRejection(string? Note = null)
{
    /// <summary>Never prints the note.</summary>
    public override string ToString() => "ConfirmRejection";
}

/// <summary>Decides an appeal, once and for good.</summary>
/// <param name="Uphold">Whether the message is delivered after all.</param>
/// <param name="Note">At most 2,000 UTF-16 units, sealed; absent for none.</param>
public sealed record DecideAppeal(bool Uphold, string? Note = null)
{
    /// <summary>Never prints the note.</summary>
    public override string ToString() => $"DecideAppeal {{ {Uphold} }}";
}

/// <summary>What an act on a held message led to.</summary>
/// <param name="EntryId">The message.</param>
/// <param name="State">Where it stands now; <see cref="HeldState.NotDelivered"/> where a release came too late.</param>
/// <param name="ToConfirm">Another person has to confirm the rejection.</param>
public sealed record HeldOutcome(Guid EntryId, HeldState State, bool ToConfirm = false);

/// <summary>A held message of a case that waits for somebody's decision. It carries no text.</summary>
/// <param name="EntryId">The message.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Until">While it waits: when the hold ends by itself; absent where it does not.</param>
/// <param name="ToConfirm">A rejection waits for a second person.</param>
/// <param name="Appealed">Its author appealed: another person than those who decided has to decide again.</param>
public sealed record HeldWork(Guid EntryId, HeldState State, DateTimeOffset? Until, bool ToConfirm, bool Appealed);

/// <summary>The decision on a held message, as an opened case shows it.</summary>
/// <param name="EntryId">The message.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Until">While it waits: when the hold ends by itself.</param>
/// <param name="ToConfirm">A rejection waits for a second person.</param>
/// <param name="Appeal">Where the appeal stands; absent where there is none.</param>
/// <param name="Acts">What was done, in order.</param>
public sealed record CaseHeld(
    Guid EntryId, HeldState State, DateTimeOffset? Until, bool ToConfirm, AppealState? Appeal, IReadOnlyList<CaseHeldAct> Acts);

/// <summary>One act on a held message.</summary>
/// <param name="Kind">What was done.</param>
/// <param name="At">When.</param>
/// <param name="By">Which member of staff.</param>
/// <param name="Reason">The code of the reason, from the list of the act.</param>
/// <param name="Note">The note; from level 4 on, and to its writer.</param>
public sealed record CaseHeldAct(HeldActKind Kind, DateTimeOffset At, string? By, string? Reason, string? Note)
{
    /// <summary>Never prints the note.</summary>
    public override string ToString() => $"CaseHeldAct {{ {Kind} }}";
}
