using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace PeerConnect.Moderation.Policies.Documents;

/// <summary>Times as people write them: "45s", "2m", "4h", "14d", "without-end".</summary>
internal static partial class Duration
{
    public const string WithoutEnd = "without-end";
    public const string Pattern = $"^({Forms})$";
    private const string Forms = $"[0-9]{{1,6}}[smhd]|{WithoutEnd}";

    public static readonly Wording HowToWrite = new("a whole number and s, m, h or d, such as 30m, 4h or 14d", "un número entero y s, m, h o d, por ejemplo 30m, 4h o 14d");

    public static bool TryParse(string text, out TimeSpan time)
    {
        time = text == WithoutEnd ? RetentionRules.WithoutEnd : TimeSpan.Zero;
        if (text == WithoutEnd)
        {
            return true;
        }

        if (!Form().IsMatch(text))
        {
            return false;
        }

        var count = int.Parse(text.AsSpan(..^1), CultureInfo.InvariantCulture);
        time = text[^1] switch
        {
            's' => TimeSpan.FromSeconds(count),
            'm' => TimeSpan.FromMinutes(count),
            'h' => TimeSpan.FromHours(count),
            _ => TimeSpan.FromDays(count),
        };
        return true;
    }

    /// <summary>In the largest unit that says it exactly.</summary>
    public static string Format(TimeSpan time) => time switch
    {
        _ when time == RetentionRules.WithoutEnd => WithoutEnd,
        _ when time.Ticks % TimeSpan.TicksPerDay == 0 && time != TimeSpan.Zero => Text(time.TotalDays, 'd'),
        _ when time.Ticks % TimeSpan.TicksPerHour == 0 && time != TimeSpan.Zero => Text(time.TotalHours, 'h'),
        _ when time.Ticks % TimeSpan.TicksPerMinute == 0 && time != TimeSpan.Zero => Text(time.TotalMinutes, 'm'),
        _ => Text(Math.Round(time.TotalSeconds), 's'),
    };

    private static string Text(double count, char unit) => string.Create(CultureInfo.InvariantCulture, $"{count}{unit}");

    [GeneratedRegex($@"^({Forms})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}

/// <summary>Writes and reads a policy's times as <see cref="Duration"/> does.</summary>
internal sealed class DurationJson : JsonConverter<TimeSpan>
{
    public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && Duration.TryParse(reader.GetString()!, out var time)
            ? time
            : throw new JsonException($"A time is written as {Duration.HowToWrite.English}.");

    public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) => writer.WriteStringValue(Duration.Format(value));
}
