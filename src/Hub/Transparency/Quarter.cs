using System.Globalization;
using PeerConnect.Hub.Escalation;

namespace PeerConnect.Hub.Transparency;

/// <summary>Three months by the facility's own calendar.</summary>
internal readonly record struct Quarter(int Year, int Number)
{
    public static Quarter Of(DateOnly day) => new(day.Year, ((day.Month - 1) / 3) + 1);

    /// <summary>Reads "2026-Q4"; null for anything else.</summary>
    public static Quarter? Parse(string text) =>
        text is [_, _, _, _, '-', 'Q', >= '1' and <= '4'] && int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is > 2000 and < 9999
            ? new Quarter(year, text[6] - '0')
            : null;

    public DateOnly FirstDay => new(Year, ((Number - 1) * 3) + 1, 1);

    public DateOnly LastDay => FirstDay.AddMonths(3).AddDays(-1);

    public DateTimeOffset Begins(TimeZoneInfo zone) => LocalTime.Begins(zone, FirstDay);

    public DateTimeOffset Ends(TimeZoneInfo zone) => LocalTime.Begins(zone, LastDay.AddDays(1));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-Q{Number}");
}
