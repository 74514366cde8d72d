using PeerConnect.Contracts;
using PeerConnect.Hub.Escalation;
using PeerConnect.Hub.Storage;

namespace PeerConnect.Hub.Audit;

/// <summary>What stands out among recorded views; pure. It names rows of the chain and nobody: who and when is in the rows.</summary>
internal static class Anomalies
{
    /// <summary>So many views of one person's cases by one viewer who does nothing about them are too many.</summary>
    public const int AgainAndAgain = 5;

    private const int MostListed = 100;

    /// <param name="rows">The period's rows about views and work on cases, in order.</param>
    /// <param name="history">All rows about the same cases and the like, up to the period's end, in order.</param>
    /// <param name="people">Whom each case is about, by the case as the chain names it.</param>
    /// <param name="rosters">The rosters as they stood at each time.</param>
    /// <param name="saved">What the chain says of them.</param>
    /// <param name="pins">Sign-ins of the period with a PIN that somebody else had made, away from every enrolled device.</param>
    public static IEnumerable<AuditAnomaly> Of(
        IReadOnlyList<ViewedRow> rows, IReadOnlyList<ViewedRow> history, IReadOnlyDictionary<string, Guid> people, RosterHistory rosters, IEnumerable<RosterSaved> saved, List<long> pins)
    {
        var known = history.ToLookup(row => row.Subject);
        var views = rows.Where(row => row.Act is ViewedRow.CaseViewed or ViewedRow.ConversationViewed or ViewedRow.GlassViewed).ToList();
        IEnumerable<(AuditAnomalyKind Kind, List<long> Sequences)> found =
        [
            (AuditAnomalyKind.ViewDenied, Numbers(rows.Where(row => row.Act is ViewedRow.CaseViewed + "-denied" or ViewedRow.ConversationViewed + "-denied" or ViewedRow.GlassViewed + "-denied" or ViewedRow.FormOpened + "-denied"))),
            (AuditAnomalyKind.ViewWithoutGround, Numbers(views.Where(row => !HasGround(row, known[row.Subject])))),
            (AuditAnomalyKind.ViewOutOfShift, Numbers(rows.Where(row => row.IsLook && IsOutOfShift(row, known, rosters)))),
            // Also where somebody reviewed it later: who asks once a month would never learn that it was late.
            (AuditAnomalyKind.ReviewOverdue, Numbers(rows.Where(row => row.Act == ViewedRow.ReviewOverdue))),
            (AuditAnomalyKind.DecidedUnvisited, Numbers(rows.Where(row => row is { Act: ViewedRow.CaseDecided, Unvisited: true }))),
            (AuditAnomalyKind.RosterChanged, [.. rosters.Unproven(saved)]),
            (AuditAnomalyKind.PinUsedElsewhere, pins),
            .. Repeated(rows, people).Select(sequences => (AuditAnomalyKind.SamePersonAgain, sequences)),
        ];
        return found.Where(kind => kind.Sequences.Count > 0)
            .Select(kind => new AuditAnomaly(kind.Kind, kind.Sequences.Count, [.. kind.Sequences.Take(MostListed)]));
    }

    /// <summary>A case is opened before anybody views it, and a break-glass approved or begun alone, and not over.</summary>
    private static bool HasGround(ViewedRow view, IEnumerable<ViewedRow> known)
    {
        var before = known.Where(row => row.Sequence < view.Sequence).ToList();
        return view.Act != ViewedRow.GlassViewed
            ? before.Exists(row => row.Act is ViewedRow.CaseOpened or ViewedRow.DrillStarted)
            : before.Exists(row => row.Act == ViewedRow.GlassApproved || row is { Act: ViewedRow.GlassAsked, Alone: true }) && !before.Exists(row => row.Act == ViewedRow.GlassOver);
    }

    /// <summary>By the rosters of the role under which it was viewed, as they stood then; never in a gap of them, nor for who had taken the case.</summary>
    private static bool IsOutOfShift(ViewedRow view, ILookup<string, ViewedRow> known, RosterHistory rosters) =>
        view is { Role: { } role, ActorId: { } actor }
        && !rosters.At(view.At).IsOnDuty(role, actor, view.At)
        && !IsHolder(actor, known[view.Case ?? view.Subject].Where(row => row.Sequence < view.Sequence));

    private static bool IsHolder(Guid actor, IEnumerable<ViewedRow> before) =>
        before.LastOrDefault(row => row.Act is ViewedRow.CaseTaken or ViewedRow.CaseHandedOver or ViewedRow.CaseDecided) is { Act: ViewedRow.CaseTaken } taken
        && taken.ActorId == actor;

    private static IEnumerable<List<long>> Repeated(IReadOnlyList<ViewedRow> rows, IReadOnlyDictionary<string, Guid> people) =>
        from row in rows
        where row is { ActorId: not null } && row.CaseSubject is not null
        group row by (row.ActorId, Person: people.TryGetValue(row.CaseSubject!, out var person) ? person.ToString() : row.CaseSubject!) into byOne
        let viewed = byOne.Where(row => row.IsLook).ToList()
        where viewed.Count >= AgainAndAgain && !byOne.Any(row => row.IsWork)
        select Numbers(viewed);

    private static List<long> Numbers(IEnumerable<ViewedRow> rows) => [.. rows.Select(row => row.Sequence)];
}
