using PeerConnect.Contracts;
using PeerConnect.Hub.Tests.BreakGlass;
using PeerConnect.Hub.Tests.Cases;

namespace PeerConnect.Hub.Tests.Audit;

/// <summary>One case from the message to its outcome, by the chain alone: who saw what and when, and nothing that anybody wrote or told.</summary>
public sealed class An_auditor_follows_a_case : IAsyncLifetime
{
    private const string Canary = GlassWorld.Canary;
    private GlassWorld glass = null!;
    private StaffConsole auditor = null!;

    public async ValueTask InitializeAsync()
    {
        glass = await GlassWorld.StartAsync();
        auditor = glass.World.WithoutFeed("auditor");
    }

    public ValueTask DisposeAsync() => glass.DisposeAsync();

    [Fact]
    public async Task Given_a_case_that_was_seen_and_broken_open_then_its_rows_say_who_saw_what_under_which_role_and_following_is_recorded()
    {
        await glass.World.SayAsync($"i cannot go on {Canary} (s3)");
        var caseId = glass.Case();
        var (asker, _, opened) = await glass.OpenedAsync(caseId);
        GlassWorld.Ok(await asker.ReadGlassAsync(opened));
        await glass.World.WithoutFeed("security").OpenAsync(caseId, CasePurpose.Care);

        var trail = GlassWorld.Ok(await auditor.FollowAsync(caseId));
        Assert.Equal(
            ["case-opened", "case-viewed", "break-glass-asked", "case-viewed", "break-glass-approved", "break-glass-viewed", "case-viewed-denied"],
            trail.Steps.Select(step => step.Act));
        Assert.Equal((caseId, false), (trail.CaseId, trail.More));
        Assert.Null(trail.Steps[0].By);
        Assert.All(trail.Steps.Skip(1), step => Assert.NotNull(step.By));
        var read = trail.Steps.Single(step => step.Act == "break-glass-viewed");
        Assert.Equal((trail.Steps[1].By, (Role?)Role.Clinician, (CasePurpose?)CasePurpose.Care, 1L), (read.By, read.Role, read.Purpose, read.From!.Value));
        Assert.Equal((4, CasePurpose.Care), (trail.Steps[1].Level!.Value, trail.Steps[1].Purpose!.Value));
        foreach (var kept in new[] { Canary, CaseWorld.ResidentName, "a pattern that one message does not show" })
        {
            Assert.DoesNotContain(kept, auditor.Bytes, StringComparison.OrdinalIgnoreCase);
        }

        Assert.Equal(caseId, Assert.Single(GlassWorld.Ok(await auditor.CaseOfAsync($"row={read.Sequence}")).Cases).CaseId);
        Assert.Equal(caseId, Assert.Single(GlassWorld.Ok(await auditor.CaseOfAsync($"number={trail.Number}")).Cases).CaseId);
        Assert.Empty(GlassWorld.Ok(await auditor.CaseOfAsync("number=4711")).Cases);
        Assert.Equal(3, glass.World.Audit("audit-case-looked-up").Count);
        Assert.Equal("""{"found":0,"number":4711,"row":null}""", glass.World.Audit("audit-case-looked-up")[^1].Details);
        Assert.Equal($"case:{caseId:D}", Assert.Single(glass.World.Audit("audit-case-followed")).Subject);
        Assert.Equal(RefusalCode.NotFound, (await auditor.FollowAsync(Guid.CreateVersion7())).Refusal?.Code);
    }

    [Fact]
    public async Task Given_a_supporter_raised_a_concern_then_neither_the_row_that_says_so_nor_who_did_is_on_the_way_to_the_case()
    {
        await glass.World.ChangeAsync(transaction => transaction.Audit(new(
            glass.World.Facility, glass.World.Supporter.Key.PersonId, "concern-raised", $"concern:{Guid.CreateVersion7():D}", new Dictionary<string, object?>())));
        await glass.World.SayAsync("i cannot go on (s3)");
        var caseId = glass.Case();
        await glass.World.ChangeAsync(transaction => transaction.Audit(new(
            glass.World.Facility, glass.World.Supporter.Key.PersonId, "concern-raised", $"concern:{Guid.CreateVersion7():D}", new Dictionary<string, object?> { ["case"] = caseId })));
        var told = glass.World.Audit("concern-raised");
        Assert.Equal(2, told.Count);
        Assert.Equal(["case-opened"], GlassWorld.Ok(await auditor.FollowAsync(caseId)).Steps.Select(step => step.Act));
        Assert.Empty(GlassWorld.Ok(await auditor.CaseOfAsync($"row={told[^1].Sequence}")).Cases);
        Assert.DoesNotContain(CaseWorld.SupporterName, auditor.Bytes, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("clinician")]
    [InlineData("administrator")]
    [InlineData("coordinator")]
    public async Task Given_another_role_then_the_ways_of_an_auditor_are_not_there(string staff)
    {
        await glass.World.SayAsync("i cannot go on (s3)");
        var other = glass.World.WithoutFeed(staff);
        Assert.Equal(RefusalCode.NotFound, (await other.FollowAsync(glass.Case())).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, (await other.CaseOfAsync("number=1")).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, (await other.VerifyAsync()).Refusal?.Code);
        Assert.Empty(glass.World.Audit("audit-case-followed"));
        Assert.NotNull((await auditor.FollowAsync(glass.Case())).Ok);
    }
}
