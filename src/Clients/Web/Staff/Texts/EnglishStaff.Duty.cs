namespace PeerConnect.Staff.Texts;

internal sealed partial class EnglishStaff
{
    public override string OnDutyNow => "On duty now";

    public override string YouYourself => "you";

    public override string OnDutyUntil(string time) => $"You are on duty until {time}.";

    public override string ShiftEnded(string time) => $"Your shift ended at {time}.";

    public override string OnDutyAs(string role, string roster, string people, string until) => $"On duty as {role} ({roster}), until {until} at the latest: {people}.";

    public override string NotOnDuty => "No roster puts you on duty now.";

    public override string NoRosterFor(string role) => $"No roster is for {role} now, so everybody with this role is told, you too.";

    public override string BesideRosters(string role) => $"Those rosters are for some steps of the policy. Of everything else, everybody with the role {role} is told, you too.";

    public override string ShiftsChanged => "A shift ended since this was read. Look again to see who is on duty now.";

    public override string DutyNotRead => "Who is on duty could not be read. Look again, or ask the control room.";

    public override string LookAtDuty => $"{LookAgain}: who is on duty";

    public override string ClosedThisShift(int count) => $"{count} closed this shift.";

    public override string ClosedToday(int count) => $"{count} closed today.";
}
