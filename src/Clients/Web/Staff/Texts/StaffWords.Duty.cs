namespace PeerConnect.Staff.Texts;

internal abstract partial class StaffWords
{
    /// <summary>What the list of who is on duty is called, for who hears the page.</summary>
    public abstract string OnDutyNow { get; }

    /// <summary>Among the names of who is on duty.</summary>
    public abstract string YouYourself { get; }

    public abstract string OnDutyUntil(string time);

    public abstract string ShiftEnded(string time);

    /// <summary>Where no roster puts one on duty.</summary>
    public abstract string NotOnDuty { get; }

    /// <summary>Those of one roster; the shift of the last of them ends then.</summary>
    public abstract string OnDutyAs(string role, string roster, string people, string until);

    /// <summary>A role of one's own that no roster is for now.</summary>
    public abstract string NoRosterFor(string role);

    /// <summary>After the rosters of a role that are for some steps of the policy alone.</summary>
    public abstract string BesideRosters(string role);

    /// <summary>What is shown was read before a shift ended.</summary>
    public abstract string ShiftsChanged { get; }

    /// <summary>The server did not say it.</summary>
    public abstract string DutyNotRead { get; }

    /// <summary>"Look again", and at what.</summary>
    public abstract string LookAtDuty { get; }

    public abstract string ClosedThisShift(int count);

    public abstract string ClosedToday(int count);
}
