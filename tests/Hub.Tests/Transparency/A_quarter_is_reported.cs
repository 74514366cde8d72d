using PeerConnect.Contracts;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Hub.Tests.Cases;
using PeerConnect.Hub.Transparency;

namespace PeerConnect.Hub.Tests.Transparency;

/// <summary>A quarter that is over, in numbers: made once, printable, and nobody in it.</summary>
public sealed partial class A_quarter_is_reported : IAsyncLifetime
{
    private static readonly DateTimeOffset Last = new(2025, 11, 3, 9, 0, 0, TimeSpan.Zero);
    private CaseWorld world = null!;
    private long number = 100;

    public async ValueTask InitializeAsync()
    {
        world = await CaseWorld.StartAsync(fakeTime: true);
        await world.ChangeAsync(transaction =>
        {
            for (var index = 0; index < 25; index++)
            {
                var row = Add(transaction, Last);
                (row.State, row.Verdict) = index == 0 ? (CaseState.Open, null) : (CaseState.Decided, index <= 6 ? nameof(FlagVerdict.True) : nameof(FlagVerdict.False));
                row.FirstVisitAt = index < 20 ? row.OpenedAt.AddMinutes(index + 1) : null;

                // Of each third another message came on the next day: somebody went for it, or has not gone yet.
                row.FaceToFaceAt = index % 3 == 2 ? null : row.FirstVisitAt?.AddDays(index % 3);
            }

            for (var index = 0; index < 6; index++)
            {
                var row = Add(transaction, Last);
                (row.AskedFor, row.State, row.ReasonCode) = (RequestedPerson.Chaplain, CaseState.Decided, nameof(CaseReason.SupportGiven));
            }

            // None of these is of that quarter, or a flag.
            Add(transaction, new DateTimeOffset(2025, 9, 30, 23, 59, 0, TimeSpan.Zero));
            Add(transaction, new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
            Add(transaction, Last).Raised = RaisedKind.Concern;
        });
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Given_a_quarter_that_is_over_then_it_is_counted_small_numbers_are_withheld_and_a_later_reading_is_the_same()
    {
        var report = (await world.WithoutFeed("coordinator").QuarterAsync("2025-Q4")).Ok!;
        Assert.Equal(
            new (ReportFigure, int?)[]
            {
                (ReportFigure.Messages, null), (ReportFigure.Flags, 25), (ReportFigure.Confirmed, null), (ReportFigure.FalseAlarms, null), (ReportFigure.Unclear, null),
                (ReportFigure.Visited, 20), (ReportFigure.NotVisited, 5), (ReportFigure.Requests, 6), (ReportFigure.Answered, null), (ReportFigure.Refused, null),
                (ReportFigure.Unanswered, null), (ReportFigure.BreaksOfGlass, null),
            },
            report.Cells.Select(cell => (cell.Figure, cell.Count)));
        Assert.Equal(new VisitTimes(11, 5, 16), report.Visits);

        await world.ChangeAsync(transaction => Add(transaction, Last));
        var later = (await world.WithoutFeed("auditor").QuarterAsync("2025-Q4")).Ok!;
        Assert.Equal(report.Cells, later.Cells);
        Assert.Equal(report.MadeAt, later.MadeAt);
        Assert.Equal(2, world.Audit("quarter-reported").Count);
    }

    [Fact]
    public async Task Given_a_quarter_that_goes_on_or_no_quarter_then_a_sentence_says_so()
    {
        var coordinator = world.WithoutFeed("coordinator");
        var running = (await coordinator.QuarterAsync("2026-Q1")).Refusal!;
        Assert.Equal(RefusalCode.NotPossible, running.Code);
        Assert.Contains("2026-03-31", running.Message, StringComparison.Ordinal);
        foreach (var wrong in new[] { "2026-Q5", "2026", "26-Q1", "0000-Q1", "9999-Q4", "2026-q1" })
        {
            Assert.Equal(RefusalCode.InvalidInput, (await coordinator.QuarterAsync(wrong)).Refusal?.Code);
        }
    }

    [Fact]
    public async Task Given_the_page_then_it_prints_runs_nothing_asks_for_nothing_and_names_nobody()
    {
        await world.ChangeAsync(transaction => transaction.Db.Facilities.Single(row => row.FacilityId == world.Facility).Name = "North <b>& Co");
        var (status, page) = await world.WithoutFeed("auditor").GetAsync("api/v1/transparency/2025-Q4/page");
        Assert.Equal(System.Net.HttpStatusCode.OK, status);
        Assert.Contains("@media print", page, StringComparison.Ordinal);
        Assert.Contains("11 min (5 to 16)", page, StringComparison.Ordinal);
        Assert.Contains("North &lt;b&gt;&amp; Co, 2025-Q4", page, StringComparison.Ordinal);
        foreach (var never in new[] { "<script", "http:", "https:", "url(", "<link", "<img", "@import", CaseWorld.ResidentName })
        {
            Assert.DoesNotContain(never, page, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task Given_somebody_who_reads_spanish_then_the_page_is_in_spanish_with_the_same_numbers()
    {
        var auditor = world.WithoutFeed("auditor");
        var (_, english) = await auditor.GetAsync("api/v1/transparency/2025-Q4/page");
        var (status, spanish) = await auditor.GetAsync("api/v1/transparency/2025-Q4/page?language=es");
        Assert.Equal(System.Net.HttpStatusCode.OK, status);
        Assert.Contains("<html lang=\"es\">", spanish, StringComparison.Ordinal);
        Assert.Contains("11 min (de 5 a 16)", spanish, StringComparison.Ordinal);
        Assert.Contains("Mensajes escritos", spanish, StringComparison.Ordinal);
        Assert.Equal(
            Numbers().Matches(english).Select(cell => cell.Groups[1].Value.Replace("not shown", "no se muestra", StringComparison.Ordinal).Replace("(5 to 16)", "(de 5 a 16)", StringComparison.Ordinal)),
            Numbers().Matches(spanish).Select(cell => cell.Groups[1].Value));
        foreach (var left in new[] { "Made on", "not shown", "Messages", "somebody", "Quarterly" })
        {
            Assert.DoesNotContain(left, spanish, StringComparison.Ordinal);
        }

        Assert.Equal(System.Net.HttpStatusCode.UnprocessableEntity, (await auditor.GetAsync("api/v1/transparency/2025-Q4/page?language=fr")).Status);
        Assert.All(Enum.GetValues<ReportFigure>(), figure => Assert.NotEqual(QuarterPage.Words(figure).Words.English, QuarterPage.Words(figure).Words.Spanish));
    }

    [System.Text.RegularExpressions.GeneratedRegex("<td>([^<]+)</td>")]
    private static partial System.Text.RegularExpressions.Regex Numbers();

    private CaseRow Add(Storage.WriteTransaction transaction, DateTimeOffset at)
    {
        var row = new CaseRow
        {
            FacilityId = world.Facility,
            CaseId = Guid.CreateVersion7(),
            Number = number++,
            Category = "SelfHarm",
            Severity = 3,
            State = CaseState.Decided,
            SubjectId = world.Resident.Key.PersonId,
            PolicyVersion = 1,
            Excluded = "",
            OpenedAt = at,
            LastMessageAt = at,
            PseudonymSalt = new byte[32],
        };
        transaction.Db.Cases.Add(row);
        return row;
    }
}
