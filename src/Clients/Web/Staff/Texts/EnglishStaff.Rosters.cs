using PeerConnect.Contracts;

namespace PeerConnect.Staff.Texts;

internal sealed partial class EnglishStaff
{
    public override string RostersTitle => "Rosters";

    public override string NoRosters => "There are no rosters: everybody with a role is told, at any time.";

    public override string NewRoster => "New roster";

    public override string ChangeRoster => "Change";

    public override string RemoveRoster => "Remove";

    public override string RemoveRosterAsk => "Its role then means everybody who holds it, at any time. Really remove it?";

    public override string SaveRoster => "Save the roster";

    public override string RosterIncomplete => "A roster needs a name, a role, and for each shift its days, a beginning and an end; each single day needs its date and who it is about.";

    public override string RosterName => "Name of the roster";

    public override string RosterRole => "The role that it staffs";

    public override string SupportersOnCall => "These are peer supporters on call. Whoever goes to somebody who asked for one sees them on the card and fetches them; the system tells them nothing.";

    public override string RosterMembers => "User names of those on it, apart by commas";

    public override string RosterNumbers => "Numbers of those on it, apart by commas";

    public override string Gaps => "Times with nobody";

    public override string Shifts => "Shifts";

    public override string OnRoster => "On it";

    public override string AddShift => "Add a shift";

    public override string ShiftFrom => "From";

    public override string ShiftTo => "To";

    public override string LeaveOut => "Leave this out";

    public override string AddDay => "Add a day that differs";

    public override string SingleDay => "A day that differs";

    public override string OnDay => "Day";

    public override string HowDiffers => "What is different";

    public override string WhoDiffers => "Who";

    public override string RostersMore(string zone) => $"Who is on duty when, and so who is told. Times are those of {zone}. A role without a roster means everybody with the role; so does a time with nobody.";

    public override string ShiftAdvice(string zone) => $"In the time of {zone}. A shift that ends before it begins ends on the next day; the same time twice is a whole day.";

    public override string ShiftNumber(int number) => $"Shift {number}";

    public override string EveryDay => "Every day";

    public override string AllDay => "all day";

    public override string Day(Weekday day) => day switch
    {
        Weekday.Monday => "Monday",
        Weekday.Tuesday => "Tuesday",
        Weekday.Wednesday => "Wednesday",
        Weekday.Thursday => "Thursday",
        Weekday.Friday => "Friday",
        Weekday.Saturday => "Saturday",
        Weekday.Sunday => "Sunday",
    };

    public override string Differs(RosterExceptionKind kind) => kind switch
    {
        RosterExceptionKind.Closed => "No shift begins",
        RosterExceptionKind.Away => "Is away",
        RosterExceptionKind.StandIn => "Stands in",
    };
}
