using System.Text.Json.Serialization;

namespace PeerConnect.Contracts;

/// <summary>Where a case is referred to, outside of this system.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CaseReferralKind>))]
public enum CaseReferralKind
{
    /// <summary>An ACCT document (United Kingdom).</summary>
    Acct,

    /// <summary>A watch form (United States).</summary>
    WatchForm,

    /// <summary>The place's own record of incidents; never for self-harm.</summary>
    Incident,

    /// <summary>Mental health staff.</summary>
    MentalHealth,

    /// <summary>The chaplaincy; its form has no message on it.</summary>
    Chaplaincy,
}

/// <summary>Refers a case that one has.</summary>
/// <param name="Kind">Where to: one of the opened case's <c>referTo</c>.</param>
/// <param name="Reason">Why, in words, 1 to 2,000 UTF-16 units; sealed, and on the form.</param>
public sealed record ReferCase(CaseReferralKind Kind, string Reason)
{
    /// <summary>Never prints the reason.</summary>
    public override string ToString() => $"ReferCase {{ {Kind} }}";
}

/// <summary>A referral of a case.</summary>
/// <param name="ReferralId">Its id.</param>
/// <param name="CaseId">The case.</param>
/// <param name="Kind">Where to.</param>
/// <param name="At">When.</param>
/// <param name="By">Which member of staff.</param>
/// <param name="Reason">Why; only in an opened case, to who sees as much of it as who referred.</param>
public sealed record CaseReferral(Guid ReferralId, Guid CaseId, CaseReferralKind Kind, DateTimeOffset At, string? By, string? Reason)
{
    /// <summary>Never prints the reason.</summary>
    public override string ToString() => $"CaseReferral {{ {ReferralId}, {Kind} }}";
}
