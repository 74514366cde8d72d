using System.CommandLine;
using System.Globalization;
using System.Text;
using PeerConnect.Moderation.Classification;

namespace PeerConnect.Training;

/// <summary>Measures the list of plain statements and writes the page about it.</summary>
internal static class PlainStatementsCommand
{
    public static Command Create()
    {
        var corpus = Places.CorpusFolder();
        var models = Places.ModelFolder();
        var traffic = Places.TrafficFolder(required: true);
        var sets = new Option<string>("--public-sets") { Description = "Folder with public test sets, which is no part of the repository.", Required = true };
        var test = new Option<bool>("--test") { Description = "Count the test authors too, and write the page. Once, when the rules are done." };
        var output = new Option<string>("--output") { Description = "Where the page goes.", DefaultValueFactory = _ => "docs/plain-statements.md" };
        var command = new Command("plain-statements", "Measure the list of plain statements and name what it gets wrong of what it was written on; with --test, write the page.") { corpus, models, traffic, sets, test, output };
        command.SetAction(parsed =>
        {
            if (Places.OpenUnpinned(Path.Combine(parsed.GetValue(models)!, ShippedModel.FileName)) is not { } model)
            {
                return 1;
            }

            var folder = parsed.GetValue(corpus)!;
            var parts = Parts(folder, new ModelClassifier(model), parsed.GetValue(test));
            var ordinary = new[] { parsed.GetValue(traffic)!, parsed.GetValue(sets)! }.Index().SelectMany(pair => Public(pair.Item, isRead: pair.Index == 0)).ToList();
            SayWrong(folder, parts, ordinary);
            var page = Page(folder, parts, ordinary, model);
            if (parsed.GetValue(test))
            {
                File.WriteAllText(parsed.GetValue(output)!, page);
            }
            else
            {
                Console.WriteLine(page);
            }

            return 0;
        });
        return command;
    }

    private static IReadOnlyList<PlainPart> Parts(string corpus, IClassifier classifier, bool withTest)
    {
        List<(string Name, IEnumerable<string> Authors, bool IsRead)> parts =
        [
            ("training authors", Corpus.TrainingAuthors.Concat(Corpus.TrainingConversations), true),
            ("development authors", Corpus.DevelopmentAuthors, true),
        ];
        if (withTest)
        {
            parts.Add(("test authors", Corpus.TestAuthors.Concat(Corpus.TestConversations), false));
        }

        return [.. parts.Select(part => new PlainPart(part.Name, part.IsRead, [.. part.Authors.SelectMany(author => Corpus.ReadAuthor(corpus, author)).AsParallel().AsOrdered().Select(row => PlainSample.Of(row, classifier))]))];
    }

    private static IEnumerable<PlainSet> Public(string folder, bool isRead) =>
        Directory.EnumerateFiles(folder, "*.jsonl.gz").Order(StringComparer.Ordinal).Select(file => Path.GetFileName(file)[..^".jsonl.gz".Length]).Select(name =>
        {
            var messages = PublicTraffic.Read(folder, name, int.MaxValue).ToList();
            var taken = messages.AsParallel().AsOrdered().Where(message => !PlainStatements.Judge(message.Text).IsEmpty).ToList();
            return new PlainSet(name, isRead, messages.Count(message => message.IsOrdinary), taken);
        });

    /// <summary>Of what the rules were written on alone; the rest is counted and not read.</summary>
    private static void SayWrong(string corpus, IReadOnlyList<PlainPart> parts, IReadOnlyList<PlainSet> ordinary)
    {
        foreach (var row in PlainRow.Read(corpus, PlainRow.DevelopmentFile).Where(row => row.Category is null ? row.IsTaken : !row.IsAsSevere))
        {
            Console.WriteLine($"{(row.Category is null ? "taken" : row.IsRight ? "other severity" : "missed")}\t{row.Kind}\t{row.Text}");
        }

        foreach (var sample in parts.Where(part => part.IsRead).SelectMany(part => part.Samples).Where(sample => sample.IsTaken && !sample.Row.IsAlert))
        {
            Console.WriteLine($"{sample.Row.Id}\t{sample.Row.Kind}\t{sample.Row.SelfHarm}{sample.Row.Violence}\t{sample.Row.Text}");
        }

        foreach (var message in ordinary.Where(set => set.IsRead).SelectMany(set => set.Taken.Where(message => message.IsOrdinary)))
        {
            Console.WriteLine($"{message.Source}\t{message.Text[..Math.Min(160, message.Text.Length)]}");
        }
    }

