using System.Text.Json.Serialization;
using PeerConnect.Shell.Texts;

namespace PeerConnect.Shell.Looking;

/// <summary>Light or dark.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Theme>))]
public enum Theme
{
    /// <summary>As the device is set.</summary>
    Auto,

    /// <summary>Light.</summary>
    Light,

    /// <summary>Dark.</summary>
    Dark,
}

/// <summary>What a person chose for the eyes: harmless, and all that a personal device may keep.</summary>
/// <param name="Language">The language of the pages; null until somebody chose one.</param>
/// <param name="Theme">Light or dark.</param>
/// <param name="Size">1 normal, 2 bigger, 3 biggest.</param>
/// <param name="MoreContrast">Stronger colours.</param>
/// <param name="Facility">The code of the facility that was chosen last.</param>
public sealed record Appearance(Language? Language = null, Theme Theme = Theme.Auto, int Size = 1, bool MoreContrast = false, string? Facility = null);

[JsonSerializable(typeof(Appearance))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class AppearanceJson : JsonSerializerContext;
