namespace PeerConnect.Staff.Texts;

/// <summary>Setting one's password and authenticator with a one-time code.</summary>
internal abstract partial class StaffWords
{
    /// <summary>The way there from the sign-in.</summary>
    public abstract string HaveOneTimeCode { get; }

    public abstract string EnrolTitle { get; }

    public abstract string EnrolMore { get; }

    public abstract string OneTimeCode { get; }

    public abstract string GoOn { get; }

    /// <summary>Unknown, used or over: the server does not say which.</summary>
    public abstract string OneTimeCodeDoesNotFit { get; }

    public abstract string TheApp { get; }

    public abstract string ScanThis { get; }

    /// <summary>The picture, for whoever does not see it.</summary>
    public abstract string PictureOfKey { get; }

    public abstract string KeyAsLetters { get; }

    public abstract string NewPassword { get; }

    public abstract string NewPasswordAgain { get; }

    public abstract string PasswordAdvice { get; }

    public abstract string CodeOfApp { get; }

    public abstract string PasswordLength { get; }

    public abstract string PasswordsDiffer { get; }

    /// <summary>One that is tried first, or has the user name in it.</summary>
    public abstract string PasswordTooEasy { get; }

    public abstract string SixDigitsNeeded { get; }

    public abstract string DigitsDoNotFit { get; }

    public abstract string KeyWasShownTooLong { get; }

    public abstract string AccountIsSet { get; }

    public abstract string ToSignIn { get; }
}
