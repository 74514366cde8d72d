using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;

namespace PeerConnect.Hub.Storage.Schema;

/// <summary>A prison, jail or service with its own staff, policy, keys and audit chain.</summary>
internal sealed class FacilityRow
{
    public Guid FacilityId { get; set; }

    /// <summary>Short name typed at sign-in, unique on this server, lower case.</summary>
    public required string Code { get; set; }

    public required string Name { get; set; }

    /// <summary>IANA time zone of its rosters.</summary>
    public required string TimeZone { get; set; }

    public bool Demo { get; set; }
}

/// <summary>What staff call by a code and residents by a name: both may change, and its id stays.</summary>
internal interface ICodedRow<out TSelf>
    where TSelf : ICodedRow<TSelf>
{
    /// <summary>What it is called in the audit chain.</summary>
    static abstract string Kind { get; }

    static abstract TSelf New(Guid facilityId, Guid id, string code, string name);

    Guid FacilityId { get; }

    Guid Id { get; }

    string Code { get; set; }

    string Name { get; set; }

    /// <summary>Whether nobody can choose it any more.</summary>
    bool IsRemoved => false;
}

/// <summary>A housing unit. Nothing is keyed by it: people move.</summary>
internal sealed class UnitRow : ICodedRow<UnitRow>
{
    static string ICodedRow<UnitRow>.Kind => "unit";

    public Guid FacilityId { get; set; }
    public Guid UnitId { get; set; }
    public required string Code { get; set; }
    public required string Name { get; set; }

    Guid ICodedRow<UnitRow>.Id => UnitId;

    static UnitRow ICodedRow<UnitRow>.New(Guid facilityId, Guid id, string code, string name) => new() { FacilityId = facilityId, UnitId = id, Code = code, Name = name };
}

/// <summary>A programme that conversations can belong to.</summary>
internal sealed class ProgrammeRow : ICodedRow<ProgrammeRow>
{
    static string ICodedRow<ProgrammeRow>.Kind => "programme";

    public Guid FacilityId { get; set; }
    public Guid ProgrammeId { get; set; }
    public required string Code { get; set; }
    public required string Name { get; set; }

    /// <summary>Since when nothing can belong to it any more. It keeps its code: earlier policies are written with it.</summary>
    public DateTimeOffset? RemovedAt { get; set; }

    bool ICodedRow<ProgrammeRow>.IsRemoved => RemovedAt is not null;

    Guid ICodedRow<ProgrammeRow>.Id => ProgrammeId;

    static ProgrammeRow ICodedRow<ProgrammeRow>.New(Guid facilityId, Guid id, string code, string name) => new() { FacilityId = facilityId, ProgrammeId = id, Code = code, Name = name };
}

internal enum PersonKind
{
    Resident = 1,

    /// <summary>A released supporter: signs in like a resident, lives outside.</summary>
    Released = 2,
    Staff = 3,
}

internal enum PersonState
{
    Active = 1,

    /// <summary>Sign-in and every conversation closed until lifted.</summary>
    Suspended = 2,
    TransferredOut = 3,
    Released = 4,
    Deceased = 5,

    /// <summary>A duplicate record: <see cref="PersonRow.MergedInto"/> is the person.</summary>
    Merged = 6,
}

/// <summary>A person of a facility. Names and places stay clear: staff must find people when keys are gone.</summary>
internal sealed class PersonRow
{
    public Guid FacilityId { get; set; }
    public Guid PersonId { get; set; }
    public PersonKind Kind { get; set; }
    public PersonState State { get; set; }

    /// <summary>The number typed at sign-in, unique within the facility; the user name of staff.</summary>
    public required string Number { get; set; }
    public required string GivenName { get; set; }
    public required string FamilyName { get; set; }

    /// <summary>"en" or "es".</summary>
    public required string Language { get; set; }
    public Guid? UnitId { get; set; }
    public string? Cell { get; set; }
    public Guid? MergedInto { get; set; }

