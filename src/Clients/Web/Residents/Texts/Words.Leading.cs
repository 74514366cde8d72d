namespace PeerConnect.Residents.Texts;

/// <content>What a facilitator does.</content>
internal abstract partial class Words
{
    public abstract string LeadGroup { get; }

    public abstract string PauseGroup { get; }

    public abstract string ReopenGroup { get; }

    public abstract string CallStaff { get; }

    public abstract string CallStaffMore { get; }

    public abstract string CallStaffYes { get; }

    public abstract string CallStaffNo { get; }

    public abstract string StaffCalled { get; }

    public abstract string HowOften { get; }

    public abstract string AnyTime { get; }

    public abstract string Members { get; }

    public abstract string PartOf { get; }

    public abstract string You { get; }

    public abstract string Leads { get; }

    public abstract string Mute { get; }

    public abstract string MuteDay { get; }

    public abstract string Unmute { get; }

    public abstract string Remove { get; }

    public abstract string RemoveYes { get; }

    public abstract string StaffPaused { get; }

    public abstract string DoneNow { get; }

    public abstract string OnceIn(string span);

    public abstract string Span(int seconds);

    public abstract string QuietUntil(string time);

    public abstract string RemoveAsk(string name);
}
