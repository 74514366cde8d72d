using Microsoft.ML.Data;
using PeerConnect.Moderation.Classification;

namespace PeerConnect.Training;

/// <summary>The heads of a model with the vocabulary they speak.</summary>
internal sealed class TrainedModel(Vocabulary vocabulary, IReadOnlyList<TrainedHead> heads)
{
    public Vocabulary Vocabulary => vocabulary;

    public IReadOnlyList<TrainedHead> Heads => heads;

    public static TrainedModel Train(IReadOnlyList<CorpusRow> rows, OrdinaryTraffic traffic, IReadOnlyList<Head> heads)
    {
        var features = rows.Select(row => RowFeatures.Of(row.Text, row.Speaker)).ToList();
        var vocabulary = Vocabulary.Of(features);
        var vectors = features.Select(row => vocabulary.Vector(row.Named)).ToList();
        var ordinary = traffic.ForTraining.Select(vocabulary.Vector).ToList();
        return new TrainedModel(vocabulary, [.. heads.AsParallel().AsOrdered().Select(head => HeadTrainer.Train(head, rows, vectors, ordinary, vocabulary.Names.Length))]);
    }

    /// <summary>The weights that the sending path reads: ML.NET's, with the vocabulary's scale folded in. Untrained heads weigh nothing.</summary>
    public byte[] WeightsPart()
    {
        var weights = new float[vocabulary.Names.Length * WeightTable.Heads];
        var biases = new float[WeightTable.Heads];
        foreach (var head in heads)
        {
            biases[head.Head.Index] = head.Bias;
            for (var feature = 0; feature < vocabulary.Names.Length; feature++)
            {
                weights[(feature * WeightTable.Heads) + head.Head.Index] = head.Weights[feature] * vocabulary.Scale[feature];
            }
        }

        return Moderation.Classification.WeightsPart.Write(vocabulary.Names, weights, biases);
    }

    /// <summary>The scores of a message before calibration, by the product's own scorer.</summary>
    public Func<string, SpeakerRole, float[]> Scorer()
    {
        var table = Moderation.Classification.WeightsPart.Read(WeightsPart())!;
        return (text, role) =>
        {
            var scores = Scoring.Score(table, PeerConnect.Moderation.Text.Normaliser.Normalise(text), new WordList(), role);
            return [.. Enumerable.Range(0, WeightTable.Heads).Select(head => scores.Heads[head])];
        };
    }
}

/// <summary>A row with the scores of a model that never saw its author.</summary>
internal sealed record ScoredRow(CorpusRow Row, float[] Scores);
