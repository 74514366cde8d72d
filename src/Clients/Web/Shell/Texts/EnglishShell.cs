namespace PeerConnect.Shell.Texts;

internal sealed class EnglishShell : ShellWords
{
    public override string OwnName => "English";

    public override string Choose => "Language";

    public override string Starting => "One moment";

    public override string SkipToContent => "Go to the main part";

    public override string ReadToMe => "Read this to me";

    public override string StopReading => "Stop reading";

    public override string Bigger => "Bigger letters";

    public override string NormalSize => "Normal letters";

    public override string Appearance => "Light or dark";

    public override string LikeTheDevice => "Like this device";

    public override string Light => "Light";

    public override string Dark => "Dark";

    public override string MoreContrast => "Stronger colors";

    public override string LineDown => "Nothing is lost. What you write stays here until it is stored.";

    public override string LineBack => "The line is back. You have all that came in while it was down.";

    public override string TryingNow => "Trying now";

    public override string CannotReach => "This screen cannot reach the system right now. It tries again on its own.";

    public override string MaybeSignedIn => "If you were signed in here, sign out before you go.";

    public override string SignsOutSoon => "You are signed out as soon as the system answers. This screen shows nothing of you.";

    public override string KeepsNothing => "This browser keeps nothing, so you cannot sign in here. Ask staff to look at it.";

    public override string PagesAreNewer => "There is a newer version of this page. It will start again on its own, and waits until you are done here.";

    public override string PagesAreNewerByHand => "There is a newer version of this page. Start it again when you are done here. Then touch it once, so that it can sound.";

    public override string StillThere => "Are you still there?";

    public override string StillHere => "I am still here";

    public override string SignOut => "Sign out";

    public override string WentWrong => "This page has stopped. What was stored is safe.";

    public override string Again => "Start again";

    public override string LineDownSince(string time) => $"No line since {time}.";

    public override string TryingIn(int seconds) => $"Trying again in {seconds} s";

    public override string LockedIn(int seconds) => $"We sign you out in {Seconds(seconds)}, so that the next person cannot see your page. What you have not sent will be gone.";

    public override string LockedWithText(int seconds) => $"We sign you out in {Seconds(seconds)}. What you wrote waits on this page until you sign in again.";

    public override string EndsAt(string time) => $"We sign you out at {time}. No one can stay signed in longer. Send what you wrote before that, or it will be gone. After that you can sign in again.";

    public override string EndsWithText(string time) => $"We sign you out at {time}. No one can stay signed in longer. What you wrote waits on this page until you sign in again.";

    private static string Seconds(int count) => count == 1 ? "1 second" : $"{count} seconds";
}
