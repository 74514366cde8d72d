namespace PeerConnect.Residents.Texts;

/// <content>What a facilitator does.</content>
internal sealed partial class English : Words
{
    public override string LeadGroup => "Lead the group";

    public override string PauseGroup => "Pause the group";

    public override string ReopenGroup => "Open the group again";

    public override string CallStaff => "Call staff to this group";

    public override string CallStaffMore => "An officer is told who you are and where you are, and that it is about a group. Nobody is told what was written here. The group does not see that you call.";

    public override string CallStaffYes => "Yes, call staff";

    public override string CallStaffNo => "Do not call";

    public override string StaffCalled => "Staff were called. If it cannot wait, press your cell bell. You see who comes under \"I need a person\".";

    public override string HowOften => "How often may each person write?";

    public override string AnyTime => "At any time";

    public override string Members => "Who is here";

    public override string PartOf => "This chat is part of:";

    public override string You => "you";

    public override string Leads => "leads the group";

    public override string Mute => "Quiet for 10 minutes";

    public override string MuteDay => "Quiet for a day";

    public override string Unmute => "Let them write";

    public override string Remove => "Take out of the group";

    public override string RemoveYes => "Yes, take out";

    public override string StaffPaused => "Staff paused this group. Only staff can open it again.";

    public override string DoneNow => "Done.";

    public override string OnceIn(string span) => $"Once in {span}";

    public override string Span(int seconds) => (seconds, seconds % 60) switch
    {
        (60, _) => "1 minute",
        ( > 60, 0) => $"{seconds / 60} minutes",
        (1, _) => "1 second",
        _ => $"{seconds} seconds",
    };

    public override string QuietUntil(string time) => $"Quiet until {time}.";

    public override string RemoveAsk(string name) => $"Take {name} out of the group? Only staff can let them in again.";
}
