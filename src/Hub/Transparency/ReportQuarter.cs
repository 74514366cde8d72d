using System.Text.Json;
using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Operations;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Hub.Storage.Transparency;

namespace PeerConnect.Hub.Transparency;

/// <summary>The report of a quarter that is over: made when somebody first asks for it, and kept, so that no later reading differs by one case.</summary>
internal sealed class ReportQuarter(Store store, TimeProvider time)
{
    private static readonly Refusal NoQuarter = Refusals.InvalidInput("Write the quarter as 2026-Q4.");

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

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
    private (DateTimeOffset Ends, QuarterCounts? Fresh) Count(Guid facility, Quarter quarter)
    {
        using var db = store.Read();
        var zone = TimeZoneInfo.FindSystemTimeZoneById(db.Facilities.Where(row => row.FacilityId == facility).Select(row => row.TimeZone).Single());
        var ends = quarter.Ends(zone);
        return (ends, ends > time.GetUtcNow() || db.QuarterReports.Find(facility, quarter.ToString()) is not null
            ? null
            : QuarterCounts.Of(db, facility, quarter.Begins(zone), ends));
    }

    private static Reply<QuarterReport> Keep(RecordedAct act, Quarter quarter, DateTimeOffset ends, QuarterCounts? fresh)
    {
        var facility = act.By.FacilityId;
        if (act.Db.QuarterReports.Find(facility, quarter.ToString()) is { } made)
        {
            return JsonSerializer.Deserialize<QuarterReport>(made.Report, Json)!;
        }

        if (fresh is null)
        {
            return new Refusal(RefusalCode.NotPossible, $"This quarter is over on {ends.AddDays(-1):yyyy-MM-dd}. Ask for its report after that.");
        }

        var report = Of(quarter.ToString(), act.Now, fresh);
        act.Db.QuarterReports.Add(new QuarterReportRow { FacilityId = facility, Quarter = report.Quarter, Report = JsonSerializer.Serialize(report, Json) });
        return report;
    }

    private static QuarterReport Of(string quarter, DateTimeOffset now, QuarterCounts counts)
    {
        var visits = counts.Visits;
        List<ReportCell> cells =
        [
            Withholding.Alone(ReportFigure.Messages, counts.Messages),
            .. Withholding.Family(
                ReportFigure.Flags,
                (ReportFigure.Confirmed, counts.Confirmed),
                (ReportFigure.FalseAlarms, counts.FalseAlarms),
                (ReportFigure.Unclear, counts.Flags - counts.Confirmed - counts.FalseAlarms)),

            // The same total again: who was not visited is what is left of it.
            .. Withholding.Family(ReportFigure.Flags, (ReportFigure.Visited, visits.Count), (ReportFigure.NotVisited, counts.Flags - visits.Count)).Skip(1),
            .. Withholding.Family(
                ReportFigure.Requests,
                (ReportFigure.Answered, counts.Answered),
                (ReportFigure.Refused, counts.Refused),
                (ReportFigure.Unanswered, counts.Requests - counts.Answered - counts.Refused)),
            Withholding.Alone(ReportFigure.BreaksOfGlass, counts.BreaksOfGlass),
        ];
        return new QuarterReport(
            quarter,
            now,
            cells,
            Withholding.ShowsTimes(visits.Count, counts.Flags)
                ? new VisitTimes(Minutes((visits[(visits.Count - 1) / 2] + visits[visits.Count / 2]) / 2), Minutes(visits[0]), Minutes(visits[^1]))
                : null);
    }

    private static int Minutes(TimeSpan time) => (int)Math.Round(time.TotalMinutes, MidpointRounding.AwayFromZero);
}
