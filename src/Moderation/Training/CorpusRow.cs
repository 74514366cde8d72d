using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;
using PeerConnect.Moderation.Classification;

namespace PeerConnect.Training;

/// <summary>One labelled message of the project's own corpus. It holds what a voice says: it is never logged.</summary>
internal sealed record CorpusRow(
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
    public int Severity(Category category) => category == Category.SelfHarm ? SelfHarm : Violence;

    public bool IsAlert => SelfHarm >= Verdict.AlertSeverity || Violence >= Verdict.AlertSeverity;

    /// <summary>A helper at work, who must not be buried in alarms about his own kindness.</summary>
    public bool IsSupportive => !IsAlert && Kind is "supportive" or "helper-question" or "helper-story";

    public override string ToString() => $"[row {Id}]";
}

/// <summary>The files of the corpus: one JSON object a line, one file an author.</summary>
internal static class Corpus
{
    public static readonly IReadOnlyList<string> TrainingAuthors = ["ash", "birch", "cedar", "dogwood", "fir", "gum", "hazel"];

    /// <summary>Written by somebody whose rows train nothing and choose nothing.</summary>
    public const string TestAuthor = "elm";

    public static string FileOf(string folder, string author) => Path.Combine(folder, author + ".jsonl");

    public static IReadOnlyList<CorpusRow> ReadTraining(string folder) => [.. TrainingAuthors.SelectMany(author => ReadAuthor(folder, author))];

    public static IReadOnlyList<CorpusRow> ReadAuthor(string folder, string author) =>
        [.. File.ReadLines(FileOf(folder, author)).Select(line => JsonSerializer.Deserialize(line, CorpusJson.Default.CorpusRow)!)];
}

/// <summary>A message of public traffic. Its labels are another project's; null means that nobody looked for this class.</summary>
internal sealed record PublicMessage(string Source, string Text, bool? SelfHarm, bool? Violence, string? Original)
{
    public bool IsOrdinary => SelfHarm != true && Violence != true;

    public override string ToString() => $"[public message from {Source}]";
}

/// <summary>Reads folders of public messages that are no part of the project.</summary>
internal static class PublicTraffic
{
    public static string FileOf(string folder, string source) => Path.Combine(folder, source + ".jsonl.gz");

    public static IEnumerable<PublicMessage> Read(string folder, string source, int atMost)
    {
        using var stream = new GZipStream(File.OpenRead(FileOf(folder, source)), CompressionMode.Decompress);
        using var reader = new StreamReader(stream);
        var read = 0;
        while (read < atMost && reader.ReadLine() is { } line)
        {
            using var document = JsonDocument.Parse(line);
            var row = document.RootElement;
            read++;
            yield return new PublicMessage(
                source,
                row.GetProperty("text").GetString()!,
                Label(row, "self_harm"),
                Label(row, "violence"),
                row.TryGetProperty("original", out var original) ? original.ToString() : null);
        }
    }

    private static bool? Label(JsonElement row, string name) =>
        row.TryGetProperty(name, out var label) && label.ValueKind == JsonValueKind.Number ? label.GetInt32() == 1 : null;
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(CorpusRow))]
internal sealed partial class CorpusJson : JsonSerializerContext;
