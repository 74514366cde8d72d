using System.Text.Json;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Text;
using PeerConnect.Training;

namespace PeerConnect.Moderation.Tests.Training;

public sealed class A_model_is_compared
{
    [Fact]
    public void Given_any_row_of_an_author_each_disguise_is_the_same_every_time_and_changes_the_text()
    {
        var rows = Corpus.ReadAuthor(Repository.CorpusFolder, "ash").Where(row => row.Text.Length > 60).Take(60).ToList();
        Assert.All(Disguise.Ways, way =>
        {
            Assert.Equal(rows.Select(row => way.Write(row.Text)), rows.Select(row => way.Write(row.Text)));
            Assert.InRange(rows.Count(row => way.Write(row.Text) == row.Text), 0, rows.Count / 20);
        });
    }

    [Fact]
    public void Given_look_alike_letters_the_normaliser_reads_what_was_meant()
    {
        const string Text = "nobody would notice whatever";
        var disguised = Disguise.Ways.Single(way => way.Name == "look-alike letters").Write(Text);
        Assert.NotEqual(Text, disguised);
        Assert.Equal(Normaliser.Normalise(Text).Text, Normaliser.Normalise(disguised).Text);
    }

    [Fact]
    public void Given_messages_of_development_authors_disguised_in_any_way_then_most_that_are_found_plain_are_found()
    {
        var classifier = new ModelClassifier(ShippedModel.Open().Model!);
        var rows = JudgedRow.All(Corpus.DevelopmentAuthors.SelectMany(author => Corpus.ReadAuthor(Repository.CorpusFolder, author)).Where(row => row.Conversation is null), classifier);
        Assert.All(Disguise.Measure(classifier, rows), way =>
        {
            Assert.True(way.FoundDisguised >= .8 * way.Found, way.Way);
            Assert.True(way.AlarmsDisguised <= 1.1 * way.Alarms, way.Way);
        });
    }

    [Fact]
    public void Given_a_price_both_classes_together_keep_to_it_and_the_slices_add_up()
    {
        var rows = JudgedRow.All(Corpus.ReadAuthor(Repository.CorpusFolder, "elm"), LexiconClassifier.Shipped);
        var point = JointPoint.Of(rows);
        Assert.True(point.Ordinary <= OperatingPoint.MostOrdinary * point.OfOrdinary);
        Assert.True(point.Supportive <= OperatingPoint.MostSupportive * point.OfSupportive);
        foreach (var category in new[] { Category.SelfHarm, Category.Violence })
        {
            var recalls = point.Recalls.Where(recall => recall.Category == category && recall.Severity == "3 and 4").ToList();
            Assert.Equal(rows.Count(row => row.Row.Severity(category) > 2), recalls.Single(recall => recall.Axis == JointRecall.Whole).Of);
            Assert.All(recalls.GroupBy(recall => recall.Axis), axis => Assert.Equal(recalls[0].Found, axis.Sum(recall => recall.Found)));
            Assert.All(recalls, recall => Assert.Equal(.90, recall.Aim));
        }
    }

    /// <summary>Nobody writes a figure into the card by hand.</summary>
    [Fact]
    public void Given_the_numbers_beside_the_card_then_it_is_what_they_give_and_the_model_before_stands_in_it()
    {
        var report = EvaluationReport.Read(Repository.CardNumbers);
        var card = File.ReadAllText(Repository.Document("model-card.md"));
        Assert.Equal(ModelCard.Write(report), card);
        Assert.NotNull(report.Previous);
        Assert.NotEqual(report.Model.Version, report.Previous.Version);
        Assert.NotEqual(ModelCard.Write(report with { Model = report.Previous, Previous = report.Model }), card);
        Assert.DoesNotContain(report.Previous.Version, ModelCard.Write(report with { Previous = null }), StringComparison.Ordinal);
    }

    [Fact]
    public void Given_what_the_shipped_model_does_now_then_the_card_says_the_same_of_every_single_message_of_the_test()
    {
        var model = ShippedModel.Open().Model!;
        var classifier = new ModelClassifier(model);
        IReadOnlyList<JudgedRow> Judged(IEnumerable<string> authors) => JudgedRow.All(authors.SelectMany(author => Corpus.ReadAuthor(Repository.CorpusFolder, author)), classifier);
        var rows = Judged(Corpus.TestAuthors);
        var written = EvaluationReport.Read(Repository.CardNumbers);
        Assert.Equal(model.Version, written.Model.Version);
        Assert.Equal(Shown(PartMeasures.Of(rows)), Shown(written.Model.Test));
        Assert.Equal(Shown(PartMeasures.Of([.. Judged(Corpus.DevelopmentAuthors).Where(row => row.Row.Conversation is null)])), Shown(written.Model.Development));
        Assert.Equal(Evaluation.ByGroup(rows), written.Model.TestGroups);
        Assert.Equal(ConversationEvaluation.ByKind(Judged(Corpus.TestConversations)), written.Model.TestConversations);
        Assert.Equal(Disguise.Measure(classifier, rows), written.Model.Disguises);
        Assert.Equal(EvaluateCommand.PrecisionAndRecall(rows), File.ReadAllText(Repository.Document("model-card.precision-recall.svg")));
        Assert.Equal(EvaluateCommand.Calibration(written.Model.Test), File.ReadAllText(Repository.Document("model-card.calibration.svg")));
    }

    private static string Shown(PartMeasures part) => JsonSerializer.Serialize(part, ReportJson.Default.PartMeasures);
}
