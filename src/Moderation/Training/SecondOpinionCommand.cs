using System.CommandLine;
using System.Globalization;
using System.Text;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Text;

namespace PeerConnect.Training;

/// <summary>Chooses where the second opinion begins, on development authors and on training authors left out in turn, and writes the page about it. It never reads the test.</summary>
internal static class SecondOpinionCommand
{
    /// <summary>So many of a thousand ordinary messages may be asked about in each class: what is asked costs a second reading after the commit.</summary>
    private const int AskedInThousand = 25;

    /// <summary>So many of a thousand ordinary messages may become an alert by it.</summary>
    private const int AddedInThousand = 2;

    private const int Groups = 3;

    private static readonly float[] Grid = [SecondOpinionScale.Never, 3, 2.5f, 2, 1.5f, 1.25f, 1, .75f, .5f, .25f, 0, -.25f, -.5f];

    private static readonly string[] OrdinarySets = ["conda_dota", "dailydialog_frag", "empathetic_situations"];

    /// <summary>What was known to be missed before it was built, and some that must stay quiet.</summary>
    private static readonly string[] Known =
    [
        "I will kill you", "te voy a matar", "quiero morir", "I have a noose", "he said he will kill me", "me quiero ahorcar", "took all the pills",
        "my wife will kill me", "gonna hang out after chow", "no me quiero morir", "do you want to die?",
    ];

    public static Command Create()
    {
        var corpus = Places.CorpusFolder();
        var models = Places.ModelFolder();
        var traffic = Places.TrafficFolder(required: true);
        var sets = new Option<string>("--public-sets") { Description = "Folder with public test sets, which is no part of the repository.", Required = true };
        var output = new Option<string>("--output") { Description = "Where the page goes.", DefaultValueFactory = _ => "docs/second-opinion.md" };
        var command = new Command("second-opinion", "Choose where the second opinion begins (build again afterwards), and write the page about it.") { corpus, models, traffic, sets, output };
        command.SetAction(parsed =>
        {
            var folder = parsed.GetValue(models)!;
            if (Places.OpenUnpinned(Path.Combine(folder, ShippedModel.FileName)) is not { } model)
            {
                return 1;
            }

            var ordinary = OrdinaryTraffic.Read(parsed.GetValue(traffic), folder);
            var parts = Parts(parsed.GetValue(corpus)!, model, ordinary, parsed.GetValue(sets)!);
            var scale = Choose(parts);
            File.WriteAllText(Path.Combine(folder, SecondOpinionScale.FileName), scale.ToJson() + "\n");
            File.WriteAllText(parsed.GetValue(output)!, Page(parts, scale, model));
            return 0;
        });
        return command;
    }

    private static IReadOnlyList<SecondPart> Parts(string corpus, Model model, OrdinaryTraffic traffic, string sets)
    {
        Progress.Say("reading the development authors and public messages");
        var development = new SecondPart("development authors", Read(Corpus.DevelopmentAuthors.SelectMany(author => Corpus.ReadAuthor(corpus, author)), model.Margins));
        var unseen = new SecondPart("public messages (unseen half)", [.. traffic.Unseen.GroupBy(message => message.Source).SelectMany(source => Read([.. source], SpeakerRole.Resident, model.Margins))]);
        List<SecondPart> others = [.. OrdinarySets.Select(set => new SecondPart(set, Read([.. PublicTraffic.Read(sets, set, int.MaxValue).Where(message => message.IsOrdinary)], SpeakerRole.Resident, model.Margins)))];
        return [development, new SecondPart("training authors, by models of others", LeftOut(corpus, model, traffic)), unseen, .. others];
    }

    /// <summary>Each group of training authors by a model of the others, with the calibration that was fitted on such scores.</summary>
    private static List<SecondSample> LeftOut(string corpus, Model model, OrdinaryTraffic traffic)
    {
        var rows = Corpus.ReadTraining(corpus);
        var alerts = Head.All.Where(head => head.AtLeast == Verdict.AlertSeverity).ToList();
        var samples = new List<SecondSample>();
        foreach (var group in rows.Select(row => row.Author).Distinct().Index().GroupBy(pair => pair.Index % Groups, pair => pair.Item))
        {
            Progress.Say($"left out: {string.Join(", ", group)}");
            var authors = group.ToHashSet(StringComparer.Ordinal);
            var scorer = TrainedModel.Train([.. rows.Where(row => !authors.Contains(row.Author))], traffic, alerts).Scorer();
            samples.AddRange(Read(rows.Where(row => authors.Contains(row.Author)), (text, role) => model.MarginsOf(scorer(text, role))));
        }

        return samples;
    }

