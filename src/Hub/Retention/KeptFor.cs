using PeerConnect.Contracts;
using PeerConnect.Hub.Sealing;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Retention;

/// <summary>How long a policy keeps what: the one place that reads its retention.</summary>
internal static class KeptFor
{
    /// <summary>Messages that arrive.</summary>
    public static Keeping Messages(DisclosurePolicy policy, Guid facilityId) => new(KeptKind.Messages, facilityId, policy.Version, policy.Retention.Messages);

    /// <summary>Messages that wait: those that are rejected stay as they were sealed.</summary>
    public static Keeping NotDelivered(DisclosurePolicy policy, Guid facilityId) =>
        new(KeptKind.NotDelivered, facilityId, policy.Version, policy.Retention.RejectedMessages ?? policy.Retention.Messages);

    /// <summary>When a case decided at that moment is purged; null where no day is set.</summary>
    public static DateTimeOffset? Case(DisclosurePolicy policy, CaseRow row)
    {
        var kept = policy.Retention;
        return row.DecidedAt is { } decided
            ? After(decided, Kind(row) switch
            {
                PurgedKind.FalseCases => kept.FalseCases,
                PurgedKind.UnclearCases => kept.UnclearCases ?? kept.TrueCases,
                _ => kept.TrueCases,
            })
            : null;
    }

    /// <summary>As what a case is purged. A request for a person has no verdict: somebody was asked for, and that was true.</summary>
    public static PurgedKind Kind(CaseRow row) => row.Verdict switch
    {
        nameof(FlagVerdict.False) => PurgedKind.FalseCases,
        nameof(FlagVerdict.Unclear) => PurgedKind.UnclearCases,
        _ => PurgedKind.TrueCases,
    };

    /// <summary>So long after; null for no end.</summary>
    public static DateTimeOffset? After(DateTimeOffset from, TimeSpan time) => time >= DateTimeOffset.MaxValue - from ? null : from + time;
}
