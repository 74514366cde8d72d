using PeerConnect.Contracts;

namespace PeerConnect.Hub.Referrals;

/// <summary>The sentences of a form, once for each language.</summary>
internal abstract class ReferralWords
{
    private static readonly ReferralWords English = new EnglishReferral();
    private static readonly ReferralWords Spanish = new SpanishReferral();

    /// <summary>As the page names it.</summary>
    public abstract string Language { get; }

    public abstract string Place { get; }

    public abstract string CaseNumber { get; }

    public abstract string ReferredAt { get; }

    public abstract string ReferredBy { get; }

    public abstract string Person { get; }

    public abstract string Where { get; }

    public abstract string About { get; }

    /// <summary>What a form says of a case that no message and no person alone gave rise to.</summary>
    public abstract string Pattern { get; }

    public abstract string Severity { get; }

    public abstract string StoodThere { get; }

    public abstract string NotYet { get; }

    public abstract string Unknown { get; }

    public abstract string Why { get; }

    public abstract string ReasonNotShown { get; }

    public abstract string Written { get; }

    public abstract string Destroyed { get; }

    public abstract string ToFillIn { get; }

    /// <summary>The words of a language; null for one that is not there.</summary>
    public static ReferralWords? In(string language) => language switch
    {
        "en" => English,
        "es" => Spanish,
        _ => null,
    };

    public abstract string Title(CaseReferralKind kind);

    public abstract string Category(CaseCategory category);

    public abstract string HowSerious(int severity);

    /// <param name="pseudonym">"Resident 7F".</param>
    public abstract string WithoutName(string pseudonym);

    /// <summary>Messages that are not on the form.</summary>
    public abstract string Left(int count);

    public abstract string OpenedBy(string? name, string time);

    /// <summary>Where the paper belongs: an incident's record is no care record.</summary>
    public abstract string Keep(CaseReferralKind kind);

    /// <summary>What is left to whoever receives it.</summary>
    public abstract IEnumerable<string> Blanks(CaseReferralKind kind);
}
