using System.IO.Compression;
using System.Text;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Gates;
using PeerConnect.Moderation.Tests.Training;
using PeerConnect.Training;

namespace PeerConnect.Moderation.Tests.Gates;

public sealed class A_candidate_is_judged : IDisposable
{
    private static readonly GatedModel Some = new("1", "aa", "bb");
    private static readonly GatedCorpus Here = new(["juniper"], 1_000, "cc");
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("peerconnect-gate");

    [Fact]
    public void Given_a_dialect_that_it_hears_worse_than_the_rest_then_it_is_refused_though_nothing_changed()
    {
        // 30 of 60 against 60 of 240: the model in force does the same, and that does not excuse it.
        var report = Report(Whole(300, 90, 90), new GateSlice("dialect", "scots", GateMeasure.Missed, 60, 60, 30, 30, 0, 0), Other(240, 60));
        Assert.False(report.Passed);
        var finding = Assert.Single(report.Findings, one => one.Standing == GateStanding.Refused);
        Assert.Equal("scots", finding.Slice.Group);
        Assert.InRange(finding.AgainstRestCorrected!.Value, 0, .01);
        Assert.Equal(1, finding.AgainstInForceCorrected);
    }

    [Fact]
    public void Given_the_same_with_a_fifth_of_the_messages_then_it_warns_and_holds_nothing_back()
    {
        var report = Report(Whole(300, 90, 90), new GateSlice("dialect", "scots", GateMeasure.Missed, 49, 49, 0, 49, 0, 49), Other(251, 41));
        Assert.True(report.Passed);
        var finding = Assert.Single(report.Findings, one => one.Standing == GateStanding.Warns);
        Assert.InRange(finding.AgainstRest!.Value, 0, 1e-9);
        Assert.InRange(finding.AgainstInForce, 0, 1e-9);
        Assert.Null(finding.AgainstRestCorrected);
    }

    [Fact]
    public void Given_a_slice_in_which_it_loses_what_the_one_in_force_finds_then_it_is_refused()
    {
        var slice = new GateSlice("language", "es", GateMeasure.Missed, 60, 60, 12, 22, 1, 11);
        var report = Report(Whole(300, 60, 70) with { OnlyInForce = 1, OnlyCandidate = 11 }, slice, Other(240, 48));
        Assert.Contains(report.Findings, one => one.Slice == slice && one is { Standing: GateStanding.Refused, AgainstInForceCorrected: < .05 });
        Assert.False(report.Passed);
    }

    [Fact]
    public void Given_many_slices_then_one_that_is_worse_by_chance_alone_does_not_refuse()
    {
        // One-sided .03 by itself; of twenty such slices one is expected.
        var unlucky = new GateSlice("dialect", "d0", GateMeasure.FalseAlarm, 60, 200, 0, 5, 0, 5);
        Assert.InRange(ExactTests.McNemar(unlucky.OnlyCandidate, unlucky.OnlyInForce), .03, .05);
        var whole = new GateSlice(GateSlice.Whole, "all", GateMeasure.FalseAlarm, 1_200, 4_000, 100, 101, 4, 5);
        var others = Enumerable.Range(1, 19).Select(number => new GateSlice("dialect", $"d{number}", GateMeasure.FalseAlarm, 60, 200, 5, 5, 0, 0));
        Assert.True(GateReport.Of(Some, Some, Here, [whole, .. Wholes.Where(one => one.Measure != GateMeasure.FalseAlarm), unlucky, .. others]).Passed);
    }

    [Fact]
    public void Given_the_shipped_model_against_itself_then_it_passes_and_the_report_in_the_documents_says_the_same_of_it()
    {
        var report = GateCommand.Judge(ShippedModel.DefaultPath, ShippedModel.DefaultPath, Repository.CorpusFolder, Corpus.TestAuthors);
        Assert.True(report.Passed);
        Assert.Equal((ShippedModel.Sha256, ShippedModel.Sha256), (report.InForce.Sha256, report.Candidate.Sha256));
        Assert.All(report.Findings, finding => Assert.Equal(1, finding.AgainstInForce));
        Assert.All(report.Findings, finding => Assert.Equal(finding.Slice.Alerts < 50, finding.Standing == GateStanding.Warns));

        var written = GateReport.Read(File.ReadAllBytes(Repository.Document("model-gate.json")))!;
        Assert.True(written.Holds);
        Assert.Equal(report.Candidate, written.Candidate);
        Assert.NotEqual(written.InForce, written.Candidate);
        Assert.NotNull(written.Patterns);
        Assert.Equal(
            report.Findings.Select(finding => (finding.Slice.Axis, finding.Slice.Group, finding.Slice.Measure, finding.Slice.Of, finding.Slice.Candidate)),
            written.Findings.Select(finding => (finding.Slice.Axis, finding.Slice.Group, finding.Slice.Measure, finding.Slice.Of, finding.Slice.Candidate)));
        Assert.Equal(File.ReadAllText(Repository.Document("model-gate.md")), GatePage.Write(written));
    }

