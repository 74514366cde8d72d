using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PeerConnect.Moderation.Classification;

/// <summary>Where the second opinion begins: in log odds above the point where the model's own alerts begin, self-harm and violence; written by the command that chose it.</summary>
/// <param name="Doubt">From here on, below an alert, a message is asked about.</param>
/// <param name="Sentence">From here on one sentence by itself is enough.</param>
/// <param name="Joined">From here on a message after those before it is enough.</param>
internal sealed record SecondOpinionScale(Margins Doubt, Margins Sentence, Margins Joined)
{
    public const string FileName = "second-opinion.json";

    /// <summary>Beyond any score: not used.</summary>
    public const float Never = 100;

    private static readonly Lazy<SecondOpinionScale> Built = new(Read);

    public static SecondOpinionScale Shipped => Built.Value;

    public string ToJson() => JsonSerializer.Serialize(this, SecondOpinionJson.Default.SecondOpinionScale);

    private static SecondOpinionScale Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(FileName)!;
        return JsonSerializer.Deserialize(stream, SecondOpinionJson.Default.SecondOpinionScale)!;
    }
}

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.KebabCaseLower, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(SecondOpinionScale))]
internal sealed partial class SecondOpinionJson : JsonSerializerContext;
