using System.CommandLine;
using System.Globalization;
using PeerConnect.Moderation.Classification;

namespace PeerConnect.Training;

/// <summary>Two model files on the same messages: what the second finds that the first missed, and the other way round.</summary>
internal static class CompareCommand
{
    public static Command Create()
    {
        var one = new Argument<string>("a") { Description = "A model file." };
        var other = new Argument<string>("b") { Description = "Another." };
        var corpus = Places.CorpusFolder();
        var author = Places.Authors(Corpus.DevelopmentAuthors);
        var command = new Command("compare", "Compare two model files on the same messages.") { one, other, corpus, author };
        command.SetAction(parsed =>
        {
            if (Places.OpenUnpinned(parsed.GetValue(one)!) is not { } a || Places.OpenUnpinned(parsed.GetValue(other)!) is not { } b)
            {
                return 1;
            }

            var rows = parsed.GetValue(author)!.SelectMany(name => Corpus.ReadAuthor(parsed.GetValue(corpus)!, name)).ToList();
            Print(a.Version, JudgedRow.All(rows, new ModelClassifier(a)), b.Version, JudgedRow.All(rows, new ModelClassifier(b)));
            foreach (var model in new[] { a, b })
            {
                foreach (var result in ConversationHeads.Measure(model, model.Version, rows))
                {
                    Console.WriteLine(string.Create(
                        CultureInfo.InvariantCulture,
                        $"{model.Version}, {result.Category}: {result.Reached}/{result.Conversations} conversations reached, {result.WrongInOthers}/{result.InOthers} messages of others raised, area {result.AreaUnderCurve:F3}"));
                }
            }

            return 0;
        });
        return command;
    }

    private static void Print(string a, IReadOnlyList<JudgedRow> byA, string b, IReadOnlyList<JudgedRow> byB)
    {
        static void Line(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
        Line($"{"",-44} {a,12} {b,12}   only {a} / only {b}");
        foreach (var category in new[] { Category.SelfHarm, Category.Violence })
        {
            foreach (var (name, from, to) in new[] { ("severity 2", 2, 2), ("severity 3 and 4", 3, 4) })
            {
                Row($"{category}, {name}: found", row => row.Row.Severity(category) >= from && row.Row.Severity(category) <= to, row => row.Of(category).Severity >= Verdict.AlertSeverity);
            }

            Line($"{category + ": area under the curve",-44} {Area(byA, category),12:F3} {Area(byB, category),12:F3}");
        }

        Row("ordinary: false alarms", row => row.Row.IsOrdinary, row => row.IsFlagged);
        Row("supportive replies: false alarms", row => row.Row.IsSupportive, row => row.IsFlagged);

        void Row(string name, Func<JudgedRow, bool> belongs, Func<JudgedRow, bool> isAlert)
        {
            var pairs = byA.Zip(byB).Where(pair => belongs(pair.First)).Select(pair => (A: isAlert(pair.First), B: isAlert(pair.Second))).ToList();
            Line($"{name,-44} {pairs.Count(pair => pair.A) + "/" + pairs.Count,12} {pairs.Count(pair => pair.B) + "/" + pairs.Count,12}   {pairs.Count(pair => pair.A && !pair.B)} / {pairs.Count(pair => pair.B && !pair.A)}");
        }
    }

    private static double Area(IReadOnlyList<JudgedRow> rows, Category category) =>
        Ranking.AreaUnderCurve([.. rows.Select(row => (row.Of(category).Probability, row.Row.Severity(category) >= Verdict.AlertSeverity))]);
}
