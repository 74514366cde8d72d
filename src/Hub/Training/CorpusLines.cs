using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using PeerConnect.Moderation.Classification;

namespace PeerConnect.Hub.Training;

/// <summary>Rows as the training command reads them: one JSON object a line, in the corpus' form. Nothing in a line says whose it is: the number counts within the file.</summary>
internal static class CorpusLines
{
    /// <summary>The author of the file's rows, as the corpus names its authors.</summary>
    public const string Author = "own";

    private const string Unknown = "unknown";

    // A file for a program, read by no browser: other scripts stay readable.
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Of(IEnumerable<TrainingText> rows) =>
        string.Concat(rows.Select((row, index) => JsonSerializer.Serialize(Line(row, index + 1), Json) + "\n"));

    private static CorpusLine Line(TrainingText row, int number) => new(
        string.Create(CultureInfo.InvariantCulture, $"{Author}-{number:0000}"),
        row.Text,
        row.Speaker,
        row.Group ? "group" : "direct",
        Language(row.Language),
        Unknown,
        Unknown,
        row.SelfHarm!.Value,
        row.Violence!.Value,
        row.Right ? "flagged-rightly" : "flagged-wrongly",
        Author);

    private static string Language(MessageLanguage language) => language switch
    {
        MessageLanguage.English => "en",
        MessageLanguage.Spanish => "es",
        MessageLanguage.Other => "mixed",
    };

    private sealed record CorpusLine(
        string Id,
        string Text,
        SpeakerRole Speaker,
        string Setting,
        string Language,
        string Dialect,
        string Region,
        int SelfHarm,
        int Violence,
        string Kind,
        string Author)
    {
        public override string ToString() => $"[row {Id}]";
    }
}
