namespace PeerConnect.Staff.Texts;

internal sealed partial class EnglishStaff
{
    public override string OnDutyNow => "On duty now";

    public override string YouYourself => "you";

    public override string OnDutyUntil(string time) => $"You are on duty until {time}.";

    public override string ShiftEnded(string time) => $"Your shift ended at {time}.";

    public override string OnDutyAs(string role, string roster, string people, string until) => $"On duty as {role} ({roster}) until {until}: {people}.";

    public override string NoRosterFor(string role) => $"No roster says now who is on duty as {role}: everybody with this role is told.";

    public override string ClosedThisShift(int count) => $"{count} closed this shift.";

    public override string ClosedToday(int count) => $"{count} closed today.";
}
