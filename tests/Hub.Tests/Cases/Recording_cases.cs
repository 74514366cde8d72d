using PeerConnect.Contracts;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Tests.Cases;

public sealed class Recording_cases
{
    [Fact]
    public async Task A_message_below_the_alert_leaves_no_case()
    {
        await using var bench = await RecorderBench.OpenAsync();

        await bench.SayAsync("nice weather", selfHarm: 1);

        using var db = bench.Store.Read();
        Assert.Empty(db.Cases);
        Assert.Empty(db.CaseMessages);
        Assert.Empty(db.Owed);
    }

    [Fact]
    public async Task A_flagged_message_opens_one_case_with_its_grants_context_deadline_and_audit_row()
    {
        await using var bench = await RecorderBench.OpenAsync();
        for (var line = 1; line <= 7; line++)
        {
            await bench.SayAsync($"line {line}");
        }

        await bench.SayAsync("goodbye", selfHarm: 4);

        using var db = bench.Store.Read();
        var opened = Assert.Single(db.Cases);
        Assert.Equal((1, 4, "SelfHarm", CaseState.Open, 1), (opened.Number, opened.Severity, opened.Category, opened.State, opened.MessageCount));
        Assert.Equal(
            [Role.Clinician, Role.Officer, Role.ControlRoom],
            db.CaseGrants.Select(grant => grant.Role).AsEnumerable().Order());
        Assert.DoesNotContain(db.CaseGrants, grant => grant.Purpose != CasePurpose.Care);
        Assert.Equal([3L, 4, 5, 6, 7, 8], db.CaseMessages.OrderBy(line => line.Sequence).Select(line => line.Sequence));
        Assert.Equal([8L], db.CaseMessages.Where(line => line.Flagged).Select(line => line.Sequence));
        Assert.Equal(bench.Time.GetUtcNow().AddMinutes(2), Assert.Single(db.Owed, owed => owed.Kind == OwedKind.CaseDeadline).DueAt);
        Assert.Equal(["opened"], db.CaseEvents.Select(told => told.Kind));
        Assert.Equal(["case-opened"], db.Audit.Select(row => row.Act));
    }

    [Fact]
    public async Task Later_lines_join_an_undecided_case_up_to_the_grant_also_after_a_restart()
    {
        await using var bench = await RecorderBench.OpenAsync();
        await bench.SayAsync("goodbye", selfHarm: 3);
        await bench.SayAsync("after 1");
        await bench.SayAsync("after 2");

        var restarted = bench.Restarted();
        for (var line = 3; line <= 8; line++)
        {
            await bench.SayAsync($"after {line}", recorder: restarted);
        }

        using var db = bench.Store.Read();
        Assert.Equal([1L, 2, 3, 4, 5, 6], db.CaseMessages.OrderBy(line => line.Sequence).Select(line => line.Sequence));
    }

    [Fact]
    public async Task A_second_flagged_message_raises_the_case_and_one_of_another_category_opens_the_next_number()
    {
        await using var bench = await RecorderBench.OpenAsync();
        await bench.SayAsync("low", selfHarm: 2);
        bench.Time.Advance(TimeSpan.FromMinutes(30));

        await bench.SayAsync("goodbye", selfHarm: 4);
        await bench.SayAsync("I will cut him", violence: 3);

        using var db = bench.Store.Read();
        var cases = db.Cases.OrderBy(row => row.Number).ToList();
        Assert.Equal([(1L, "SelfHarm", 4, 2), (2L, "Violence", 3, 1)], cases.Select(row => (row.Number, row.Category, row.Severity, row.MessageCount)));
        var clinician = Assert.Single(db.CaseGrants, grant => grant.Role == Role.Clinician);
        Assert.True(clinician.Location);
        Assert.Equal(bench.Time.GetUtcNow().AddMinutes(2), clinician.AcknowledgeBy);
        Assert.Equal(["case-opened", "case-raised", "case-opened"], db.Audit.OrderBy(row => row.Sequence).Select(row => row.Act));
    }

    [Fact]
    public async Task A_rule_of_one_category_keeps_nobody_out_of_the_case_of_another()
    {
        await using var bench = await RecorderBench.OpenAsync();
        await bench.SayAsync("he wants my phone time again, goodbye", selfHarm: 4, told: 3);
        await bench.SayAsync("and again", selfHarm: 4, told: 3);

        using var db = bench.Store.Read();
        Assert.Equal("OwnKin", db.Cases.Single(row => row.Category == "SelfHarm").Excluded);
        Assert.Contains("SupportersApprover", db.Cases.Single(row => row.Category == "Exploitation").Excluded, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rolled_back_message_leaves_no_case_no_gap_in_the_numbers_and_no_wanted_lines()
    {
        await using var bench = await RecorderBench.OpenAsync();
        await using (var transaction = await bench.Store.BeginWriteAsync(CancellationToken.None))
        {
            bench.Say(transaction, "goodbye", selfHarm: 4);
        }

        await bench.SayAsync("hello");
        await using (var transaction = await bench.Store.BeginWriteAsync(CancellationToken.None))
        {
            bench.Say(transaction, "goodbye", selfHarm: 4);
            bench.Say(transaction, "and again", selfHarm: 3);
            bench.Say(transaction, "he dies", violence: 4);
            bench.Say(transaction, "after");
            await transaction.CommitAsync();
        }

        using var db = bench.Store.Read();
        Assert.Equal([1L, 2], db.Cases.OrderBy(row => row.Number).Select(row => row.Number));
        var first = db.Cases.Single(row => row.Number == 1);
        Assert.Equal(2, first.MessageCount);
        Assert.Equal([1L, 2, 3, 4, 5], db.CaseMessages.Where(line => line.CaseId == first.CaseId).OrderBy(line => line.Sequence).Select(line => line.Sequence));
    }
}
