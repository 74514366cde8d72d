using System.Collections.Immutable;
using PeerConnect.Moderation.Classification;

namespace PeerConnect.Hub.Classifying;

/// <summary>How many messages had these two severities in a category.</summary>
internal sealed record ShadowCell(Category Category, int InForce, int Candidate, long Messages);

/// <summary>What was counted since a time, whole numbers.</summary>
internal sealed record ShadowNumbers(DateTimeOffset Since, long Messages, long Agreed, long Missed, IReadOnlyList<ShadowCell> Cells);

/// <summary>Counts where the candidate and the model in force say the same. Keeps numbers alone; safe for all threads.</summary>
internal sealed class ShadowTally
{
    private readonly Lock gate = new();
    private DateTimeOffset since;
    private readonly Dictionary<(Category Category, int InForce, int Candidate), long> cells;
    private long messages;
    private long agreed;
    private long missed;

    public ShadowTally(ShadowNumbers before)
    {
        (since, messages, agreed, missed) = (before.Since, before.Messages, before.Agreed, before.Missed);
        cells = before.Cells.ToDictionary(cell => (cell.Category, cell.InForce, cell.Candidate), cell => cell.Messages);
    }

    public ShadowNumbers Numbers
    {
        get
        {
            lock (gate)
            {
                return new ShadowNumbers(
                    since,
                    messages,
                    agreed,
                    missed,
                    [.. cells.OrderBy(cell => cell.Key).Select(cell => new ShadowCell(cell.Key.Category, cell.Key.InForce, cell.Key.Candidate, cell.Value))]);
            }
        }
    }

    public void Compare(ImmutableArray<Verdict> inForce, ImmutableArray<Verdict> candidate)
    {
        lock (gate)
        {
            var same = true;
            foreach (var verdict in inForce)
            {
                if (verdict.Category.IsPattern())
                {
                    // No message alone is one: what a candidate says of a pattern would need the conversation's sum, which is the model in force's.
                    continue;
                }

                var other = candidate.Single(one => one.Category == verdict.Category).Severity;
                var key = (verdict.Category, verdict.Severity, other);
                cells[key] = cells.GetValueOrDefault(key) + 1;
                same &= verdict.Severity == other;
            }

            messages++;
            agreed += same ? 1 : 0;
        }
    }

    /// <summary>The candidate failed: nothing that was counted before speaks for it any more.</summary>
    public void Fail(DateTimeOffset at)
    {
        lock (gate)
        {
            (since, messages, agreed) = (at, 0, 0);
            cells.Clear();
            missed++;
        }
    }

    public void Miss()
    {
        lock (gate)
        {
            missed++;
        }
    }
}
