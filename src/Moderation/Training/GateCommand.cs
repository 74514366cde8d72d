using System.CommandLine;
using System.Text;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Gates;

namespace PeerConnect.Training;

/// <summary>Whether a candidate may follow the model in force. Exit code 0: passed; 1: refused; 2: there was nothing to judge.</summary>
internal static class GateCommand
{
    private const int Refused = 1;
    private const int NothingToJudge = 2;

    public static Command Create()
    {
        var inForce = new Argument<string>("a") { Description = "The model file in force." };
        var candidate = new Argument<string>("b") { Description = "The candidate's." };
        var corpus = Places.CorpusFolder();
        var author = Places.Authors(Corpus.TestAuthors);
        var output = new Option<string?>("--output") { Description = "Where the report goes; the same as JSON goes beside it. Left out: it is printed." };
        var command = new Command("gate", "Judge whether a candidate treats no dialect and no language worse.") { inForce, candidate, corpus, author, output };
        command.SetAction(parsed =>
        {
            if (Places.OpenUnpinned(parsed.GetValue(inForce)!) is null || Places.OpenUnpinned(parsed.GetValue(candidate)!) is null)
            {
                return NothingToJudge;
            }

            var report = Judge(parsed.GetValue(inForce)!, parsed.GetValue(candidate)!, parsed.GetValue(corpus)!, parsed.GetValue(author)!);
            var page = GatePage.Write(report);
            if (parsed.GetValue(output) is { } path)
            {
                File.WriteAllText(path, page);
                File.WriteAllText(Path.ChangeExtension(path, ".json"), report.ToJson());
            }
            else
            {
                Console.Write(page);
            }

            return report.Passed ? 0 : Refused;
        });
        return command;
    }

    /// <summary>Both models on the same messages of authors that trained neither.</summary>
    public static GateReport Judge(string inForce, string candidate, string folder, IReadOnlyList<string> authors)
    {
        var (a, b) = (Open(inForce), Open(candidate));
        var rows = authors.SelectMany(name => Corpus.ReadAuthor(folder, name)).Where(row => row.Conversation is null).ToList();
        var pairs = JudgedRow.All(rows, new ModelClassifier(a.Model)).Zip(JudgedRow.All(rows, new ModelClassifier(b.Model)), (first, second) => new JudgedPair(first, second)).ToList();
        var files = string.Concat(authors.Select(name => ModelFile.HashOf(File.ReadAllBytes(Corpus.FileOf(folder, name)))));
        return GateReport.Of(a.Named, b.Named, new GatedCorpus(authors, rows.Count, ModelFile.HashOf(Encoding.UTF8.GetBytes(files))), [.. Slices(pairs)]);
    }

    private static (Model Model, GatedModel Named) Open(string path)
    {
        var model = Places.OpenUnpinned(path) ?? throw new InvalidDataException($"{path} is no model that this build reads.");
        return (model, new GatedModel(model.Version, model.Sha256, ModelFile.HashOf(model.Manifest.Scales())));
    }

    private static IEnumerable<GateSlice> Slices(IReadOnlyList<JudgedPair> pairs)
    {
        foreach (var measure in Enum.GetValues<GateMeasure>())
        {
            yield return Slice(GateSlice.Whole, "all", measure, pairs);
            foreach (var (axis, group) in new (string, Func<CorpusRow, string>)[] { ("language", row => row.Language), ("dialect", row => row.Dialect) })
            {
                var groups = pairs.GroupBy(pair => group(pair.Row), StringComparer.Ordinal)
                    .Select(one => (Rows: one.ToList(), Slice: Slice(axis, one.Key, measure, [.. one])))
                    .OrderByDescending(one => one.Slice.Alerts).ThenBy(one => one.Slice.Group, StringComparer.Ordinal).ToList();
                foreach (var one in groups)
                {
                    yield return one.Slice;
                }

                // Each is too small to be judged; all of them together often are not, and nobody is to lose because there are few of him.
                var small = groups.Where(one => one.Slice.Alerts < ModelGate.FewestAlerts).ToList();
                if (small.Count > 1 && small.Count < groups.Count)
                {
                    yield return Slice(axis, "the small ones together", measure, [.. small.SelectMany(one => one.Rows)]);
                }
            }
        }
    }

    private static GateSlice Slice(string axis, string group, GateMeasure measure, IReadOnlyList<JudgedPair> pairs)
    {
        var could = pairs.Where(pair => CouldHave(pair.Row, measure)).Select(pair => (InForce: Has(pair.InForce, measure), Candidate: Has(pair.Candidate, measure))).ToList();
        return new GateSlice(
            axis,
            group,
            measure,
            measure == GateMeasure.FalseAlarm ? pairs.Count(pair => pair.Row.IsAlert) : could.Count,
            could.Count,
            could.Count(pair => pair.InForce),
            could.Count(pair => pair.Candidate),
            could.Count(pair => pair is { InForce: true, Candidate: false }),
            could.Count(pair => pair is { InForce: false, Candidate: true }));
    }

    private static bool CouldHave(CorpusRow row, GateMeasure measure) => measure switch
    {
        GateMeasure.Missed => row.IsAlert,
        GateMeasure.SelfHarmMissed => row.SelfHarm >= Verdict.AlertSeverity,
        GateMeasure.ViolenceMissed => row.Violence >= Verdict.AlertSeverity,
        GateMeasure.FalseAlarm => !row.IsAlert,
    };

    private static bool Has(JudgedRow row, GateMeasure measure) => measure switch
    {
        GateMeasure.Missed => !row.IsFlagged,
        GateMeasure.SelfHarmMissed => row.Of(Category.SelfHarm).Severity < Verdict.AlertSeverity,
        GateMeasure.ViolenceMissed => row.Of(Category.Violence).Severity < Verdict.AlertSeverity,
        GateMeasure.FalseAlarm => row.IsFlagged,
    };

    private sealed record JudgedPair(JudgedRow InForce, JudgedRow Candidate)
    {
        public CorpusRow Row => InForce.Row;
    }
}
