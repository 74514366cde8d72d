using System.Runtime.InteropServices;
using PeerConnect.Moderation.Text;

namespace PeerConnect.Moderation.Classification;

/// <summary>
/// Where the words of a normalised message are, and a hash of each with every digit read as 0: "cell 9" and "cell 12" are one thing to learn. A picture that was set
/// behind a word stands aside: it says what its word says, and parts no words that belong together. An instance is filled again for each message and belongs to one thread.
/// </summary>
internal sealed class WordList
{
    private int[] _starts = new int[128];
    private int[] _lengths = new int[128];
    private ulong[] _hashes = new ulong[128];
    private AsideWord[] _asides = new AsideWord[16];
    private int _asideCount;

    public int Count { get; private set; }

    public ReadOnlySpan<ulong> Hashes => _hashes.AsSpan(0, Count);

    public ReadOnlySpan<AsideWord> Asides => _asides.AsSpan(0, _asideCount);

    public int StartOf(int word) => _starts[word];

    public int EndOf(int word) => _starts[word] + _lengths[word];

    public void Fill(ReadOnlySpan<char> text)
    {
        Count = 0;
        _asideCount = 0;
        for (var index = 0; index < text.Length;)
        {
            var isAside = text[index] == Spelling.Aside;
            index += isAside ? 1 : 0;
            var start = index;
            var hash = FeatureHash.Start;
            for (; index < text.Length && text[index] != ' '; index++)
            {
                hash = FeatureHash.Add(hash, text[index]);
            }

            if (isAside)
            {
                Append(new AsideWord(start, index, hash));
            }
            else
            {
                Append(start, index - start, hash);
            }

            index++;
        }
    }

    private void Append(int start, int length, ulong hash)
    {
        if (Count == _starts.Length)
        {
            Array.Resize(ref _starts, Count * 2);
            Array.Resize(ref _lengths, Count * 2);
            Array.Resize(ref _hashes, Count * 2);
        }

        _starts[Count] = start;
        _lengths[Count] = length;
        _hashes[Count] = hash;
        Count++;
    }

    private void Append(AsideWord aside)
    {
        if (_asideCount == _asides.Length)
        {
            Array.Resize(ref _asides, _asideCount * 2);
        }

        _asides[_asideCount++] = aside;
    }
}

/// <summary>The word of a picture that stands in no sentence.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct AsideWord(int Start, int End, ulong Hash);
