using System.Collections.Immutable;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Policies.Documents;

namespace PeerConnect.Moderation.Policies;

/// <summary>Where a rule holds. An empty list means everywhere.</summary>
/// <param name="Facilities">The code of the facility that the policy is for, or nothing: both mean the same.</param>
/// <param name="Units">Housing units by their code: it holds for who lives there.</param>
/// <param name="Programmes">Programmes by their code: it holds for what is written in a conversation that belongs to one of them.</param>
/// <param name="Classes">Conversation classes.</param>
public sealed record PolicyScope(
    ImmutableArray<string> Facilities,
    ImmutableArray<string> Units,
    ImmutableArray<string> Programmes,
    ImmutableArray<ConversationClass> Classes)
{
    /// <summary>Everywhere.</summary>
    public static PolicyScope Everywhere { get; } = new([], [], [], []);

    /// <summary>All conversations of the given classes.</summary>
    public static PolicyScope In(params ImmutableArray<ConversationClass> classes) => Everywhere with { Classes = classes };
}

/// <summary>What must have been seen for a rule to match.</summary>
/// <param name="Categories">One of these categories.</param>
/// <param name="FromSeverity">From this severity on.</param>
/// <param name="ToSeverity">Up to this severity.</param>
/// <param name="Evidence">From one of these sources; empty for any.</param>
/// <param name="Senders">Written by one of these roles; empty for any.</param>
/// <param name="MethodDetail">True: only where the message describes a method in detail.</param>
/// <param name="NamesMember">True: only where the message names somebody who takes part in the conversation, or threatens the other of two who talk.</param>
/// <param name="AskedFor">Of requests for a person: only for one of these; empty for any.</param>
public sealed record RuleCondition(
    ImmutableArray<Category> Categories,
    int FromSeverity,
    [WhenLeftOut("4")] int ToSeverity,
    ImmutableArray<EvidenceSource> Evidence,
    ImmutableArray<SpeakerRole> Senders,
    bool MethodDetail = false,
    bool NamesMember = false,
    ImmutableArray<AskedPerson> AskedFor = default)
{
    /// <summary>Of requests for a person: only for one of these; empty for any.</summary>
    public ImmutableArray<AskedPerson> AskedFor { get; init; } = AskedFor.IsDefault ? [] : AskedFor;

    /// <summary>Whether the rule is about somebody who asks for a person, and about nothing else.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsRequest => Categories is [Category.Company];
}

/// <summary>One more to tell when nobody acted in time.</summary>
/// <param name="After">Counted from the message's commit.</param>
/// <param name="Role">Who is told next; null for the alarm outside the system, which carries a case number and nothing else.</param>
/// <param name="Level">What the next one sees.</param>
/// <param name="Location">Whether the next one gets name and cell.</param>
/// <param name="Roster">The duty roster that staffs the next one's role; the role's own where null.</param>
public sealed record EscalationStep(
    TimeSpan After,
    StaffRole? Role,
    DisclosureLevel Level = DisclosureLevel.Count,
    bool Location = false,
    string? Roster = null);

/// <summary>Until when something must have happened, counted from the message's commit.</summary>
/// <param name="Acknowledge">Somebody has taken it up.</param>
/// <param name="FaceToFace">Somebody has stood in front of the person.</param>
/// <param name="Decide">It is decided.</param>
/// <param name="Escalation">Whom to tell when that did not happen, in order of time.</param>
public sealed record TimeLimits(TimeSpan? Acknowledge, TimeSpan? FaceToFace, TimeSpan? Decide, ImmutableArray<EscalationStep> Escalation)
{
    /// <summary>No limit.</summary>
    public static TimeLimits None { get; } = new(null, null, null, []);
}

/// <summary>One recipient of a rule.</summary>
/// <param name="Role">The role that is told.</param>
/// <param name="Level">What it sees.</param>
/// <param name="Purpose">What for.</param>
/// <param name="Limits">Until when.</param>
/// <param name="Before">Messages before the flagged one.</param>
/// <param name="After">Messages after it.</param>
/// <param name="Location">Name and cell, "go now", which is apart from content.</param>
/// <param name="Roster">The duty roster that staffs the role at this hour; the role's own roster where null.</param>
/// <param name="Ground">Why somebody in security may learn of a Part 2 conversation; null outside of those.</param>
public sealed record Recipient(
    StaffRole Role,
    DisclosureLevel Level,
    Purpose Purpose,
    TimeLimits Limits,
    int Before = 0,
    int After = 0,
    bool Location = false,
    string? Roster = null,
    Part2Ground? Ground = null);

/// <summary>What happens to the message under a rule.</summary>
/// <param name="Action">Delivered, flagged, held or blocked.</param>
/// <param name="HoldAtMost">The longest hold, then what <see cref="AfterHold"/> says; null for other actions.</param>
/// <param name="AfterHold">What becomes of a held message that nobody decided on.</param>
public sealed record DeliveryRule([WhenLeftOut("deliver-and-flag")] Delivery Action, TimeSpan? HoldAtMost = null, HoldEnd AfterHold = HoldEnd.Release);

/// <summary>What becomes of a held message at the end of its time.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(KebabCase<HoldEnd>))]
public enum HoldEnd
{
    /// <summary>It is delivered.</summary>
    Release,

    /// <summary>It is rejected, and its sender told why.</summary>
    Reject,

    /// <summary>It goes on waiting, with the next recipient.</summary>
    Escalate,
}

/// <summary>A sample of matching messages is read to see how well the classifier does, and for nothing else.</summary>
/// <param name="OneIn">One message in this many.</param>
/// <param name="Role">Who reads it.</param>
/// <param name="Level">What the reader sees: never who wrote it.</param>
public sealed record QualitySample(int OneIn, StaffRole Role, DisclosureLevel Level);

/// <summary>One rule: where, when, and what follows.</summary>
/// <param name="Id">Unique in the policy; recorded with each decision that the rule took part in.</param>
/// <param name="Scope">Where it holds.</param>
/// <param name="When">What must have been seen.</param>
/// <param name="Delivery">What happens to the message.</param>
/// <param name="OpensCase">Whether a case is opened.</param>
/// <param name="Recipients">Who is told.</param>
/// <param name="Prohibited">Roles that never learn of it, whatever another rule gives them.</param>
/// <param name="Excluded">Persons who never learn of it, whatever their role.</param>
/// <param name="Signpost">Which help the sender is shown.</param>
/// <param name="Sample">A sample for quality, or null.</param>
public sealed record DisclosureRule(
    string Id,
    PolicyScope Scope,
    RuleCondition When,
    DeliveryRule Delivery,
    [WhenLeftOut("true")] bool OpensCase,
    ImmutableArray<Recipient> Recipients,
    ImmutableArray<StaffRole> Prohibited,
    ImmutableArray<Exclusion> Excluded,
    SignpostKind Signpost = SignpostKind.None,
    QualitySample? Sample = null)
{
    /// <summary>Whether anybody learns anything by this rule.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool Discloses => !Recipients.IsEmpty || Sample is not null;
}
