using System.Text.Json;
using System.Text.Json.Serialization;
using PeerConnect.Contracts;

namespace PeerConnect.Verification;

/// <summary>How lines of exports and anchor files are written and read.</summary>
public static class AuditFile
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        AllowDuplicateProperties = false,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        MaxDepth = 4,
        NumberHandling = JsonNumberHandling.Strict,
        PropertyNameCaseInsensitive = false,
        RespectNullableAnnotations = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>The line, without its end.</summary>
    public static string Write(AuditLine line) => JsonSerializer.Serialize(line, Form);

    /// <summary>The line, or null when it does not have the documented form.</summary>
    public static AuditLine? Read(string text)
    {
        try
        {
            var line = JsonSerializer.Deserialize<AuditLine>(text, Form);
            var parts = new object?[] { line?.Row, line?.Checkpoint, line?.Manifest };
            return parts.Count(part => part is not null) == 1 ? line : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
