using System.Globalization;
using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Escalation;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Transparency;

namespace PeerConnect.Hub.Transparency;

/// <summary>A programme in numbers, for its coordinators: as it is now, and in whole days until yesterday. What was told of days, and of a month of the units, stays as it was told.</summary>
internal sealed class ReadOverview(Store store, TimeProvider time)
{
    private const int UsualSpan = 28;
    private static readonly int[] Spans = [7, UsualSpan, 90];
    private static readonly Refusal NoSpan = Refuse.Malformed("Ask for the last 7, 28 or 90 days: write days=7, days=28 or days=90.");

    public async Task<Reply<Overview>> HandleAsync(PersonKey by, string? days, CancellationToken cancellation)
    {
        if (Span(days) is not { } span)
        {
            return NoSpan;
        }

        // Counted before the write lock: nobody's message waits until days are gone through.
        var counted = Count(by.FacilityId, span);
        return await store.ActAsync<Overview>(
            by,
            "overview-read",
            "overview",
            act =>
            {
                act.Details["days"] = span;
                return Tell(act, counted);
            },
            cancellation);
    }

    private static int? Span(string? days) => days is null ? UsualSpan
        : int.TryParse(days, NumberStyles.None, CultureInfo.InvariantCulture, out var asked) && Spans.Contains(asked) ? asked : null;

    private Counted Count(Guid facility, int span)
    {
        using var db = store.Read();
        var now = time.GetUtcNow();
        var zone = TimeZoneInfo.FindSystemTimeZoneById(db.Facilities.Where(row => row.FacilityId == facility).Select(row => row.TimeZone).Single());
        var today = LocalTime.Day(zone, now);
        var (from, month) = (today.AddDays(-span), new DateOnly(today.Year, today.Month, 1).AddMonths(-1));
        var told = ToldNumbers.Find<MonthOfUnits>(db, facility, Of(month))?.Numbers;
        var days = DaysTold.Count(db, facility, zone, today.AddDays(-1));
        return new Counted(
            span,
            from,
            today.AddDays(-1),
            OverviewCounts.Of(db, facility, now),
            days,
            month,
            told,
            told is null ? OverviewCounts.OfUnits(db, facility, LocalTime.Begins(zone, month), LocalTime.Begins(zone, month.AddMonths(1))) : [],
            db.Units.Where(row => row.FacilityId == facility).ToDictionary(row => row.UnitId, row => row.Name));
    }

    private static Overview Tell(RecordedAct act, Counted counted)
    {
        var days = DaysTold.Keep(act, counted.Days);
        var units = counted.Told ?? ToldNumbers.Keep(act, Of(counted.Month), new MonthOfUnits(
            [.. counted.Units.Where(unit => Withholding.ShowsParts(unit.Writers, unit.InChats - unit.Writers)).Select(unit => new ToldUnit(unit.Unit, unit.Writers))]));
        var waits = counted.Now.Waits;
        return new Overview(
            counted.Span,
            counted.From,
            counted.Until,
            Cells(counted.Now),
            [.. days.Messages.Where(stretch => stretch.Until >= counted.From)],
            [.. days.Requests.Where(stretch => stretch.Until >= counted.From)],
            counted.Month,
            [
                .. counted.UnitNames.OrderBy(unit => unit.Value, StringComparer.Ordinal)
                    .Select(unit => new UnitUse(unit.Key, unit.Value, units.Units.FirstOrDefault(each => each.UnitId == unit.Key)?.Writers)),
            ],
            waits.Count >= Withholding.Fewest ? (int)Withholding.Median(waits).TotalHours : null);
    }

    private static List<OverviewCell> Cells(OverviewCounts now)
    {
        List<(OverviewFigure Figure, int? Count)> cells =
        [
            (OverviewFigure.InChats, Withholding.Alone(now.InChats)),
            .. Withholding.Family(OverviewFigure.Certified, (OverviewFigure.Supporting, now.Supporting), (OverviewFigure.Resting, now.Certified - now.Supporting)),

            // The same total again.
            .. Withholding.Family(OverviewFigure.Certified, (OverviewFigure.CertificateEnds, now.Ending), (OverviewFigure.CertificateLasts, now.Certified - now.Ending)).Skip(1),
            (OverviewFigure.Waiting, Withholding.Alone(now.Waits.Count)),
            (OverviewFigure.Pairs, Withholding.Alone(now.Pairs)),
            (OverviewFigure.Groups, Withholding.Alone(now.Groups)),
        ];
        return [.. cells.Select(cell => new OverviewCell(cell.Figure, cell.Count))];
    }

    private static string Of(DateOnly month) => month.ToString("yyyy-MM' units'", CultureInfo.InvariantCulture);

    private sealed record ToldUnit(Guid UnitId, int Writers);

    /// <summary>How many of each unit wrote in a month, where five did and five who could did not. How many could is not told: all units but a small one would show that one.</summary>
    private sealed record MonthOfUnits(IReadOnlyList<ToldUnit> Units);

    /// <summary>Everything, before it is told.</summary>
    private sealed record Counted(
        int Span,
        DateOnly From,
        DateOnly Until,
        OverviewCounts Now,
        (DaysTold Days, Told<DaysTold>? After) Days,
        DateOnly Month,
        MonthOfUnits? Told,
        IReadOnlyList<(Guid Unit, int InChats, int Writers)> Units,
        IReadOnlyDictionary<Guid, string> UnitNames);
}
