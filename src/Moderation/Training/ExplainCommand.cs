using System.CommandLine;
using System.Globalization;
using PeerConnect.Moderation.Classification;

namespace PeerConnect.Training;

/// <summary>Shows what the model makes of a text that is typed in, and which words weighed.</summary>
internal static class ExplainCommand
{
    public static Command Create()
    {
        var text = new Argument<string>("text") { Description = "The message." };
        var speaker = new Option<SpeakerRole>("--speaker") { Description = "Who writes it: resident, supporter or facilitator." };
        var model = new Option<string>("--model")
        {
            Description = "The model file.",
            DefaultValueFactory = _ => Path.Combine("src/Moderation/Models", ShippedModel.FileName),
        };
        var command = new Command("explain", "Judge one message and name the words that weighed.") { text, speaker, model };
        command.SetAction(parsed =>
        {
            if (Places.OpenUnpinned(parsed.GetValue(model)!) is not { } opened)
            {
                return 1;
            }

            Print(parsed.GetValue(text)!, new ModelClassifier(opened).Judge(parsed.GetValue(text)!, parsed.GetValue(speaker), Budget.Unlimited));
            return 0;
        });
        return command;
    }

    private static void Print(string text, Judgement judgement)
    {
        foreach (var verdict in ListsBeside.Add(judgement.Verdicts, judgement))
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{verdict.Category}: severity {verdict.Severity}, probability of an alert {verdict.Probability:F3} ({verdict.Version})"));
            foreach (var span in verdict.Spans)
            {
                // As staff see it: of all words that speak for it, named or not.
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {span.Weight,6:F2}  {span.Weight / Math.Max(verdict.Weighed, verdict.Spans.Sum(one => one.Weight)),5:P0}  {text.AsSpan(span.Offset, span.Length)}"));
            }
        }
    }
}
