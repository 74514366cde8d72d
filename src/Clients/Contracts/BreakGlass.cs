using System.Text.Json.Serialization;

namespace PeerConnect.Contracts;

/// <summary>Where one break-glass stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BreakGlassState>))]
public enum BreakGlassState
{
    /// <summary>It waits for another person's answer.</summary>
    Asked,

    /// <summary>Whoever asked may read.</summary>
    Open,

    /// <summary>Another person said no.</summary>
    Refused,

    /// <summary>Nobody answered in time.</summary>
    Lapsed,

    /// <summary>Its time is over, or the case was decided.</summary>
    Over,
}

/// <summary>How far a break-glass goes.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BreakGlassReach>))]
public enum BreakGlassReach
{
    /// <summary>Messages around those that were flagged: <see cref="Protocol.BreakGlassAround"/> places before and after each.</summary>
    Case,

    /// <summary>The whole conversation of the case.</summary>
    Conversation,
}

/// <summary>Asks to see more of a case's conversation than the policy gives.</summary>
/// <param name="Purpose">What for: one of the policy's purposes for this; for self-harm care alone.</param>
/// <param name="Reason">In words, 1 to 2,000 UTF-16 units; sealed. Read by those who see as much of the case.</param>
/// <param name="Alone">Do not wait for another person: only from the severity on that the policy says, and reviewed afterwards like any other.</param>
/// <param name="Names">Who wrote each message too, where the policy gives one's role no identity.</param>
public sealed record AskBreakGlass(CasePurpose Purpose, string Reason, bool Alone = false, bool Names = false)
{
    /// <summary>Never prints the reason.</summary>
    public override string ToString() => $"AskBreakGlass {{ {Purpose}, {Alone}, {Names} }}";
}

/// <summary>Approves or refuses what a colleague asked.</summary>
/// <param name="Note">At most 2,000 UTF-16 units, sealed; absent for none.</param>
public sealed record AnswerBreakGlass(string? Note = null)
{
    /// <summary>Never prints the note.</summary>
    public override string ToString() => "AnswerBreakGlass";
}

/// <summary>Reads one page. The view is recorded before anything is shown.</summary>
/// <param name="BeforeSequence">Only lines before this one; absent for the newest.</param>
public sealed record ReadBreakGlass(long? BeforeSequence = null);

/// <summary>Says afterwards whether it was justified, once.</summary>
/// <param name="Justified">Whether it was.</param>
/// <param name="Note">At most 2,000 UTF-16 units, sealed; absent for none.</param>
public sealed record ReviewBreakGlass(bool Justified, string? Note = null)
{
    /// <summary>Never prints the note.</summary>
    public override string ToString() => $"ReviewBreakGlass {{ {Justified} }}";
}

/// <summary>One break-glass, as the opened case and the answers to acts on it show it.</summary>
/// <param name="GlassId">Its id.</param>
/// <param name="CaseId">The case.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Purpose">What for.</param>
/// <param name="Reach">How far it goes.</param>
/// <param name="Alone">Begun by one person alone.</param>
/// <param name="Names">Whether it shows who wrote, beyond what the policy gives.</param>
/// <param name="Asked">Who asked, when, and why.</param>
/// <param name="LapsesAt">While nobody answered: when it lapses.</param>
/// <param name="Answered">Who approved or refused; absent before, and where it was begun alone.</param>
/// <param name="Until">Until when it may be read; absent where it was never approved.</param>
/// <param name="Views">How many pages were read.</param>
/// <param name="ReviewBy">Until when a third person has to say whether it was justified.</param>
/// <param name="Reviewed">Who said so; absent before.</param>
/// <param name="Justified">What was said.</param>
public sealed record BrokenGlass(
    Guid GlassId,
    Guid CaseId,
    BreakGlassState State,
    CasePurpose Purpose,
    BreakGlassReach Reach,
    bool Alone,
    bool Names,
    BreakGlassAct Asked,
    DateTimeOffset? LapsesAt,
    BreakGlassAct? Answered,
    DateTimeOffset? Until,
    int Views,
    DateTimeOffset? ReviewBy,
    BreakGlassAct? Reviewed,
    bool? Justified);

