using PeerConnect.Contracts;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Transparency;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Disclosure;

/// <summary>
/// What is shown of a simulation: a draft is a question that its author words, down to one unit and one role, and everybody who reads policies reads the answer.
/// So a number stands there where at least five people are behind it, in fives; a row of which nothing is shown is not there, as if it were nobody. Pure.
/// </summary>
internal static class SimulationShown
{
    /// <summary>Adds up what was simulated for each person alone, and for each telling, which names nobody.</summary>
    /// <param name="days">How many days back.</param>
    /// <param name="each">What was simulated.</param>
    /// <param name="current">Whom the policy in force names at all, see <see cref="Named"/>.</param>
    /// <param name="draft">Whom the draft names.</param>
    /// <param name="toldFrom">When the first telling that is on record was; shown beside tellings alone.</param>
    public static PolicySimulated Of(
        int days, IEnumerable<PolicySimulated> each, IReadOnlySet<(Role Role, bool Next)> current, IReadOnlySet<(Role Role, bool Next)> draft, DateTimeOffset? toldFrom)
    {
        var messages = new Cell();
        var outcomes = new SortedDictionary<(CaseCategory Category, int Severity), Cell[]>();
        var tells = new SortedDictionary<(CaseCategory Category, int Severity, bool Next, Role Role, int Level, bool Location), Cell[]>();
        var tellings = new SortedDictionary<(CaseCategory Category, int Severity, RequestedPerson? AskedFor), Cell[]>();
        var unjudged = new SortedDictionary<CaseCategory, Cell[]>();
        foreach (var one in each)
        {
            messages.Add(one.Messages);
            foreach (var row in one.Outcomes)
            {
                Add(outcomes, (row.Category, row.Severity), [row.Messages, .. Both(row.Flagged, row.Held, row.Blocked, row.Cases, row.Alarms, row.Signposts)]);
            }

            foreach (var row in one.Told ?? [])
            {
                Add(tellings, (row.Category, row.Severity, row.AskedFor), [row.Times, .. Both(row.Cases, row.Alarms)]);
            }

            foreach (var tell in one.Tells)
            {
                Add(tells, (tell.Category, tell.Severity, tell.OnlyIfNobodyActs, tell.Role, tell.Level, tell.Location), [.. Both(tell.Tells)]);
            }

            foreach (var row in one.Unjudged ?? [])
            {
                Add(unjudged, row.Category, [row.Messages]);
            }
        }

        List<PolicyUnjudged> unknown = [.. Shown(unjudged).Select(row => new PolicyUnjudged(row.Key, row.Cells[0].Shown!.Value))];
        List<PolicyTelling> told =
        [
            .. Shown(tellings).Select(row => new PolicyTelling(
                row.Key.Category, row.Key.Severity, row.Key.AskedFor, row.Cells[0].Shown, Pair(row.Cells, 1), Pair(row.Cells, 3))),
        ];
        return new PolicySimulated(
            days,
            messages.Count == 0 ? 0 : messages.Shown,
            [
                .. Shown(outcomes).Select(row => new PolicyOutcome(
                    row.Key.Category, row.Key.Severity, row.Cells[0].Shown, Pair(row.Cells, 1), Pair(row.Cells, 3), Pair(row.Cells, 5), Pair(row.Cells, 7), Pair(row.Cells, 9), Pair(row.Cells, 11))),
            ],
            [
                .. Shown(tells).Select(row => new PolicyTell(
                    row.Key.Category,
                    row.Key.Severity,
                    row.Key.Role,
                    row.Key.Level,
                    row.Key.Location,
                    row.Key.Next,
                    new(Known(row.Cells[0], current, row.Key.Role, row.Key.Next), Known(row.Cells[1], draft, row.Key.Role, row.Key.Next)))),
            ],
            unknown.Count == 0 ? null : unknown,
            told.Count == 0 ? null : told,
            told.Count == 0 ? null : toldFrom);
    }

    /// <summary>Whom a policy tells at all, at once or as the next one. That it tells anybody else nought times follows from the document, and says nothing of a person.</summary>
    public static IReadOnlySet<(Role Role, bool Next)> Named(DisclosurePolicy policy) => policy.Rules.SelectMany(rule => rule.Recipients)
        .SelectMany(recipient => recipient.Limits.Escalation.Select(step => step.Role).OfType<StaffRole>().Select(role => (PolicyWords.Role(role), true)).Prepend((PolicyWords.Role(recipient.Role), false)))

        // Both are sent to a life in danger, whatever the rules say.
        .Concat([(Role.ControlRoom, false), (Role.Officer, false)])
        .ToHashSet();

    private static int? Known(Cell cell, IReadOnlySet<(Role Role, bool Next)> named, Role role, bool next) => named.Contains((role, next)) ? cell.Shown : 0;

    private static void Add<TKey>(SortedDictionary<TKey, Cell[]> rows, TKey key, int?[] counts)
        where TKey : notnull
    {
        if (!rows.TryGetValue(key, out var cells))
        {
            rows[key] = cells = [.. counts.Select(_ => new Cell())];
        }

        foreach (var (cell, count) in cells.Zip(counts))
        {
            cell.Add(count);
        }
    }

    private static IEnumerable<(TKey Key, Cell[] Cells)> Shown<TKey>(SortedDictionary<TKey, Cell[]> rows)
        where TKey : notnull => rows.Where(row => row.Value.Any(cell => cell.Shown is not null)).Select(row => (row.Key, row.Value));

    private static IEnumerable<int?> Both(params IEnumerable<PolicyNumbers> numbers) => numbers.SelectMany(both => new[] { both.Current, both.Draft });

    private static PolicyNumbers Pair(Cell[] cells, int at) => new(cells[at].Shown, cells[at + 1].Shown);

    private sealed class Cell
    {
        private int people;

        public int Count { get; private set; }

        public int? Shown => people < Withholding.Fewest ? null : Withholding.Fives(Count);

        public void Add(int? count)
        {
            if (count > 0)
            {
                Count += count.Value;
                people++;
            }
        }
    }
}
