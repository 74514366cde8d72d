using System.Text.Json;

namespace PeerConnect.Client.Tests.Stories;

/// <summary>The coordinator keeps a roster and runs a drill; the clinician goes, and the report says when. The auditor prints a quarter.</summary>
public sealed class ADrillIsRun(DemoHub hub) : IClassFixture<DemoHub>
{
    [Fact]
    public async Task a_roster_is_set_its_gap_is_named_and_a_drill_runs_from_start_to_report()
    {
        using var desk = new Desk(hub);
        var rosa = await desk.StaffAsync("r.castillo", "castillo-for-the-demo");
        var ngozi = await desk.StaffAsync("n.adeyemi", "adeyemi-for-the-demo");

        var list = await desk.DoneAsync(
            string.Empty, "--profile", rosa, "rosters", "set", "care", "--role", "Clinician", "--shift", "Mon-Sat 00:00-00:00", "--member", "n.adeyemi");
        Assert.Contains("Sunday 00:00 to Monday 00:00 has nobody on 'clinician'.", list, StringComparison.Ordinal);
        list = await desk.DoneAsync(string.Empty, "--profile", rosa, "rosters", "set", "care", "--shift", "Mon-Sat 00:00-00:00", "--shift", "sun 00:00-00:00");
        Assert.DoesNotContain("has nobody", list, StringComparison.Ordinal);
        Assert.Contains("n.adeyemi", list, StringComparison.Ordinal);
        Assert.Contains("r.castillo", await desk.RefusedAsync(string.Empty, "--profile", rosa, "rosters", "set", "care", "--member", "r.castillo"), StringComparison.Ordinal);
        await desk.RefusedAsync(string.Empty, "--profile", ngozi, "rosters", "list");

        Assert.Contains("Drill 1 runs", await desk.DoneAsync(string.Empty, "--profile", rosa, "drills", "start", "--unit", "B"), StringComparison.Ordinal);
        Assert.Contains("DRILL", await desk.DoneAsync(string.Empty, "--profile", ngozi, "feed", "--once"), StringComparison.Ordinal);
        var waiting = JsonDocument.Parse(await desk.DoneAsync(string.Empty, "--profile", ngozi, "--json", "case", "list"));
        var id = waiting.RootElement.GetProperty("cases")[0].GetProperty("caseId").GetString()!;
        await desk.DoneAsync(string.Empty, "--profile", ngozi, "case", "on-the-way", id[^6..]);
        Assert.Contains("on the way since", await desk.DoneAsync(string.Empty, "--profile", ngozi, "case", "list"), StringComparison.Ordinal);
        await desk.DoneAsync(string.Empty, "--profile", ngozi, "case", "face-to-face", id);
        await desk.DoneAsync(string.Empty, "--profile", rosa, "drills", "end", "1");

        var report = await desk.DoneAsync(string.Empty, "--profile", rosa, "drills", "report", "1");
        Assert.All(new[] { "opened", "on-the-way", "face-to-face", "drill-ended" }, step => Assert.Contains(step, report, StringComparison.Ordinal));
        Assert.DoesNotContain("Adeyemi", report, StringComparison.OrdinalIgnoreCase);
        await desk.DoneAsync(string.Empty, "--profile", rosa, "rosters", "remove", "care");
        Assert.DoesNotContain("care", await desk.DoneAsync(string.Empty, "--profile", rosa, "rosters", "list"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_quarter_that_is_over_is_reported_in_numbers_and_as_a_page()
    {
        using var desk = new Desk(hub);
        var anna = await desk.StaffAsync("a.novak", "novak-for-the-demo");
        Assert.Matches(@"BreaksOfGlass\s+not shown", await desk.DoneAsync(string.Empty, "--profile", anna, "report", "quarter", "2025-Q1"));
        await desk.RefusedAsync(string.Empty, "--profile", anna, "report", "quarter", "2025");
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            await desk.DoneAsync(string.Empty, "--profile", anna, "report", "quarter", "2025-Q1", "--html", file);
            Assert.Contains("2025-Q1</h1>", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
