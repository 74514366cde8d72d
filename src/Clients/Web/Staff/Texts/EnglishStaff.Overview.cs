using PeerConnect.Contracts;

namespace PeerConnect.Staff.Texts;

internal sealed partial class EnglishStaff
{
    public override string Overview => "Overview";

    public override string HowFarBack => "How far back";

    public override string LastDays(int days) => $"Last {days} days";

    public override string CountedUntil(string from, string until) => $"From {from} to {until}. Today is counted tomorrow.";

    public override string NotShown => "not shown";

    public override string NotShownExplained => "Not shown: fewer than five, or a number from which such a one could be worked out.";

    public override string LookIsRecorded => "Each look at these numbers is recorded.";

    public override string AsItIsNow => "As it is now";

    public override string MedianWait => "how long they wait, the middle one";

    public override string Wait(int hours) => hours < TwoDays ? $"{hours} hours" : $"{hours / HoursOfDay} days";

    public override string MessagesPerDay => "Messages per day";

    public override string RequestsForPerson => "Requests for a person";

    public override string NoDayTold => "Nothing to show in these days: fewer than five. They are counted with the days that come.";

    public override string DaysCount(int count, string from, string until) => $"{count} from {from} to {until}";

    public override string DayBarsExplained => "A narrow bar is one day. A wide one is several days together, as high as their average. Where there is no bar there were fewer than five: they are counted with the next days.";

    public override string HighestBar(int perDay) => $"The highest bar: {perDay} a day";

    public override string EachDay => "Each day in numbers";

    public override string DaysColumn => "Days";

    public override string CountColumn => "How many";

    public override string OfDays(DateOnly from, DateOnly until) => from == until ? Day(from) : $"{Day(from)} to {Day(until)}";

    public override string AnswersElsewhere => "What became of them is in the report of the quarter.";

    public override string UseByUnit(string month) => $"Use by unit, {month}";

    public override string UnitColumn => "Unit";

    public override string WroteColumn => "Wrote";

    public override string UseExplained => "People who wrote in that month. Not shown: fewer than five wrote, or all but fewer than five. It is counted once, at the first look after the month, with the people who are in the unit then.";

    public override string Figure(OverviewFigure figure) => figure switch
    {
        OverviewFigure.InChats => "People in chats",
        OverviewFigure.Certified => "Certified supporters",
        OverviewFigure.Supporting => "with somebody to support, or a group",
        OverviewFigure.Resting => "with nobody now",
        OverviewFigure.CertificateEnds => "whose certificate ends within 30 days",
        OverviewFigure.CertificateLasts => "whose certificate lasts longer",
        OverviewFigure.Waiting => "Approvals that wait",
        OverviewFigure.Pairs => "Open one-to-one chats",
        OverviewFigure.Groups => "Open groups",
    };
}
