using System.Globalization;
using PeerConnect.Hub.Escalation;

namespace PeerConnect.Hub.Transparency;

/// <summary>Three months by the facility's own calendar.</summary>
internal readonly record struct Quarter(int Year, int Number)
{
    /// <summary>Reads "2026-Q4"; null for anything else.</summary>
    public static Quarter? Parse(string text) =>
        text is [_, _, _, _, '-', 'Q', >= '1' and <= '4'] && int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is > 2000 and < 9999
            ? new Quarter(year, text[6] - '0')
            : null;

    public DateTimeOffset Begins(TimeZoneInfo zone) => LocalTime.Begins(zone, new DateTime(Year, ((Number - 1) * 3) + 1, 1));

    public DateTimeOffset Ends(TimeZoneInfo zone) => (Number == 4 ? new Quarter(Year + 1, 1) : this with { Number = Number + 1 }).Begins(zone);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-Q{Number}");
}
