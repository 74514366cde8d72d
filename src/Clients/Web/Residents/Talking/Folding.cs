using PeerConnect.Contracts;

namespace PeerConnect.Residents.Talking;

/// <summary>Support that was signposted beside a talk: it stands there whole until it was in sight for long enough to be read. Whoever then goes on gets the room back on a small screen: it is one line, and is whole again by one press.</summary>
internal sealed class Folding(TimeProvider time)
{
    /// <summary>Enough for a slow reader and the longest of them.</summary>
    internal static readonly TimeSpan ToRead = TimeSpan.FromSeconds(20);

    private readonly Dictionary<long, long> seen = [];
    private readonly HashSet<long> folded = [];

    public bool IsFolded(InboxItem item) => folded.Contains(item.Sequence);

    /// <summary>These are on the screen, and somebody looks at it.</summary>
    public void See(IEnumerable<InboxItem> shown)
    {
        foreach (var item in shown)
        {
            seen.TryAdd(item.Sequence, time.GetTimestamp());
        }
    }

    /// <summary>Somebody writes on, or scrolls back in the talk.</summary>
    public void GoOn() => folded.UnionWith(seen.Where(one => time.GetElapsedTime(one.Value) >= ToRead).Select(one => one.Key));

    /// <summary>Shows it whole, and for as long again.</summary>
    public void Unfold(InboxItem item)
    {
        folded.Remove(item.Sequence);
        seen[item.Sequence] = time.GetTimestamp();
    }
}
