using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PeerConnect.Moderation.Classification;

/// <summary>What a model file says of itself.</summary>
/// <param name="Version">Stored with each verdict.</param>
/// <param name="FeatureFormat">Which features it was trained on.</param>
/// <param name="Features">How many it knows.</param>
/// <param name="Rows">How many messages it was trained on.</param>
/// <param name="Inputs">SHA-256 of everything it was made from: the corpus files, the lexicon, the word classes.</param>
/// <param name="Parts">SHA-256 of the other entries of the archive.</param>
/// <param name="Classes">Calibration and operating point of each class, self-harm first.</param>
/// <param name="MissesOneIn">It misses about one in this many messages of severity 2 and more, by the cross-validation.</param>
/// <param name="Conversations">Calibration and limit of sexual abuse and of exploitation, in this order; null in a file that does not judge them.</param>
internal sealed record ModelManifest(
    string Version,
    int FeatureFormat,
    int Features,
    int Rows,
    ImmutableSortedDictionary<string, string> Inputs,
    ImmutableSortedDictionary<string, string> Parts,
    ImmutableArray<ClassScale> Classes,
    int MissesOneIn,
    IReadOnlyList<ConversationScale>? Conversations = null)
{
    public const string Entry = "manifest.json";
    public const string WeightsEntry = "weights.bin";
    public const string ConversationWeightsEntry = "conversation-weights.bin";

    public byte[] ToUtf8() => JsonSerializer.SerializeToUtf8Bytes(this, ManifestJson.Default.ModelManifest);

    /// <summary>Where its severities begin: calibrations and thresholds, as bytes to be hashed.</summary>
    public byte[] Scales() => JsonSerializer.SerializeToUtf8Bytes(Classes, ManifestJson.Default.ImmutableArrayClassScale);

    public static ModelManifest? Read(ReadOnlySpan<byte> utf8) => JsonSerializer.Deserialize(utf8, ManifestJson.Default.ModelManifest);
}

[JsonSourceGenerationOptions(
    WriteIndented = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.KebabCaseLower,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ModelManifest))]
internal sealed partial class ManifestJson : JsonSerializerContext;