    [Fact]
    public void Given_patterns_of_whole_conversations_then_few_warn_and_hold_nothing_back_and_many_that_are_lost_refuse()
    {
        var shipped = GateCommand.Judge(ShippedModel.DefaultPath, ShippedModel.DefaultPath, Repository.CorpusFolder, Corpus.TestAuthors);
        Assert.Equal(
            [new GatePattern(Category.SexualAbuse, 14, 8, 8, 0, 0, 685, 3, 3), new GatePattern(Category.Exploitation, 19, 14, 14, 0, 0, 685, 8, 8)],
            shipped.Patterns!.Found);
        Assert.All(shipped.Patterns.Found, pattern => Assert.Equal(GateStanding.Warns, pattern.Standing));
        Assert.Contains("| exploitation | 19 | 14 | 14 | 0 / 0 | 8 of 685 | 8 of 685 | warns", GatePage.Write(shipped), StringComparison.Ordinal);
        Assert.Null(GateCommand.Judge(ShippedModel.DefaultPath, ShippedModel.DefaultPath, Repository.CorpusFolder, [Corpus.TestAuthors[0]]).Patterns);

        GateReport With(params GatePattern[] found) => GateReport.Of(Some, Some, Here, Wholes, new GatedPatterns(Here, found));
        Assert.True(With(new GatePattern(Category.Exploitation, 49, 40, 0, 40, 0, 685, 0, 0)).Passed);
        Assert.False(With(new GatePattern(Category.Exploitation, 60, 40, 20, 20, 0, 685, 0, 0)).Passed);
        Assert.True(With(new GatePattern(Category.Exploitation, 60, 40, 40, 5, 5, 685, 0, 0)).Passed);
        Assert.False((shipped with { Patterns = shipped.Patterns with { Found = [shipped.Patterns.Found[0] with { Candidate = 9 }] } }).Holds);
        Assert.True(GateReport.Read(Encoding.UTF8.GetBytes(shipped.ToJson()))!.Holds);
    }

    [Fact]
    public void Given_a_candidate_that_alarms_later_then_the_command_refuses_it_and_writes_why_and_the_other_way_round_too()
    {
        var deaf = Altered(alert: ".97");
        var page = Path.Combine(folder.FullName, "report.md");
        Assert.Equal(1, Run(ShippedModel.DefaultPath, deaf, page));
        var report = GateReport.Read(File.ReadAllBytes(Path.ChangeExtension(page, ".json")))!;
        Assert.False(report.Passed);
        Assert.Equal(ModelFile.HashOf(File.ReadAllBytes(deaf)), report.Candidate.Sha256);
        Assert.NotEqual(report.InForce.Thresholds, report.Candidate.Thresholds);
        Assert.Contains(report.Findings, one => one.Slice is { Axis: GateSlice.Whole, Measure: GateMeasure.Missed } && one.Standing == GateStanding.Refused);
        Assert.DoesNotContain(report.Findings, one => one.Slice.Measure == GateMeasure.FalseAlarm && one.Standing == GateStanding.Refused);
        Assert.Contains("## Refused", File.ReadAllText(page), StringComparison.Ordinal);

        // What finds more by crying wolf is held back by its false alarms.
        var jumpy = Altered(alert: ".2");
        Assert.Equal(1, Run(ShippedModel.DefaultPath, jumpy, page));
        report = GateReport.Read(File.ReadAllBytes(Path.ChangeExtension(page, ".json")))!;
        Assert.All(report.Findings.Where(one => one.Slice.Axis == GateSlice.Whole), one =>
            Assert.Equal(one.Slice.Measure == GateMeasure.FalseAlarm, one.Standing == GateStanding.Refused));

        Assert.Equal(0, Run(ShippedModel.DefaultPath, ShippedModel.DefaultPath, page));
        Assert.Equal(2, Run(ShippedModel.DefaultPath, Path.Combine(folder.FullName, "absent.model"), page));
    }

