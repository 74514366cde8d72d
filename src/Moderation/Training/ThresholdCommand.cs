using System.CommandLine;
using System.Globalization;
using PeerConnect.Moderation.Classification;

namespace PeerConnect.Training;

/// <summary>Chooses the operating point: within the allowed false alarms, the highest recall.</summary>
internal static class ThresholdCommand
{
    /// <summary>Every row of theirs has plain words of a danger in it, helpers' questions too: what they are for is to be told apart, not to say how often such words are written.</summary>
    private static readonly IReadOnlyList<string> WrittenAroundPlainWords = ["aspen", "ceiba", "cypress", "hickory", "laurel", "magnolia"];

    /// <summary>
    /// Their plain rows are no sample of plain talk: hazel's were written from what models had taken for a danger, those of the others as innocent twins of
    /// a danger each. They teach, and set no threshold.
    /// </summary>
    private static readonly string[] WrittenAsTwins = [.. WrittenAroundPlainWords, "hazel", "linden", "rimu", "sequoia", "viburnum", "wattle"];

    public static Command Create()
    {
        var corpus = Places.CorpusFolder();
        var models = Places.ModelFolder();
        var traffic = Places.TrafficFolder(required: true);
        var allowed = new Option<string>("--false-alarms")
        {
            Description = "How many alarms ordinary messages may raise, such as 5/1000; the risk state's own count too.",
            DefaultValueFactory = _ => "5/1000",
        };
        allowed.Validators.Add(result =>
        {
            if (ShareOf(result.GetValueOrDefault<string>()) is null)
            {
                result.AddError("--false-alarms takes two numbers, alarms and messages, such as 5/1000.");
            }
        });
        var kept = new Option<string?>("--keep-from") { Description = "Keep the operating point that was chosen for this version, and only count what it alarms on now." };
        var command = new Command("threshold", "Choose where alerts begin and write the operating point.") { corpus, models, traffic, allowed, kept };
        command.SetAction(parsed =>
        {
            var path = Path.Combine(parsed.GetValue(models)!, OperatingPoint.FileName);
            var earlier = parsed.GetValue(kept) is { } version ? OperatingPoint.Read(path) with { KeptFrom = version } : null;
            Choose(parsed.GetValue(corpus)!, OrdinaryTraffic.Read(parsed.GetValue(traffic), parsed.GetValue(models)!), ShareOf(parsed.GetValue(allowed))!.Value, earlier).Write(path);
            return 0;
        });
        return command;
    }

    internal static double? ShareOf(string? text) =>
        text?.Split('/') is [var alarms, var messages]
        && int.TryParse(alarms, NumberStyles.None, CultureInfo.InvariantCulture, out var some)
        && int.TryParse(messages, NumberStyles.None, CultureInfo.InvariantCulture, out var of)
        && some <= of && of > 0
            ? (double)some / of
            : null;

