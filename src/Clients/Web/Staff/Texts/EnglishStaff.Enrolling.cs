namespace PeerConnect.Staff.Texts;

internal sealed partial class EnglishStaff
{
    public override string HaveOneTimeCode => "I have a one-time code";

    public override string EnrolTitle => "Set your password and authenticator";

    public override string EnrolMore => "Whoever invited you gave you a code of 20 letters and digits. It works once, and for a few days. Have your phone with an authenticator app at hand.";

    public override string OneTimeCode => "One-time code";

    public override string GoOn => "Go on";

    public override string OneTimeCodeDoesNotFit => "That code does not fit, was used already, or its time is over. Check each letter. If it still does not fit, ask whoever gave it to you for a new one.";

    public override string TheApp => "Your authenticator app";

    public override string ScanThis => "Scan the picture with the app, or type the key into it. The key is shown only here and now: do not photograph it or write it down.";

    public override string PictureOfKey => "A picture for the app to scan. It holds the key that stands below as letters.";

    public override string KeyAsLetters => "The key as letters:";

    public override string NewPassword => "New password";

    public override string NewPasswordAgain => "The same password again";

    public override string PasswordAdvice => "12 characters or more. Four words that do not belong together are good. Your user name must not be in it.";

    public override string CodeOfApp => "Six digits that the app shows now";

    public override string PasswordLength => "A password has 12 to 128 characters.";

    public override string PasswordsDiffer => "The two passwords are not the same. Type both again.";

    public override string PasswordTooEasy => "That password is one that many people try first, or your user name is in it. Choose another, for example four words.";

    public override string SixDigitsNeeded => "Type the six digits that the app shows.";

    public override string DigitsDoNotFit => "The six digits do not fit. Wait until the app shows new ones and type those. If none ever fit, set the phone's clock right and check that the app has the key of this page.";

    public override string KeyWasShownTooLong => "The key was on the screen for ten minutes, so it is gone: somebody else could scan it. Type your one-time code again.";

    public override string AccountIsSet => "Done. Sign in with your user name, the new password and the next six digits of the app: each work once.";

    public override string ToSignIn => "Go to the sign-in";
}
