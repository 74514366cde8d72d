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

    public static RowFeatures Of(string text, SpeakerRole role) => Of(Normaliser.Normalise(text), role, _ => true);

    /// <summary>Only the kinds that are kept, as if the reader knew no others.</summary>
    public static RowFeatures Of(NormalisedText text, SpeakerRole role, Func<FeatureKind, bool> isKept)
    {
        var sink = new Collect([]);
        FeatureReader.Read(text, new WordList(), role, ref sink);
        var seen = Kept(sink.Seen, isKept);
        var counts = seen.GroupBy(one => one.Group).ToDictionary(group => group.Key, group => group.Count());
        var features = new RowFeatures();
        foreach (var (name, kind, group) in seen)
        {
            var sum = features._values.TryGetValue(name, out var known) ? known.Value : 0;
            features._values[name] = (kind, sum + FeatureReader.Value(group, counts[group]));
        }

        return features;
    }

    /// <summary>Adds what the reader does not read; it counts from the first row on, as the role does.</summary>
    public RowFeatures With(IEnumerable<ulong> names)
    {
        foreach (var name in names)
        {
            _values[name] = (FeatureKind.Role, FeatureReader.Value(FeatureGroup.Whole, 1));
        }

        return this;
    }

    /// <summary>A copy for a role follows what it is a copy of, and goes with it.</summary>
    private static List<(ulong Name, FeatureKind Kind, FeatureGroup Group)> Kept(List<(ulong Name, FeatureKind Kind, FeatureGroup Group)> seen, Func<FeatureKind, bool> isKept)
    {
        var kept = new List<(ulong, FeatureKind, FeatureGroup)>(seen.Count);
        var isOriginalKept = true;
        foreach (var one in seen)
        {
            var isCopy = one.Kind is FeatureKind.HelperCopy or FeatureKind.ResidentCopy;
            isOriginalKept = isCopy ? isOriginalKept : isKept(one.Kind);
            if (isOriginalKept && isKept(one.Kind))
            {
                kept.Add(one);
            }
        }

        return kept;
    }

    private readonly struct Collect(List<(ulong, FeatureKind, FeatureGroup)> seen) : IFeatureSink
    {
        public List<(ulong Name, FeatureKind Kind, FeatureGroup Group)> Seen => seen;

        public void Add(ulong name, FeatureKind kind, FeatureGroup group, int start, int end, int secondStart, int secondEnd) =>
            seen.Add((name, kind, group));
    }
}
