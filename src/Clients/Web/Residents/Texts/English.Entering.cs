namespace PeerConnect.Residents.Texts;

/// <content>Signing in.</content>
internal sealed partial class English : Words
{
    public override string Hello => "Hello. Talk with the people who support you.";

    public override string HelloMore => "Sign in with your number and your PIN. Staff can read what you write here when the rules say so. You will see those rules before you write.";

    public override string NeedSomeone => "Need a person now?";

    public override string NeedSomeoneMore => "If it cannot wait, press your cell bell, or tell the nearest officer. You do not have to sign in for that.";

    public override string Place => "Where you live";

    public override string YourNumber => "Your number";

    public override string YourPin => "Your PIN";

    public override string NewPin => "Your new PIN";

    public override string NewPinAgain => "Your new PIN again";

    public override string NewPinNeeded => "Staff gave you this PIN. Now pick one that only you know: 6 to 12 digits, not in a row like 123456.";

    public override string NewPinsDiffer => "The two new PINs are not the same. Type the new PIN again.";

    public override string NewPinTooPlain => "That PIN is too easy to guess. Pick another one.";

    public override string SignIn => "Sign in";

    public override string SigningIn => "One moment";

    public override string Clear => "Clear";

    public override string DeleteOne => "Delete the last one";

    public override string Letters => "ABC";

    public override string Digits => "123";

    public override string WrongPin => "The number and the PIN do not fit. Look at both and try again.";

    public override string DeviceRevoked => "This screen may not be used right now. Ask staff to look at it.";

    public override string PageClosed => "Your page was closed. What you did not send is gone. Sign in to go on.";

    public override string PinHidden(int typed) => typed == 1 ? "1 digit typed" : $"{typed} digits typed";

    public override string LockedOut(int seconds) => $"That was wrong too many times. Wait {(seconds == 1 ? "1 second" : $"{seconds} seconds")}. Then try again.";

    public override string ThisDevice(string place) => $"This screen: {place}";

    public override string EnrolTitle => "Make this a shared screen";

    public override string EnrolMore => "For staff: paste the code that you got when you added this screen. From then on the screen keeps nothing of the people who use it.";

    public override string EnrolCode => "Code of the screen";

    public override string EnrolDone => "Done. This screen is now shared.";

    public override string EnrolUnknown => "That code is not known. Look at it again.";
}
