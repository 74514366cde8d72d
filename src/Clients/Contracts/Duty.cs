namespace PeerConnect.Contracts;

/// <summary>Who is on duty for the roles that one holds, and what was closed meanwhile. It tells nothing of what any one person did.</summary>
/// <param name="Roles">By role, and by roster where it has several.</param>
/// <param name="Since">From when on <paramref name="Closed"/> counts: the beginning of one's own shift, or of the day where no roster puts one on duty.</param>
/// <param name="Until">When one's own shift ends; absent where no roster puts one on duty.</param>
/// <param name="Closed">How many cases that one may see were decided since then, by anybody; drills do not count.</param>
public sealed record OwnDuty(IReadOnlyList<RoleOnDuty> Roles, DateTimeOffset Since, DateTimeOffset? Until, int Closed);

/// <summary>Who is on duty for one role.</summary>
/// <param name="Role">The role.</param>
/// <param name="Roster">The roster that says so; absent where none does now: then everybody with the role is told.</param>
/// <param name="Until">When the shift ends that runs now; absent without a roster.</param>
/// <param name="Own">Whether one is on duty oneself.</param>
/// <param name="Colleagues">The names of the others.</param>
public sealed record RoleOnDuty(Role Role, string? Roster, DateTimeOffset? Until, bool Own, IReadOnlyList<string> Colleagues);
