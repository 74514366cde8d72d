using System.Diagnostics;
using PeerConnect.Moderation.Classification;

namespace PeerConnect.Training;

/// <summary>Measures a model file on authors that it never saw, and on public messages.</summary>
internal static class Evaluation
{
    private const int Bins = 5;
    private static readonly double[] FixedRates = [.0025, .005, .01, .02];
    private static readonly IReadOnlyList<Category> Classes = [Category.SelfHarm, Category.Violence];

    public static IReadOnlyList<ClassResult> ByClass(IReadOnlyList<JudgedRow> rows) => [.. Classes.Select(category => OfClass(rows, category))];

    public static IReadOnlyList<AlarmRate> FalseAlarms(IReadOnlyList<JudgedRow> rows) =>
    [
        AlarmRate.From("ordinary (both labels 0, no helper's reply)", Alarms(rows.Where(row => row.Row.IsOrdinary))),
        AlarmRate.From("of these, plain ones (kind plain)", Alarms(rows.Where(row => row.Row is { SelfHarm: 0, Violence: 0, Kind: "plain" }))),
        AlarmRate.From("supportive replies", Alarms(rows.Where(row => row.Row.IsSupportive))),
        AlarmRate.From("metaphor, denial, long past (severity 1)", Alarms(rows.Where(row => row.Row is { IsAlert: false, IsSupportive: false } && row.Row.SelfHarm + row.Row.Violence > 0))),
    ];

    public static IReadOnlyList<GroupResult> ByGroup(IReadOnlyList<JudgedRow> rows) =>
    [
        .. Groups(rows, "role", row => row.Speaker.ToString()),
        .. Groups(rows, "language", row => row.Language),
        .. Groups(rows, "dialect", row => row.Dialect),
        .. Groups(rows, "kind", row => row.Kind),
        .. Groups(rows, "way of hiding", row => Evasion.Of(row.Text)),
    ];

    /// <summary>Each class of each author; not the classes that an author wrote no alert of.</summary>
    public static IReadOnlyList<AuthorResult> ByAuthor(IReadOnlyList<ScoredRow> unseen) =>
    [
        .. unseen.GroupBy(row => row.Row.Author)
            .SelectMany(group => Classes.Select(category => (group, Head: new Head(category, Verdict.AlertSeverity))))
            .Select(pair => (pair.group, pair.Head, Scored: pair.group.Select(row => (row.Scores[pair.Head.Index], pair.Head.Label(row.Row))).ToList()))
            .Where(pair => pair.Scored.Any(one => one.Item2) && pair.Scored.Any(one => !one.Item2))
            .Select(pair => new AuthorResult(
                pair.group.Key,
                pair.Head.Category,
                Ranking.AreaUnderCurve(pair.Scored),
                Ranking.AveragePrecision(pair.Scored))),
    ];

    public static IReadOnlyList<RecallResult> Recall(IReadOnlyList<ScoredRow> unseen, Calibrated calibrated, OperatingPoint point) =>
        [.. Classes.SelectMany(category => Recall(category, unseen.Select(row => (row.Row, IsAlert: calibrated.Alert(category, row.Scores) >= point.Of(category)))))];

    public static AlarmRate PublicAlarms(IClassifier classifier, string source, IEnumerable<PublicMessage> messages, SpeakerRole role)
    {
        var judged = messages.Select(message => classifier.Judge(message.Text, role, Budget.Unlimited)).ToList();
        return AlarmRate.From(source, new Share(judged.Count(judgement => judgement.Verdicts.Any(verdict => verdict.Severity >= Verdict.AlertSeverity)), judged.Count));
    }

    public static IEnumerable<PublicResult> Anchor(IClassifier classifier, string source, IReadOnlyList<PublicMessage> messages)
    {
        foreach (var category in Classes)
        {
            var labelled = messages
                .Select(message => (message.Text, Label: category == Category.SelfHarm ? message.SelfHarm : message.Violence))
                .Where(message => message.Label is not null)
                .Select(message => (Verdict: Of(classifier.Judge(message.Text, SpeakerRole.Resident, Budget.Unlimited), category), Label: message.Label == true))
                .ToList();
            var scored = labelled.Select(message => (message.Verdict.Probability, message.Label)).ToList();
            var positives = scored.Count(pair => pair.Label);
            if (positives > 0 && positives < scored.Count)
            {
                yield return new PublicResult(
                    source,
                    category,
                    positives,
                    scored.Count,
                    Ranking.AveragePrecision(scored),
                    Ranking.AreaUnderCurve(scored),
                    labelled.Count(message => message.Label && message.Verdict.Severity >= Verdict.AlertSeverity),
                    labelled.Count(message => !message.Label && message.Verdict.Severity >= Verdict.AlertSeverity));
            }
        }
    }

    /// <summary>What one message costs on one thread, and what the patterns of its conversation cost beside it.</summary>
    public static Timing Time(ModelClassifier classifier, IReadOnlyList<string> texts, TimeSpan opening)
    {
        var micros = Fastest(texts, text => classifier.Judge(text, SpeakerRole.Resident, Budget.Unlimited));
        var patterns = Fastest(texts, text => classifier.JudgeForConversation(text, SpeakerRole.Resident));
        return new Timing(texts.Count, micros[micros.Length / 2], micros[(int)(micros.Length * .99)], patterns[patterns.Length / 2], opening.TotalMilliseconds);
    }

