namespace PeerConnect.Hub.Tests.Authorisation;

/// <summary>Reads the Markdown tables of this folder.</summary>
internal static class MatrixTable
{
    /// <summary>The head and the rows of the file's table, cells trimmed.</summary>
    public static (IReadOnlyList<string> Head, IReadOnlyList<IReadOnlyList<string>> Rows) Read(string file)
    {
        var lines = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Authorisation", file))
            .Where(line => line.StartsWith('|')).Select(Cells).ToList();
        return (lines[0], lines[2..]);
    }

    private static IReadOnlyList<string> Cells(string line) => [.. line.Trim().Trim('|').Split('|').Select(cell => cell.Trim().Trim('`'))];
}
