using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Escalation;
using PeerConnect.Hub.Operations;
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
            days.Days.Requests.Where(stretch => Quarter.Of(stretch.Until) == quarter).ToList() is [var first, ..] stretches
                ? [.. AskedRows.Of(db, facility, LocalTime.Begins(zone, first.From), LocalTime.Begins(zone, stretches[^1].Until.AddDays(1))).Select(row => row.End)]
                : []));
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

        var messages = DaysTold.Keep(act, fresh.Days).Messages.Where(stretch => Quarter.Of(stretch.Until) == quarter).Sum(stretch => stretch.Count);
        return ToldNumbers.Keep(act, quarter.ToString(), Of(quarter.ToString(), act.Now, messages, fresh.Requests.ToLookup(end => end), fresh.Flags));
    }

    private static QuarterReport Of(string quarter, DateTimeOffset now, int messages, ILookup<RequestEnd, RequestEnd> requests, QuarterCounts counts)
    {
        var visits = counts.Visits;
        List<(ReportFigure Figure, int? Count)> cells =
        [
            (ReportFigure.Messages, Withholding.Alone(messages)),
            .. Withholding.Family(
                ReportFigure.Flags,
                (ReportFigure.Confirmed, counts.Confirmed),
                (ReportFigure.FalseAlarms, counts.FalseAlarms),
                (ReportFigure.Unclear, counts.Flags - counts.Confirmed - counts.FalseAlarms)),

            // The same total again: who was not visited is what is left of it.
            .. Withholding.Family(ReportFigure.Flags, (ReportFigure.Visited, visits.Count), (ReportFigure.NotVisited, counts.Flags - visits.Count)).Skip(1),
            .. Withholding.Family(
                ReportFigure.Requests,
                (ReportFigure.Answered, requests[RequestEnd.Arrived].Count()),
                (ReportFigure.Refused, requests[RequestEnd.Refused].Count()),
                (ReportFigure.Unanswered, requests[RequestEnd.Unanswered].Count())),
            (ReportFigure.BreaksOfGlass, Withholding.Alone(counts.BreaksOfGlass)),
        ];
        return new QuarterReport(
            quarter,
            now,
            [.. cells.Select(cell => new ReportCell(cell.Figure, cell.Count))],
            Withholding.ShowsTimes(visits.Count, counts.Flags)
                ? new VisitTimes(Withholding.Minutes(Withholding.Median(visits)), Withholding.Minutes(visits[0]), Withholding.Minutes(visits[^1]))
                : null);
    }

    /// <summary>A quarter, before it is told. Messages and requests are those of the days that are told as ending in it.</summary>
    private sealed record Counted(QuarterCounts Flags, (DaysTold Days, Told<DaysTold>? After) Days, IReadOnlyList<RequestEnd> Requests);
}
