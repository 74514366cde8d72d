using System.Text.Json.Serialization;

namespace PeerConnect.Contracts;

/// <summary>A day of the week.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Weekday>))]
public enum Weekday
{
    /// <summary>Monday.</summary>
    Monday,

    /// <summary>Tuesday.</summary>
    Tuesday,

    /// <summary>Wednesday.</summary>
    Wednesday,

    /// <summary>Thursday.</summary>
    Thursday,

    /// <summary>Friday.</summary>
    Friday,

    /// <summary>Saturday.</summary>
    Saturday,

    /// <summary>Sunday.</summary>
    Sunday,
}

/// <summary>How one day differs from the week.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RosterExceptionKind>))]
public enum RosterExceptionKind
{
    /// <summary>No shift begins on this day.</summary>
    Closed = 1,

    /// <summary>A member is away from the shifts that begin on this day.</summary>
    Away = 2,

    /// <summary>Somebody else works the shifts that begin on this day too.</summary>
    StandIn = 3,
}

/// <summary>A weekly shift, in the facility's own time.</summary>
/// <param name="Days">The days on which it begins.</param>
/// <param name="Start">"22:00".</param>
/// <param name="End">"06:00"; when it is not after the start, on the next day. The same as the start: a whole day.</param>
public sealed record RosterShift(IReadOnlyList<Weekday> Days, string Start, string End);

/// <summary>A change of one day.</summary>
/// <param name="Date">The local date on which the shifts begin.</param>
/// <param name="Kind">What is different.</param>
/// <param name="UserName">Who is away or stands in; absent where the roster is closed.</param>
public sealed record RosterException(DateOnly Date, RosterExceptionKind Kind, string? UserName = null);

/// <summary>Makes a roster, or replaces one. Members and stand-ins are staff who hold the role; for peer supporters, certified people.</summary>
/// <param name="Role">The role that it staffs: one that works cases, or PeerSupporter for those on call when somebody asks for a person.</param>
/// <param name="Name">Unique in the facility, at most 64 characters; a policy may name it.</param>
/// <param name="Shifts">At least one, at most 50.</param>
/// <param name="Members">User names, at most 200; the numbers of peer supporters.</param>
/// <param name="Exceptions">Changes of single days, at most 400.</param>
public sealed record SaveRoster(
    Role Role, string Name, IReadOnlyList<RosterShift> Shifts, IReadOnlyList<string> Members, IReadOnlyList<RosterException> Exceptions);

/// <summary>A roster as it is stored.</summary>
/// <param name="RosterId">Its id.</param>
/// <param name="Plan">What it says. Members who do not hold the role any more are in it, and are not on duty.</param>
/// <param name="OnDuty">User names of those whom it puts on duty now.</param>
public sealed record RosterShown(Guid RosterId, SaveRoster Plan, IReadOnlyList<string> OnDuty);

/// <summary>The duty rosters of the facility.</summary>
/// <param name="TimeZone">In which their times are: the facility's, by its IANA name.</param>
/// <param name="Rosters">By role and name.</param>
/// <param name="Gaps">A sentence for each time at which a role with a roster has nobody: in the ordinary week, and on days with an exception from today on.</param>
public sealed record RosterList(string TimeZone, IReadOnlyList<RosterShown> Rosters, IReadOnlyList<string> Gaps);
