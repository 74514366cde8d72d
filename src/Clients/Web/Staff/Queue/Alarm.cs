using PeerConnect.Contracts;

namespace PeerConnect.Staff.Queue;

/// <summary>What the page has to let somebody hear now.</summary>
internal enum AlarmCall
{
    /// <summary>Nothing new.</summary>
    None,

    /// <summary>Something urgent came that was not heard yet.</summary>
    Call,

    /// <summary>Nothing urgent waits any more.</summary>
    Calm,
}

/// <summary>Finds what has to be heard: each case of severity 4 that nobody has, each place that nobody goes to, once for as long as it waits; pure.</summary>
internal sealed class Alarm
{
    public const int Imminent = 4;
    private readonly HashSet<Guid> heard = [];

    public AlarmCall Hear(CaseFeed feed)
    {
        HashSet<Guid> urgent =
        [
            .. feed.Cases.Where(item => item is { Severity: >= Imminent, Progress: CaseProgress.Open }).Select(item => item.CaseId),
            .. feed.GoNow.Where(card => card is { OnTheWaySince: null, WithPersonSince: null }).Select(card => card.CaseId),
        ];
        var waited = heard.Count > 0;

        // What was given back, or became worse, is new again when it comes back.
        heard.IntersectWith(urgent);
        var isNew = urgent.Except(heard).Any();
        heard.UnionWith(urgent);
        return isNew ? AlarmCall.Call : waited && urgent.Count == 0 ? AlarmCall.Calm : AlarmCall.None;
    }
}
