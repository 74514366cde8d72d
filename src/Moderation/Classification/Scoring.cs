using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using PeerConnect.Moderation.Text;

namespace PeerConnect.Moderation.Classification;

/// <summary>The scores of all heads, and how many features each group had: what explaining the score needs again.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct Scores
{
    public Vector256<float> Heads;
    public int Words;
    public int Triples;
    public int Letters;
    public int Classes;

    /// <summary>What one occurrence in the group is worth.</summary>
    public readonly float Value(FeatureGroup group) => FeatureReader.Value(group, group switch
    {
        FeatureGroup.Words => Words,
        FeatureGroup.Triples => Triples,
        FeatureGroup.Letters => Letters,
        FeatureGroup.Classes => Classes,
        FeatureGroup.Whole => 1,
    });
}

/// <summary>Adds up the weights of a message's features as they are read.</summary>
internal static class Scoring
{
    public static Scores Score(WeightTable table, NormalisedText text, WordList words, SpeakerRole role)
    {
        var sink = new Sum(table);
        FeatureReader.Read(text, words, role, ref sink);
        return sink.Scores();
    }

    private struct Sum(WeightTable table) : IFeatureSink
    {
        private Vector256<float> _words;
        private Vector256<float> _triples;
        private Vector256<float> _letters;
        private Vector256<float> _classes;
        private Vector256<float> _whole;
        private int _wordCount;
        private int _tripleCount;
        private int _letterCount;
        private int _classCount;

        public void Add(ulong name, FeatureKind kind, FeatureGroup group, int start, int end, int secondStart, int secondEnd)
        {
            var row = table.Row(name);
            switch (group)
            {
                case FeatureGroup.Words:
                    _words += row;
                    _wordCount++;
                    break;
                case FeatureGroup.Triples:
                    _triples += row;
                    _tripleCount++;
                    break;
                case FeatureGroup.Letters:
                    _letters += row;
                    _letterCount++;
                    break;
                case FeatureGroup.Classes:
                    _classes += row;
                    _classCount++;
                    break;
                case FeatureGroup.Whole:
                    _whole += row;
                    break;
            }
        }

        public readonly Scores Scores()
        {
            var scores = new Scores { Words = _wordCount, Triples = _tripleCount, Letters = _letterCount, Classes = _classCount };
            scores.Heads = Vector256.LoadUnsafe(ref table.Biases[0])
                + (_words * scores.Value(FeatureGroup.Words))
                + (_triples * scores.Value(FeatureGroup.Triples))
                + (_letters * scores.Value(FeatureGroup.Letters))
                + (_classes * scores.Value(FeatureGroup.Classes))
                + (_whole * scores.Value(FeatureGroup.Whole));
            return scores;
        }
    }
}
