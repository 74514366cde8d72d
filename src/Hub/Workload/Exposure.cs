using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Workload;

/// <summary>A case, or a sample, that somebody opened.</summary>
internal readonly record struct Opening(Guid CaseId, DateTimeOffset At);

/// <summary>How much somebody has read since the last break; pure.</summary>
/// <param name="Cases">Which cases.</param>
/// <param name="InLastHour">How many of them within the last hour.</param>
/// <param name="Since">When the first was opened; null after a break.</param>
/// <param name="Last">When one was opened last; null after a break.</param>
/// <param name="Due">Whether a break is due.</param>
internal sealed record Exposure(IReadOnlySet<Guid> Cases, int InLastHour, DateTimeOffset? Since, DateTimeOffset? Last, bool Due)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    public static Exposure Of(WorkloadRules rules, IEnumerable<Opening> openings, DateTimeOffset now)
    {
        var stretch = Stretch(rules.Break, openings, now);
        var inLastHour = stretch.Where(opening => now - opening.At < Hour).Select(opening => opening.CaseId).Distinct().Count();
        DateTimeOffset? since = stretch.Count > 0 ? stretch[^1].At : null;
        return new Exposure(
            stretch.Select(opening => opening.CaseId).ToHashSet(),
            inLastHour,
            since,
            stretch.Count > 0 ? stretch[0].At : null,
            inLastHour >= rules.CasesPerHour || now - since >= rules.BreakAfter);
    }

    /// <summary>From the latest back, until nothing was opened for as long as a break is.</summary>
    private static List<Opening> Stretch(TimeSpan rest, IEnumerable<Opening> openings, DateTimeOffset now)
    {
        var stretch = new List<Opening>();
        var after = now;
        foreach (var opening in openings.OrderByDescending(opening => opening.At))
        {
            if (after - opening.At >= rest)
            {
                break;
            }

            stretch.Add(opening);
            after = opening.At;
        }

        return stretch;
    }
}
