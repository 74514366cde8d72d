using System.Text.Json.Serialization;

namespace PeerConnect.Contracts;

/// <summary>What a person is to the facility.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PersonType>))]
public enum PersonType
{
    /// <summary>In custody.</summary>
    Resident,

    /// <summary>A released supporter: signs in like a resident, lives outside.</summary>
    Released,

    /// <summary>Works for the facility.</summary>
    Staff,
}

/// <summary>Whether a person takes part.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PersonStatus>))]
public enum PersonStatus
{
    /// <summary>Takes part.</summary>
    Active,

    /// <summary>Sign-in and every conversation are closed until lifted.</summary>
    Suspended,

    /// <summary>Moved to another facility.</summary>
    TransferredOut,

    /// <summary>Released, and no longer taking part.</summary>
    Released,

    /// <summary>Died.</summary>
    Deceased,

    /// <summary>A duplicate record, merged into another.</summary>
    Merged,
}

/// <summary>Whether somebody can sign in by PIN.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PinState>))]
public enum PinState
{
    /// <summary>There is none: nobody can sign in with the number.</summary>
    None,

    /// <summary>A first one was given out and not used yet.</summary>
    First,

    /// <summary>An own one was chosen.</summary>
    Own,
}

/// <param name="PersonId">The person's id.</param>
/// <param name="Type">What the person is to the facility.</param>
/// <param name="Status">Whether the person takes part.</param>
/// <param name="Number">The number, or the user name of staff.</param>
/// <param name="GivenName">Given name.</param>
/// <param name="FamilyName">Family name.</param>
/// <param name="UnitId">Housing unit, if any.</param>
/// <param name="Cell">Cell or bed, if any.</param>
/// <param name="Roles">Roles held now; a supporter without a current certification is none.</param>
/// <param name="Rank">Of staff: the rank, in the facility's own words, if any.</param>
/// <param name="Pin">Of residents and released supporters: whether there is a PIN. Absent for staff.</param>
public sealed record PersonSummary(
    Guid PersonId,
    PersonType Type,
    PersonStatus Status,
    string Number,
    string GivenName,
    string FamilyName,
    Guid? UnitId,
    string? Cell,
    IReadOnlyList<Role> Roles,
    string? Rank = null,
    PinState? Pin = null)
{
    /// <summary>Never prints names.</summary>
    public override string ToString() => $"PersonSummary {{ {PersonId} }}";
}

/// <summary>One page of people, by number; <c>more</c> says whether to ask again after the last number.</summary>
public sealed record PeoplePage(IReadOnlyList<PersonSummary> People, bool More);

/// <param name="Role">The role.</param>
/// <param name="From">Held from, UTC.</param>
/// <param name="Until">Held until, UTC; absent: until revoked.</param>
/// <param name="UnitId">For officers: the unit they stand on.</param>
public sealed record RoleGrant(Role Role, DateTimeOffset From, DateTimeOffset? Until, Guid? UnitId);

/// <summary>A peer supporter's certification. Without a current one the role carries nothing.</summary>
public sealed record Certification(Guid CertificationId, string Programme, DateTimeOffset CertifiedAt, DateTimeOffset ExpiresAt, DateTimeOffset? WithdrawnAt);

/// <summary>Kinds of relation that exclude from cases and approvals.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RelationType>))]
public enum RelationType
{
    /// <summary>Family, partner, or as close; counts in both directions.</summary>
    Kin,

    /// <summary>The other person is the superior.</summary>
    ReportsTo,
}

/// <summary>A relation to another person, possibly of another facility.</summary>
public sealed record Relation(RelationType Type, Guid OtherFacilityId, Guid OtherPersonId);

/// <summary>How far the account of a member of staff is set up.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StaffAccess>))]
public enum StaffAccess
{
    /// <summary>Password and authenticator are set.</summary>
    SetUp,

    /// <summary>Has a one-time code that still works.</summary>
    Invited,

    /// <summary>The time of the one-time code is over: another one is needed.</summary>
    InvitationOver,
}

/// <summary>Everything that staff who run the programme see of one person.</summary>
/// <param name="Person">Who it is.</param>
/// <param name="Language">"en" or "es".</param>
/// <param name="HasPin">Whether the person has a PIN, a first one or an own.</param>
/// <param name="HasArrived">Transferred here and not yet received: without place, PIN and certification.</param>
/// <param name="Grants">Roles with their time.</param>
/// <param name="Certifications">All there ever were.</param>
/// <param name="Relations">Kin, also what was recorded at the other one of the facility, and superiors.</param>
/// <param name="Access">Of staff: how far the account is set up.</param>
/// <param name="Ranks">Of staff: the ranks that can be given, lowest first: those of the policy in force, then what only a draft lists.</param>
/// <param name="Supervision">Of somebody who was released: who supervises him or her.</param>
public sealed record PersonDetail(
    PersonSummary Person,
    string Language,
    bool HasPin,
    bool HasArrived,
    IReadOnlyList<RoleGrant> Grants,
    IReadOnlyList<Certification> Certifications,
    IReadOnlyList<Relation> Relations,
    StaffAccess? Access = null,
    IReadOnlyList<string>? Ranks = null,
    Supervision? Supervision = null)
{
    /// <summary>Never prints names.</summary>
    public override string ToString() => $"PersonDetail {{ {Person.PersonId} }}";
}

/// <summary>A supervising officer of the facility.</summary>
public sealed record OfficerShown(Guid PersonId, string Name)
{
    /// <summary>Never prints the name.</summary>
    public override string ToString() => $"OfficerShown {{ {PersonId} }}";
}

