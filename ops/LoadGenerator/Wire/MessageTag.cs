namespace PeerConnect.LoadGenerator.Wire;

/// <summary>
/// The first word of each body: which run it belongs to and which message of the run it is. Servers do not give a sender's message id to other members, and what they do give (a place) is not known before the answer.
/// </summary>
internal static class MessageTag
{
    public const int Length = 16;

    /// <summary>Letters that make no word of any kind, so that a classifier finds nothing in them.</summary>
    private const string Digits = "bcdfghjlmnpqrtvx";

    private const int Half = Length / 2;

    private static readonly sbyte[] Values = [.. Enumerable.Range(0, 128).Select(letter => (sbyte)Digits.IndexOf((char)letter, StringComparison.Ordinal))];

    public static void Write(uint run, int serial, Span<byte> tag)
    {
        Write(run, tag[..Half]);
        Write((uint)serial, tag[Half..Length]);
    }

    public static bool TryRead(ReadOnlySpan<byte> body, out uint run, out int serial)
    {
        (run, serial) = (0, 0);
        if (body.Length < Length || !TryRead(body[..Half], out run) || !TryRead(body[Half..Length], out var number))
        {
            return false;
        }

        serial = (int)number;
        return true;
    }

    private static void Write(uint number, Span<byte> letters)
    {
        for (var index = Half - 1; index >= 0; index--)
        {
            letters[index] = (byte)Digits[(int)(number & 15)];
            number >>= 4;
        }
    }

    private static bool TryRead(ReadOnlySpan<byte> letters, out uint number)
    {
        number = 0;
        foreach (var letter in letters)
        {
            var value = letter < Values.Length ? Values[letter] : -1;
            if (value < 0)
            {
                return false;
            }

            number = (number << 4) | (uint)value;
        }

        return true;
    }
}
