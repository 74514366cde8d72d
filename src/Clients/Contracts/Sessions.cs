using System.Text.Json.Serialization;

namespace PeerConnect.Contracts;

/// <summary>What somebody is here for; one person may hold several. What staff of each see of a case is for the policy to say.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Role>))]
public enum Role
{
    /// <summary>A person in custody.</summary>
    Resident,

    /// <summary>A certified peer supporter.</summary>
    PeerSupporter,

    /// <summary>Runs groups.</summary>
    Facilitator,

    /// <summary>Works the queue of messages.</summary>
    Moderator,

    /// <summary>Mental health and health staff: care.</summary>
    Clinician,

    /// <summary>Investigates threats.</summary>
    Security,

    /// <summary>The officer on the person's unit.</summary>
    Officer,

    /// <summary>The room that can send somebody at any hour.</summary>
    ControlRoom,

    /// <summary>Sexual abuse and exploitation (PREA coordinator, safeguarding lead).</summary>
    Safeguarding,

    /// <summary>Chaplaincy.</summary>
    Chaplain,

    /// <summary>Approves pairings, certifies supporters, moves people.</summary>
    Coordinator,

    /// <summary>Proves afterwards who saw what.</summary>
    Auditor,

    /// <summary>Runs the machine; reads no content.</summary>
    Administrator,

    /// <summary>Supervises released people, perhaps from outside: decides on what is asked for them where the policy wants that, and sees nothing else.</summary>
    SupervisingOfficer,
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
/// <param name="EndsAt">When it ends at the latest; it ends earlier where nothing is done in it for a while.</param>
/// <param name="Me">Who signed in.</param>
/// <param name="IdleSeconds">After how long without anything done it ends.</param>
public sealed record SignedIn(string? Token, DateTimeOffset EndsAt, Me Me, int IdleSeconds = Protocol.LongestIdleSeconds)
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
/// <param name="Approves">Of staff: whether the policy in force names one's role among those who approve who writes to whom.</param>
/// <param name="TimeZone">The facility's time zone, as IANA names it: clocks and days there are shown by it.</param>
/// <param name="Labels">Of staff who work cases: true where the facility asks people if their words may teach the computer, so that there is something to label; absent otherwise.</param>
public sealed record Me(Guid PersonId, Guid FacilityId, string Name, IReadOnlyList<Role> Roles, string Language, bool ConsentNeeded, bool Approves = false, string? TimeZone = null, bool? Labels = null)
{
    /// <summary>Never prints the name.</summary>
    public override string ToString() => $"Me {{ {PersonId} }}";
}

/// <summary>A facility that people of this server may sign in to.</summary>
/// <param name="Code">Its short code, as a sign-in names it.</param>
/// <param name="Name">Its name.</param>
public sealed record FacilityShown(string Code, string Name);

/// <summary>What a browser has to know before anybody signs in.</summary>
/// <param name="Facilities">Where one may sign in from here: on an enrolled device, its own facility alone.</param>
/// <param name="DeviceRevoked">Whether the device token that came with the request is not enrolled any more.</param>
/// <param name="Device">The enrolled device that asks.</param>
/// <param name="Me">Who is signed in already.</param>
/// <param name="IdleSeconds">After how long without anything done a session ends here.</param>
/// <param name="EndsAt">When the session of <paramref name="Me"/> ends at the latest, whatever is done in it; absent where nobody is signed in.</param>
public sealed record Entrance(
    IReadOnlyList<FacilityShown> Facilities, bool DeviceRevoked, DeviceSelf? Device = null, Me? Me = null, int IdleSeconds = Protocol.LongestIdleSeconds, DateTimeOffset? EndsAt = null);

/// <summary>The token of an enrolled device, which its browser keeps from now on.</summary>
public sealed record KeepDevice(string Token)
{
    /// <summary>Never prints the token.</summary>
    public override string ToString() => "KeepDevice";
}

/// <summary>The notice in one language: its paragraphs and the hash that consent names.</summary>
public sealed record NoticeText(int PolicyVersion, string Language, IReadOnlyList<string> Paragraphs, string Hash);

/// <summary>Consent to exactly the notice that was shown.</summary>
public sealed record GiveConsent(int PolicyVersion, string NoticeHash);
