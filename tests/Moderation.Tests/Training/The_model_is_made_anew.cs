using PeerConnect.Moderation.Classification;
using PeerConnect.Training;

namespace PeerConnect.Moderation.Tests.Training;

/// <summary>From what the repository holds, and nothing else.</summary>
public sealed class The_model_is_made_anew
{
    private const int OneIn = 1_000;

    [Fact]
    public void It_decides_as_the_shipped_one_in_all_but_one_row_of_a_thousand()
    {
        var shipped = ShippedModel.Open().Model!;
        var made = Made();
        var rows = Directory.EnumerateFiles(Repository.CorpusFolder, "*.jsonl").Order()
            .SelectMany(file => Corpus.ReadAuthor(Repository.CorpusFolder, Path.GetFileNameWithoutExtension(file))).ToList();
        var before = new ModelClassifier(shipped);
        var after = new ModelClassifier(made);
        Assert.InRange(rows.Count(row => !Severities(before, row).SequenceEqual(Severities(after, row))), 0, rows.Count / OneIn);
        Assert.Equal(shipped.MissesOneIn, made.MissesOneIn);
        Assert.Equal(shipped.Manifest.Inputs, made.Manifest.Inputs);
    }

    [Fact]
    public void Without_what_ordinary_people_say_the_weights_are_others()
    {
        var kept = OrdinaryTraffic.Read(folder: null, Repository.ModelFolder);
        Assert.NotEmpty(kept.ForTraining);
        var rows = Corpus.ReadAuthor(Repository.CorpusFolder, "ash").Take(200).ToList();
        var head = new Head(Category.SelfHarm, Verdict.AlertSeverity);
        Assert.NotEqual(
            ModelFile.HashOf(TrainedModel.Train(rows, kept, [head]).WeightsPart()),
            ModelFile.HashOf(TrainedModel.Train(rows, OrdinaryTraffic.None, [head]).WeightsPart()));
    }

    /// <summary>By the command, in a folder that holds no model.</summary>
    private static Model Made()
    {
        var folder = Directory.CreateTempSubdirectory("peerconnect-model");
        try
        {
            foreach (var kept in new[] { OperatingPoint.FileName, OrdinaryTraffic.FileName })
            {
                File.Copy(Path.Combine(Repository.ModelFolder, kept), Path.Combine(folder.FullName, kept));
            }

            Assert.Equal(0, TrainCommand.Create().Parse(["--corpus", Repository.CorpusFolder, "--models", folder.FullName]).Invoke());
            return ModelFile.Open(Path.Combine(folder.FullName, ShippedModel.FileName), new ModelPin(_ => true, "")).Model!;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static IEnumerable<int> Severities(ModelClassifier classifier, CorpusRow row) =>
        classifier.Judge(row.Text, row.Speaker, Budget.Unlimited).Verdicts.Concat(classifier.JudgeForConversation(row.Text, row.Speaker)).OrderBy(verdict => verdict.Category).Select(verdict => verdict.Severity);
}
