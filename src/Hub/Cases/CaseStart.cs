using System.Security.Cryptography;
using PeerConnect.Contracts;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Cases;

/// <summary>
/// From when on the person of a case may notice that staff know. Where another person told of it, that moment is drawn once within the policy's span and
/// stored with the case: it points to nobody, and neither a restart nor a repeat changes it.
/// </summary>
internal static class CaseStart
{
    /// <summary>A moment within the policy's span; null for at once: at severity 4, and where the policy has no span.</summary>
    public static DateTimeOffset? Draw(InformRules inform, int severity, DateTimeOffset now) =>
        severity < Verdict.MaxSeverity && inform.ConcernSpread is { } spread ? now.AddMilliseconds(RandomNumberGenerator.GetInt32((int)spread.TotalMilliseconds + 1)) : null;

    /// <summary>Whether going to the person, and nothing else, would show who told: to whoever is reported or complained of. Whom somebody is worried about is to be visited, whatever about.</summary>
    public static bool WouldShowWhoTold(CaseRow row) => row.Raised is RaisedKind.Report or RaisedKind.Complaint && row.Category != nameof(Category.SelfHarm);

    public static bool IsAhead(CaseRow row, DateTimeOffset now) => row.NotBefore > now;

    /// <summary>From when limits and steps count.</summary>
    public static DateTimeOffset Of(CaseRow row, DateTimeOffset now) => row.NotBefore is { } start && start > now ? start : now;

    /// <summary>
    /// The start after something more was told. A case that a message opened and in which somebody still has to go, or of somebody in danger now, goes on as it is, and so does who is on the
    /// way. Otherwise whoever goes because of what was told now goes at a moment of its own, also again to whom they went for a message; the limits that were given before stay.
    /// </summary>
    /// <param name="row">The case as it was before.</param>
    /// <param name="begins">Whether a round begins by it.</param>
    /// <param name="drawn">The moment that was drawn for it; null for at once.</param>
    /// <param name="now">When.</param>
    public static DateTimeOffset? After(CaseRow row, bool begins, DateTimeOffset? drawn, DateTimeOffset now) =>
        drawn is null ? null
        : !begins || (row.Raised is null && row.FaceToFaceAt is null) || row.Severity == Verdict.MaxSeverity ? row.NotBefore
        : IsAhead(row, now) ? (drawn < row.NotBefore ? drawn : row.NotBefore)
        : row.OnTheWayAt is not null && row.FaceToFaceAt is null ? row.NotBefore
        : drawn;
}
