using PeerConnect.Contracts;

namespace PeerConnect.Residents.Talking;

/// <summary>What others wrote just now, for who hears the page: each message a line of its own, so that the same words twice are said twice; for a moment only, and never longer than the words can be seen.</summary>
internal sealed class Aloud(TimeProvider time)
{
    /// <summary>So long a line stands there: a screen reader has taken it by then.</summary>
    public static readonly TimeSpan StandsFor = TimeSpan.FromSeconds(5);

    private const int Most = 3;
    private List<(Guid EntryId, string Text, DateTimeOffset Until)> lines = [];

    /// <summary>What stands there, the oldest first.</summary>
    public IReadOnlyList<(Guid EntryId, string Text, DateTimeOffset Until)> Lines => lines;

    /// <summary>A message came.</summary>
    public void Add(Entry entry, string text)
    {
        lines = [.. lines.TakeLast(Most - 1), (entry.EntryId, text, time.GetUtcNow() + StandsFor)];
    }

    /// <summary>Lets go of what stood long enough, and of what is not to be seen any more: taken back, or its author hidden.</summary>
    /// <param name="entries">What is held of the conversation.</param>
    public void Forget(IEnumerable<Entry> entries)
    {
        if (lines.Count > 0)
        {
            var (seen, now) = (entries.Where(entry => entry is { Body: not null, Hidden: not true }).Select(entry => entry.EntryId).ToHashSet(), time.GetUtcNow());
            lines = [.. lines.Where(line => line.Until > now && seen.Contains(line.EntryId))];
        }
    }
}
