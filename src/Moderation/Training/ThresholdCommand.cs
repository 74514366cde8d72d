using System.CommandLine;
using System.Globalization;
using PeerConnect.Moderation.Classification;

namespace PeerConnect.Training;

/// <summary>Chooses the operating point: within the allowed false alarms, the highest recall.</summary>
internal static class ThresholdCommand
{
    public static Command Create()
    {
        var corpus = Places.CorpusFolder();
        var models = Places.ModelFolder();
        var traffic = Places.TrafficFolder();
        var command = new Command("threshold", "Choose where alerts begin and write the operating point.") { corpus, models, traffic };
        command.SetAction(parsed =>
        {
            var rows = Corpus.ReadTraining(parsed.GetValue(corpus)!);
            var ordinaryTraffic = OrdinaryTraffic.Read(parsed.GetValue(traffic));
            var unseen = CrossValidation.ByAuthor(rows, ordinaryTraffic, Head.All);
            var calibrated = Calibrated.On(unseen);
            var ordinary = ordinaryTraffic.Unseen.Count > 0
                ? Ordinary(ordinaryTraffic, TrainedModel.Train(rows, ordinaryTraffic, Head.All), calibrated)
                : [.. unseen.Where(row => row.Row.Kind == "plain" && !row.Row.IsAlert).Select(row => calibrated.Alerts(row.Scores))];
            var point = OperatingPoint.Choose(
                ordinary,
                [.. unseen.Where(row => row.Row.IsSupportive).Select(row => calibrated.Alerts(row.Scores))],
                Alerts(unseen, calibrated, Category.SelfHarm),
                Alerts(unseen, calibrated, Category.Violence));
            point.Write(Path.Combine(parsed.GetValue(models)!, OperatingPoint.FileName));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"Alerts begin at {point.SelfHarm:F3} (self-harm) and {point.Violence:F3} (violence), chosen on {point.Ordinary} ordinary messages and {point.Supportive} supportive replies."));
            foreach (var (category, threshold) in new[] { (Category.SelfHarm, point.SelfHarm), (Category.Violence, point.Violence) })
            {
                var recalls = Enumerable.Range(Verdict.AlertSeverity, Verdict.MaxSeverity - 1).Select(severity => Recall(unseen, calibrated, category, severity, threshold));
                Console.WriteLine($"{category}: recall at severity 2, 3, 4 by authors unseen: {string.Join(", ", recalls)}");
            }

            return 0;
        });
        return command;
    }

    private static List<(float SelfHarm, float Violence)> Ordinary(OrdinaryTraffic traffic, TrainedModel model, Calibrated calibrated)
    {
        var scorer = model.Scorer();
        return [.. traffic.Unseen.Select(message => calibrated.Alerts(scorer(message.Text, SpeakerRole.Resident)))];
    }

    private static string Recall(IReadOnlyList<ScoredRow> unseen, Calibrated calibrated, Category category, int severity, float threshold)
    {
        var rows = unseen.Where(row => row.Row.Severity(category) == severity).ToList();
        return new Share(rows.Count(row => calibrated.Alert(category, row.Scores) >= threshold), rows.Count).Value.ToString("F2", CultureInfo.InvariantCulture);
    }

    private static List<float> Alerts(IReadOnlyList<ScoredRow> unseen, Calibrated calibrated, Category category) =>
        [.. unseen.Where(row => row.Row.Severity(category) >= Verdict.AlertSeverity).Select(row => calibrated.Alert(category, row.Scores))];
}
