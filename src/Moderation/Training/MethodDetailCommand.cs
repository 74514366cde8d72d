using System.CommandLine;
using System.Globalization;
using System.Text;
using PeerConnect.Moderation.Classification;

namespace PeerConnect.Training;

/// <summary>Measures the rules of method detail and writes the page about them.</summary>
internal static class MethodDetailCommand
{
    public static Command Create()
    {
        var corpus = Places.CorpusFolder();
        var traffic = Places.TrafficFolder(required: true);
        var sets = new Option<string>("--public-sets") { Description = "Folder with public test sets, which is no part of the repository.", Required = true };
        var output = new Option<string>("--output") { Description = "Where the page goes.", DefaultValueFactory = _ => "docs/method-detail.md" };
        var command = new Command("method-detail", "Measure the rules of method detail, name what they miss of the development half, and write the page.") { corpus, traffic, sets, output };
        command.SetAction(parsed =>
        {
            var folder = parsed.GetValue(corpus)!;
            SayWrong(MethodRow.Read(folder, MethodRow.DevelopmentFile));
            File.WriteAllText(parsed.GetValue(output)!, Page(folder, [parsed.GetValue(traffic)!, parsed.GetValue(sets)!]));
            return 0;
        });
        return command;
    }

    /// <summary>Of the half that the rules were written on alone; the other is measured and not read.</summary>
    private static void SayWrong(IEnumerable<MethodRow> rows)
    {
        foreach (var row in rows.Where(row => row.Rule() is null == row.IsDetail))
        {
            Console.WriteLine($"{(row.IsDetail ? "missed" : $"taken by {row.Rule()}")}\t{row.Kind}\t{row.Text}");
        }
    }

    private static string Page(string corpus, IReadOnlyList<string> publicFolders)
    {
        var page = new StringBuilder()
            .AppendLine("# Method detail, measured")
            .AppendLine()
            .AppendLine("Made by the command `method-detail`; do not edit. What counts as method detail, and what it leads to, stands in `policy.md`; why it is a list of rules, in `decisions/method-detail.md`.")
            .AppendLine()
            .AppendLine("## The labelled rows")
            .AppendLine()
            .AppendLine("Written by hand for this project, half of them near misses: cries for help, doses in medical talk, cooking, sewing, climbing, stories. One hand wrote rows and rules, the test half before the rules, and it was not read again while they were written: strangers' words will do worse.")
            .AppendLine()
            .AppendLine("| half | language | found | recall | interval | of those taken, right | precision | interval |")
            .AppendLine("|---|---|---|---|---|---|---|---|");
        foreach (var (half, file) in new[] { ("development", MethodRow.DevelopmentFile), ("test", MethodRow.TestFile) })
        {
            var rows = MethodRow.Read(corpus, file);
            foreach (var part in rows.GroupBy(row => row.Language).Prepend(rows.GroupBy(_ => "both").Single()))
            {
                var measured = MethodMeasure.Of([.. part]);
                page.AppendLine(CultureInfo.InvariantCulture, $"| {half} | {part.Key} | {Cells(measured.Found)} | {Cells(measured.Right)} |");
            }
        }

        page.AppendLine()
            .AppendLine("| test half, by kind | of so many | taken for method detail |")
            .AppendLine("|---|---|---|");
        foreach (var kind in MethodRow.Read(corpus, MethodRow.TestFile).GroupBy(row => (row.IsDetail, row.Kind)).OrderByDescending(kind => kind.Key.IsDetail).ThenBy(kind => kind.Key.Kind, StringComparer.Ordinal))
        {
            page.AppendLine(CultureInfo.InvariantCulture, $"| {(kind.Key.IsDetail ? "method detail" : "none")}: {kind.Key.Kind} | {kind.Count()} | {kind.Count(row => row.Rule() is not null)} |");
        }

        page.AppendLine()
            .AppendLine("## Where there should be next to none")
            .AppendLine()
            .AppendLine("No row of the corpus tells how to do it (`label-guide.md`). Of the public sets nobody labelled it; some are posts about suicide and threats, so some of what is found there may be right.")
            .AppendLine()
            .AppendLine("| messages | of so many | taken for method detail | per 1,000 |")
            .AppendLine("|---|---|---|---|");
        var all = Corpus.Authors.SelectMany(author => Corpus.ReadAuthor(corpus, author)).ToList();
        Hits(page, "corpus, ordinary", all.Where(row => row.IsOrdinary).Select(row => row.Text));
        Hits(page, "corpus, others that are no alert", all.Where(row => !row.IsOrdinary && !row.IsAlert).Select(row => row.Text));
        Hits(page, "corpus, alerts", all.Where(row => row.IsAlert).Select(row => row.Text));
        foreach (var source in publicFolders.SelectMany(folder => Directory.EnumerateFiles(folder, "*.jsonl.gz").Order(StringComparer.Ordinal).Select(file => (folder, Name: Path.GetFileName(file)[..^".jsonl.gz".Length]))))
        {
            Hits(page, source.Name, PublicTraffic.Read(source.folder, source.Name, int.MaxValue).Select(message => message.Text));
        }

        return page.ToString();
    }

    private static void Hits(StringBuilder page, string name, IEnumerable<string> texts)
    {
        var rules = texts.AsParallel().Select(MethodDetail.RuleOf).ToList();
        var hits = rules.OfType<string>().ToList();
        Console.WriteLine($"{name}: {string.Join(", ", hits.GroupBy(rule => rule).Select(rule => $"{rule.Key} {rule.Count()}"))}");
        page.AppendLine(CultureInfo.InvariantCulture, $"| {name} | {rules.Count} | {hits.Count} | {1000.0 * hits.Count / rules.Count:F2} |");
    }

    private static string Cells(Share share) =>
        string.Create(CultureInfo.InvariantCulture, $"{share.Hits} of {share.Of} | {share.Value:F2} | {share.Low:F2} to {share.High:F2}");
}
