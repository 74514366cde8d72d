using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Text;

namespace PeerConnect.Training;

/// <summary>A feature and its value in one message, before the vocabulary's own scale.</summary>
internal readonly record struct NamedValue(ulong Name, float Value);

/// <summary>The features of one row with their values, before the vocabulary's own scale.</summary>
internal sealed class RowFeatures
{
    private readonly Dictionary<ulong, (FeatureKind Kind, float Value)> _values = [];

    private RowFeatures()
    {
    }

    public IReadOnlyDictionary<ulong, (FeatureKind Kind, float Value)> Values => _values;

    public IReadOnlyList<NamedValue> Named => [.. _values.Select(pair => new NamedValue(pair.Key, pair.Value.Value))];

    public static RowFeatures Of(string text, SpeakerRole role)
    {
        var sink = new Collect([]);
        FeatureReader.Read(Normaliser.Normalise(text), new WordList(), role, ref sink);
        var counts = sink.Seen.GroupBy(seen => seen.Group).ToDictionary(group => group.Key, group => group.Count());
        var features = new RowFeatures();
        foreach (var (name, kind, group) in sink.Seen)
        {
            var sum = features._values.TryGetValue(name, out var known) ? known.Value : 0;
            features._values[name] = (kind, sum + FeatureReader.Value(group, counts[group]));
        }

        return features;
    }

    private readonly struct Collect(List<(ulong, FeatureKind, FeatureGroup)> seen) : IFeatureSink
    {
        public List<(ulong Name, FeatureKind Kind, FeatureGroup Group)> Seen => seen;

        public void Add(ulong name, FeatureKind kind, FeatureGroup group, int start, int end, int secondStart, int secondEnd) =>
            seen.Add((name, kind, group));
    }
}
