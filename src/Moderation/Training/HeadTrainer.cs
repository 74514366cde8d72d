using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using PeerConnect.Moderation;
using PeerConnect.Moderation.Classification;

namespace PeerConnect.Training;

/// <summary>One row as ML.NET reads it.</summary>
internal sealed class Example
{
    public bool Label { get; set; }

    public float Weight { get; set; } = 1;

    public VBuffer<float> Features { get; set; }
}

/// <summary>A question of yes and no: is this message of at least this severity in this class?</summary>
internal readonly record struct Head(Category Category, int AtLeast)
{
    public static IReadOnlyList<Head> All { get; } =
        [.. new[] { Category.SelfHarm, Category.Violence }.SelectMany(category => Enumerable.Range(1, Verdict.MaxSeverity).Select(at => new Head(category, at)))];

    /// <summary>What a conversation shows rather than a message: there or not, and labelled in conversations only.</summary>
    public static IReadOnlyList<Head> OfConversations { get; } = [new(Category.SexualAbuse, Verdict.AlertSeverity), new(Category.Exploitation, Verdict.AlertSeverity)];

    /// <summary>Its place among the weights of its table.</summary>
    public int Index => IsOfConversations ? Category - Category.SexualAbuse : ((int)Category * Verdict.MaxSeverity) + AtLeast - 1;

    public bool IsOfConversations => Category is Category.SexualAbuse or Category.Exploitation;

    public string Entry => $"mlnet/{KebabNames.Of(Category)}-{AtLeast}.zip";

    public bool Label(CorpusRow row) => row.Severity(Category) >= AtLeast;
}

/// <summary>A trained head: ML.NET's own model, and the linear weights in it.</summary>
internal sealed record TrainedHead(Head Head, byte[] MlNetModel, float[] Weights, float Bias);

/// <summary>Trains a head by ML.NET's logistic regression, the same every time: one thread, no start at random.</summary>
internal static class HeadTrainer
{
    private const float Regularisation = 20;

    // Somebody who says what he will do counts twice: he must be found before somebody who only sounds low.
    private const float ActiveWeight = 2;

    // Its label is that of the conversation read so far: the words alone may be innocent, and teach less.
    private const float ConversationWeight = .3f;

    // Nine thousand messages together weigh as much as some thirteen hundred rows: enough to learn which phrases everybody uses every day, too
    // little to unlearn a quiet cry.
    private const float OrdinaryWeight = .15f;

    public static TrainedHead Train(Head head, IReadOnlyList<CorpusRow> rows, IReadOnlyList<VBuffer<float>> vectors, IReadOnlyList<VBuffer<float>> ordinary, int features)
    {
        var ml = new MLContext(seed: 1);
        var examples = rows.Select((row, index) => new Example
            {
                Label = head.Label(row),
                Features = vectors[index],
                Weight = (row.Severity(head.Category) > Verdict.AlertSeverity ? ActiveWeight : 1) * (row.Conversation is null || head.IsOfConversations ? 1 : ConversationWeight),
            })
            .Concat(ordinary.Select(vector => new Example { Features = vector, Weight = OrdinaryWeight }));
        var data = ml.Data.LoadFromEnumerable(examples, Schema(features));
        var trainer = ml.BinaryClassification.Trainers.LbfgsLogisticRegression(new LbfgsLogisticRegressionBinaryTrainer.Options
        {
            ExampleWeightColumnName = nameof(Example.Weight),
            L1Regularization = 0,
            L2Regularization = Regularisation,
            NumberOfThreads = 1,
            OptimizationTolerance = 1e-6f,
            MaximumNumberOfIterations = 120,
            HistorySize = 8,
        });
        var model = trainer.Fit(data);
        var linear = model.Model.SubModel;
        using var saved = new MemoryStream();
        ml.Model.Save(model, data.Schema, saved);
        return new TrainedHead(head, Archive.Repeatable(saved.ToArray()), [.. linear.Weights], linear.Bias);
    }

    /// <summary>ML.NET's own scores by a saved model: what the product's scorer must agree with.</summary>
    public static IReadOnlyList<float> ScoreByMlNet(byte[] model, IReadOnlyList<VBuffer<float>> vectors, int features)
    {
        var ml = new MLContext(seed: 1);
        using var stream = new MemoryStream(model);
        var transformer = ml.Model.Load(stream, out _);
        var data = ml.Data.LoadFromEnumerable(vectors.Select(vector => new Example { Features = vector }), Schema(features));
        return [.. transformer.Transform(data).GetColumn<float>("Score")];
    }

    private static SchemaDefinition Schema(int features)
    {
        var schema = SchemaDefinition.Create(typeof(Example));
        schema[nameof(Example.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, features);
        return schema;
    }
}
