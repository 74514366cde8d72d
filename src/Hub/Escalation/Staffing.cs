using System.Collections.Immutable;
using PeerConnect.Contracts;

namespace PeerConnect.Hub.Escalation;

/// <summary>A facility's rosters and time zone, asked who of a role is meant now; pure.</summary>
internal sealed record Staffing(TimeZoneInfo Zone, ImmutableArray<Roster> Rosters)
{
    /// <summary>No roster at all: everybody with the role.</summary>
    public static Staffing None { get; } = new(TimeZoneInfo.Utc, []);

    /// <summary>Whether this person is meant, where a grant is for the role.</summary>
    /// <param name="role">The role, which the person holds.</param>
    /// <param name="names">The rosters that the policy names; none for the role's own.</param>
    /// <param name="personId">Who asks.</param>
    /// <param name="now">When.</param>
    public bool Means(Role role, IReadOnlyCollection<string> names, Guid personId, DateTimeOffset now) =>
        OnDuty(role, names, now) is not { } onDuty || onDuty.Contains(personId);

    /// <summary>Who is on duty; null where that is everybody with the role: without a roster, and in a gap of it, because then anybody is better than nobody.</summary>
    public IReadOnlySet<Guid>? OnDuty(Role role, IReadOnlyCollection<string> names, DateTimeOffset now)
    {
        var people = Of(role, names).SelectMany(roster => Duty.On(roster, Zone, now)).ToHashSet();
        return people.Count > 0 ? people : null;
    }

    /// <summary>The rosters of peer supporters on call.</summary>
    public IEnumerable<Roster> Supporters => Rosters.Where(roster => roster.Role == Role.PeerSupporter);

    /// <summary>Which supporters are on call now, by the roster that says so. In a gap nobody is: unlike staff, supporters have a night's sleep.</summary>
    public IEnumerable<(Guid PersonId, string Roster)> OnCall(DateTimeOffset now) =>
        Supporters.SelectMany(roster => Duty.On(roster, Zone, now).Select(person => (person, roster.Name)));

    /// <summary>Whether the role has a roster, and nobody is on it now.</summary>
    public bool HasGap(Role role, IReadOnlyCollection<string> names, DateTimeOffset now) =>
        Of(role, names).Any() && OnDuty(role, names, now) is null;

    private IEnumerable<Roster> Of(Role role, IReadOnlyCollection<string> names) =>
        Rosters.Where(roster => roster.Role == role && (names.Count == 0 || names.Contains(roster.Name, StringComparer.OrdinalIgnoreCase)));
}
