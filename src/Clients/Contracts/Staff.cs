namespace PeerConnect.Contracts;

/// <summary>A new staff member. The answer's one-time code lets him or her set password and authenticator.</summary>
/// <param name="UserName">3 to 32 letters, digits, dots or dashes; unique in the facility.</param>
/// <param name="GivenName">1 to 80 characters.</param>
/// <param name="FamilyName">1 to 80 characters.</param>
/// <param name="Roles">Staff roles to begin with.</param>
/// <param name="Language">"en" or "es".</param>
/// <param name="UnitId">For officers: the unit they stand on.</param>
public sealed record InviteStaff(
    string UserName, string GivenName, string FamilyName, IReadOnlyList<Role> Roles, string Language = "en", Guid? UnitId = null)
{
    /// <summary>Never prints names.</summary>
    public override string ToString() => "InviteStaff";
}

/// <summary>A one-time code with which a staff member sets password and authenticator; shown once.</summary>
public sealed record StaffInvitation(Guid PersonId, string Code, DateTimeOffset EndsAt)
{
    /// <summary>Never prints the code.</summary>
    public override string ToString() => $"StaffInvitation {{ {PersonId} }}";
}

/// <summary>Writes down a member of staff's rank.</summary>
/// <param name="Rank">One of the facility's ranks; absent: none. One that only a draft lists counts once that is in force; until then the one held before does.</param>
public sealed record SetRank(string? Rank = null);

/// <summary>Presents a one-time code to get an authenticator seed.</summary>
public sealed record BeginEnrolment(string Code)
{
    /// <summary>Never prints the code.</summary>
    public override string ToString() => "BeginEnrolment";
}

/// <summary>The seed to put into an authenticator app: as text, and as the address that a QR code carries.</summary>
public sealed record AuthenticatorSeed(string Secret, string Uri)
{
    /// <summary>Never prints the seed.</summary>
    public override string ToString() => "AuthenticatorSeed";
}

/// <param name="Code">The one-time code.</param>
/// <param name="Password">At least 12 characters.</param>
/// <param name="AuthenticatorCode">Six digits from the seed that <see cref="BeginEnrolment"/> gave.</param>
public sealed record CompleteEnrolment(string Code, string Password, string AuthenticatorCode)
{
    /// <summary>Never prints secrets.</summary>
    public override string ToString() => "CompleteEnrolment";
}

/// <summary>A facility that begins.</summary>
/// <param name="Code">Short, typed at sign-in.</param>
/// <param name="Name">What people call it.</param>
/// <param name="TimeZone">The IANA time zone of its rosters.</param>
/// <param name="Policy">The id of the preset that is its first policy; the first preset where absent.</param>
public sealed record NewFacility(string Code, string Name, string TimeZone, string? Policy = null);

/// <summary>Sets up the first facility and its first administrator with the code that the server printed at its first start.</summary>
public sealed record SetUpServer(
    string Code, NewFacility Facility, string UserName, string GivenName, string FamilyName, string Password, string AuthenticatorCode)
{
    /// <summary>Never prints secrets.</summary>
    public override string ToString() => "SetUpServer";
}

/// <summary>Another facility on the same server, with its first administrator.</summary>
public sealed record AddFacility(NewFacility Facility, string UserName, string GivenName, string FamilyName)
{
    /// <summary>Never prints names.</summary>
    public override string ToString() => "AddFacility";
}

/// <summary>What setting up a facility gives.</summary>
public sealed record FacilityAdded(Guid FacilityId, Guid AdministratorId);

/// <summary>What adding a facility gives: the code for its first administrator, shown once.</summary>
public sealed record FacilityInvitation(Guid FacilityId, StaffInvitation Administrator);

/// <summary>A request to give a staff member new credentials; another administrator or coordinator has to confirm it.</summary>
/// <param name="RecoveryId">The request's id.</param>
/// <param name="PersonId">Who gets new credentials.</param>
/// <param name="RequestedBy">Who asked.</param>
/// <param name="RequestedAt">When, UTC.</param>
/// <param name="EndsAt">Until when it can be confirmed, UTC.</param>
/// <param name="Name">Name of who gets new credentials.</param>
/// <param name="RequestedByName">Name of who asked.</param>
public sealed record Recovery(
    Guid RecoveryId, Guid PersonId, Guid RequestedBy, DateTimeOffset RequestedAt, DateTimeOffset EndsAt, string Name, string RequestedByName)
{
    /// <summary>Never prints names.</summary>
    public override string ToString() => $"Recovery {{ {RecoveryId} }}";
}

/// <summary>Recoveries that wait for confirmation.</summary>
public sealed record RecoveryList(IReadOnlyList<Recovery> Recoveries);

/// <summary>The current authenticator code of a demo staff member. Only on a demo facility, only from the same machine.</summary>
public sealed record DemoCode(string Code)
{
    /// <summary>Never prints the code.</summary>
    public override string ToString() => "DemoCode";
}
