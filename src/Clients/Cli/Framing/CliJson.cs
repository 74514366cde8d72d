using System.Text.Json;
using System.Text.Json.Serialization;

namespace PeerConnect.Cli;

/// <summary>JSON for files and for <c>--json</c>: the wire's own names.</summary>
internal static class CliJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