    /// <summary>Whether this very person used the record that was merged, as who merged them said: then what was its own is the person's.</summary>
    public bool MergedSamePerson { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Since when a supporter rests from new residents, by his or her own wish; null where not.</summary>
    public DateTimeOffset? RestingSince { get; set; }

    /// <summary>Of somebody who was released: the supervising officer, of the same facility; null where nobody was named.</summary>
    public Guid? SupervisorId { get; set; }

    /// <summary>Of staff: the rank, a word of the facility's policy; null for none.</summary>
    public string? Rank { get; set; }

    /// <summary>Of staff whose rank only a draft lists: what was held before, and counts until the draft's policy is in force; null else.</summary>
    public string? RankBefore { get; set; }

    /// <summary>Argon2id over the peppered PIN; null for staff and for residents without a PIN yet.</summary>
    public string? PinHash { get; set; }

    /// <summary>Set while the PIN is one that staff gave out: the first sign-in must bring a new one.</summary>
    public bool PinMustChange { get; set; }
}

/// <summary>A role that a person holds for a time.</summary>
internal sealed class RoleRow
{
    public Guid FacilityId { get; set; }
    public Guid PersonId { get; set; }
    public Role Role { get; set; }
    public DateTimeOffset From { get; set; }
    public DateTimeOffset? Until { get; set; }

    /// <summary>For officers: the unit they stand on; null for the whole facility.</summary>
    public Guid? UnitId { get; set; }
}

/// <summary>A peer supporter's certification; without a current one the role carries nothing.</summary>
internal sealed class CertificationRow
{
    public Guid FacilityId { get; set; }
    public Guid CertificationId { get; set; }
    public Guid PersonId { get; set; }
    public required string Programme { get; set; }
    public DateTimeOffset CertifiedAt { get; set; }
    public DateTimeOffset ExpiresAt { get; set; }
    public DateTimeOffset? WithdrawnAt { get; set; }
}

internal enum RelationKind
{
    Kin = 1,

    /// <summary><see cref="RelationRow.OtherId"/> is the superior.</summary>
    ReportsTo = 2,
}

/// <summary>Kin and reporting lines between two people, because exclusions need them.</summary>
internal sealed class RelationRow
{
    public Guid FacilityId { get; set; }
    public Guid PersonId { get; set; }
    public Guid OtherFacilityId { get; set; }
    public Guid OtherId { get; set; }
    public RelationKind Kind { get; set; }
}

/// <summary>An enrolled kiosk or tablet.</summary>
internal sealed class DeviceRow
{
    public Guid FacilityId { get; set; }
    public Guid DeviceId { get; set; }
    public Guid UnitId { get; set; }
    public required string Name { get; set; }

    /// <summary>SHA-256 of the device token.</summary>
    public required byte[] TokenHash { get; set; }
    public Guid EnrolledBy { get; set; }
    public DateTimeOffset EnrolledAt { get; set; }
    public DateTimeOffset? RevokedAt { get; set; }
}

/// <summary>A session; the token itself is never stored.</summary>
internal sealed class SessionRow
{
    public Guid FacilityId { get; set; }
    public Guid SessionId { get; set; }
    public Guid PersonId { get; set; }

    /// <summary>SHA-256 of the token.</summary>
    public required byte[] TokenHash { get; set; }
    public Guid? DeviceId { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset LastSeenAt { get; set; }
    public DateTimeOffset EndsAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }
}

/// <summary>A staff member lost the authenticator or password: one person asks, another confirms.</summary>
internal sealed class RecoveryRow
{
    public Guid FacilityId { get; set; }
    public Guid RecoveryId { get; set; }
    public Guid PersonId { get; set; }
    public Guid RequestedBy { get; set; }
    public DateTimeOffset RequestedAt { get; set; }
    public DateTimeOffset EndsAt { get; set; }
    public Guid? ConfirmedBy { get; set; }
    public DateTimeOffset? ConfirmedAt { get; set; }
}

/// <summary>Somebody does not want to see what another person writes. His or her own affair: it changes nothing for anybody else.</summary>
internal sealed class HiddenRow
{
    public Guid FacilityId { get; set; }
    public Guid PersonId { get; set; }
    public Guid OtherFacilityId { get; set; }
    public Guid OtherId { get; set; }
    public DateTimeOffset At { get; set; }

    public PersonKey Who() => new(FacilityId, PersonId);

    public PersonKey Other() => new(OtherFacilityId, OtherId);
}