    [Theory]
    [InlineData("ash", "trained one of the two")]
    [InlineData("copied", "trained one of the two")]
    [InlineData("juniper juniper", "named twice")]
    [InlineData("nobody", "no rows of nobody")]
    [InlineData("few", "Nothing was judged")]
    public void Given_authors_that_cannot_gate_then_nothing_is_judged_and_the_sentence_says_why(string authors, string says)
    {
        foreach (var author in (string[])["ash", "juniper"])
        {
            File.Copy(Corpus.FileOf(Repository.CorpusFolder, author), Corpus.FileOf(folder.FullName, author));
        }

        File.Copy(Corpus.FileOf(Repository.CorpusFolder, "ash"), Corpus.FileOf(folder.FullName, "copied"));
        File.WriteAllLines(Corpus.FileOf(folder.FullName, "few"), File.ReadLines(Corpus.FileOf(Repository.CorpusFolder, "juniper")).Take(20));
        var page = Path.Combine(folder.FullName, "report.md");
        var (before, said) = (Console.Error, new StringWriter());
        Console.SetError(said);
        try
        {
            Assert.Equal(2, GateCommand.Create().Parse(
                [ShippedModel.DefaultPath, ShippedModel.DefaultPath, "--corpus", folder.FullName, "--output", page, "--author", .. authors.Split(' ')]).Invoke());
        }
        finally
        {
            Console.SetError(before);
        }

        Assert.Contains(says, said.ToString(), StringComparison.Ordinal);
        Assert.False(File.Exists(page));
    }

    [Fact]
    public void Given_too_few_alerts_of_one_measure_then_nothing_passed()
    {
        Assert.True(GateReport.Of(Some, Some, Here, Wholes).Passed);
        foreach (var one in Wholes)
        {
            Assert.False(GateReport.Of(Some, Some, Here, [.. Wholes.Where(other => other != one)]).Passed);
            Assert.False(GateReport.Of(Some, Some, Here, [.. Wholes.Where(other => other != one), one with { Alerts = 49 }]).Passed);
        }
    }

    [Fact]
    public void Given_a_report_that_was_changed_by_hand_then_it_does_not_hold()
    {
        var report = GateReport.Read(File.ReadAllBytes(Repository.Document("model-gate.json")))!;
        Assert.True(report.Holds);
        Assert.False((report with { Passed = false }).Holds);
        Assert.False((report with { FewestAlerts = 500 }).Holds);
        Assert.False((report with { Findings = [report.Findings[0] with { Slice = report.Findings[0].Slice with { Candidate = 0 } }, .. report.Findings.Skip(1)] }).Holds);
        Assert.False((report with { Findings = [] }).Holds);
    }

    [Fact]
    public void Given_a_refused_dialect_was_cut_out_and_the_rest_judged_anew_then_it_does_not_hold()
    {
        // It loses 40 of those who write general American, and nothing else.
        List<GateSlice> shipped = [.. GateReport.Read(File.ReadAllBytes(Repository.Document("model-gate.json")))!.Findings.Select(finding => finding.Slice)];
        List<GateSlice> slices = [.. shipped.Select(slice => slice is { Measure: GateMeasure.Missed, Group: "all" or "en" or "general-us" }
            ? slice with { Candidate = slice.Candidate + 40, OnlyCandidate = slice.OnlyCandidate + 40 }
            : slice)];
        var report = Judged(slices);
        Assert.True(report.Holds);
        Assert.Contains(report.Findings, one => one is { Slice.Group: "general-us", Standing: GateStanding.Refused });

        bool IsLost(GateSlice slice) => slice is { Measure: GateMeasure.Missed, Group: "general-us" };
        Assert.False(Judged([.. slices.Where(slice => !IsLost(slice))]).Holds);
        Assert.False(Judged([.. slices.Where(slice => slice.Group != "general-us")]).Holds);
        Assert.False(Judged([.. slices.Where(slice => slice.Axis != "dialect")]).Holds);
        Assert.False(Judged([.. slices.Select(slice => IsLost(slice) ? shipped.Single(IsLost) : slice)]).Holds);
        Assert.False(Judged([.. slices.Where(slice => slice.Group != "the small ones together")]).Holds);
        Assert.False(Judged([.. slices.Select(slice => slice is { Measure: GateMeasure.Missed, Group: "the small ones together" } ? slice with { Candidate = slice.Candidate - 1, InForce = slice.InForce - 1 } : slice)]).Holds);
        Assert.False(Judged([.. slices.Select(slice => slice is { Measure: GateMeasure.FalseAlarm, Group: "aae" } ? slice with { Alerts = 49 } : slice)]).Holds);
        Assert.False(Judged([.. slices, slices[^1]]).Holds);
        Assert.False((report with { Corpus = report.Corpus with { Rows = 3_000 } }).Holds);
        Assert.Equal(641 / 222, report.MissesOneIn);

        static GateReport Judged(List<GateSlice> slices) => GateReport.Of(Some, Some, Here with { Rows = 3_511 }, slices);
    }

