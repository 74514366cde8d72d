namespace PeerConnect.Contracts;

/// <summary>What each role is called in Spanish, in the server's sentences and on the staff's pages alike.</summary>
public static class SpanishRoles
{
    public static string Name(Role role) => role switch
    {
        Role.Resident => "residente",
        Role.PeerSupporter => "persona de apoyo",
        Role.Facilitator => "facilitador",
        Role.Moderator => "moderador",
        Role.Clinician => "personal clínico",
        Role.Security => "seguridad",
        Role.Officer => "oficial",
        Role.ControlRoom => "sala de control",
        Role.Safeguarding => "protección",
        Role.Chaplain => "capellán",
        Role.Coordinator => "coordinación",
        Role.Auditor => "auditoría",
        Role.Administrator => "administración",
        Role.SupervisingOfficer => "oficial de supervisión",
    };
}
