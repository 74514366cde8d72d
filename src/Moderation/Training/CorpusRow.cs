using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Gates;

namespace PeerConnect.Training;

/// <summary>
/// One labelled message of the project's own corpus. It holds what a voice says: it is never logged. A message of a conversation names it, its
/// turn and which of the people in it writes; its labels are those of the conversation read so far.
/// </summary>
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
    string Author,
    string? Conversation = null,
    int Turn = 0,
    string? Person = null,
    int Exploitation = 0,
    int SexualAbuse = 0)
{
    /// <summary>The label of a category. Exploitation and sexual abuse are there or not: what is there is concerning.</summary>
    public int Severity(Category category) => category switch
    {
        Category.SelfHarm => SelfHarm,
        Category.Violence => Violence,
        Category.Exploitation => Exploitation * Verdict.AlertSeverity,
        Category.SexualAbuse => SexualAbuse * Verdict.AlertSeverity,
        _ => throw new ArgumentOutOfRangeException(nameof(category), category, "The corpus has no label of this category."),
    };

    public bool IsAlert => SelfHarm >= Verdict.AlertSeverity || Violence >= Verdict.AlertSeverity;

    /// <summary>Nobody's safety is spoken of, in whatever words; a helper's replies are counted apart.</summary>
    public bool IsOrdinary => this is { SelfHarm: 0, Violence: 0, Exploitation: 0, SexualAbuse: 0, IsSupportive: false };

    /// <summary>A helper at work, who must not be buried in alarms about his own kindness.</summary>
    public bool IsSupportive => !IsAlert && Kind is "supportive" or "helper-question" or "helper-story";

    public override string ToString() => $"[row {Id}]";
}

/// <summary>The files of the corpus: one JSON object a line, one file an author.</summary>
internal static class Corpus
{
    /// <summary>They train the model. Everything that is chosen is chosen by leaving one of them out in turn.</summary>
    public static readonly IReadOnlyList<string> TrainingAuthors =
    [
        "ash", "birch", "cedar", "dogwood", "fir", "gum", "hazel", "linden", "mesquite", "palmetto", "quince", "rimu", "rowan", "sequoia", "sumac", "sycamore", "tamarind", "tupelo", "upas", "willow", "aspen", "ceiba", "cypress", "hickory", "laurel", "magnolia",
    ];

    /// <summary>They train, and their words are not yet in the list of known words: with a new list the model before them could not be read, and the two not be compared. The next list takes them in.</summary>
    public static readonly IReadOnlyList<string> AfterTheKnownWords = ["aspen", "ceiba", "cypress", "hickory", "laurel", "magnolia"];

    /// <summary>Whole conversations that train.</summary>
    public static readonly IReadOnlyList<string> TrainingConversations = ["teak", "walnut", "yew", "box", "viburnum", "wattle"];

    /// <summary>They train nothing; what was chosen is looked at on them before the test. Conversations among them choose the risk state's numbers.</summary>
    public static readonly IReadOnlyList<string> DevelopmentAuthors =
        ["elm", "acacia", "banksia", "catalpa", "ebony", "fuchsia", "ginkgo", "poplar", "alder", "hawthorn"];

    /// <summary>Single messages by people whose rows train nothing and choose nothing, and are read by no developer.</summary>
    public static readonly IReadOnlyList<string> TestAuthors = GatedCorpus.TestAuthors;

    /// <summary>Whole conversations kept in the same way.</summary>
    public static readonly IReadOnlyList<string> TestConversations = ["cherry", "dahlia"];

    /// <summary>Everybody.</summary>
    public static IEnumerable<string> Authors => [.. TrainingAuthors, .. TrainingConversations, .. DevelopmentAuthors, .. TestAuthors, .. TestConversations];

    public static string FileOf(string folder, string author) => Path.Combine(folder, author + ".jsonl");

    public static IReadOnlyList<CorpusRow> ReadTraining(string folder) => [.. TrainingAuthors.Concat(TrainingConversations).SelectMany(author => ReadAuthor(folder, author))];

    public static IReadOnlyList<CorpusRow> ReadAuthor(string folder, string author) => ReadFile(FileOf(folder, author));

    /// <summary>Rows in this form from anywhere: also what a facility's own verdicts gave.</summary>
    /// <exception cref="JsonException">A line is no row.</exception>
    public static IReadOnlyList<CorpusRow> ReadFile(string path) => [.. File.ReadLines(path).Select(line => JsonSerializer.Deserialize(line, CorpusJson.Default.CorpusRow)!)];
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
