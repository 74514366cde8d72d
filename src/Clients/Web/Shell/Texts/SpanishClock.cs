namespace PeerConnect.Shell.Texts;

/// <summary>Spanish says one o'clock in the singular.</summary>
public static class SpanishClock
{
    /// <summary>A time with its article, as it stands after "a", "desde" or "hasta".</summary>
    /// <param name="time">As a clock shows it, with or without its day after it.</param>
    public static string The(string time)
    {
        ArgumentNullException.ThrowIfNull(time);
        return time.StartsWith("01:", StringComparison.Ordinal) ? $"la {time}" : $"las {time}";
    }
}