    private static IReadOnlyList<SecondSample> Read(IEnumerable<CorpusRow> rows, Func<string, SpeakerRole, Margins> by)
    {
        var earlier = new Dictionary<(string, string), List<string>>();
        var withBefore = new List<(CorpusRow Row, IReadOnlyList<string> Before)>();
        foreach (var row in rows)
        {
            if (row is not { Conversation: { } conversation, Person: { } person })
            {
                withBefore.Add((row, []));
                continue;
            }

            var own = earlier.TryGetValue((conversation, person), out var known) ? known : earlier[(conversation, person)] = [];
            withBefore.Add((row, [.. own.TakeLast(SecondOpinion.Before)]));
            own.Add(row.Text);
        }

        return [.. withBefore.AsParallel().AsOrdered().Select(pair => new SecondSample(pair.Row, pair.Row.Text, SecondReading.Of(pair.Row.Text, pair.Row.Speaker, pair.Before, by)))];
    }

    // As if one person had written all of a source: the harshest reading of ordinary talk.
    private static IReadOnlyList<SecondSample> Read(IReadOnlyList<PublicMessage> messages, SpeakerRole role, Func<string, SpeakerRole, Margins> by) =>
    [
        .. Enumerable.Range(0, messages.Count).AsParallel().AsOrdered().Select(at => new SecondSample(
            null, messages[at].Text, SecondReading.Of(messages[at].Text, role, [.. messages.Take(at).TakeLast(SecondOpinion.Before).Select(message => message.Text)], by))),
    ];

    private static SecondOpinionScale Choose(IReadOnlyList<SecondPart> parts)
    {
        var ordinary = parts.Single(part => part.Name.StartsWith("public", StringComparison.Ordinal)).Samples;
        var doubt = new Margins(Doubt(ordinary, Category.SelfHarm), Doubt(ordinary, Category.Violence));
        var corpus = parts.Take(2).SelectMany(part => part.Samples).ToList();
        LimitedSamples[] limits =
        [
            new([.. ordinary], AddedInThousand),
            new([.. corpus.Where(sample => sample.Row!.IsOrdinary)], AddedInThousand),
            new([.. corpus.Where(sample => sample.Row!.IsSupportive)], 2 * AddedInThousand),
        ];

        // Trying a scale looks only at alerts that the loosest one could find.
        var loosest = new SecondOpinionScale(doubt, new(Grid.Min(), Grid.Min()), new(Grid.Min(), Grid.Min()));
        var alerts = (from sample in corpus
                      from category in SecondReading.Classes
                      where sample.Row!.Severity(category) >= Verdict.AlertSeverity && sample.Adds(category, loosest)
                      select (Sample: sample, Category: category)).ToList();
        var best = (Scale: new SecondOpinionScale(doubt, new(SecondOpinionScale.Never, SecondOpinionScale.Never), new(SecondOpinionScale.Never, SecondOpinionScale.Never)), Found: -1, Wrong: int.MaxValue);
        foreach (var scale in from ownSelfHarm in Grid from ownViolence in Grid from joinedSelfHarm in Grid from joinedViolence in Grid select new SecondOpinionScale(doubt, new(ownSelfHarm, ownViolence), new(joinedSelfHarm, joinedViolence)))
        {
            var wrong = limits.Select(limit => limit.Added(scale)).ToList();
            if (wrong.Zip(limits).Any(pair => pair.First > pair.Second.Allowed))
            {
                continue;
            }

            var found = alerts.Count(alert => alert.Sample.Adds(alert.Category, scale));
            if (found > best.Found || (found == best.Found && wrong.Sum() < best.Wrong))
            {
                best = (scale, found, wrong.Sum());
            }
        }

        return best.Scale;
    }

