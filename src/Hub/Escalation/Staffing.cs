using System.Collections.Immutable;
using PeerConnect.Contracts;

namespace PeerConnect.Hub.Escalation;

/// <summary>That somebody who may work holds a role for a time.</summary>
internal readonly record struct RoleHeld(Role Role, Guid PersonId, DateTimeOffset From, DateTimeOffset? Until);

/// <summary>A facility's rosters and time zone, asked who of a role is meant now; pure.</summary>
/// <param name="Zone">The facility's.</param>
/// <param name="Rosters">All of them.</param>
/// <param name="Held">Who holds which role: who lost a role and still stands on its roster is not there.</param>
internal sealed record Staffing(TimeZoneInfo Zone, ImmutableArray<Roster> Rosters, ImmutableArray<RoleHeld> Held)
{
    private static readonly Shift WholeDay = new([.. Enum.GetValues<DayOfWeek>()], TimeOnly.MinValue, TimeOnly.MinValue);

    /// <summary>No roster at all: everybody with the role.</summary>
    public static Staffing None { get; } = new(TimeZoneInfo.Utc, [], []);

    /// <summary>As if every shift ran at once: whoever stands on a roster is on duty.</summary>
    public Staffing OnEveryShift() =>
        this with { Rosters = [.. Rosters.Where(roster => !roster.Plan.Shifts.IsEmpty).Select(roster => roster with { Plan = new RosterPlan([WholeDay], roster.Plan.Members, []) })] };

    /// <summary>Whether this person is meant, where a grant is for the role.</summary>
    /// <param name="role">The role, which the person holds.</param>
    /// <param name="name">The roster that the policy names; null for the role's own: those that it names nowhere.</param>
    /// <param name="personId">Who asks.</param>
    /// <param name="now">When.</param>
    public bool Means(Role role, string? name, Guid personId, DateTimeOffset now) => OnDuty(role, name, now) is not { } onDuty || onDuty.Contains(personId);

    /// <summary>Who is on duty; null where that is everybody with the role: without a roster, and in a gap of it, because then anybody is better than nobody.</summary>
    public IReadOnlySet<Guid>? OnDuty(Role role, string? name, DateTimeOffset now) =>
        On(roster => roster.Role == role && (name is null ? !roster.Named : roster.Name.Equals(name, StringComparison.OrdinalIgnoreCase)), now);

    /// <summary>Whether this person is on duty by the role's own rosters, or nobody is by those; or by one that the policy names.</summary>
    public bool IsOnDuty(Role role, Guid personId, DateTimeOffset now) =>
        Means(role, null, personId, now) || On(roster => roster.Role == role && roster.Named, now)?.Contains(personId) == true;

    /// <summary>The rosters of peer supporters on call.</summary>
    public IEnumerable<Roster> Supporters => Rosters.Where(roster => roster.Role == Role.PeerSupporter);

    /// <summary>Which supporters are on call now, by the roster that says so. In a gap nobody is: unlike staff, supporters have a night's sleep.</summary>
    public IEnumerable<(Guid PersonId, string Roster)> OnCall(DateTimeOffset now) =>
        Supporters.SelectMany(roster => Duty.On(roster, Zone, now).Select(person => (person, roster.Name)));

    /// <summary>Whether this person may work and holds the role then.</summary>
    public bool Holds(Role role, Guid personId, DateTimeOffset now) =>
        Held.Any(held => held.Role == role && held.PersonId == personId && held.From <= now && (held.Until is null || held.Until > now));

    private HashSet<Guid>? On(Func<Roster, bool> meant, DateTimeOffset now)
    {
        var people = Rosters.Where(meant).SelectMany(roster => Duty.On(roster, Zone, now).Where(person => Holds(roster.Role, person, now))).ToHashSet();
        return people.Count > 0 ? people : null;
    }
}
