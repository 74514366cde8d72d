using System.Collections.Immutable;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Cases;

/// <summary>What a decision grants in one category.</summary>
internal sealed record CategoryGrants(Category Category, int Severity, ImmutableArray<CaseGrant> Grants)
{
    /// <summary>The categories in which a decision opens a case.</summary>
    public static ImmutableArray<CategoryGrants> Of(Decision decision)
    {
        if (!decision.OpensCase)
        {
            return [];
        }

        var granted = decision.Grants.GroupBy(grant => grant.Category)
            .Select(group => new CategoryGrants(group.Key, SeverityOf(decision, group.Key), [.. group]))
            .ToImmutableArray();
        var alerting = granted.Where(category => category.Severity >= Verdict.AlertSeverity).ToImmutableArray();

        // A policy may open a case for less than an alert, for example when a person asks for company; then that is the case.
        return alerting.IsEmpty ? granted : alerting;
    }

    private static int SeverityOf(Decision decision, Category category) =>
        decision.Severities.Where(seen => seen.Category == category).Select(seen => seen.Severity).DefaultIfEmpty(0).Max();
}

/// <summary>Stored grants of a case: made from a decision, merged with the next one's to the wider sight and the shorter time.</summary>
internal static class CaseGrants
{
    public static CaseGrantRow New(CaseRow opened, CaseGrant grant, DateTimeOffset now) => new()
    {
        FacilityId = opened.FacilityId,
        CaseId = opened.CaseId,
        Role = PolicyWords.Role(grant.Role),
        Level = (int)grant.Level,
        Before = grant.Before,
        After = grant.After,
        Location = grant.Location,
        Purpose = PolicyWords.Purpose(grant.Purpose),
        Discreet = grant.Discreet,
        AcknowledgeBy = now + grant.Acknowledge,
        DecideBy = now + grant.Decide,
    };

    public static void Merge(CaseGrantRow stored, CaseGrant grant, DateTimeOffset now)
    {
        stored.Level = Math.Max(stored.Level, (int)grant.Level);
        stored.Before = Math.Max(stored.Before, grant.Before);
        stored.After = Math.Max(stored.After, grant.After);
        stored.Location |= grant.Location;
        stored.Discreet |= grant.Discreet;
        stored.AcknowledgeBy = Shorter(stored.AcknowledgeBy, now + grant.Acknowledge, now);
        stored.DecideBy = Shorter(stored.DecideBy, now + grant.Decide, now);
    }

    /// <summary>The next time at which somebody must have acted; null where nothing is due any more.</summary>
    public static DateTimeOffset? NextDeadline(CaseRow row, IEnumerable<CaseGrantRow> grants, DateTimeOffset after)
    {
        var due = grants.SelectMany(grant => new[] { row.AcknowledgedAt is null ? grant.AcknowledgeBy : null, grant.DecideBy });
        return row.State == CaseState.Decided ? null : due.Where(time => time > after).Min();
    }

    // A limit that has passed was reported already; the new message brings its own.
    private static DateTimeOffset? Shorter(DateTimeOffset? stored, DateTimeOffset? next, DateTimeOffset now) =>
        stored is null || stored <= now ? next ?? stored : next < stored ? next : stored;
}
