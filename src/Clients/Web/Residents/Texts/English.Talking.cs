namespace PeerConnect.Residents.Texts;

/// <content>A conversation.</content>
internal sealed partial class English : Words
{
    public override string StaffMayRead => "Staff may read this";

    public override string StaffMayReadMore => "when the rules say so. No one reads it all.";

    public override string WhoAndWhen => "Who, and when?";

    public override string Write => "Write to them";

    public override string Send => "Send";

    public override string Writing => "Being stored …";

    public override string NotSent => "Not sent";

    public override string NotSentNoLine => "There is no line. We send it when the line is back, as long as you are signed in. If you do not want that, take the words out.";

    public override string NotSentUnknown => "The line broke while we sent it. We look if it was stored as soon as the line is back. Please leave it as it is.";

    public override string NotSentBusy => "The system is busy. We try again on our own.";

    public override string NotSentFast => "That was a bit too fast. It goes out in a moment.";

    public override string NotSentStore => "It could not be stored. We try again on our own. If it cannot wait, press your cell bell.";

    public override string NotSentSigns => "There is a sign in it that we cannot carry. Take it out and send again.";

    public override string NotSentLong => "It is too long. Write it in two parts.";

    public override string NotSentConsent => "First read who may see it, and say yes. Your words stay here.";

    public override string NotSentPaused => "You cannot write here right now. Your words stay here.";

    public override string NotSentGone => "This chat is no longer open to you.";

    public override string NotSentOther => "Something went wrong. Look if it is there. If not, send it again.";

    public override string TryAgain => "Try again";

    public override string PausedLong => "This is paused. You can read, not write.";

    public override string EndedLong => "This is over. You can read what was said.";

    public override string Earlier => "Show what was said before";

    public override string Beginning => "This is where it starts.";

    public override string NothingYet => "Nothing has been said yet. You can be first.";

    public override string LookNewest => "Go to the newest";

    public override string Gone => "This was taken back.";

    public override string WordsNotShown => "These words cannot be shown here.";

    public override string TakeBack => "Take back";

    public override string TakeBackAsk => "Take back these words? The others no longer see them. Staff may still see them when the rules say so.";

    public override string Keep => "Leave it there";

    public override string Me => "Me";

    public override string SomeoneGone => "Someone who was here";

    public override string WasPaused => "This was paused.";

    public override string WasReopened => "This is open again.";

    public override string WasEnded => "This is over.";

    public override string SlowEnded => "You can write at any time again.";

    public override string HelpTitle => "You are not alone";

    public override string HelpRead => "I have read this";

    public override string Unfold => "Show";

    public override string Leave => "Leave this chat";

    public override string LeaveAsk => "Do you want to leave? It costs you nothing, and you do not have to say why. You can ask to come back later.";

    public override string LeaveYes => "Yes, leave";

    public override string Stay => "Stay";

    public override string More => "More";

    public override string Close => "Close";

    public override string PauseMine => "Take a break here";

    public override string PauseMineAsk => "Do you want a break from this chat? It costs you nothing, and you do not have to say why. The other one sees that it is paused, not who did it. You can go on when you like.";

    public override string PauseMineGroupAsk => "Do you want a break from this group? It costs you nothing, and you do not have to say why. The others are not told. You can go on when you like.";

    public override string PauseMineYes => "Yes, take a break";

    public override string ResumeMine => "End my break";

    public override string PausedMine => "You have a break here now.";

    public override string ResumedMine => "Your break here is over.";

    public override string PausedByMe => "You take a break here.";

    public override string ChangeSupporter => "Ask for someone else";

    public override string ChangeSupporterAsk => "Do you want to ask for another supporter? You do not have to say why. This one is not told that you asked.";

    public override string ChangeSupporterYes => "Yes, ask";

    public override string ChangeAsked => "You asked for someone else. Staff will look at it.";

    public override string NoLineForThat => "There is no line right now. Try again when it is back.";

    public override string NotNow => "That cannot be done right now. Ask staff.";

    public override string Stored(string time) => $"Stored {time}";

    public override string Seen => "Seen";

    public override string SeenBy(int count) => $"Seen by {count}";

    public override string HereNow => "online now";

    public override string HereNowInGroup(int others) => others == 1 ? "1 other online now" : $"{others} others online now";

    public override string Writes(string name) => $"{name} is writing";

    public override string SomeoneWrites => "Someone is writing";

    public override string Said(string name) => $"{name} wrote";

    public override string Joined(string name) => $"{name} is here now.";

    public override string Left(string name) => $"{name} is no longer here.";

    public override string Slowed(string span) => $"Each of you can now write once in {span}.";

    public override string MutedUntil(string time) => $"You can write here again at {time}. You can read.";

    public override string LettersLeft(int count) => count == 1 ? "1 letter left" : $"{count} letters left";

    public override string IJoined => "You are here now.";

    public override string ILeft => "You are no longer here.";
}
