namespace PeerConnect.Shell.Texts;

/// <summary>
/// Every sentence that the shared pieces show, once for each language. A language without one of them does not compile. Times are written as a clock shows them.
/// </summary>
public abstract class ShellWords
{
    /// <summary>The language's own name.</summary>
    public abstract string OwnName { get; }

    public abstract string Choose { get; }

    public abstract string Starting { get; }

    public abstract string SkipToContent { get; }

    public abstract string ReadToMe { get; }

    public abstract string StopReading { get; }

    public abstract string Bigger { get; }

    public abstract string NormalSize { get; }

    public abstract string Appearance { get; }

    public abstract string LikeTheDevice { get; }

    public abstract string Light { get; }

    public abstract string Dark { get; }

    public abstract string MoreContrast { get; }

    public abstract string LineDown { get; }

    public abstract string LineBack { get; }

    public abstract string TryingNow { get; }

    public abstract string CannotReach { get; }

    /// <summary>The server does not answer, and so nobody knows whether somebody is signed in.</summary>
    public abstract string MaybeSignedIn { get; }

    /// <summary>A sign-out waits for the server.</summary>
    public abstract string SignsOutSoon { get; }

    /// <summary>The browser refuses the cookie of a session.</summary>
    public abstract string KeepsNothing { get; }

    /// <summary>The server has newer pages than this one, which begins anew.</summary>
    public abstract string PagesAreNewer { get; }

    /// <summary>The same, of a page that begins anew only when somebody presses the button: it watches, and has to sound.</summary>
    public abstract string PagesAreNewerByHand { get; }

    public abstract string StillThere { get; }

    public abstract string StillHere { get; }

    public abstract string SignOut { get; }

    public abstract string WentWrong { get; }

    public abstract string Again { get; }

    /// <summary>The line is down since that time.</summary>
    public abstract string LineDownSince(string time);

    /// <summary>The next try is in so many seconds.</summary>
    public abstract string TryingIn(int seconds);

    /// <summary>The screen is locked in so many seconds.</summary>
    public abstract string LockedIn(int seconds);

    /// <summary>The same, where what is being written waits for whoever wrote it.</summary>
    public abstract string LockedWithText(int seconds);

    /// <summary>The session ends at that time, whatever is done in it.</summary>
    public abstract string EndsAt(string time);

    /// <summary>The same, where what is being written waits for whoever wrote it.</summary>
    public abstract string EndsWithText(string time);

    /// <summary>The words of a language.</summary>
    public static ShellWords In(Language language) => language switch
    {
        Language.English => English,
        Language.Spanish => Spanish,
    };

    private static EnglishShell English { get; } = new();

    private static SpanishShell Spanish { get; } = new();
}