/// <summary>Who supervises a released person.</summary>
/// <param name="OfficerId">Who was named; absent where nobody was.</param>
/// <param name="Asked">Whether the policy in force wants the officer's approval of a pair or a group place.</param>
/// <param name="Officers">Who could be named: whoever holds that role now. An officer who was named and is not among them has left.</param>
public sealed record Supervision(Guid? OfficerId, bool Asked, IReadOnlyList<OfficerShown> Officers);

/// <summary>Names the supervising officer of a released person.</summary>
/// <param name="Officer">Of the facility; absent: nobody any more.</param>
public sealed record NameOfficer(Guid? Officer = null);

/// <param name="Number">1 to 32 letters, digits, dots or dashes; unique in the facility.</param>
/// <param name="GivenName">1 to 80 characters.</param>
/// <param name="FamilyName">1 to 80 characters.</param>
/// <param name="Language">"en" or "es".</param>
/// <param name="Type">Resident or Released.</param>
/// <param name="UnitId">Housing unit, if any.</param>
/// <param name="Cell">Cell or bed, at most 16 characters.</param>
public sealed record AddResident(
    string Number, string GivenName, string FamilyName, string Language = "en", PersonType Type = PersonType.Resident, Guid? UnitId = null, string? Cell = null)
{
    /// <summary>Never prints names.</summary>
    public override string ToString() => "AddResident";
}

/// <summary>The id that a new record got.</summary>
public sealed record NewRecord(Guid Id);

/// <summary>Where a person lives now; both absent: nowhere in this facility.</summary>
public sealed record Housing(Guid? UnitId = null, string? Cell = null);

/// <summary>A first PIN, shown once. The person chooses an own one at the first sign-in.</summary>
public sealed record FirstPin(string Pin)
{
    /// <summary>Never prints the PIN.</summary>
    public override string ToString() => "FirstPin";
}

/// <summary>A first PIN with whose it is, as it stands on a sheet to hand out.</summary>
public sealed record PersonFirstPin(Guid PersonId, string Number, string GivenName, string FamilyName, string? Cell, string Pin)
{
    /// <summary>Never prints the PIN.</summary>
    public override string ToString() => $"PersonFirstPin {{ {PersonId} }}";
}

/// <summary>First PINs that were made together for a housing unit; they are shown once.</summary>
/// <param name="Pins">By cell, then number: everybody in custody there who had none, at most 50.</param>
/// <param name="Left">How many there have none yet: ask again for them.</param>
public sealed record UnitFirstPins(IReadOnlyList<PersonFirstPin> Pins, int Left);

/// <summary>Changes one's own PIN.</summary>
public sealed record ChangePin(string Pin, string NewPin)
{
    /// <summary>Never prints PINs.</summary>
    public override string ToString() => "ChangePin";
}

/// <summary>Changes one's own password, as staff.</summary>
/// <param name="Password">The one that signs in now.</param>
/// <param name="NewPassword">12 to 128 characters, and another one.</param>
public sealed record ChangePassword(string Password, string NewPassword)
{
    /// <summary>Never prints passwords.</summary>
    public override string ToString() => "ChangePassword";
}

/// <summary>Chooses the language of what the server writes to one.</summary>
/// <param name="Language">"en" or "es".</param>
public sealed record ChooseLanguage(string Language);

/// <summary>How long and where a role is held.</summary>
/// <param name="Until">UTC; absent: until revoked.</param>
/// <param name="UnitId">For officers: the unit they stand on.</param>
public sealed record GrantRole(DateTimeOffset? Until = null, Guid? UnitId = null);

/// <param name="Programme">Name of the training programme, at most 80 characters.</param>
/// <param name="ExpiresAt">Last moment of validity, UTC; in the future.</param>
public sealed record Certify(string Programme, DateTimeOffset ExpiresAt);

/// <summary>A housing unit.</summary>
public sealed record Unit(Guid UnitId, string Code, string Name);

/// <summary>All housing units of the facility.</summary>
public sealed record UnitList(IReadOnlyList<Unit> Units);

/// <summary>A new or changed housing unit: a code of at most 16 letters, digits, dots or dashes, and a name.</summary>
public sealed record SaveUnit(string Code, string Name);

/// <summary>An enrolled kiosk or tablet.</summary>
public sealed record Device(Guid DeviceId, Guid UnitId, string Name, DateTimeOffset EnrolledAt, DateTimeOffset? RevokedAt);

/// <summary>All devices of the facility, revoked ones too.</summary>
public sealed record DeviceList(IReadOnlyList<Device> Devices);

/// <summary>Enrols a device on a unit.</summary>
public sealed record EnrolDevice(Guid UnitId, string Name);

/// <summary>The token of a new device, shown once; the device sends it as <see cref="Protocol.DeviceHeader"/>.</summary>
public sealed record DeviceEnrolled(Guid DeviceId, string Token)
{
    /// <summary>Never prints the token.</summary>
    public override string ToString() => $"DeviceEnrolled {{ {DeviceId} }}";
}

/// <summary>What an enrolled device may know of itself without sign-in.</summary>
/// <param name="DeviceId">Its id.</param>
/// <param name="Facility">The facility's code.</param>
/// <param name="FacilityName">The facility's name.</param>
/// <param name="UnitName">The unit's name.</param>
/// <param name="TimeZone">The facility's time zone, as IANA names it.</param>
public sealed record DeviceSelf(Guid DeviceId, string Facility, string FacilityName, string UnitName, string? TimeZone = null);

/// <param name="Written">False for a dry run, and whenever there are faults.</param>
/// <param name="Created">Records that are new.</param>
/// <param name="Changed">Records that were there and differ.</param>
/// <param name="Unchanged">Records that were there and are the same.</param>
/// <param name="Faults">One sentence for each bad line, with its number; the header is line 1.</param>
public sealed record ImportReport(bool Written, int Created, int Changed, int Unchanged, IReadOnlyList<string> Faults);
