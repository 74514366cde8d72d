namespace PeerConnect.Moderation.Text;

/// <summary>
/// A message as the classifier reads it: lower-case words with one space between them. Each character remembers which UTF-16 units of the
/// original it came from. An instance may be filled again, so that the sending path allocates nothing; it is not safe for two threads at once.
/// </summary>
public sealed class NormalisedText
{
    private char[] _chars = new char[512];
    private int[] _starts = new int[512];
    private int[] _ends = new int[512];

    /// <summary>How many characters the normal form has.</summary>
    public int Length { get; private set; }

    /// <summary>The normal form.</summary>
    public ReadOnlySpan<char> Chars => _chars.AsSpan(0, Length);

    /// <summary>The normal form as a string. It holds what a person wrote: never log it.</summary>
    public string Text => new(Chars);

    internal Span<char> Writable => _chars.AsSpan(0, Length);

    /// <summary>The part of the original that a part of the normal form came from.</summary>
    /// <param name="start">First character, in the normal form.</param>
    /// <param name="length">How many characters, at least one.</param>
    /// <returns>Offset and length in UTF-16 units of the original.</returns>
    public (int Offset, int Length) Origin(int start, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start + length, Length);
        return (_starts[start], _ends[start + length - 1] - _starts[start]);
    }

    /// <summary>Sizes only: the text is a person's.</summary>
    public override string ToString() => $"[normalised text of {Length} characters]";

    internal void Clear() => Length = 0;

    internal void Append(char character, int start, int end)
    {
        if (Length == _chars.Length)
        {
            Array.Resize(ref _chars, Length * 2);
            Array.Resize(ref _starts, Length * 2);
            Array.Resize(ref _ends, Length * 2);
        }

        _chars[Length] = character;
        _starts[Length] = start;
        _ends[Length] = end;
        Length++;
    }

    internal int StartOf(int index) => _starts[index];

    internal int EndOf(int index) => _ends[index];

    /// <summary>Copies a character down while a pass shortens the text.</summary>
    internal void Move(int from, int to)
    {
        _chars[to] = _chars[from];
        _starts[to] = _starts[from];
        _ends[to] = _ends[from];
    }

    internal void Widen(int index, int end) => _ends[index] = end;

    /// <summary>Forgets the words: a buffer that lives on for the next message must not keep this one in memory.</summary>
    internal void Erase()
    {
        _chars.AsSpan(0, Length).Clear();
        Length = 0;
    }

    internal void Truncate(int length) => Length = length;
}
