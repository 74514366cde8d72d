using System.Collections.Immutable;
using PeerConnect.Moderation.Classification;

namespace PeerConnect.Moderation.Policies;

/// <summary>A number under the policy in force and under a draft.</summary>
/// <param name="Current">Under the policy in force.</param>
/// <param name="Draft">Under the draft.</param>
public readonly record struct Compared(int Current, int Draft)
{
    /// <summary>How many more under the draft; negative for fewer.</summary>
    public int Difference => Draft - Current;
}

/// <summary>What would have become of the messages of one category and severity.</summary>
/// <param name="Category">The category.</param>
/// <param name="Severity">1 to 4.</param>
/// <param name="Messages">How many there were.</param>
/// <param name="Flagged">Delivered, and somebody told.</param>
/// <param name="Held">Waited for a decision.</param>
/// <param name="Blocked">Did not arrive.</param>
/// <param name="Cases">Opened or raised a case of this category.</param>
/// <param name="Sampled">Might have been read as a sample for quality.</param>
/// <param name="Alarms">Would have raised the alarm outside the system, had nobody acted.</param>
/// <param name="Signposts">Showed the sender where to find help.</param>
public sealed record SimulatedOutcome(
    Category Category,
    int Severity,
    int Messages,
    Compared Flagged,
    Compared Held,
    Compared Blocked,
    Compared Cases,
    Compared Sampled,
    Compared Alarms,
    Compared Signposts);

/// <summary>What would have become of what people told staff of one kind. A concern and a complaint are not told apart: that alone could point to who told it.</summary>
/// <param name="Category">The category.</param>
/// <param name="Severity">1 to 4.</param>
/// <param name="AskedFor">Whom people asked for; null where they told of somebody.</param>
/// <param name="Times">How often.</param>
/// <param name="Cases">Opened or raised a case. What does not tells nobody: it would have been refused.</param>
/// <param name="Alarms">Would have raised the alarm outside the system, had nobody acted.</param>
public sealed record SimulatedTelling(Category Category, int Severity, AskedPerson? AskedFor, int Times, Compared Cases, Compared Alarms);

/// <summary>How often one role would have been told.</summary>
/// <param name="Category">Of which category.</param>
/// <param name="Severity">Of which severity.</param>
/// <param name="Role">Who.</param>
/// <param name="Level">What it would have seen.</param>
/// <param name="Location">Whether with name and cell.</param>
/// <param name="OnlyIfNobodyActs">False: at once. True: as a next recipient, had nobody acted.</param>
/// <param name="Tells">How often.</param>
public sealed record SimulatedTell(Category Category, int Severity, StaffRole Role, DisclosureLevel Level, bool Location, bool OnlyIfNobodyActs, Compared Tells);

/// <summary>The difference that a draft would have made. Numbers alone: nothing in it is about one message or one person.</summary>
/// <param name="Messages">How many messages were tried.</param>
/// <param name="Outcomes">By category and severity; a message of two categories counts in both.</param>
/// <param name="Tells">By category, severity, role and what it sees.</param>
/// <param name="Unjudged">What the draft has the computer judge and it was not asked for then: of these the numbers say nothing.</param>
/// <param name="Told">What people told staff beside messages, and whom they asked for.</param>
public sealed record SimulationReport(
    int Messages,
    ImmutableArray<SimulatedOutcome> Outcomes,
    ImmutableArray<SimulatedTell> Tells,
    ImmutableArray<UnjudgedMessages> Unjudged,
    ImmutableArray<SimulatedTelling> Told);

/// <summary>Messages that the computer was not asked to judge in a category.</summary>
/// <param name="Category">The category.</param>
/// <param name="Messages">How many.</param>
public readonly record struct UnjudgedMessages(Category Category, int Messages);

/// <summary>Tries a draft on what was recorded: pure, and the same facts in any order give the same report.</summary>
public static class PolicySimulation
{
    private static readonly ImmutableArray<Category> Patterned = [Category.SexualAbuse, Category.Exploitation];

    /// <summary>Compares two policies on recorded facts (see <see cref="Decision.ToFacts"/>).</summary>
    /// <param name="current">The policy in force.</param>
    /// <param name="draft">The draft.</param>
    /// <param name="recorded">Of messages.</param>
    /// <param name="told">What people told staff beside them.</param>
    public static SimulationReport Compare(DisclosurePolicy current, DisclosurePolicy draft, IEnumerable<Facts> recorded, IEnumerable<Telling> told)
    {
        var outcomes = new Dictionary<(Category, int), Counts>();
        var tellings = new Dictionary<(Category, int, AskedPerson?), Counts>();
        var tells = new Dictionary<Told, (int Current, int Draft)>();
        var unjudged = new SortedDictionary<Category, int>();
        var messages = 0;
        foreach (var facts in recorded)
        {
            messages++;
            foreach (var category in NotAsked(draft.Patterns, facts))
            {
                unjudged[category] = unjudged.GetValueOrDefault(category) + 1;
            }

            var now = PolicyEvaluator.Evaluate(current, facts);
            var then = PolicyEvaluator.Evaluate(draft, facts);
            foreach (var seen in now.Severities)
            {
                Add(outcomes, (seen.Category, seen.Severity), seen.Category, now, then);
                Count(tells, Tells(now, seen).Distinct(), (1, 0));
                Count(tells, Tells(then, seen).Distinct(), (0, 1));
            }
        }

        foreach (var telling in told)
        {
            var (now, then) = (telling.Under(current), telling.Under(draft));
            foreach (var seen in now.Severities)
            {
                Add(tellings, (seen.Category, seen.Severity, telling.Facts.AskedFor), seen.Category, now, then);
                Count(tells, Tells(now, seen).Distinct(), (1, 0));
                Count(tells, Tells(then, seen).Distinct(), (0, 1));
            }
        }

        return new SimulationReport(
            messages,
            [.. outcomes.OrderBy(row => row.Key).Select(row => row.Value.Row(row.Key.Item1, row.Key.Item2))],
            [
                .. tells.OrderBy(row => row.Key.Category).ThenBy(row => row.Key.Severity).ThenBy(row => row.Key.OnlyIfNobodyActs).ThenBy(row => row.Key.Role)
                    .ThenBy(row => row.Key.Level).ThenBy(row => row.Key.Location)
                    .Select(row => row.Key.Row(row.Value.Current, row.Value.Draft)),
            ],
            [.. unjudged.Select(pair => new UnjudgedMessages(pair.Key, pair.Value))],
            [.. tellings.OrderBy(row => row.Key).Select(row => row.Value.Told(row.Key.Item1, row.Key.Item2, row.Key.Item3))]);
    }

