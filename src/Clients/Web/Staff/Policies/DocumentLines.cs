using PeerConnect.Contracts;

namespace PeerConnect.Staff.Policies;

/// <summary>A part of the numbers beside a document: those of lines that are well, or the one of a line with a fault.</summary>
internal sealed record LineNumbers(string Text, bool Faulty);

/// <summary>Where lines and columns of a document are, as its faults name them: both counted from 1.</summary>
internal static class DocumentLines
{
    public static int Count(string text) => text.AsSpan().Count('\n') + 1;

    /// <summary>The numbers of all lines, one below the other, parted where a line has a fault.</summary>
    public static IReadOnlyList<LineNumbers> Numbers(string text, IEnumerable<PolicyFaultShown> faults)
    {
        var faulty = faults.Select(fault => fault.Line).ToHashSet();
        List<LineNumbers> parts = [];
        var well = new System.Text.StringBuilder();
        var count = Count(text);
        for (var line = 1; line <= count; line++)
        {
            if (!faulty.Contains(line))
            {
                well.Append(line).Append('\n');
                continue;
            }

            if (well.Length > 0)
            {
                parts.Add(new LineNumbers(well.ToString(), Faulty: false));
                well.Clear();
            }

            parts.Add(new LineNumbers($"▸ {line}\n", Faulty: true));
        }

        if (well.Length > 0)
        {
            parts.Add(new LineNumbers(well.ToString(), Faulty: false));
        }

        return parts;
    }

    /// <summary>What stands in a line, without the blanks at its ends; empty for a line that is not there.</summary>
    public static string Line(string text, int line) => text.Split('\n').ElementAtOrDefault(line - 1)?.Trim() ?? string.Empty;

    /// <summary>How many characters stand before that place; the end of the line, or of the text, where it is not there.</summary>
    public static int Before(string text, int line, int column)
    {
        var start = 0;
        for (var passed = 1; passed < line; passed++)
        {
            var end = text.IndexOf('\n', start);
            if (end < 0)
            {
                return text.Length;
            }

            start = end + 1;
        }

        var length = text.IndexOf('\n', start) is var next && next >= 0 ? next - start : text.Length - start;
        return start + Math.Clamp(column - 1, 0, length);
    }
}
