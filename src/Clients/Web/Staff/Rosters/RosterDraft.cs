using System.Globalization;
using PeerConnect.Contracts;

namespace PeerConnect.Staff.Rosters;

/// <summary>A roster as it is being written on its page.</summary>
public sealed class RosterDraft
{
    private static readonly char[] Apart = [',', ';', ' ', '\n', '\t'];

    /// <summary>The stored one that is changed; null for a new one.</summary>
    public Guid? RosterId { get; private init; }

    public Role? Role { get; set; }

    public string Name { get; set; } = string.Empty;

    public List<ShiftDraft> Shifts { get; } = [];

    /// <summary>User names, or numbers of supporters, apart by commas or blanks.</summary>
    public string Members { get; set; } = string.Empty;

    public List<DayDraft> Days { get; } = [];

    /// <summary>A new one: one shift is there to be filled in.</summary>
    public static RosterDraft New()
    {
        var draft = new RosterDraft();
        draft.Shifts.Add(new ShiftDraft());
        return draft;
    }

    /// <summary>What is stored, to be changed.</summary>
    public static RosterDraft Of(RosterShown stored)
    {
        var plan = stored.Plan;
        var draft = new RosterDraft { RosterId = stored.RosterId, Role = plan.Role, Name = plan.Name, Members = string.Join(", ", plan.Members) };
        draft.Shifts.AddRange(plan.Shifts.Select(shift => new ShiftDraft(shift.Days) { Start = ShiftDraft.Read(shift.Start), End = ShiftDraft.Read(shift.End) }));
        draft.Days.AddRange(plan.Exceptions.Select(day => new DayDraft { Date = day.Date, Kind = day.Kind, UserName = day.UserName ?? string.Empty }));
        return draft;
    }

    /// <summary>What is sent; null while something is missing that the server could only refuse.</summary>
    public SaveRoster? ToSave() => Role is not { } role || Name.Trim() is not { Length: > 0 } name || !Shifts.TrueForAll(shift => shift.IsComplete) || !Days.TrueForAll(day => day.IsComplete)
        ? null
        : new SaveRoster(
            role,
            name,
            [.. Shifts.Select(shift => new RosterShift([.. Enum.GetValues<Weekday>().Where(shift.Days.Contains)], ShiftDraft.Write(shift.Start), ShiftDraft.Write(shift.End)))],
            [.. Members.Split(Apart, StringSplitOptions.RemoveEmptyEntries)],
            [.. Days.Select(day => new RosterException(day.Date!.Value, day.Kind, day.Kind == RosterExceptionKind.Closed ? null : day.UserName.Trim()))]);
}

/// <summary>A weekly shift that is being written.</summary>
public sealed class ShiftDraft(IEnumerable<Weekday>? days = null)
{
    private const string Form = "HH:mm";

    public HashSet<Weekday> Days { get; } = [.. days ?? []];

    public TimeOnly? Start { get; set; }

    public TimeOnly? End { get; set; }

    public bool IsComplete => Days.Count > 0 && Start is not null && End is not null;

    /// <summary>A time as it goes over the wire, "22:00"; null for one that is none.</summary>
    public static TimeOnly? Read(string written) => TimeOnly.TryParseExact(written, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    /// <inheritdoc cref="Read"/>
    public static string Write(TimeOnly? time) => time?.ToString(Form, CultureInfo.InvariantCulture) ?? string.Empty;

    public void Toggle(Weekday day)
    {
        if (!Days.Remove(day))
        {
            Days.Add(day);
        }
    }
}

/// <summary>How one day differs, as it is being written.</summary>
public sealed class DayDraft
{
    public DateOnly? Date { get; set; }

    public RosterExceptionKind Kind { get; set; } = RosterExceptionKind.Away;

    public string UserName { get; set; } = string.Empty;

    public bool IsComplete => Date is not null && (Kind == RosterExceptionKind.Closed || !string.IsNullOrWhiteSpace(UserName));
}
