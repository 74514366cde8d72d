using PeerConnect.Contracts;
using PeerConnect.Shell.Texts;
using PeerConnect.Shell.Visiting;

namespace PeerConnect.Staff.Texts;

/// <summary>Every sentence of the staff's pages, once for each language: a language that lacks one does not compile.</summary>
internal abstract partial class StaffWords
{
    private static readonly StaffWords InEnglish = new EnglishStaff();
    private static readonly StaffWords InSpanish = new SpanishStaff();

    public abstract string Drill { get; }

    public abstract string Title { get; }

    public abstract string Facility { get; }

    public abstract string UserName { get; }

    public abstract string Password { get; }

    public abstract string Code { get; }

    public abstract string SignIn { get; }

    public abstract string DoesNotFit { get; }

    public abstract string NotPossible { get; }

    public abstract string Queue { get; }

    public abstract string GoNow { get; }

    public abstract string ThatIsAll { get; }

    public abstract string NobodyYet { get; }

    public abstract string Overdue { get; }

    public abstract string NoLimit { get; }

    public abstract string Pair { get; }

    public abstract string Group { get; }

    public abstract string NoQueue { get; }

    public abstract string MyGroups { get; }

    public abstract string Locked(int seconds);

    public abstract string HeldBy(string name);

    public abstract string Minutes(int count);

    public abstract string Messages(int count);

    public abstract string Since(string time);

    public abstract string Asked(string time);

    public abstract string Counted(int count);

    /// <summary>The words of a language.</summary>
    public static StaffWords In(Language language) => language switch
    {
        Language.English => InEnglish,
        Language.Spanish => InSpanish,
    };

    /// <summary>What a case is about.</summary>
    public abstract string Category(CaseCategory category);

    public abstract string NotSignedIn { get; }

    public abstract string OnCall(string roster);

    /// <summary>A request for a person.</summary>
    public abstract string ForGroup { get; }

    /// <summary>Of a case: no message and no person, but the whole conversation showed it.</summary>
    public abstract string PatternHere { get; }

    public abstract string AsksFor(RequestedPerson asked);

    /// <summary>What the server says in an English sentence; one that these words do not know stays English.</summary>
    public abstract string FromServer(string sentence);

    /// <summary>A severity: the same word and number everywhere.</summary>
    public abstract string Severity(int severity);

    /// <summary>A day as a calendar without a language shows it.</summary>
    public static string Day(DateTimeOffset at) => Day(FacilityTime.Day(at));

    /// <inheritdoc cref="Day(DateTimeOffset)"/>
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The month of a day.</summary>
    public static string Month(DateOnly day) => day.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The last moment of a day that was chosen here; null for none.</summary>
    public static DateTimeOffset? EndOf(DateTime? day) => day is { } chosen ? FacilityTime.At(chosen.Date.AddDays(1)).AddSeconds(-1) : null;

    /// <summary>A time: of another day than today with its day, or a case of last week would read as one of this morning.</summary>
    public static string When(DateTimeOffset at, DateTimeOffset now) => FacilityTime.When(at, now, (clock, day) => $"{Day(day)} {clock}");

    /// <summary>How long something has been so: in minutes, then hours, then days.</summary>
    public static string Age(TimeSpan time) => time switch
    {
        { TotalHours: < 1 } => $"{Math.Max(0, (int)time.TotalMinutes)} min",
        { TotalDays: < 1 } => $"{(int)time.TotalHours} h",
        _ => $"{(int)time.TotalDays} d",
    };

    /// <summary>Of a case: for how long it has been open.</summary>
    public abstract string OpenFor(string age);

    /// <summary>A time of day as a clock shows it.</summary>
    public static string Clock(DateTimeOffset at) => FacilityTime.Clock(at);
}
