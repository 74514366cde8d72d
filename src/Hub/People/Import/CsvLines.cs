using System.Text.Unicode;
using CsvHelper;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.People.Import;

/// <summary>What is wrong with one line, as an editor counts lines.</summary>
internal sealed record LineFault(int Line, Wording Said)
{
    public string In(NoticeLanguage language) => language switch
    {
        NoticeLanguage.English => $"Line {Line}: {Said.English}",
        NoticeLanguage.Spanish => $"Línea {Line}: {Said.Spanish}",
    };
}

/// <summary>One line of a file: its number and its fields by column name.</summary>
internal sealed record CsvLine(int Number, IReadOnlyDictionary<string, string> Fields)
{
    /// <summary>Whether the file has the column: what it does not say stays as it is.</summary>
    public bool Has(string column) => Fields.ContainsKey(column);

    public string Text(string column) => Fields.TryGetValue(column, out var text) ? text : "";

    /// <summary>The field, or null when empty or when the file has no such column.</summary>
    public string? Optional(string column) => Text(column) is { Length: > 0 } text ? text : null;

    public override string ToString() => $"CsvLine {{ {Number} }}";
}

/// <summary>Reads comma-separated text with a header; what is wrong with the form of the file or of a line is a sentence, never an exception.</summary>
internal sealed class CsvLines
{
    private const int Most = 20_000;
    private const int LongestLine = 4_096;
    private readonly List<CsvLine> lines = [];
    private readonly List<LineFault> faults = [];

    public IReadOnlyList<CsvLine> Lines => lines;

    public IReadOnlyList<LineFault> Faults => faults;

    public static async Task<CsvLines> ReadAsync(Stream stream, IReadOnlyList<string> required, IReadOnlyList<string> optional, CancellationToken cancellation)
    {
        using var memory = new MemoryStream();
        await stream.CopyToAsync(memory, cancellation);
        var read = new CsvLines();
        var bytes = memory.ToArray();
        if (Utf8.IsValid(bytes))
        {
            read.Read(bytes, required, optional);
        }
        else
        {
            read.faults.Add(new LineFault(1, new("the file is not valid UTF-8. Save it as \"CSV UTF-8\".", "el archivo no es UTF-8 válido. Guárdalo como \"CSV UTF-8\".")));
        }

        return read;
    }

    private void Read(byte[] bytes, IReadOnlyList<string> required, IReadOnlyList<string> optional)
    {
        // A quotation mark that is never closed spoils its own line and no other.
        using var csv = CsvReader.Create(bytes, CsvReaderOptions.Default with
        {
            TrackLineNumbers = true,
            TrimWhitespace = true,
            AllowLineBreaksInQuotes = false,
            IncludeValuesInExceptions = false,
            MaxRecordSize = LongestLine,
            MalformedData = CsvMalformedDataHandling.Skip,
            FieldCountMismatch = CsvFieldCountHandling.Skip,
            OnMalformedRecord = bad => faults.Add(new LineFault((int)bad.LineNumber, Sentence(bad.Reason))),
        });
        try
        {
            var header = csv.Headers.ToArray();
            faults.AddRange(HeaderFaults(header, required, optional).Select(sentence => new LineFault(1, sentence)));
            while (!faults.Exists(fault => fault.Line == 1) && csv.Read())
            {
                if (lines.Count == Most)
                {
                    faults.Add(new LineFault((int)csv.LineNumber, new($"the file has more than {Most} lines. Split it.", $"el archivo tiene más de {Most} líneas. Divídelo.")));
                    return;
                }

                lines.Add(new CsvLine((int)csv.LineNumber, Enumerable.Range(0, header.Length).ToDictionary(i => header[i], i => csv.GetString(i), StringComparer.Ordinal)));
            }
        }
        catch (CsvFormatException fault)
        {
            faults.Add(new LineFault((int)Math.Max(1, fault.LineNumber), new("the line cannot be read as comma-separated text, or is too long.", "la línea no se puede leer como texto separado por comas, o es demasiado larga.")));
        }
    }

    private static Wording Sentence(CsvMalformedReason reason) => reason switch
    {
        CsvMalformedReason.StrayQuote or CsvMalformedReason.TextAfterClosingQuote or CsvMalformedReason.UnterminatedQuote
            or CsvMalformedReason.LineBreakInQuotes or CsvMalformedReason.TrailingEscape => new("its quotation marks do not match.", "sus comillas no coinciden."),
        CsvMalformedReason.FieldCountMismatch => new("it has more or fewer fields than the header.", "tiene más o menos campos que la primera línea."),
    };

    private static IEnumerable<Wording> HeaderFaults(string[] header, IReadOnlyList<string> required, IReadOnlyList<string> optional)
    {
        foreach (var missing in required.Where(column => !header.Contains(column, StringComparer.Ordinal)))
        {
            yield return new($"the column '{missing}' is missing. Needed are {string.Join(", ", required)}.", $"falta la columna '{missing}'. Hacen falta {string.Join(", ", required)}.");
        }

        foreach (var _ in header.Where(column => !required.Contains(column) && !optional.Contains(column)))
        {
            yield return new($"it names a column that is not known. Known are {string.Join(", ", required.Concat(optional))}.", $"nombra una columna que no se conoce. Se conocen {string.Join(", ", required.Concat(optional))}.");
        }

        if (header.Distinct(StringComparer.Ordinal).Count() != header.Length)
        {
            yield return new("it names a column twice.", "nombra una columna dos veces.");
        }
    }
}
