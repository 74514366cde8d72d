using PeerConnect.Contracts;

namespace PeerConnect.Staff.Texts;

/// <summary>Duty rosters: who staffs which role when.</summary>
internal abstract partial class StaffWords
{
    private const string Midnight = "00:00";

    public abstract string RostersTitle { get; }

    public abstract string NoRosters { get; }

    public abstract string NewRoster { get; }

    public abstract string ChangeRoster { get; }

    public abstract string RemoveRoster { get; }

    public abstract string RemoveRosterAsk { get; }

    public abstract string SaveRoster { get; }

    public abstract string RosterIncomplete { get; }

    public abstract string RosterName { get; }

    public abstract string RosterRole { get; }

    /// <summary>Rosters of peer supporters: staff fetch them, the system tells them nothing.</summary>
    public abstract string SupportersOnCall { get; }

    public abstract string RosterMembers { get; }

    /// <summary>As <see cref="RosterMembers"/>, for peer supporters.</summary>
    public abstract string RosterNumbers { get; }

    /// <summary>Times at which a role with a roster has nobody.</summary>
    public abstract string Gaps { get; }

    public abstract string Shifts { get; }

    public abstract string OnRoster { get; }

    public abstract string AddShift { get; }

    public abstract string ShiftFrom { get; }

    public abstract string ShiftTo { get; }

    public abstract string LeaveOut { get; }

    public abstract string AddDay { get; }

    public abstract string SingleDay { get; }

    public abstract string OnDay { get; }

    public abstract string HowDiffers { get; }

    public abstract string WhoDiffers { get; }

    public abstract string RostersMore(string zone);

    public abstract string ShiftAdvice(string zone);

    public abstract string ShiftNumber(int number);

    public abstract string EveryDay { get; }

    public abstract string AllDay { get; }

    public abstract string Day(Weekday day);

    /// <summary>How one day differs.</summary>
    public abstract string Differs(RosterExceptionKind kind);

    /// <summary>The days of a shift, in the order of the week, and its hours.</summary>
    public string Shift(RosterShift shift)
    {
        var week = Enum.GetValues<Weekday>();
        var days = week.All(shift.Days.Contains) ? EveryDay : string.Join(", ", week.Where(shift.Days.Contains).Select(Day));
        return shift is { Start: Midnight, End: Midnight } ? $"{days}, {AllDay}" : $"{days} {shift.Start}–{shift.End}";
    }
}
