using PeerConnect.Contracts;
using PeerConnect.Hub.People.Sessions;

namespace PeerConnect.Hub.People.Roles;

/// <summary>Who may hold which roles together, and who grants them.</summary>
internal static class RoleRules
{
    /// <summary>Roles that read, prove or lead: an administrator of the machine holds none of them.</summary>
    private static readonly Role[] ReadContent = [Role.Facilitator, Role.Moderator, Role.Clinician, Role.Security, Role.Safeguarding, Role.Auditor];

    private static readonly RoleSet OfStaff = RoleSet.Of(
        Role.Facilitator, Role.Moderator, Role.Clinician, Role.Security, Role.Officer, Role.ControlRoom, Role.Safeguarding, Role.Chaplain,
        Role.Coordinator, Role.Auditor, Role.Administrator, Role.SupervisingOfficer);

    private static readonly RoleSet OfResidents = RoleSet.Of(Role.PeerSupporter, Role.Facilitator);

    /// <summary>Administrators grant roles to staff.</summary>
    public static bool IsForStaff(Role role) => OfStaff.Has(role);

    /// <summary>Coordinators grant roles to residents and released supporters.</summary>
    public static bool IsForResidents(Role role) => OfResidents.Has(role);

    /// <summary>Roles that nobody holds beside this one.</summary>
    public static IReadOnlyCollection<Role> Excluded(Role role) =>
        role == Role.Administrator ? ReadContent : ReadContent.Contains(role) ? [Role.Administrator] : [];

    public static string? StaffFault(IReadOnlyList<Role> roles, Guid? unitId)
    {
        if (roles.Count == 0 || !roles.All(IsForStaff))
        {
            return "A staff member needs at least one role, and only roles of staff.";
        }

        if (roles.SelectMany(Excluded).Any(roles.Contains))
        {
            return ExclusionSentence;
        }

        return unitId is not null && !roles.Contains(Role.Officer) ? "Only an officer stands on a unit." : null;
    }

    public const string ExclusionSentence = "Whoever runs the machine reads and proves nothing: an administrator cannot hold a role that does.";

}