    private static string Page(string corpus, IReadOnlyList<PlainPart> parts, IReadOnlyList<PlainSet> ordinary, Model model)
    {
        var page = new StringBuilder()
            .AppendLine("# Plain statements, measured")
            .AppendLine()
            .AppendLine(CultureInfo.InvariantCulture, $"Made by the command `plain-statements` beside the model {model.Version}; do not edit. What a plain statement is, and why a list of rules tells it, stands in `decisions/plain-statements.md`.")
            .AppendLine()
            .AppendLine("## The labelled rows")
            .AppendLine()
            .AppendLine("Written by hand for this project, nearly half of them harmless twins: jokes, games, films, questions, denials, long past, a helper's words. One hand wrote rows and rules, those of a danger by others' doing on a later day; each time the test half before the rules, and it was not read again while they were written. So this says that the rules do what they are meant to, and not how much of strangers' words they find: that the corpus below tells.")
            .AppendLine()
            .AppendLine("| half | rows | found | recall | interval | of those taken, right | precision | interval | as severe as by hand |")
            .AppendLine("|---|---|---|---|---|---|---|---|---|");
        foreach (var (half, file) in new[] { ("development", PlainRow.DevelopmentFile), ("test", PlainRow.TestFile) })
        {
            var rows = PlainRow.Read(corpus, file);
            foreach (var (name, part) in rows.GroupBy(row => row.Language).Select(of => (of.Key, of.ToList())).Prepend(("both", [.. rows])).Append(("danger by others' doing", [.. rows.Where(row => row.IsOfOthers)])))
            {
                var measured = PlainMeasure.Of(part);
                page.AppendLine(CultureInfo.InvariantCulture, $"| {half} | {name} | {Cells(measured.Found)} | {Cells(measured.Right)} | {measured.AsSevere.Hits} of {measured.AsSevere.Of} |");
            }
        }

        page.AppendLine()
            .AppendLine("## What it finds that the model misses")
            .AppendLine()
            .AppendLine("Alerts of the corpus in their own category. The model was trained on the training authors, so what it misses of them is less than of anybody else; the rules were tried on training and development authors, and the test authors were counted at the end, and not read. What the model misses is hardly ever said in such words: the list is for the sentences that are.")
            .AppendLine()
            .AppendLine("| alerts | severity | missed by the model | found by the list | found by both |")
            .AppendLine("|---|---|---|---|---|");
        foreach (var part in parts)
        {
            foreach (var category in SecondReading.Classes)
            {
                Missed(page, part, category, "2", 2, 2);
                Missed(page, part, category, "3 and 4", 3, 4);
            }
        }

        page.AppendLine()
            .AppendLine("## Where it should be silent")
            .AppendLine()
            .AppendLine("Beside each count, how many of them the model let pass: those alone are alarms that were not there before; and how many threaten whoever reads them: in a chat of two a rule on threats to somebody in it holds those, with no name in them. The public sets of the first half of the table were read while the rules were written, the last five only counted; nobody labelled most of them for danger, so some of what is found may be right.")
            .AppendLine()
            .AppendLine("| messages | of so many | taken | per 1,000 | interval | the model let pass | threaten their reader |")
            .AppendLine("|---|---|---|---|---|---|---|");
        foreach (var part in parts)
        {
            Silent(page, $"{part.Name}, ordinary", [.. part.Samples.Where(sample => sample.Row.IsOrdinary)]);
            Silent(page, $"{part.Name}, supportive replies", [.. part.Samples.Where(sample => sample.Row.IsSupportive)]);
            Silent(page, $"{part.Name}, severity 1", [.. part.Samples.Where(sample => sample.Row is { IsAlert: false, IsOrdinary: false, IsSupportive: false } && sample.Row.SelfHarm + sample.Row.Violence > 0)]);
            Silent(page, $"{part.Name}, other matters", [.. part.Samples.Where(sample => sample.Row is { IsAlert: false, IsOrdinary: false, IsSupportive: false, SelfHarm: 0, Violence: 0 })]);
        }

        foreach (var set in ordinary)
        {
            var taken = set.Taken.Where(message => message.IsOrdinary).ToList();
            Row(page, set.Name, set.Ordinary, [.. taken.Select(message => message.Text)], $"{taken.Count(message => IsQuiet(model, message.Text))}");
        }

        Row(page, "public sets together", ordinary.Sum(set => set.Ordinary), [.. ordinary.SelectMany(set => set.Taken).Where(message => message.IsOrdinary).Select(message => message.Text)], "");
        return page.ToString();
    }

