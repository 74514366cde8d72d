using System.Runtime.CompilerServices;

namespace PeerConnect.Moderation.Classification;

/// <summary>
/// The names of features, as 64 bits: wide enough that two features of a vocabulary never meet in practice. The numbers are part of every
/// trained model, so none of them may change without <see cref="FeatureReader.Format"/>.
/// </summary>
internal static class FeatureHash
{
    public const ulong Start = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Add(ulong hash, char character) => (hash ^ (char.IsAsciiDigit(character) ? '0' : character)) * Prime;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Name(FeatureKind kind, ulong first, ulong second = 0)
    {
        var hash = (first * 0x9E3779B97F4A7C15) ^ (ulong.RotateLeft(second, 31) * 0xC2B2AE3D27D4EB4F) ^ ((ulong)kind * 0x165667B19E3779F9);
        hash ^= hash >> 33;
        hash *= 0xFF51AFD7ED558CCD;
        return hash ^ (hash >> 33);
    }

    public static ulong Of(ReadOnlySpan<char> word)
    {
        var hash = Start;
        foreach (var character in word)
        {
            hash = Add(hash, character);
        }

        return hash;
    }
}

/// <summary>What a feature is made of; its number is part of the feature's name.</summary>
internal enum FeatureKind
{
    Word = 1,
    WordPair = 2,
    Letters = 3,
    Class = 4,
    ClassPair = 5,
    ClassThenWord = 6,
    WordThenClass = 7,
    Phrase = 8,
    Role = 9,
    HelperCopy = 10,
    ResidentCopy = 11,
    WordTriple = 12,
}
