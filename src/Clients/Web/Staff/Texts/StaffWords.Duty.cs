namespace PeerConnect.Staff.Texts;

internal abstract partial class StaffWords
{
    /// <summary>What the list of who is on duty is called, for who hears the page.</summary>
    public abstract string OnDutyNow { get; }

    /// <summary>Among the names of who is on duty.</summary>
    public abstract string YouYourself { get; }

    public abstract string OnDutyUntil(string time);

    public abstract string ShiftEnded(string time);

    public abstract string OnDutyAs(string role, string roster, string people, string until);

    public abstract string NoRosterFor(string role);

    public abstract string ClosedThisShift(int count);

    public abstract string ClosedToday(int count);
}
