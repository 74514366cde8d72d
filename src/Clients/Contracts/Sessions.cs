using System.Text.Json.Serialization;

namespace PeerConnect.Contracts;

/// <summary>The roles of the design. A person may hold several.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Role>))]
public enum Role
{
    /// <summary>A person in custody.</summary>
    Resident,

    /// <summary>A certified peer supporter.</summary>
    PeerSupporter,

    /// <summary>Runs groups.</summary>
    Facilitator,

    /// <summary>Reviews flagged messages.</summary>
    Moderator,

    /// <summary>Care: sees self-harm cases.</summary>
    Clinician,

    /// <summary>Security: sees violence cases.</summary>
    Security,

    /// <summary>The officer on the unit: location only.</summary>
    Officer,

    /// <summary>The control room: location only.</summary>
    ControlRoom,

    /// <summary>Safeguarding (PREA).</summary>
    Safeguarding,

    /// <summary>Chaplain.</summary>
    Chaplain,

    /// <summary>Approves pairings, certifies supporters, moves people.</summary>
    Coordinator,

    /// <summary>Proves afterwards who saw what.</summary>
    Auditor,

    /// <summary>Runs the machine; reads no content.</summary>
    Administrator,
}

/// <summary>Sign-in of a resident or supporter with number and PIN.</summary>
/// <param name="Facility">The facility's short code.</param>
/// <param name="Number">The person's number.</param>
/// <param name="Pin">6 to 12 digits.</param>
/// <param name="NewPin">A PIN of one's own; needed with a PIN that staff gave out, and then only.</param>
public sealed record ResidentSignIn(string Facility, string Number, string Pin, string? NewPin = null)
{
    /// <summary>Never prints the PIN.</summary>
    public override string ToString() => "ResidentSignIn";
}

/// <summary>Sign-in of staff with name, password and the six digits of the authenticator.</summary>
public sealed record StaffSignIn(string Facility, string UserName, string Password, string Code)
{
    /// <summary>Never prints secrets.</summary>
    public override string ToString() => "StaffSignIn";
}

/// <param name="Token">Opaque; send as <c>Authorization: Bearer</c>. Absent for browsers, which get a cookie.</param>
/// <param name="EndsAt">When it ends at the latest; it ends earlier after 15 idle minutes.</param>
/// <param name="Me">Who signed in.</param>
public sealed record SignedIn(string? Token, DateTimeOffset EndsAt, Me Me)
{
    /// <summary>Never prints the token.</summary>
    public override string ToString() => "SignedIn";
}

/// <param name="PersonId">The person's id.</param>
/// <param name="FacilityId">The person's facility.</param>
/// <param name="Name">Own name.</param>
/// <param name="Roles">Roles held now.</param>
/// <param name="Language">Preferred language, "en" or "es".</param>
/// <param name="ConsentNeeded">Whether the current notice has to be accepted before writing.</param>
public sealed record Me(Guid PersonId, Guid FacilityId, string Name, IReadOnlyList<Role> Roles, string Language, bool ConsentNeeded)
{
    /// <summary>Never prints the name.</summary>
    public override string ToString() => $"Me {{ {PersonId} }}";
}

/// <summary>The notice in one language: its paragraphs and the hash that consent names.</summary>
public sealed record NoticeText(int PolicyVersion, string Language, IReadOnlyList<string> Paragraphs, string Hash);

/// <summary>Consent to exactly the notice that was shown.</summary>
public sealed record GiveConsent(int PolicyVersion, string NoticeHash);