    [Fact]
    public void Given_the_test_authors_then_only_they_are_the_test()
    {
        var test = new GatedCorpus(Corpus.TestAuthors, 3_511, GatedCorpus.TestSha256);
        Assert.True(test.IsTest);
        Assert.False((test with { Authors = ["juniper"] }).IsTest);
        Assert.False((test with { Sha256 = "cc" }).IsTest);
        Assert.True(GateReport.Read(File.ReadAllBytes(Repository.Document("model-gate.json")))!.Corpus.IsTest);
    }

    [Fact]
    public void Given_a_text_that_is_no_report_then_it_is_not_read_as_one()
    {
        Assert.Null(GateReport.Read("not json"u8));
        Assert.Null(GateReport.Read(Encoding.UTF8.GetBytes("""{"in-force":null}""")));
        Assert.Null(GateReport.Read("{}"u8));
        Assert.Null(GateReport.Read("null"u8));
        var report = File.ReadAllText(Repository.Document("model-gate.json"));
        Assert.Null(GateReport.Read(Encoding.UTF8.GetBytes(report.Replace("\"findings\": [", "\"findings\": [ null,", StringComparison.Ordinal))));
        Assert.Null(GateReport.Read(Encoding.UTF8.GetBytes(report.Replace("\"juniper\",", "null,", StringComparison.Ordinal))));
        Assert.Null(GateReport.Read(Encoding.UTF8.GetBytes(report.Replace("\"only-candidate\": 0", "\"other\": 0", StringComparison.Ordinal))));
    }

    [Fact]
    public void Given_numbers_that_cannot_be_then_it_does_not_hold_and_nothing_is_thrown()
    {
        var report = GateReport.Read(File.ReadAllBytes(Repository.Document("model-gate.json")))!;
        foreach (var index in Enumerable.Range(0, report.Findings.Count))
        {
            foreach (var change in (Func<GateSlice, GateSlice>[])[
                slice => slice with { InForce = slice.Of + 1, Candidate = slice.Of + 1 },
                slice => slice with { InForce = -1, Candidate = -1 },
                slice => slice with { Of = int.MaxValue, Alerts = int.MaxValue },
                slice => slice with { Of = -1 },
                slice => slice with { Axis = "author" },
                slice => slice with { Measure = 0 },
            ])
            {
                Assert.False((report with
                {
                    Findings = [.. report.Findings.Select((finding, at) => at == index ? finding with { Slice = change(finding.Slice) } : finding)],
                }).Holds);
            }
        }
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static int Run(string inForce, string candidate, string output) =>
        GateCommand.Create().Parse([inForce, candidate, "--corpus", Repository.CorpusFolder, "--output", output]).Invoke();

    /// <summary>With the whole of the measures that are not among them: they say nothing of the candidate.</summary>
    private static GateReport Report(params GateSlice[] slices) =>
        GateReport.Of(Some, Some, Here, [.. slices, .. Wholes.Where(one => !Array.Exists(slices, slice => slice.Measure == one.Measure))]);

    private static IReadOnlyList<GateSlice> Wholes =>
        [.. Enum.GetValues<GateMeasure>().Select(measure => new GateSlice(GateSlice.Whole, "all", measure, 300, 300, 0, 0, 0, 0))];

    private static GateSlice Whole(int of, int inForce, int candidate) => new(GateSlice.Whole, "all", GateMeasure.Missed, of, of, inForce, candidate, 0, 0);

    private static GateSlice Other(int of, int faults) => new("dialect", "others", GateMeasure.Missed, of, of, faults, faults, 0, 0);

    /// <summary>The shipped model with another threshold of both classes.</summary>
    private string Altered(string alert)
    {
        var path = Path.Combine(folder.FullName, $"altered{alert}.model");
        using var shipped = ZipFile.OpenRead(ShippedModel.DefaultPath);
        File.WriteAllBytes(path, Archive.Write([.. shipped.Entries.Select(entry =>
        {
            using var stream = entry.Open();
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            return (entry.FullName, entry.FullName == ModelManifest.Entry ? WithAlert(copy.ToArray(), alert) : copy.ToArray());
        })]));
        return path;
    }

    private static byte[] WithAlert(byte[] manifest, string alert)
    {
        var read = ModelManifest.Read(manifest)!;
        var value = float.Parse(alert, System.Globalization.CultureInfo.InvariantCulture);
        return (read with { Classes = [.. read.Classes.Select(one => one with { Scale = one.Scale with { Alert = value } })] }).ToUtf8();
    }
}
