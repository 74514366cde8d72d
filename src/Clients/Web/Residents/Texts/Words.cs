using PeerConnect.Contracts;
using PeerConnect.Shell.Texts;
using PeerConnect.Shell.Visiting;

namespace PeerConnect.Residents.Texts;

/// <summary>
/// Every sentence of the residents' pages, once for each language: a language that lacks one does not compile. Short words, no codes, no blame; a test measures how hard they are to read.
/// </summary>
internal abstract partial class Words
{
    private static readonly Words InEnglish = new English();
    private static readonly Words InSpanish = new Spanish();

    /// <summary>The words of a language.</summary>
    public static Words In(Language language) => language switch
    {
        Language.English => InEnglish,
        Language.Spanish => InSpanish,
    };

    /// <summary>A day as people say it.</summary>
    /// <param name="day">The day.</param>
    /// <param name="today">Today, at the same place.</param>
    public abstract string Day(DateOnly day, DateOnly today);

    /// <summary>What to say when something other than a message was refused.</summary>
    public string Refused(Refusal refusal) => refusal.Code switch
    {
        RefusalCode.WrongCredentials => WrongPin,
        RefusalCode.LockedOut => LockedOut(((refusal.RetryAfterMs ?? 60_000) + 999) / 1_000),
        RefusalCode.ConsentNeeded => RulesChanged,
        RefusalCode.TooFast => NotSentFast,
        RefusalCode.Busy => NotSentBusy,
        RefusalCode.NotStored => NotSentStore,
        RefusalCode.Paused => PausedLong,
        RefusalCode.Malformed or RefusalCode.InvalidInput or RefusalCode.NotFound or RefusalCode.SignInNeeded or RefusalCode.Muted or RefusalCode.BodyEmpty or RefusalCode.BodyTooLong
            or RefusalCode.BodyInvalid or RefusalCode.Conflict or RefusalCode.TakenByOther or RefusalCode.AlreadyDecided or RefusalCode.OpenFirst or RefusalCode.BreakDue or RefusalCode.FaceToFaceFirst
            or RefusalCode.FormFirst or RefusalCode.SecondPersonNeeded or RefusalCode.NotPossible or RefusalCode.PinChangeNeeded or RefusalCode.ServerFault => NotNow,
    };

    /// <summary>A time: of another day than today with its day.</summary>
    public string When(DateTimeOffset at, DateTimeOffset now) => FacilityTime.When(at, now, (clock, day) => $"{clock}, {Day(day, FacilityTime.Day(now))}");

    /// <summary>A time of day as a clock shows it, for the eyes of who sits here.</summary>
    public static string Clock(DateTimeOffset at) => FacilityTime.Clock(at);
}
