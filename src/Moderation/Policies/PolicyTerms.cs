using System.Collections.Immutable;
using System.Text.Json.Serialization;
using PeerConnect.Moderation.Policies.Documents;

namespace PeerConnect.Moderation.Policies;

/// <summary>What the computer looks for.</summary>
/// <param name="Judges">Self-harm and violence, always; sexual abuse and exploitation where they are written. Of these it can see signs in a whole conversation, and never whose doing they are.</param>
public sealed record ClassifierRules(ImmutableArray<JudgedCategory> Judges);

/// <summary>What a computer can judge.</summary>
[JsonConverter(typeof(KebabCase<JudgedCategory>))]
public enum JudgedCategory
{
    /// <summary>Somebody may hurt or kill himself, or lets himself perish.</summary>
    SelfHarm,

    /// <summary>Somebody may hurt another person; also a threat that was received.</summary>
    Violence,

    /// <summary>Signs of sexual abuse in a whole conversation.</summary>
    SexualAbuse,

    /// <summary>Signs of pressure in a whole conversation: secrecy, favours, debts.</summary>
    Exploitation,
}

/// <summary>Who is told that something was disclosed or done. That nobody learns who raised a concern, and a supporter nothing without the person's yes, is no policy's to say.</summary>
/// <param name="ConcernSpread">Below severity 4 a concern is answered at some time within this span, so that the time does not point to who raised it; at once where null.</param>
/// <param name="OwnDisclosuresAfter">People see which of their messages staff read: from the next day on, in an imminent danger so long after the case was decided. Never where null.</param>
public sealed record InformRules(TimeSpan? ConcernSpread = null, TimeSpan? OwnDisclosuresAfter = null);

/// <summary>How somebody may see more than the policy gives.</summary>
/// <param name="Allowed">Whether at all.</param>
/// <param name="Purposes">For which purposes.</param>
/// <param name="TimeBox">For how long.</param>
/// <param name="AloneFromSeverity">From this severity on one person may do it alone; null for never.</param>
/// <param name="ReviewWithin">Until when somebody else reviews it.</param>
/// <param name="Scope">How far it may go.</param>
public sealed record BreakGlassRules(
    [WhenLeftOut("false")] bool Allowed,
    ImmutableArray<Purpose> Purposes,
    [WhenLeftOut("1h")] TimeSpan TimeBox,
    int? AloneFromSeverity,
    [WhenLeftOut("3d")] TimeSpan ReviewWithin,
    BreakGlassScope Scope = BreakGlassScope.Case);

/// <summary>Who may approve that two people write to each other; across facilities, each for its own people.</summary>
/// <param name="Approvers">Roles that may approve.</param>
/// <param name="LegalBasis">The rule of the place under which it is approved who may write to whom.</param>
/// <param name="SupervisingOfficer">For released people, their supervising officer approves too.</param>
/// <param name="Rank">From which rank on somebody may approve, in the facility's own words; null for any.</param>
/// <param name="Ranks">The facility's ranks, lowest first.</param>
public sealed record ApprovalRules(
    ImmutableArray<StaffRole> Approvers,
    string LegalBasis,
    [WhenLeftOut("false")] bool SupervisingOfficer,
    string? Rank = null,
    ImmutableArray<string> Ranks = default)
{
    /// <summary>Who works with people and may be named: neither those who learn a place alone, nor who reads messages, proves or runs the machine.</summary>
    public static ImmutableArray<StaffRole> MayBeNamed { get; } = [StaffRole.Coordinator, StaffRole.Clinician, StaffRole.Security, StaffRole.Safeguarding, StaffRole.Chaplain];

    /// <summary>The facility's ranks, lowest first.</summary>
    public ImmutableArray<string> Ranks { get; init; } = Ranks.IsDefault ? [] : Ranks;

    /// <summary>Which of two ranks counts here: the one that was given last, where the list has it, else the one before; null where it has neither.</summary>
    public string? Counting(string? rank, string? before) => rank is not null && Ranks.Contains(rank) ? rank : before is not null && Ranks.Contains(before) ? before : null;

    /// <summary>Whether somebody of that rank may approve; a rank that is not in the list is none.</summary>
    public bool Suffices(string? rank) => Rank is null || (rank is not null && Ranks.IndexOf(rank) is >= 0 and var held && held >= Ranks.IndexOf(Rank));
}

