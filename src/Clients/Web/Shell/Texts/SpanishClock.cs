namespace PeerConnect.Shell.Texts;

/// <summary>Spanish says one o'clock in the singular, and a day with another article than an hour.</summary>
public static class SpanishClock
{
    /// <summary>A time with its article, as it stands after "desde" or "hasta", and of an hour after "a".</summary>
    /// <param name="time">As a clock shows it, with or without its day; "2026-07-01 22:30" has it in front.</param>
    public static string The(string time) => DayOf(time) is { } day ? $"el {day} {At(time[(day.Length + 1)..])}" : Singular($"las {time}");

    /// <summary>At that time: "a las 22:30", or "el 2026-07-01 a las 22:30".</summary>
    /// <inheritdoc cref="The" path="/param"/>
    public static string At(string time) => DayOf(time) is null ? $"a {The(time)}" : The(time);

    /// <summary>Before that time: "antes de las 22:30", or "antes del 2026-07-01 a las 22:30".</summary>
    /// <inheritdoc cref="The" path="/param"/>
    public static string Before(string time) => DayOf(time) is null ? $"antes de {The(time)}" : $"antes d{The(time)}";

    /// <summary>A sentence in which each hour stands in the plural, as it is said.</summary>
    public static string Singular(string sentence)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        return sentence.Replace("las 01:", "la 01:", StringComparison.Ordinal);
    }

    private static string? DayOf(string time)
    {
        ArgumentNullException.ThrowIfNull(time);
        return time.IndexOf(' ', StringComparison.Ordinal) is > 0 and var end && time.IndexOf(':', StringComparison.Ordinal) > end ? time[..end] : null;
    }
}
