using System.CommandLine;
using System.Text;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Gates;

namespace PeerConnect.Training;

/// <summary>Whether a candidate may follow the model in force. Exit code 0: passed; 1: refused; 2: nothing was judged, because a model does not open, an author trained one of them, or there were too few messages.</summary>
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
            if (Places.OpenUnpinned(parsed.GetValue(inForce)!) is not { } a || Places.OpenUnpinned(parsed.GetValue(candidate)!) is not { } b)
            {
                return NothingToJudge;
            }

            var (folder, authors) = (parsed.GetValue(corpus)!, parsed.GetValue(author)!);
            if (FaultOf(authors, folder, [a.Manifest, b.Manifest]) is { } fault)
            {
                Console.Error.WriteLine(fault);
                return NothingToJudge;
            }

            var report = Judge(parsed.GetValue(inForce)!, parsed.GetValue(candidate)!, folder, authors);
            if (!report.IsJudged)
            {
                Console.Error.WriteLine($"Nothing was judged: each measure needs at least {ModelGate.FewestAlerts} alerts, and as many messages that could have the fault. Name more authors.");
                return NothingToJudge;
            }

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

    /// <summary>Both models on the same messages.</summary>
    public static GateReport Judge(string inForce, string candidate, string folder, IReadOnlyList<string> authors)
    {
        var (a, b) = (Open(inForce), Open(candidate));
        var rows = authors.SelectMany(name => Corpus.ReadAuthor(folder, name)).Where(row => row.Conversation is null).ToList();
        var pairs = JudgedRow.All(rows, new ModelClassifier(a.Model)).Zip(JudgedRow.All(rows, new ModelClassifier(b.Model)), (first, second) => new JudgedPair(first, second)).ToList();
        return GateReport.Of(a.Named, b.Named, Gated(folder, authors, rows.Count), [.. Slices(pairs)], Patterns(a.Model, b.Model, folder, authors));
    }

    private static GatedCorpus Gated(string folder, IReadOnlyList<string> authors, int rows)
    {
        var files = string.Concat(authors.Select(name => ModelFile.HashOf(File.ReadAllBytes(Corpus.FileOf(folder, name)))));
        return new GatedCorpus(authors, rows, ModelFile.HashOf(Encoding.UTF8.GetBytes(files)));
    }

    /// <summary>With the test's single messages go the test's conversations.</summary>
    private static GatedPatterns? Patterns(Model inForce, Model candidate, string folder, IReadOnlyList<string> authors)
    {
        if (!authors.SequenceEqual(Corpus.TestAuthors) || FaultOf([.. Corpus.TestConversations], folder, [inForce.Manifest, candidate.Manifest]) is not null)
        {
            return null;
        }

        var rows = Corpus.TestConversations.SelectMany(name => Corpus.ReadAuthor(folder, name)).Where(row => row.Conversation is not null).ToList();
        var (first, second) = (new HeardConversations(inForce, rows), new HeardConversations(candidate, rows));
        return new GatedPatterns(
            Gated(folder, Corpus.TestConversations, rows.Count),
            [.. Head.OfConversations.Select(head => Pattern(head, rows, first.Reached(head.Category), second.Reached(head.Category), first.Wrong(head.Category), second.Wrong(head.Category)))]);
    }

    private static GatePattern Pattern(Head head, IReadOnlyList<CorpusRow> rows, HashSet<string> inForce, HashSet<string> candidate, int wrongInForce, int wrongCandidate)
    {
        var conversations = rows.GroupBy(row => row.Conversation!).ToList();
        List<string> having = [.. conversations.Where(of => of.Any(head.Label)).Select(of => of.Key)];
        return new GatePattern(
            head.Category,
            having.Count,
            having.Count(inForce.Contains),
            having.Count(candidate.Contains),
            having.Count(one => inForce.Contains(one) && !candidate.Contains(one)),
            having.Count(one => candidate.Contains(one) && !inForce.Contains(one)),
            conversations.Where(of => of.All(row => row.Exploitation + row.SexualAbuse == 0)).Sum(of => of.Count()),
            wrongInForce,
            wrongCandidate);
    }

    /// <summary>Why these authors cannot gate these models; null where they can. A copy of a training file under another name is found by its content.</summary>
    private static string? FaultOf(string[] authors, string folder, ModelManifest[] models)
    {
        bool Trained(string author) =>
            Array.Exists(models, model => model.Inputs.ContainsKey(author + ".jsonl") || model.Inputs.ContainsValue(ModelFile.HashOf(File.ReadAllBytes(Corpus.FileOf(folder, author)))));
        return Array.Find(authors, author => !File.Exists(Corpus.FileOf(folder, author))) is { } absent ? $"There are no rows of {absent} in {folder}."
            : Array.Find(authors, Trained) is { } trained ? $"The rows of {trained} trained one of the two models. Name authors that trained neither."
            : authors.GroupBy(author => author, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice ? $"{twice.Key} is named twice. Name each author once."
            : null;
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
                    .Select(one => Slice(axis, one.Key, measure, [.. one]))
                    .OrderByDescending(slice => slice.Alerts).ThenBy(slice => slice.Group, StringComparer.Ordinal).ToList();
                foreach (var slice in groups)
                {
                    yield return slice;
                }

                if (GateSlice.Together(groups) is { } small)
                {
                    yield return small;
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

    /// <summary>What a model raises in whole conversations; nothing where it judges no pattern.</summary>
    private sealed class HeardConversations(Model model, IReadOnlyList<CorpusRow> rows)
    {
        private readonly IReadOnlyList<SummedRow> _summed = model.ConversationLimits is null ? [] : ConversationHeads.Summed(model, rows);

        public HashSet<string> Reached(Category category) => [.. _summed.Where(row => IsRaised(row, category)).Select(row => row.Row.Conversation!)];

        public int Wrong(Category category) => ConversationHeads.Bare(_summed).Count(row => IsRaised(row, category));

        private bool IsRaised(SummedRow row, Category category) => row.Of(category) >= model.ConversationLimits!.Value.Of(category);
    }

    private sealed record JudgedPair(JudgedRow InForce, JudgedRow Candidate)
    {
        public CorpusRow Row => InForce.Row;
    }
}