/// <summary>How long what is kept; a legal hold overrides each of these.</summary>
/// <param name="Messages">Messages without a case.</param>
/// <param name="TrueCases">Cases that were found to be right, with their context.</param>
/// <param name="FalseCases">Cases that were found to be wrong.</param>
/// <param name="Scores">Scores and spans of messages without a case.</param>
/// <param name="AfterLegalHold">At least this long after a hold was lifted: nothing is deleted at once.</param>
/// <param name="UnclearCases">Cases of which nobody could say; as those that were right where null.</param>
/// <param name="RejectedMessages">Messages that were held and rejected, or blocked; as other messages where null.</param>
public sealed record RetentionRules(
    TimeSpan Messages,
    TimeSpan TrueCases,
    TimeSpan FalseCases,
    [WhenLeftOut("30d")] TimeSpan Scores,
    [WhenLeftOut("30d")] TimeSpan AfterLegalHold,
    TimeSpan? UnclearCases = null,
    TimeSpan? RejectedMessages = null)
{
    /// <summary>No day is set on which it is deleted.</summary>
    public static TimeSpan WithoutEnd { get; } = TimeSpan.MaxValue;
}

/// <summary>What happens when a part of the system does not answer. A policy whose roles have nobody is not put into force at all.</summary>
/// <param name="ClassifierDown">What happens to messages that only the lexicon has judged.</param>
/// <param name="RescoreWithin">Until when such a message must have been scored again.</param>
/// <param name="QueueUnstaffed">What happens when nobody has the queue open.</param>
public sealed record FailureRules(
    [WhenLeftOut("deliver-and-score-later")] ClassifierDown ClassifierDown,
    [WhenLeftOut("10m")] TimeSpan RescoreWithin,
    [WhenLeftOut("next-recipient")] QueueUnstaffed QueueUnstaffed);

/// <summary>What residents see of each other.</summary>
/// <param name="Receipts">That a message was read.</param>
/// <param name="Typing">That somebody is writing; in a group without a name.</param>
/// <param name="Presence">That somebody is here now; in a group only how many are.</param>
public sealed record ResidentVisibility(
    [WhenLeftOut("false")] bool Receipts,
    [WhenLeftOut("false")] bool Typing,
    [WhenLeftOut("false")] bool Presence)
{
    /// <summary>What both show.</summary>
    public ResidentVisibility And(ResidentVisibility other) => new(Receipts && other.Receipts, Typing && other.Typing, Presence && other.Presence);
}

/// <summary>The form of the place, prefilled once somebody stood in front of the person.</summary>
/// <param name="Form">Which form.</param>
/// <param name="FromSeverity">From this severity of self-harm on.</param>
/// <param name="Within">Until when after that its plan must stand.</param>
public sealed record FollowUp(PlaceForm Form, [WhenLeftOut("4")] int FromSeverity, TimeSpan Within)
{
    /// <summary>Where staff refer a case to by writing it.</summary>
    public ReferralKind Kind() => Form switch
    {
        PlaceForm.WatchForm => ReferralKind.WatchForm,
        PlaceForm.Acct => ReferralKind.Acct,
    };
}

/// <summary>How much one member of staff opens before a break: this work wears out. A break is asked of somebody only while a colleague can go on, never at severity 4, and nobody is measured by it.</summary>
/// <param name="CasesPerHour">From this many opened cases within an hour on, a break is due.</param>
/// <param name="BreakAfter">After so long without a break, one is due.</param>
/// <param name="Break">How long a break is: so long nothing was opened.</param>
public sealed record WorkloadRules(int CasesPerHour, TimeSpan BreakAfter, [WhenLeftOut("15m")] TimeSpan Break);

/// <summary>How many one supporter supports: whoever carries too many carries none of them well. Groups do not count.</summary>
/// <param name="MostResidents">At so many nobody approves one more.</param>
public sealed record CaseloadRules(int MostResidents);

/// <summary>What people may say yes to, each for himself or herself: that the own words teach the computer, after staff decided on them. It asks nobody by itself.</summary>
/// <param name="Offer">Whether it is offered at all.</param>
public sealed record TrainingRules([WhenLeftOut("false")] bool Offer);

/// <summary>What happens to messages that only the lexicon has judged.</summary>
[JsonConverter(typeof(KebabCase<ClassifierDown>))]
public enum ClassifierDown
{
    /// <summary>They arrive, and are scored again before a deadline.</summary>
    DeliverAndScoreLater,

    /// <summary>They wait until they are scored.</summary>
    Hold,
}

/// <summary>What happens when nobody has the queue open.</summary>
[JsonConverter(typeof(KebabCase<QueueUnstaffed>))]
public enum QueueUnstaffed
{
    /// <summary>Each case goes to its next recipient at once.</summary>
    NextRecipient,

    /// <summary>The alarm outside the system is raised.</summary>
    OffSystemAlarm,
}
