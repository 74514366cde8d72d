using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PeerConnect.Moderation.Classification;

/// <summary>Which flags of a category are meant: all of them, or those with one severity, of one side or in one language.</summary>
/// <param name="Severity">2 to 4, as the model gave it.</param>
/// <param name="Sender">Resident, or supporter for everybody who helps.</param>
/// <param name="Language">In which language.</param>
public readonly record struct FlagGroup(int? Severity = null, SpeakerRole? Sender = null, MessageLanguage? Language = null)
{
    /// <summary>The groups by severity.</summary>
    public static IReadOnlyList<FlagGroup> BySeverity { get; } =
        [.. Enumerable.Range(Verdict.AlertSeverity, Verdict.MaxSeverity - Verdict.AlertSeverity + 1).Select(severity => new FlagGroup(Severity: severity))];

    /// <summary>The groups by side: who is supported, and who helps.</summary>
    public static IReadOnlyList<FlagGroup> BySender { get; } = [new(Sender: SpeakerRole.Resident), new(Sender: SpeakerRole.Supporter)];

    /// <summary>The groups by language.</summary>
    public static IReadOnlyList<FlagGroup> ByLanguage { get; } = [.. Enum.GetValues<MessageLanguage>().Select(language => new FlagGroup(Language: language))];

    /// <summary>The three ways to part a category; the groups of each make up all of it.</summary>
    public static IReadOnlyList<IReadOnlyList<FlagGroup>> Axes { get; } = [BySeverity, BySender, ByLanguage];

    /// <summary>Which side a writer is on.</summary>
    /// <param name="role">In which role he or she writes.</param>
    public static SpeakerRole Side(SpeakerRole role) => role == SpeakerRole.Facilitator ? SpeakerRole.Supporter : role;

    /// <summary>Whether a flag belongs to this group.</summary>
    /// <param name="severity">The severity that the model gave.</param>
    /// <param name="sender">In which role the writer wrote.</param>
    /// <param name="language">In which language.</param>
    public bool Has(int severity, SpeakerRole sender, MessageLanguage language) =>
        (Severity ?? severity) == severity && (Sender ?? Side(sender)) == Side(sender) && (Language ?? language) == language;
}

/// <summary>How many ordinary messages of the test a model took for a flag.</summary>
/// <param name="Category">In which category.</param>
/// <param name="Severity">With which severity, where one is meant.</param>
/// <param name="Sender">Of which side, where one is meant.</param>
/// <param name="Language">In which language, where one is meant.</param>
/// <param name="Alarms">How many.</param>
/// <param name="Of">Of how many.</param>
public sealed record PromisedAlarms(Category Category, int? Severity, SpeakerRole? Sender, MessageLanguage? Language, int Alarms, int Of);

/// <summary>
/// What a model promises, as measured when its card was made: how many of a thousand messages in which nobody's safety is spoken of become a flag.
/// Unlike a precision it does not depend on how many people are in danger where the model works.
/// </summary>
/// <param name="Model">The model's version.</param>
/// <param name="Alarms">One entry a category and group.</param>
public sealed record ModelPromise(string Model, ImmutableArray<PromisedAlarms> Alarms)
{
    /// <summary>The promised false alarms, or null where nothing was measured.</summary>
    /// <param name="category">In which category.</param>
    /// <param name="group">Of which flags.</param>
    public Share? Of(Category category, FlagGroup group) =>
        Alarms.FirstOrDefault(alarms => alarms.Category == category && new FlagGroup(alarms.Severity, alarms.Sender, alarms.Language) == group) is { Of: > 0 } found
            ? new Share(found.Alarms, found.Of)
            : null;
}

/// <summary>The promises that travel with the product: of the model that ships, and of those that shipped before it.</summary>
/// <param name="promises">One a version.</param>
public sealed class ModelPromises(IReadOnlyList<ModelPromise> promises)
{
    /// <summary>The file's name beside the models; <c>evaluate</c> and <c>promise</c> write it.</summary>
    public const string FileName = "promises.json";

    private static readonly Lazy<ModelPromises> Embedded = new(ReadEmbedded);

    /// <summary>As they were built in.</summary>
    public static ModelPromises Shipped => Embedded.Value;

    /// <summary>What that version promised; null for one that nobody measured.</summary>
    /// <param name="model">The version.</param>
    public ModelPromise? Find(string model) => promises.FirstOrDefault(promise => promise.Model == model);

    internal static IReadOnlyList<ModelPromise> Read(ReadOnlySpan<byte> utf8) => JsonSerializer.Deserialize(utf8, PromiseJson.Default.IReadOnlyListModelPromise) ?? [];

    internal static byte[] ToUtf8(IReadOnlyList<ModelPromise> promises) => JsonSerializer.SerializeToUtf8Bytes(promises, PromiseJson.Default.IReadOnlyListModelPromise);

    private static ModelPromises ReadEmbedded()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(FileName)!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return new ModelPromises(Read(copy.ToArray()));
    }
}

[JsonSourceGenerationOptions(
    WriteIndented = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.KebabCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(IReadOnlyList<ModelPromise>))]
internal sealed partial class PromiseJson : JsonSerializerContext;
