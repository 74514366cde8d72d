namespace PeerConnect.Residents.Texts;

/// <content>Signing in.</content>
internal abstract partial class Words
{
    public abstract string Hello { get; }

    public abstract string HelloMore { get; }

    public abstract string NeedSomeone { get; }

    public abstract string NeedSomeoneMore { get; }

    public abstract string Place { get; }

    public abstract string YourNumber { get; }

    public abstract string YourPin { get; }

    public abstract string NewPin { get; }

    public abstract string NewPinAgain { get; }

    public abstract string NewPinNeeded { get; }

    public abstract string NewPinsDiffer { get; }

    public abstract string NewPinTooPlain { get; }

    public abstract string SignIn { get; }

    public abstract string SigningIn { get; }

    public abstract string Clear { get; }

    public abstract string DeleteOne { get; }

    public abstract string Letters { get; }

    public abstract string Digits { get; }

    public abstract string WrongPin { get; }

    public abstract string DeviceRevoked { get; }

    public abstract string PageClosed { get; }

    public abstract string PinHidden(int typed);

    public abstract string LockedOut(int seconds);

    public abstract string ThisDevice(string place);

    public abstract string EnrolTitle { get; }

    public abstract string EnrolMore { get; }

    public abstract string EnrolCode { get; }

    public abstract string EnrolDone { get; }

    public abstract string EnrolUnknown { get; }
}
