using System.Text.Json;
using System.Text.Json.Serialization;
using PeerConnect.LoadGenerator.Load;

namespace PeerConnect.LoadGenerator.Comparing;

/// <summary>One line of output: what was measured and how both sides were set up. Exactly one of the results is there.</summary>
internal sealed record Measurement(
    RateResult? Rate,
    SaturationResult? Saturation,
    IdleResult? Idle,
    double OthersShare,
    IReadOnlyDictionary<string, string> Server,
    IReadOnlyDictionary<string, string> Generator)
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>The server kept its word throughout.</summary>
    [JsonIgnore]
    public bool Correct => Rate?.Correct ?? Saturation?.At?.Correct ?? Idle?.Disconnected == 0;

    public static string ToLine<T>(T value) => JsonSerializer.Serialize(value, Format);

    public static T FromLine<T>(string line) => JsonSerializer.Deserialize<T>(line, Format) ?? throw new InvalidDataException("A line of results is empty.");
}
