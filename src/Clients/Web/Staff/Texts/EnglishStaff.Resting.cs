namespace PeerConnect.Staff.Texts;

internal sealed partial class EnglishStaff
{
    public override string BreakExplained => "While a colleague is here, the next case goes to them. 4 Imminent still comes to you. Nobody else sees this.";

    public override string WorkloadNotRead => "How much you have read, and when a break is due, could not be read. Look again in a moment.";

    public override string LookAtWorkload => $"{LookAgain}: how much I have read";

    public override string GivenToYou => "Given to you: open it and take it up.";

    public override string OpenedOf(int opened, int limit) => $"Opened in the last hour: {opened} of {limit}.";

    public override string BreakAt(string time) => $"A break is due at {time} at the latest.";

    public override string BreakDue(int minutes, string time) => $"You have read a lot. Take a break of {minutes} minutes: if you open nothing until {time}, you have rested.";
}