    private static OperatingPoint Choose(string folder, OrdinaryTraffic ordinaryTraffic, double allowed, OperatingPoint? kept)
    {
        var unseen = CrossValidation.OfTraining(folder, ordinaryTraffic);
        var calibrated = Calibrated.On(unseen);
        Progress.Say("scoring public messages and choosing");
        var ordinary = ordinaryTraffic.Unseen.Count == 0 ? [] : Ordinary(ordinaryTraffic, TrainedModel.Train([.. unseen.Select(row => row.Row)], ordinaryTraffic, Alerts), calibrated);
        var raised = RiskReplay.RaisedAmong(ordinary);
        var plain = unseen.Where(IsPlain).Select(row => calibrated.Alerts(row.Scores)).ToList();
        var supportive = unseen.Where(row => row.Row.IsSupportive && !WrittenAroundPlainWords.Contains(row.Row.Author)).Select(row => calibrated.Alerts(row.Scores)).ToList();
        LimitedSet[] limits =
        [
            LimitedSet.Of(ordinary, allowed) with { Allowed = Math.Max(0, (int)(allowed * ordinary.Count) - raised) },
            LimitedSet.Of(plain, allowed),
            LimitedSet.Of(supportive, OperatingPoint.MostSupportive),
        ];
        var (selfHarm, violence) = kept is not null
            ? (kept.SelfHarm, kept.Violence)
            : OperatingPoint.Choose(limits, AlertsOf(unseen, calibrated, Category.SelfHarm), AlertsOf(unseen, calibrated, Category.Violence));
        var (abuse, exploitation, conversations) = OfConversations(folder, ordinaryTraffic);
        var point = kept ?? new OperatingPoint(
            selfHarm, violence, allowed, OperatingPoint.MostSupportive, ordinary.Count, raised, plain.Count, supportive.Count, abuse, exploitation, OperatingPoint.MostOfConversations, conversations);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Alerts begin at {selfHarm:F3} (self-harm) and {violence:F3} (violence), chosen on {ordinary.Count} public ordinary messages ({raised} raised by the risk state), {plain.Count} plain rows and {supportive.Count} supportive replies; of these alarm, of so many allowed: {string.Join(", ", limits.Select(set => $"{set.Alerts.Count(pair => pair.SelfHarm >= selfHarm || pair.Violence >= violence)} of {set.Allowed}"))}."));
        foreach (var (category, threshold) in new[] { (Category.SelfHarm, selfHarm), (Category.Violence, violence) })
        {
            var recalls = Enumerable.Range(Verdict.AlertSeverity, Verdict.MaxSeverity - 1).Select(severity => Recall(unseen, calibrated, category, severity, threshold));
            Console.WriteLine($"{category}: recall at severity 2, 3, 4 by authors unseen: {string.Join(", ", recalls)}");
        }

        return point;
    }

    /// <summary>The limits of what conversations show: their allowance is their own, because staff read a conversation for each.</summary>
    private static (float SexualAbuse, float Exploitation, int Messages) OfConversations(string folder, OrdinaryTraffic traffic)
    {
        const int RunLength = 200;
        var unseen = CrossValidation.OfConversations(folder, traffic);
        var calibrations = Head.OfConversations.Select(head => ConversationHeads.CalibrationOf(unseen, head)).ToList();
        (CorpusRow Row, float SexualAbuse, float Exploitation) Given(CorpusRow row, float[] scores) => (row, calibrations[0].Probability(scores[0]), calibrations[1].Probability(scores[1]));
        var summed = ConversationHeads.Replay(unseen.Select(row => Given(row.Row, row.Scores)));
        var scorer = TrainedModel.Train([.. unseen.Select(row => row.Row)], traffic, Head.OfConversations).Scorer();
        var ordinary = ConversationHeads.Replay(traffic.Unseen.Select((message, index) => Given(
            new CorpusRow($"{index}", "", SpeakerRole.Resident, "direct", "en", "", "", 0, 0, "", "", $"{index / RunLength}"), scorer(message.Text, SpeakerRole.Resident))));
        var limits = Head.OfConversations.Select(head => ConversationHeads.Limit(summed, ordinary, head.Category, OperatingPoint.MostOfConversations)).ToList();
        foreach (var (head, limit) in Head.OfConversations.Zip(limits))
        {
            var reached = summed.Where(row => head.Label(row.Row)).GroupBy(row => row.Row.Conversation).ToList();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{head.Category}: raised from {limit:F2} on; reaches {reached.Count(conversation => conversation.Any(row => row.Of(head.Category) >= limit))} of {reached.Count} conversations by authors unseen."));
        }

        return (limits[0], limits[1], ConversationHeads.Bare(summed).Count);
    }

    private static IReadOnlyList<Head> Alerts => [.. Head.All.Where(head => head.AtLeast == Verdict.AlertSeverity)];

    private static bool IsPlain(ScoredRow row) => row.Row is { IsOrdinary: true, Kind: "plain" or "benign" } && !WrittenAsTwins.Contains(row.Row.Author);

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

    private static List<float> AlertsOf(IReadOnlyList<ScoredRow> unseen, Calibrated calibrated, Category category) =>
        [.. unseen.Where(row => row.Row.Severity(category) >= Verdict.AlertSeverity).Select(row => calibrated.Alert(category, row.Scores))];
}