    private static float Doubt(IReadOnlyList<SecondSample> ordinary, Category category) =>
        MathF.Round(ordinary.Select(sample => sample.Reading.Own.Of(category)).Where(margin => margin < 0).OrderDescending().ElementAt(ordinary.Count * AskedInThousand / 1_000), 2);

    private static string Page(IReadOnlyList<SecondPart> parts, SecondOpinionScale scale, Model model)
    {
        var page = new StringBuilder()
            .AppendLine("# The second opinion, measured")
            .AppendLine()
            .AppendLine(CultureInfo.InvariantCulture, $"Made by the command `second-opinion` for the model {model.Version}; do not edit. What it is stands in `decisions/second-opinion.md`. Chosen on the development authors, on training authors by models of others, and on the unseen half of public messages; the test part was not read. The three public sets below chose nothing.")
            .AppendLine()
            .AppendLine(CultureInfo.InvariantCulture, $"Asked about: below an alert from {scale.Doubt.SelfHarm} (self-harm) and {scale.Doubt.Violence} (violence) log odds of it on, or where a phrase of a danger stands in it. One sentence by itself is enough from {Limit(scale.Sentence.SelfHarm)} and {Limit(scale.Sentence.Violence)} on, a message after the author's before it from {Limit(scale.Joined.SelfHarm)} and {Limit(scale.Joined.Violence)} on. At most {AddedInThousand} in 1,000 of the public messages and of the ordinary rows of both groups of authors together were allowed to become an alert by it.")
            .AppendLine()
            .AppendLine("| ordinary messages | asked about | per 1,000 | become an alert | per 1,000 | interval |")
            .AppendLine("|---|---|---|---|---|---|");
        foreach (var part in parts)
        {
            Ordinary(page, part.Name, [.. part.Samples.Where(sample => sample.Row is null or { IsOrdinary: true })], scale);
            Ordinary(page, $"{part.Name}, supportive replies", [.. part.Samples.Where(sample => sample.Row is { IsSupportive: true })], scale);
        }

        page.AppendLine()
            .AppendLine("| alerts that the model and the list of plain statements missed | severity | missed | found by the second opinion | by a phrase | by a sentence | with what came before | found by all |")
            .AppendLine("|---|---|---|---|---|---|---|---|");
        foreach (var part in parts.Where(part => part.Samples[0].Row is not null))
        {
            foreach (var category in SecondReading.Classes)
            {
                Missed(page, part, category, scale, "2", 2, 2);
                Missed(page, part, category, scale, "3 and 4", 3, 4);
            }
        }

        page.AppendLine()
            .AppendLine("Rows with danger as a theme and no alert (severity 1, the other class, look-alikes) that become one:")
            .AppendLine()
            .AppendLine("| | of so many | become an alert |")
            .AppendLine("|---|---|---|");
        foreach (var part in parts.Where(part => part.Samples[0].Row is not null))
        {
            var theme = part.Samples.Where(sample => sample.Row is { IsOrdinary: false, IsSupportive: false, IsAlert: false }).ToList();
            page.AppendLine(CultureInfo.InvariantCulture, $"| {part.Name} | {theme.Count} | {theme.Count(sample => sample.IsAdded(scale))} |");
        }

        page.AppendLine()
            .AppendLine("| sentence | the model: above its alert, self-harm / violence | the second opinion |")
            .AppendLine("|---|---|---|");
        foreach (var text in Known)
        {
            var sample = new SecondSample(null, text, SecondReading.Of(text, SpeakerRole.Resident, [], model.Margins));
            var ways = SecondReading.Classes.Where(category => sample.Adds(category, scale)).Select(category => $"{ModelCard.Name(category)}, by a {sample.Reading.WayOf(category, scale).ToString().ToLowerInvariant()}").ToList();
            var said = sample.IsFlagged ? "not asked: an alert already" : ways.Count == 0 ? "quiet" : string.Join("; ", ways);
            page.AppendLine(CultureInfo.InvariantCulture, $"| {text} | {sample.Reading.Own.SelfHarm:F1} / {sample.Reading.Own.Violence:F1} | {said} |");
        }

        return page.ToString();
    }

    private static string Limit(float limit) => limit >= SecondOpinionScale.Never ? "(never)" : limit.ToString("0.##", CultureInfo.InvariantCulture);

