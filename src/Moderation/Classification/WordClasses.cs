namespace PeerConnect.Moderation.Classification;

/// <summary>Which classes a word belongs to: the project's own list of words that stand for one another.</summary>
internal static class WordClasses
{
    private static readonly ByHash<byte[]> ByWord = Read();
    private static readonly byte[] Number = [0];

    /// <summary>The table as it is built in; its hash is part of each model's manifest.</summary>
    public static string Table() => EmbeddedText.Read("word-classes.tsv");

    public static ReadOnlySpan<byte> Of(ulong word, ReadOnlySpan<char> letters) =>
        ByWord.Find(word) is { } classes ? classes : HasDigit(letters) ? Number : default;

    private static bool HasDigit(ReadOnlySpan<char> letters)
    {
        // The framework's search boxes its bounds until the runtime has compiled it for good.
        foreach (var letter in letters)
        {
            if (char.IsAsciiDigit(letter))
            {
                return true;
            }
        }

        return false;
    }

    private static ByHash<byte[]> Read()
    {
        var lines = Table().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith('#')).ToList();
        var classes = new Dictionary<ulong, List<byte>> { [FeatureHash.Of("?")] = [1], [FeatureHash.Of("!")] = [2] };
        for (var line = 0; line < lines.Count; line++)
        {
            foreach (var word in lines[line].Split('\t')[1].Split(' ').Distinct(StringComparer.Ordinal))
            {
                var hash = FeatureHash.Of(word);
                if (!classes.TryGetValue(hash, out var known))
                {
                    classes[hash] = known = [];
                }

                // 0, 1 and 2 are a number, a question and an exclamation.
                known.Add(checked((byte)(line + 3)));
            }
        }

        return new ByHash<byte[]>([.. classes.Select(pair => KeyValuePair.Create(pair.Key, pair.Value.ToArray()))]);
    }
}
