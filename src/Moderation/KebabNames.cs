using System.Text.Json;

namespace PeerConnect.Moderation;

/// <summary>An enum's member as documents name it.</summary>
internal static class KebabNames
{
    public static string Of<TEnum>(TEnum value)
        where TEnum : struct, Enum => JsonSerializer.SerializeToElement(value).GetString()!;
}
