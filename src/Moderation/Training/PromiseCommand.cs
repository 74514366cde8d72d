using System.CommandLine;
using PeerConnect.Moderation.Classification;

namespace PeerConnect.Training;

/// <summary>The part of <c>evaluate</c> that needs neither training nor public messages: what the model promises, into its file and into the card that it has.</summary>
internal static class PromiseCommand
{
    public static Command Create()
    {
        var corpus = Places.CorpusFolder();
        var models = Places.ModelFolder();
        var card = new Option<string>("--card") { Description = "The card that `evaluate` wrote of this model.", DefaultValueFactory = _ => "docs/model-card.md" };
        var command = new Command("promise", "Measure what the model promises, and write it beside the model and into its card.") { corpus, models, card };
        command.SetAction(parsed =>
        {
            var output = parsed.GetValue(card)!;
            var report = EvaluationReport.Read(Path.ChangeExtension(output, ".json"));
            if (Places.OpenUnpinned(Path.Combine(parsed.GetValue(models)!, ShippedModel.FileName)) is not { } model)
            {
                return 1;
            }

            if (report.Model.Version != model.Version)
            {
                Console.Error.WriteLine($"The card is of {report.Model.Version}, the model is {model.Version}: run evaluate.");
                return 1;
            }

            var messages = JudgedRow.All(Corpus.TestAuthors.SelectMany(name => Corpus.ReadAuthor(parsed.GetValue(corpus)!, name)), new ModelClassifier(model));
            var promise = Promising.Of(model, messages, [.. Corpus.TestConversations.SelectMany(name => Corpus.ReadAuthor(parsed.GetValue(corpus)!, name))]);
            Promising.Keep(parsed.GetValue(models)!, promise);
            EvaluateCommand.WriteNumbers(output, report with { Promise = promise });
            return 0;
        });
        return command;
    }
}