    private static void Add<TKey>(Dictionary<TKey, Counts> to, TKey key, Category category, Decision now, Decision then)
        where TKey : struct
    {
        var counts = to.TryGetValue(key, out var known) ? known : to[key] = new Counts();
        counts.Messages++;
        counts.Current.Add(now, category);
        counts.Draft.Add(then, category);
    }

    // What people told is judged by people, and what the list of words judged is judged again.
    private static IEnumerable<Category> NotAsked(Patterns patterns, Facts facts) =>
        facts.Verdicts.Any(verdict => verdict.Source == EvidenceSource.Model)
            ? Patterned.Where(category => patterns.Has(category) && !facts.Verdicts.Any(verdict => verdict.Category == category))
            : [];

    // Grants without a case tell nobody: the hub tells through cases.
    private static IEnumerable<Told> Tells(Decision decision, CategorySeverity seen)
    {
        foreach (var grant in decision.Grants.Where(grant => decision.OpensCase && grant.Category == seen.Category))
        {
            yield return new Told(seen.Category, seen.Severity, grant.Role, grant.Level, grant.Location, OnlyIfNobodyActs: false);
            foreach (var step in grant.Escalation.Where(step => step.Role is not null))
            {
                yield return new Told(seen.Category, seen.Severity, step.Role!.Value, step.Level, step.Location, OnlyIfNobodyActs: true);
            }
        }
    }

    private static void Count(Dictionary<Told, (int Current, int Draft)> tells, IEnumerable<Told> told, (int Current, int Draft) by)
    {
        foreach (var tell in told)
        {
            var (current, draft) = tells.GetValueOrDefault(tell);
            tells[tell] = (current + by.Current, draft + by.Draft);
        }
    }

    private readonly record struct Told(Category Category, int Severity, StaffRole Role, DisclosureLevel Level, bool Location, bool OnlyIfNobodyActs)
    {
        public SimulatedTell Row(int current, int draft) =>
            new(Category, Severity, Role, Level, Location, OnlyIfNobodyActs, new Compared(current, draft));
    }

    private sealed class Counts
    {
        public int Messages { get; set; }

        public Tally Current { get; } = new();

        public Tally Draft { get; } = new();

        public SimulatedOutcome Row(Category category, int severity) => new(
            category,
            severity,
            Messages,
            new Compared(Current.Flagged, Draft.Flagged),
            new Compared(Current.Held, Draft.Held),
            new Compared(Current.Blocked, Draft.Blocked),
            new Compared(Current.Cases, Draft.Cases),
            new Compared(Current.Sampled, Draft.Sampled),
            new Compared(Current.Alarms, Draft.Alarms),
            new Compared(Current.Signposts, Draft.Signposts));

        public SimulatedTelling Told(Category category, int severity, AskedPerson? asked) => new(
            category, severity, asked, Messages, new Compared(Current.Cases, Draft.Cases), new Compared(Current.Alarms, Draft.Alarms));
    }

    private sealed class Tally
    {
        public int Flagged { get; private set; }

        public int Held { get; private set; }

        public int Blocked { get; private set; }

        public int Cases { get; private set; }

        public int Sampled { get; private set; }

        public int Alarms { get; private set; }

        public int Signposts { get; private set; }

        public void Add(Decision decision, Category category)
        {
            var grants = decision.Grants.Where(grant => grant.Category == category).ToList();
            Flagged += decision.Delivery == Delivery.DeliverAndFlag ? 1 : 0;
            Held += decision.Delivery == Delivery.Hold ? 1 : 0;
            Blocked += decision.Delivery == Delivery.Block ? 1 : 0;
            Cases += decision.OpensCase && grants.Count > 0 ? 1 : 0;
            Sampled += decision.Sample is null ? 0 : 1;
            Alarms += decision.OpensCase && grants.SelectMany(grant => grant.Escalation).Any(step => step.Role is null) ? 1 : 0;
            Signposts += decision.Signpost == SignpostKind.None ? 0 : 1;
        }
    }
}