    private static void Ordinary(StringBuilder page, string name, IReadOnlyList<SecondSample> samples, SecondOpinionScale scale)
    {
        if (samples.Count == 0)
        {
            return;
        }

        var asked = samples.Count(sample => sample.IsAsked(scale));
        var added = new Share(samples.Count(sample => sample.IsAdded(scale)), samples.Count);
        Console.WriteLine($"{name}: {string.Join(" | ", samples.Where(sample => sample.IsAdded(scale)).Take(30).Select(sample => string.Join('/', SecondReading.Classes.Select(category => sample.Reading.WayOf(category, scale))) + " " + sample.Text[..Math.Min(60, sample.Text.Length)]))}");
        page.AppendLine(CultureInfo.InvariantCulture, $"| {name} ({samples.Count}) | {asked} | {1000.0 * asked / samples.Count:F1} | {added.Hits} | {1000 * added.Value:F1} | {1000 * added.Low:F1} to {1000 * added.High:F1} |");
    }

    private static void Missed(StringBuilder page, SecondPart part, Category category, SecondOpinionScale scale, string severity, int from, int to)
    {
        var labelled = part.Samples.Where(sample => sample.Row!.Severity(category) >= from && sample.Row.Severity(category) <= to).ToList();
        var missed = labelled.Where(sample => !sample.Reading.IsAlert(category)).ToList();
        var found = missed.Where(sample => sample.Adds(category, scale)).ToList();
        int By(SecondWay way) => found.Count(sample => sample.Reading.WayOf(category, scale) == way);
        var both = new Share(labelled.Count - missed.Count + found.Count, labelled.Count);
        page.AppendLine(CultureInfo.InvariantCulture, $"| {part.Name}, {ModelCard.Name(category)} | {severity} | {missed.Count} of {labelled.Count} | {found.Count} | {By(SecondWay.Phrase)} | {By(SecondWay.Sentence)} | {By(SecondWay.Joined)} | {both.Hits} of {both.Of} ({both.Value:F2}) |");
    }
}

/// <summary>Messages that are read alike.</summary>
internal sealed record SecondPart(string Name, IReadOnlyList<SecondSample> Samples);

/// <summary>A message and how it reads.</summary>
internal sealed record SecondSample(CorpusRow? Row, string Text, SecondReading Reading)
{
    private readonly (bool SelfHarm, bool Violence) _phrase = Phrase(Text);

    public bool IsFlagged => SecondReading.Classes.Any(Reading.IsAlert);

    public bool IsAsked(SecondOpinionScale scale) => SecondReading.Classes.Any(category =>
        !Reading.IsAlert(category) && (Reading.Own.Of(category) >= scale.Doubt.Of(category) || (category == Category.SelfHarm ? _phrase.SelfHarm : _phrase.Violence)));

    public bool Adds(Category category, SecondOpinionScale scale) => IsAsked(scale) && Reading.WayOf(category, scale) != SecondWay.None;

    /// <summary>It becomes an alert, and was none.</summary>
    public bool IsAdded(SecondOpinionScale scale) => !IsFlagged && SecondReading.Classes.Any(category => Adds(category, scale));

    public override string ToString() => "[message read twice]";

    private static (bool SelfHarm, bool Violence) Phrase(string text)
    {
        var words = new WordList();
        words.Fill(Normaliser.Normalise(text).Chars);
        return (SecondOpinion.SeesPhrase(words, Category.SelfHarm), SecondOpinion.SeesPhrase(words, Category.Violence));
    }
}

/// <summary>Messages of which so many in a thousand may become alerts.</summary>
internal sealed record LimitedSamples(IReadOnlyList<SecondSample> Samples, int InThousand)
{
    public int Allowed => Samples.Count * InThousand / 1_000;

    // Whatever the scale, only these can come to an alert: trying a scale looks at no others.
    private readonly List<SecondSample> _near = [.. Samples.Where(sample => !sample.IsFlagged
        && (sample.Reading.Phrases.Length > 0 || Math.Max(Highest(sample.Reading.Sentence), Highest(sample.Reading.Joined)) >= -.5f))];

    public int Added(SecondOpinionScale scale) => _near.Count(sample => sample.IsAdded(scale));

    private static float Highest(Margins margins) => Math.Max(margins.SelfHarm, margins.Violence);
}
