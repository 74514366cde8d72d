using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Escalation;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Transparency;

namespace PeerConnect.Hub.Transparency;

/// <summary>The report of a quarter that is over: made when somebody first asks for it, and kept, so that no later reading differs by one case.</summary>
internal sealed class ReportQuarter(Store store, TimeProvider time)
{
    private static readonly Refusal NoQuarter = Refusals.InvalidInput("Write the quarter as 2026-Q4.");

    public async Task<Reply<QuarterReport>> HandleAsync(PersonKey by, string quarter, CancellationToken cancellation)
    {
        if (Quarter.Parse(quarter) is not { } asked)
        {
            return NoQuarter;
        }

        // Counted before the write lock: nobody's message waits until a quarter is gone through.
        var (ends, fresh) = Count(by.FacilityId, asked);
        return await store.ActAsync(by, "quarter-reported", $"quarter:{asked}", act => Keep(act, asked, ends, fresh), cancellation);
    }

    /// <summary>How many requests the stretches hold that ended in a quarter, and what became of them. Told here alone: nothing that is told elsewhere can be taken from it.</summary>
    /// <param name="quarter">The quarter.</param>
    /// <param name="stretches">What is told of the days.</param>
    /// <param name="ends">What became of the requests of each day.</param>
    internal static IEnumerable<(ReportFigure Figure, int? Count)> Requests(Quarter quarter, IEnumerable<CountedDays> stretches, ILookup<DateOnly, RequestEnd> ends)
    {
        var told = Of(quarter, stretches).ToList();
        var all = ends.Where(day => told.Any(stretch => stretch.From <= day.Key && day.Key <= stretch.Until)).SelectMany(day => day).CountBy(end => end).ToDictionary();
        return Withholding.Family(
            ReportFigure.Requests,
            (ReportFigure.Answered, all.GetValueOrDefault(RequestEnd.Arrived)),
            (ReportFigure.Refused, all.GetValueOrDefault(RequestEnd.Refused)),
            (ReportFigure.Unanswered, all.GetValueOrDefault(RequestEnd.Unanswered)));
    }

    /// <summary>When the quarter ends, and what it comes to where it is over and nobody asked before.</summary>
    private (DateTimeOffset Ends, Counted? Fresh) Count(Guid facility, Quarter quarter)
    {
        using var db = store.Read();
        var zone = TimeZoneInfo.FindSystemTimeZoneById(db.Facilities.Where(row => row.FacilityId == facility).Select(row => row.TimeZone).Single());
        var (ends, now) = (quarter.Ends(zone), time.GetUtcNow());
        if (ends > now || ToldNumbers.Find<QuarterReport>(db, facility, quarter.ToString()) is not null)
        {
            return (ends, null);
        }

        var days = DaysTold.Count(db, facility, zone, LocalTime.Day(zone, now).AddDays(-1));
        return (ends, new Counted(
            QuarterCounts.Of(db, facility, quarter.Begins(zone), ends),
            days,
            AskedRows.Of(db, facility, LocalTime.Begins(zone, days.Days.Requests.LastOrDefault(stretch => stretch.Until < quarter.FirstDay)?.Until.AddDays(1) ?? days.Days.Begins), ends)
                .ToLookup(row => LocalTime.Day(zone, row.At), row => row.End)));
    }

    private static Reply<QuarterReport> Keep(RecordedAct act, Quarter quarter, DateTimeOffset ends, Counted? fresh)
    {
        if (ToldNumbers.Find<QuarterReport>(act.Db, act.By.FacilityId, quarter.ToString()) is { } made)
        {
            return made.Numbers;
        }

        if (fresh is null)
        {
            return new Refusal(RefusalCode.NotPossible, $"This quarter is over on {ends.AddDays(-1):yyyy-MM-dd}. Ask for its report after that.");
        }

        var days = DaysTold.Keep(act, fresh.Days);
        return ToldNumbers.Keep(act, quarter.ToString(), Of(quarter, act.Now, days, fresh.Ends, fresh.Flags));
    }

    private static IEnumerable<CountedDays> Of(Quarter quarter, IEnumerable<CountedDays> stretches) => stretches.Where(stretch => Quarter.Of(stretch.Until) == quarter);

    private static QuarterReport Of(Quarter quarter, DateTimeOffset now, DaysTold days, ILookup<DateOnly, RequestEnd> ends, QuarterCounts counts)
    {
        var visits = counts.Visits;
        var middle = Withholding.Middle(visits);
        List<(ReportFigure Figure, int? Count)> cells =
        [
            (ReportFigure.Messages, Withholding.Alone(Of(quarter, days.Messages).Sum(stretch => stretch.Count))),
            .. Withholding.Family(
                ReportFigure.Flags,
                (ReportFigure.Confirmed, counts.Confirmed),
                (ReportFigure.FalseAlarms, counts.FalseAlarms),
                (ReportFigure.Unclear, counts.Flags - counts.Confirmed - counts.FalseAlarms)),

            // The same total again: who was not visited is what is left of it.
            .. Withholding.Family(ReportFigure.Flags, (ReportFigure.Visited, visits.Count), (ReportFigure.NotVisited, counts.Flags - visits.Count)).Skip(1),
            .. Requests(quarter, days.Requests, ends),
            (ReportFigure.BreaksOfGlass, Withholding.Alone(counts.BreaksOfGlass)),
        ];
        return new QuarterReport(
            quarter.ToString(),
            now,
            [.. cells.Select(cell => new ReportCell(cell.Figure, cell.Count))],
            Withholding.ShowsTimes(visits.Count, counts.Flags)
                ? new VisitTimes(
                    Withholding.Minutes(Withholding.Median(visits)),
                    middle is { } half ? Withholding.Minutes(half.From) : null,
                    middle is { } rest ? Withholding.Minutes(rest.To) : null)
                : null);
    }

    /// <summary>A quarter, before it is told. Messages and requests are those of the days that are told as ending in it; what became of them is as it is now.</summary>
    private sealed record Counted(QuarterCounts Flags, (DaysTold Days, Told<DaysTold>? After) Days, ILookup<DateOnly, RequestEnd> Ends);
}
