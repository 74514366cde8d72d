namespace PeerConnect.Residents.Texts;

/// <content>A conversation.</content>
internal abstract partial class Words
{
    public abstract string StaffMayRead { get; }

    public abstract string StaffMayReadMore { get; }

    public abstract string WhoAndWhen { get; }

    public abstract string Write { get; }

    public abstract string Send { get; }

    public abstract string Writing { get; }

    public abstract string NotSent { get; }

    public abstract string NotSentNoLine { get; }

    public abstract string NotSentUnknown { get; }

    public abstract string NotSentBusy { get; }

    public abstract string NotSentFast { get; }

    public abstract string NotSentStore { get; }

    public abstract string NotSentSigns { get; }

    public abstract string NotSentLong { get; }

    public abstract string NotSentConsent { get; }

    public abstract string NotSentPaused { get; }

    public abstract string NotSentGone { get; }

    public abstract string NotSentOther { get; }

    public abstract string TryAgain { get; }

    public abstract string PausedLong { get; }

    public abstract string EndedLong { get; }

    public abstract string Earlier { get; }

    public abstract string Beginning { get; }

    public abstract string NothingYet { get; }

    public abstract string LookNewest { get; }

    public abstract string Gone { get; }

    /// <summary>There are no words to show, and nobody took them back as far as is known.</summary>
    public abstract string WordsNotShown { get; }

    public abstract string TakeBack { get; }

    public abstract string TakeBackAsk { get; }

    public abstract string Keep { get; }

    public abstract string Me { get; }

    public abstract string SomeoneGone { get; }

    public abstract string WasPaused { get; }

    public abstract string WasReopened { get; }

    public abstract string WasEnded { get; }

    public abstract string SlowEnded { get; }

    public abstract string HelpTitle { get; }

    public abstract string HelpRead { get; }

    /// <summary>Shows help that is one line on a small screen.</summary>
    public abstract string Unfold { get; }

    public abstract string Leave { get; }

    public abstract string LeaveAsk { get; }

    public abstract string LeaveYes { get; }

    public abstract string Stay { get; }

    public abstract string More { get; }

    public abstract string Close { get; }

    public abstract string PauseMine { get; }

    public abstract string PauseMineAsk { get; }

    public abstract string PauseMineGroupAsk { get; }

    public abstract string PauseMineYes { get; }

    public abstract string ResumeMine { get; }

    public abstract string PausedMine { get; }

    public abstract string ResumedMine { get; }

    public abstract string PausedByMe { get; }

    public abstract string ChangeSupporter { get; }

    public abstract string ChangeSupporterAsk { get; }

    public abstract string ChangeSupporterYes { get; }

    public abstract string ChangeAsked { get; }

    public abstract string NoLineForThat { get; }

    public abstract string NotNow { get; }

    public abstract string Stored(string time);

    public abstract string Seen { get; }

    public abstract string SeenBy(int count);

    public abstract string HereNow { get; }

    public abstract string HereNowInGroup(int others);

    public abstract string Writes(string name);

    public abstract string SomeoneWrites { get; }

    public abstract string Said(string name);

    public abstract string Joined(string name);

    public abstract string Left(string name);

    public abstract string Slowed(string span);

    public abstract string MutedUntil(string time);

    public abstract string LettersLeft(int count);

    public abstract string IJoined { get; }

    public abstract string ILeft { get; }
}
