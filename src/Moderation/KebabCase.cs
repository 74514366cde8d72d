using System.Text.Json;
using System.Text.Json.Serialization;

namespace PeerConnect.Moderation;

/// <summary>Writes an enum's members as the policy document names them: "self-harm". Numbers are refused, because they change meaning when a member joins.</summary>
/// <typeparam name="TEnum">The enum.</typeparam>
internal sealed class KebabCase<TEnum>() : JsonStringEnumConverter<TEnum>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where TEnum : struct, Enum;
