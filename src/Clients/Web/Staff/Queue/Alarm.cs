using PeerConnect.Contracts;

namespace PeerConnect.Staff.Queue;

/// <summary>What the page has to let somebody hear now.</summary>
internal enum AlarmCall
{
    /// <summary>Nothing new.</summary>
    None,

    /// <summary>Something urgent came that was not heard yet.</summary>
    Call,

    /// <summary>What waits is something else now, and nothing of it is new.</summary>
    Other,

    /// <summary>Nothing urgent waits any more.</summary>
    Calm,
}

/// <summary>A kind of what calls.</summary>
/// <param name="IsImminent">A case of severity 4 that nobody has; otherwise somebody to go to.</param>
/// <param name="AskedFor">Where the person asked for somebody: for whom.</param>
internal sealed record Calling(bool IsImminent, RequestedPerson? AskedFor = null);

/// <summary>Finds what has to be heard: each case of severity 4 that nobody has, each place that nobody goes to, once for as long as it waits, and once more when what waits becomes such a case; pure.</summary>
internal sealed class Alarm
{
    private const int Imminent = 4;
    private readonly HashSet<Guid> heard = [];

    // Of those the cases of severity 4: a place that nobody goes to yet was heard as less.
    private readonly HashSet<Guid> heardImminent = [];

    /// <summary>What waits, each kind once, the most urgent first.</summary>
    public IReadOnlyList<Calling> Waits { get; private set; } = [];

    /// <summary>Whether somebody may be in danger; not where people asked for somebody, and nothing else waits.</summary>
    public bool IsDanger => Waits.Any(one => one.IsImminent || one.AskedFor is null);

    public AlarmCall Hear(CaseFeed feed)
    {
        var cases = feed.Cases.Where(item => item is { Severity: >= Imminent, Progress: CaseProgress.Open }).ToList();
        var places = feed.GoNow.Where(card => card is { OnTheWaySince: null, WithPersonSince: null }).ToList();
        HashSet<Guid> imminent = [.. cases.Select(item => item.CaseId)];
        HashSet<Guid> urgent = [.. imminent, .. places.Select(card => card.CaseId)];
        List<Calling> waits =
        [
            .. cases.Select(_ => new Calling(IsImminent: true)),

            // The place of such a case is the same call.
            .. places.Where(card => !imminent.Contains(card.CaseId)).OrderBy(card => card.AskedFor is not null).ThenBy(card => card.AskedFor).Select(card => new Calling(IsImminent: false, card.AskedFor)),
        ];
        var (waited, before) = (heard.Count > 0, Waits);
        Waits = [.. waits.Distinct()];

        // What was given back, or became worse, is new again when it comes back.
        heard.IntersectWith(urgent);
        heardImminent.IntersectWith(imminent);
        var isNew = urgent.Except(heard).Any() || imminent.Except(heardImminent).Any();
        heard.UnionWith(urgent);
        heardImminent.UnionWith(imminent);
        return isNew ? AlarmCall.Call : waited && urgent.Count == 0 ? AlarmCall.Calm : Waits.SequenceEqual(before) ? AlarmCall.None : AlarmCall.Other;
    }
}