    private static bool IsQuiet(Model model, string text) =>
        new ModelClassifier(model).Judge(text, SpeakerRole.Resident, Budget.Unlimited).Verdicts.All(verdict => verdict.Severity < Verdict.AlertSeverity);

    private static void Missed(StringBuilder page, PlainPart part, Category category, string severity, int from, int to)
    {
        var labelled = part.Samples.Where(sample => sample.Row.Severity(category) >= from && sample.Row.Severity(category) <= to).ToList();
        var missed = labelled.Where(sample => !sample.IsAlertOf(category, sample.Model)).ToList();
        var found = missed.Count(sample => sample.IsAlertOf(category, sample.Plain));
        var both = new Share(labelled.Count - missed.Count + found, labelled.Count);
        page.AppendLine(CultureInfo.InvariantCulture, $"| {part.Name}, {ModelCard.Name(category)} | {severity} | {missed.Count} of {labelled.Count} | {found} | {both.Hits} of {both.Of} ({both.Value:F2}) |");
    }

    private static void Silent(StringBuilder page, string name, IReadOnlyList<PlainSample> samples)
    {
        var taken = samples.Where(sample => sample.IsTaken).ToList();
        Row(page, name, samples.Count, [.. taken.Select(sample => sample.Row.Text)], $"{taken.Count(sample => SecondReading.Classes.All(category => !sample.IsAlertOf(category, sample.Model)))}");
    }

    private static void Row(StringBuilder page, string name, int of, IReadOnlyCollection<string> texts, string quiet)
    {
        var taken = new Share(texts.Count, of);
        page.AppendLine(CultureInfo.InvariantCulture, $"| {name} | {of} | {taken.Hits} | {1000 * taken.Value:F2} | {1000 * taken.Low:F2} to {1000 * taken.High:F2} | {quiet} | {texts.Count(PlainStatements.ThreatenReader)} |");
    }

    private static string Cells(Share share) =>
        string.Create(CultureInfo.InvariantCulture, $"{share.Hits} of {share.Of} | {share.Value:F2} | {share.Low:F2} to {share.High:F2}");
}

/// <summary>Rows of the corpus that are counted together, and whether the rules may be tried on them.</summary>
internal sealed record PlainPart(string Name, bool IsRead, IReadOnlyList<PlainSample> Samples);

/// <summary>A public set: how many of it are ordinary, and what the list takes.</summary>
internal sealed record PlainSet(string Name, bool IsRead, int Ordinary, IReadOnlyList<PublicMessage> Taken);

/// <summary>A row of the corpus with what the model and the list say of it.</summary>
internal sealed record PlainSample(CorpusRow Row, IReadOnlyList<Verdict> Model, IReadOnlyList<Verdict> Plain)
{
    public static PlainSample Of(CorpusRow row, IClassifier classifier)
    {
        var judgement = classifier.Judge(row.Text, row.Speaker, Budget.Unlimited);
        return new PlainSample(row, judgement.Verdicts, judgement.Plain);
    }

    public bool IsTaken => Plain.Count > 0;

    public bool IsAlertOf(Category category, IReadOnlyList<Verdict> by) => by.Any(verdict => verdict.Category == category && verdict.Severity >= Verdict.AlertSeverity);

    public override string ToString() => $"[row {Row.Id}]";
}
