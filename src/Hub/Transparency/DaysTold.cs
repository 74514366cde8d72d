using PeerConnect.Contracts;
using PeerConnect.Hub.Escalation;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Transparency;

namespace PeerConnect.Hub.Transparency;

/// <summary>What is told of the days of a facility, from the first on. Whoever asks first on a day goes on where the one before ended.</summary>
/// <param name="Begins">The first day of the quarter in which there was something to count.</param>
/// <param name="Through">The last day that was looked at.</param>
/// <param name="Messages">Messages written.</param>
/// <param name="Requests">Requests for a person.</param>
internal sealed record DaysTold(DateOnly Begins, DateOnly Through, IReadOnlyList<CountedDays> Messages, IReadOnlyList<CountedDays> Requests)
{
    private const string Days = "days";

    /// <summary>Counts until that day, without the write lock.</summary>
    public static (DaysTold Days, Told<DaysTold>? After) Count(PeerConnectDb db, Guid facility, TimeZoneInfo zone, DateOnly until)
    {
        var after = ToldNumbers.Find<DaysTold>(db, facility, Days);
        return after?.Numbers.Through >= until ? (after.Numbers, after) : ((after?.Numbers ?? First(db, facility, zone, until)).GoOn(db, facility, zone, until), after);
    }

    /// <summary>From now on these are told; or what somebody else was told meanwhile.</summary>
    public static DaysTold Keep(RecordedAct act, (DaysTold Days, Told<DaysTold>? After) counted) =>
        ReferenceEquals(counted.Days, counted.After?.Numbers) ? counted.Days : ToldNumbers.Keep(act, Days, counted.Days, counted.After);

    private static DaysTold First(PeerConnectDb db, Guid facility, TimeZoneInfo zone, DateOnly until)
    {
        var end = LocalTime.Begins(zone, until.AddDays(1));
        var first = WrittenRows.Of(db, facility, DateTimeOffset.UnixEpoch, end).Select(row => row.At)
            .Concat(AskedRows.Of(db, facility, DateTimeOffset.UnixEpoch, end).Select(row => row.At)).Append(end).Min();
        var begins = Quarter.Of(LocalTime.Day(zone, first)).FirstDay;
        return new DaysTold(begins, begins.AddDays(-1), [], []);
    }

    private DaysTold GoOn(PeerConnectDb db, Guid facility, TimeZoneInfo zone, DateOnly until)
    {
        var end = LocalTime.Begins(zone, until.AddDays(1));
        var (written, asked) = (After(Messages), After(Requests));
        var messages = WrittenRows.Of(db, facility, LocalTime.Begins(zone, written), end).CountBy(row => LocalTime.Day(zone, row.At)).ToDictionary();
        var requests = AskedRows.Of(db, facility, LocalTime.Begins(zone, asked), end).CountBy(row => LocalTime.Day(zone, row.At)).ToDictionary();
        return new DaysTold(
            Begins,
            until,
            [.. Messages, .. Stretches.Next(written, [.. Each(written, until).Select(day => messages.GetValueOrDefault(day))])],
            [.. Requests, .. Stretches.Next(asked, [.. Each(asked, until).Select(day => requests.GetValueOrDefault(day))])]);
    }

    private DateOnly After(IReadOnlyList<CountedDays> stretches) => stretches.Count > 0 ? stretches[^1].Until.AddDays(1) : Begins;

    private static IEnumerable<DateOnly> Each(DateOnly from, DateOnly until)
    {
        for (var day = from; day <= until; day = day.AddDays(1))
        {
            yield return day;
        }
    }
}