/// <summary>One person's part in a break-glass.</summary>
/// <param name="At">When.</param>
/// <param name="By">Which member of staff.</param>
/// <param name="Text">The reason or the note; absent for none, and for who sees less of the case than whoever asked.</param>
public sealed record BreakGlassAct(DateTimeOffset At, string? By, string? Text)
{
    /// <summary>Never prints the text.</summary>
    public override string ToString() => $"BreakGlassAct {{ {At:O} }}";
}

/// <summary>A break-glass that waits for another person's answer, as the feed shows it.</summary>
/// <param name="GlassId">Its id.</param>
/// <param name="Purpose">What for.</param>
/// <param name="LapsesAt">Until when it can be answered.</param>
public sealed record BreakGlassWork(Guid GlassId, CasePurpose Purpose, DateTimeOffset LapsesAt);

/// <summary>What a break-glass shows: one page of the conversation, in order.</summary>
/// <param name="GlassId">Under which break-glass.</param>
/// <param name="ViewedAt">When this view was recorded.</param>
/// <param name="Until">Until when more may be read.</param>
/// <param name="Lines">The messages that the policies they were written under allow; there may be fewer than a page holds.</param>
/// <param name="MoreBefore">There may be earlier lines: read again with this as <c>beforeSequence</c>; absent when there are none.</param>
public sealed record BreakGlassPage(
    Guid GlassId, DateTimeOffset ViewedAt, DateTimeOffset Until, IReadOnlyList<BreakGlassLine> Lines, long? MoreBefore = null)
{
    /// <summary>Never prints content.</summary>
    public override string ToString() => $"BreakGlassPage {{ {GlassId} }}";
}

/// <summary>One message.</summary>
/// <param name="Sequence">Its place in the conversation.</param>
/// <param name="At">When it was stored.</param>
/// <param name="Flagged">Whether the case was flagged for it.</param>
/// <param name="Pseudonym">What its author is called within this case.</param>
/// <param name="Speaker">In which role the author takes part in the conversation.</param>
/// <param name="Name">Who wrote it; only where the policy or this break-glass gives identity, and only people of the own facility.</param>
/// <param name="Text">The text; absent where its key was destroyed.</param>
public sealed record BreakGlassLine(
    long Sequence, DateTimeOffset At, bool Flagged, string Pseudonym, MemberRole Speaker, string? Name, string? Text)
{
    /// <summary>Never prints text or name.</summary>
    public override string ToString() => $"BreakGlassLine {{ {Sequence} }}";
}

/// <summary>Reads one page of the whole conversation of a case, where the policy gives it to one's role. The view is recorded before anything is shown.</summary>
/// <param name="BeforeSequence">Only lines before this one; absent for the newest.</param>
public sealed record ReadConversation(long? BeforeSequence = null);

/// <summary>One page of the whole conversation of a case, in order.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="ViewedAt">When this view was recorded.</param>
/// <param name="Lines">The messages whose own policies give the whole conversation; there may be fewer than a page holds.</param>
/// <param name="MoreBefore">There may be earlier lines: read again with this as <c>beforeSequence</c>; absent when there are none.</param>
public sealed record CaseConversation(Guid CaseId, DateTimeOffset ViewedAt, IReadOnlyList<BreakGlassLine> Lines, long? MoreBefore = null)
{
    /// <summary>Never prints content.</summary>
    public override string ToString() => $"CaseConversation {{ {CaseId} }}";
}

/// <summary>What waits for a review, the most urgent first; at most <see cref="Protocol.MaxPage"/>.</summary>
public sealed record BreakGlassReviews(IReadOnlyList<BreakGlassToReview> Reviews);

/// <summary>A break-glass that is over and nobody has reviewed. It says nothing of the case.</summary>
/// <param name="GlassId">Its id.</param>
/// <param name="CaseId">The case.</param>
/// <param name="Purpose">What for.</param>
/// <param name="Alone">Begun by one person alone.</param>
/// <param name="Views">How many pages were read.</param>
/// <param name="OverSince">Since when it is over.</param>
/// <param name="ReviewBy">Until when it has to be reviewed.</param>
/// <param name="Overdue">That time has passed.</param>
/// <param name="OpenFor">For what its case can be opened, which is needed before the review; absent for who reviews nothing, as auditors.</param>
public sealed record BreakGlassToReview(
    Guid GlassId, Guid CaseId, CasePurpose Purpose, bool Alone, int Views, DateTimeOffset OverSince, DateTimeOffset ReviewBy, bool Overdue, CasePurpose? OpenFor = null);
