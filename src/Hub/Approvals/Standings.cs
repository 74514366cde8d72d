using System.Collections.Immutable;
using PeerConnect.Contracts;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Approvals;

/// <summary>Names one person; the facility is part of every key.</summary>
internal readonly record struct PersonKey(Guid FacilityId, Guid PersonId);

/// <summary>Names one conversation by its home facility.</summary>
internal readonly record struct ConversationKey(Guid FacilityId, Guid ConversationId);

/// <summary>What every check needs to know of a person.</summary>
/// <param name="Key">Who.</param>
/// <param name="Kind">Resident, released or staff.</param>
/// <param name="State">Only an active person may do anything.</param>
/// <param name="ShortName">Given name and initial, as residents see each other.</param>
/// <param name="Language">Preferred language.</param>
/// <param name="UnitId">Where the person lives; decides nothing about access.</param>
/// <param name="CertifiedUntil">End of the current certification; null without one.</param>
/// <param name="ConsentVersion">Highest policy version consented to; 0 for none.</param>
/// <param name="SeparatedFrom">Standing keep-separate orders, with their expiry.</param>
internal sealed record PersonStanding(
    PersonKey Key,
    PersonKind Kind,
    PersonState State,
    string ShortName,
    string Language,
    Guid? UnitId,
    DateTimeOffset? CertifiedUntil,
    int ConsentVersion,
    ImmutableArray<(PersonKey Other, DateTimeOffset? Until)> SeparatedFrom)
{
    /// <summary>Whose messages this person does not want to see.</summary>
    public ImmutableHashSet<PersonKey> Hides { get; init; } = [];

    /// <summary>The time for which staff hold the facilitator's role; null for whoever does not.</summary>
    public (DateTimeOffset From, DateTimeOffset? Until)? Facilitator { get; init; }

    /// <summary>Staff with that role, or a supporter with a current certification.</summary>
    public bool MayFacilitate(DateTimeOffset now) => State == PersonState.Active && (Kind == PersonKind.Staff
        ? Facilitator is { } held && held.From <= now && (held.Until is null || held.Until > now)
        : CertifiedUntil > now);

    public bool IsSeparatedFrom(PersonKey other, DateTimeOffset now)
    {
        foreach (var (separated, until) in SeparatedFrom)
        {
            if (separated == other && (until is null || until > now))
            {
                return true;
            }
        }

        return false;
    }

    public override string ToString() => $"PersonStanding {{ {Key.PersonId} }}";
}

/// <summary>One membership as every check sees it.</summary>
internal sealed record MemberStanding(
    Guid MembershipId,
    PersonKey Person,
    MemberRole Role,
    MembershipState State,
    long FromSequence,
    long? ToSequence,
    DateTimeOffset? ValidUntil,
    DateTimeOffset? MutedUntil,
    bool OwnPause = false)
{
    /// <summary>Active and within its validity.</summary>
    public bool IsCurrent(DateTimeOffset now) => State == MembershipState.Active && ToSequence is null && (ValidUntil is null || ValidUntil > now);
}

/// <summary>One conversation with all memberships it ever had; former members keep the range they could see.</summary>
internal sealed record ConversationStanding(
    ConversationKey Key,
    ConversationKind Kind,
    string Class,
    ConversationState State,
    PauseCause PauseCause,
    int SlowSeconds,
    byte[]? SealedName,
    ImmutableArray<MemberStanding> Members)
{
    /// <summary>The programme of the home facility that it belongs to, if any.</summary>
    public Guid? ProgrammeId { get; init; }

    /// <summary>The same by the key that scopes use.</summary>
    public string? Programme => ProgrammeId?.ToString();
}
