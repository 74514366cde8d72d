using PeerConnect.Contracts;

namespace PeerConnect.Staff.Texts;

internal abstract partial class StaffWords
{
    private protected const int HoursOfDay = 24;
    private protected const int TwoDays = 2 * HoursOfDay;

    public abstract string Overview { get; }

    public abstract string HowFarBack { get; }

    public abstract string LastDays(int days);

    public abstract string CountedUntil(string from, string until);

    public abstract string NotShown { get; }

    public abstract string NotShownExplained { get; }

    public abstract string LookIsRecorded { get; }

    public abstract string AsItIsNow { get; }

    public abstract string MedianWait { get; }

    /// <summary>A time in hours, or in days where it is long.</summary>
    public abstract string Wait(int hours);

    public abstract string MessagesPerDay { get; }

    public abstract string RequestsForPerson { get; }

    public abstract string NoDayTold { get; }

    public abstract string DaysCount(int count, string from, string until);

    public abstract string DayBarsExplained { get; }

    public abstract string HighestBar(int perDay);

    public abstract string EachDay { get; }

    public abstract string DaysColumn { get; }

    public abstract string CountColumn { get; }

    /// <summary>One day, or the first and the last of several.</summary>
    public abstract string OfDays(DateOnly from, DateOnly until);

    public abstract string AnswersElsewhere { get; }

    public abstract string UseByUnit(string month);

    public abstract string UnitColumn { get; }

    public abstract string WroteColumn { get; }

    public abstract string UseExplained { get; }

    /// <summary>What is counted as it is now.</summary>
    public abstract string Figure(OverviewFigure figure);
}
