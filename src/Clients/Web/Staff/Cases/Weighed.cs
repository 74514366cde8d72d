using PeerConnect.Contracts;

namespace PeerConnect.Staff.Cases;

/// <summary>A piece of a text, and whether it weighed.</summary>
internal readonly record struct Piece(string Text, bool Weighed);

/// <summary>Cuts a text where the words that weighed begin and end; pure. What a server sends beyond the text's end is left out.</summary>
internal static class Weighed
{
    public static IReadOnlyList<Piece> Cut(string text, IReadOnlyList<CaseSpan> spans)
    {
        var weighed = new bool[text.Length];
        foreach (var span in spans)
        {
            for (var at = Math.Max(0, span.Offset); at < Math.Min(text.Length, span.Offset + span.Length); at++)
            {
                weighed[at] = true;
            }
        }

        List<Piece> pieces = [];
        for (var from = 0; from < text.Length;)
        {
            var to = from;
            while (to < text.Length && weighed[to] == weighed[from])
            {
                to++;
            }

            pieces.Add(new Piece(text[from..to], weighed[from]));
            from = to;
        }

        return pieces;
    }

    /// <summary>The words of one span; empty where it lies outside the text.</summary>
    public static string Words(string text, CaseSpan span) =>
        span is { Offset: >= 0, Length: > 0 } && span.Offset + span.Length <= text.Length ? text.Substring(span.Offset, span.Length) : string.Empty;

    /// <summary>What stands for a text that nobody asked for: as long as it, and not one of its letters.</summary>
    public static string Veil(string text) => string.Concat(text.Select(letter => char.IsWhiteSpace(letter) ? ' ' : 'n'));
}
