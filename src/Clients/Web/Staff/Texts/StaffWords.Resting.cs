namespace PeerConnect.Staff.Texts;

/// <summary>How much one person reads before a break.</summary>
internal abstract partial class StaffWords
{
    public abstract string BreakExplained { get; }

    /// <summary>No answer came about one's own limit; what was known stays.</summary>
    public abstract string WorkloadNotRead { get; }

    /// <summary>"Look again", and at what.</summary>
    public abstract string LookAtWorkload { get; }

    public abstract string GivenToYou { get; }

    /// <summary>Cases within the last hour, and the limit.</summary>
    public abstract string OpenedOf(int opened, int limit);

    /// <summary>When a break is due at the latest.</summary>
    public abstract string BreakAt(string time);

    /// <summary>It is due now.</summary>
    /// <param name="minutes">How long it is.</param>
    /// <param name="time">From when on one has rested.</param>
    public abstract string BreakDue(int minutes, string time);
}
