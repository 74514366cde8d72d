using System.Globalization;
using System.Text.Json;
using PeerConnect.Hub.Storage.Escalation;

namespace PeerConnect.Hub.Escalation;

/// <summary>All that ever leaves the system with an alarm: facility, case number, the word, the time. Whoever may know more finds it after signing in.</summary>
/// <param name="Facility">The facility's code.</param>
/// <param name="Case">"12"; drills count "D1", "D2" …</param>
/// <param name="Word">"alarm", or "DRILL".</param>
/// <param name="At">When it was raised, UTC, to the second.</param>
internal sealed record AlarmText(string Facility, string Case, string Word, string At)
{
    public static AlarmText Of(OwedAlarm owed) => new(
        owed.FacilityCode,
        owed.Drill ? string.Create(CultureInfo.InvariantCulture, $"D{-owed.CaseNumber}") : owed.CaseNumber.ToString(CultureInfo.InvariantCulture),
        owed.Drill ? "DRILL" : "alarm",
        owed.RaisedAt.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));

    /// <summary>The webhook's body.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, JsonSerializerOptions.Web);

    /// <summary>The mail's subject.</summary>
    public string ToSubject() => $"{Word}: {Facility}, case {Case}";

    /// <summary>The mail's text.</summary>
    public string ToLines() => $"{Word}\r\n{Facility}\r\ncase {Case}\r\n{At}\r\n";
}