    /// <summary>In microseconds and in order, each as the fastest of a few rounds after a warm-up: what else the machine does in between is not the message's cost.</summary>
    private static double[] Fastest(IReadOnlyList<string> texts, Action<string> judge)
    {
        const int WarmUp = 3;
        const int Rounds = 7;
        var micros = new double[texts.Count];
        Array.Fill(micros, double.MaxValue);
        for (var round = 0; round < WarmUp + Rounds; round++)
        {
            for (var text = 0; text < texts.Count; text++)
            {
                var start = Stopwatch.GetTimestamp();
                judge(texts[text]);
                var taken = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
                micros[text] = round < WarmUp ? micros[text] : Math.Min(micros[text], taken);
            }
        }

        Array.Sort(micros);
        return micros;
    }

    private static ClassResult OfClass(IReadOnlyList<JudgedRow> rows, Category category)
    {
        var scored = rows.Select(row => (row.Of(category).Probability, row.Row.Severity(category) >= Verdict.AlertSeverity)).ToList();
        var severities = Enumerable.Range(0, Verdict.MaxSeverity + 1)
            .Select(labelled => Enumerable.Range(0, Verdict.MaxSeverity + 1)
                .Select(given => rows.Count(row => row.Row.Severity(category) == labelled && row.Of(category).Severity == given))
                .ToArray())
            .ToArray();
        return new ClassResult(
            category,
            scored.Count(pair => pair.Item2),
            Ranking.AreaUnderCurve(scored),
            Ranking.AveragePrecision(scored),
            [.. Recall(category, rows.Select(row => (row.Row, row.Of(category).Severity >= Verdict.AlertSeverity)))],
            Calibration(scored),
            severities,
            [.. FixedRates.Select(rate => AtFixedRate(rows, category, rate))]);
    }

    private static FixedRateRecall AtFixedRate(IReadOnlyList<JudgedRow> rows, Category category, double rate)
    {
        var ordinary = rows.Where(row => row.Row.IsOrdinary).Select(row => row.Of(category).Probability).OrderDescending().ToList();
        var allowed = (int)(rate * ordinary.Count);
        var threshold = allowed < ordinary.Count ? ordinary[allowed] : 0;
        double Recall(int from, int to)
        {
            var labelled = rows.Where(row => row.Row.Severity(category) >= from && row.Row.Severity(category) <= to).ToList();
            return new Share(labelled.Count(row => row.Of(category).Probability > threshold), labelled.Count).Value;
        }

        return new FixedRateRecall(rate * 1000, Recall(Verdict.AlertSeverity, Verdict.AlertSeverity), Recall(Verdict.AlertSeverity + 1, Verdict.MaxSeverity));
    }

    private static IEnumerable<RecallResult> Recall(Category category, IEnumerable<(CorpusRow Row, bool IsAlert)> judged)
    {
        var rows = judged.ToList();
        foreach (var (name, from, to) in new[] { ("2", 2, 2), ("3", 3, 3), ("4", 4, 4), ("3 and 4", 3, 4), ("2 to 4", 2, 4) })
        {
            var labelled = rows.Where(row => row.Row.Severity(category) >= from && row.Row.Severity(category) <= to).ToList();
            yield return RecallResult.From(category, name, new Share(labelled.Count(row => row.IsAlert), labelled.Count));
        }
    }

    private static IReadOnlyList<CalibrationBin> Calibration(List<(float Probability, bool Is)> scored) =>
    [
        .. Enumerable.Range(0, Bins)
            .Select(bin => (From: (double)bin / Bins, To: (double)(bin + 1) / Bins))
            .Select(bin => (bin, In: scored.Where(pair => pair.Probability >= bin.From && (pair.Probability < bin.To || bin.To >= 1)).ToList()))
            .Where(pair => pair.In.Count > 0)
            .Select(pair => new CalibrationBin(
                pair.bin.From,
                pair.bin.To,
                pair.In.Count,
                pair.In.Average(one => one.Probability),
                (double)pair.In.Count(one => one.Is) / pair.In.Count)),
    ];

    private static IEnumerable<GroupResult> Groups(IReadOnlyList<JudgedRow> rows, string axis, Func<CorpusRow, string> group) => rows
        .GroupBy(row => group(row.Row), StringComparer.Ordinal)
        .OrderByDescending(one => one.Count())
        .ThenBy(one => one.Key, StringComparer.Ordinal)
        .Select(one => new GroupResult(
            axis,
            one.Key,
            one.Count(),
            Found(one, Category.SelfHarm),
            Found(one, Category.Violence),
            Alarms(one.Where(row => !row.Row.IsAlert))));

    private static Share Found(IEnumerable<JudgedRow> rows, Category category)
    {
        var labelled = rows.Where(row => row.Row.Severity(category) >= Verdict.AlertSeverity).ToList();
        return new Share(labelled.Count(row => row.Of(category).Severity >= Verdict.AlertSeverity), labelled.Count);
    }

    private static Share Alarms(IEnumerable<JudgedRow> rows)
    {
        var all = rows.ToList();
        return new Share(all.Count(row => row.IsFlagged), all.Count);
    }

    private static Verdict Of(Judgement judgement, Category category) => judgement.Verdicts.Single(verdict => verdict.Category == category);
}

/// <summary>A row with what the shipped classifier said of it.</summary>
internal sealed record JudgedRow(CorpusRow Row, Judgement Judgement)
{
    public bool IsFlagged => Judgement.Verdicts.Any(verdict => verdict.Severity >= Verdict.AlertSeverity);

    public Verdict Of(Category category) => Judgement.Verdicts.Single(verdict => verdict.Category == category);

    public static IReadOnlyList<JudgedRow> All(IEnumerable<CorpusRow> rows, IClassifier classifier) =>
        [.. rows.Select(row => new JudgedRow(row, classifier.Judge(row.Text, row.Speaker, Budget.Unlimited)))];
}
