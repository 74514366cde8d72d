using Microsoft.ML.Data;
using PeerConnect.Moderation.Classification;

namespace PeerConnect.Training;

/// <summary>
/// The features that training knows, in the order of their names, each with a scale: the rarer, the larger. Words count from the first row on,
/// because a quiet cry is often said in a word that nobody else uses; what is made of several needs two rows, letters three.
/// </summary>
internal sealed class Vocabulary
{
    private const double RarityPower = 1.5;
    private const double Everywhere = .8;

    private readonly Dictionary<ulong, int> _index;
    private readonly float[] _scale;

    private Vocabulary(ulong[] names, float[] scale)
    {
        Names = names;
        _scale = scale;
        _index = names.Select((name, index) => (name, index)).ToDictionary(pair => pair.name, pair => pair.index);
    }

    public ulong[] Names { get; }

    public IReadOnlyList<float> Scale => _scale;

    public static Vocabulary Of(IReadOnlyList<RowFeatures> rows)
    {
        var counts = new Dictionary<ulong, (FeatureKind Kind, int Rows)>();
        foreach (var (name, (kind, _)) in rows.SelectMany(row => row.Values))
        {
            counts[name] = (kind, counts.TryGetValue(name, out var known) ? known.Rows + 1 : 1);
        }

        var names = counts.Where(pair => pair.Value.Rows >= FewestRows(pair.Value.Kind)).Select(pair => pair.Key).Order().ToArray();
        return new Vocabulary(names, [.. names.Select(name => ScaleOf(counts[name].Rows, rows.Count))]);
    }

    public VBuffer<float> Vector(IReadOnlyList<NamedValue> row)
    {
        var known = row
            .Select(feature => (Found: _index.TryGetValue(feature.Name, out var index), index, feature.Value))
            .Where(entry => entry.Found)
            .OrderBy(entry => entry.index)
            .ToList();
        return new VBuffer<float>(
            Names.Length,
            known.Count,
            [.. known.Select(entry => entry.Value * _scale[entry.index])],
            [.. known.Select(entry => entry.index)]);
    }

    private static float ScaleOf(int rows, int all) => rows < Everywhere * all ? (float)Math.Pow(Math.Log((1.0 + all) / (1 + rows)), RarityPower) : 1;

    private static int FewestRows(FeatureKind kind) => kind switch
    {
        FeatureKind.Word or FeatureKind.Phrase or FeatureKind.Role => 1,
        FeatureKind.WordPair or FeatureKind.WordTriple or FeatureKind.Class or FeatureKind.ClassPair or FeatureKind.ClassThenWord or FeatureKind.WordThenClass => 2,
        FeatureKind.HelperCopy or FeatureKind.ResidentCopy => 2,
        FeatureKind.Letters => 3,
    };
}
