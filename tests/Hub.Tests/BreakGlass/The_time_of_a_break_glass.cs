using PeerConnect.Contracts;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Hub.Tests.Cases;

namespace PeerConnect.Hub.Tests.BreakGlass;

/// <summary>It ends on time, whether the server ran or not; and somebody who had no part in it says afterwards whether it was justified.</summary>
public sealed class The_time_of_a_break_glass
{
    [Fact]
    public async Task Given_its_time_is_over_then_the_next_page_is_refused()
    {
        await using var glass = await GlassWorld.StartAsync();
        await glass.World.SayAsync("i cannot go on (s3)");
        var (asker, _, opened) = await glass.OpenedAsync(glass.Case());
        glass.Pass(GlassWorld.Box - TimeSpan.FromSeconds(1));
        Assert.NotNull((await asker.ReadGlassAsync(opened)).Ok);
        glass.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(RefusalCode.NotPossible, (await asker.ReadGlassAsync(opened)).Refusal?.Code);
        await glass.DoDueAsync();
        Assert.Equal(RefusalCode.NotPossible, (await asker.ReadGlassAsync(opened)).Refusal?.Code);
        Assert.Null(Assert.Single(glass.World.Audit("break-glass-over")).ActorId);
        Assert.Equal(BreakGlassState.Over, Assert.Single((await GlassWorld.OpenAsync(asker, glass.Case())).Glass!).State);
    }

    [Fact]
    public async Task Given_a_restart_in_the_middle_then_it_goes_on_and_ends_when_it_would_have()
    {
        await using var glass = await GlassWorld.StartAsync();
        await glass.World.SayAsync("i cannot go on (s3)");
        var caseId = glass.Case();
        var (_, _, opened) = await glass.OpenedAsync(caseId);
        glass.Pass(TimeSpan.FromSeconds(10));
        await glass.World.RestartAsync();
        var asker = glass.World.WithoutFeed("clinician");
        Assert.Equal(opened.Until, GlassWorld.Ok(await asker.ReadGlassAsync(opened)).Until);
        glass.Pass(TimeSpan.FromSeconds(20));
        await glass.World.RestartAsync();
        asker = glass.World.WithoutFeed("clinician");
        Assert.Equal(RefusalCode.NotPossible, (await asker.ReadGlassAsync(opened)).Refusal?.Code);
        await glass.DoDueAsync();
        Assert.Single(glass.World.Audit("break-glass-over"));
    }

    [Fact]
    public async Task Given_nobody_answers_in_time_then_it_lapses_and_a_late_approval_opens_nothing()
    {
        await using var glass = await GlassWorld.StartAsync();
        await glass.World.SayAsync("i cannot go on (s3)");
        var caseId = glass.Case();
        var asker = await glass.ReaderAsync("clinician", caseId);
        var asked = GlassWorld.Ok(await asker.AskGlassAsync(caseId, CasePurpose.Care));
        var approver = await glass.ReaderAsync("colleague", caseId);
        glass.Pass(GlassWorld.Box);
        Assert.Null(Assert.Single((await approver.ListAsync()).Ok!.Cases).Glass);
        Assert.Equal(RefusalCode.NotPossible, (await approver.GlassAsync(asked, "approve")).Refusal?.Code);
        Assert.Equal(RefusalCode.NotPossible, (await asker.ReadGlassAsync(asked)).Refusal?.Code);
        await glass.DoDueAsync();
        Assert.Single(glass.World.Audit("break-glass-lapsed"));
        Assert.Equal(0, await glass.DoDueAsync());
    }

    [Fact]
    public async Task Given_the_case_is_decided_then_it_is_over_and_what_is_asked_lapses()
    {
        await using var glass = await GlassWorld.StartAsync();
        await glass.World.SayAsync("i cannot go on (s3)");
        var caseId = glass.Case();
        var (asker, approver, opened) = await glass.OpenedAsync(caseId);
        var asked = GlassWorld.Ok(await approver.AskGlassAsync(caseId, CasePurpose.Care));
        Assert.NotNull((await approver.TakeAsync(caseId)).Ok);
        Assert.NotNull((await approver.DecideAsync(caseId, CaseReason.KnownAlready)).Ok);
        Assert.Equal(RefusalCode.NotPossible, (await asker.ReadGlassAsync(opened)).Refusal?.Code);
        Assert.Equal(RefusalCode.NotPossible, (await (await glass.ReaderAsync("facilitator", caseId)).GlassAsync(asked, "approve")).Refusal?.Code);
        Assert.Equal(RefusalCode.AlreadyDecided, (await asker.AskGlassAsync(caseId, CasePurpose.Care)).Refusal?.Code);

        // The person says that nobody came: the case is open again, and that is another situation.
        await glass.World.ChangeAsync(transaction => transaction.Db.Cases.Single().State = CaseState.Open);
        Assert.Equal(RefusalCode.NotPossible, (await asker.ReadGlassAsync(opened)).Refusal?.Code);
        Assert.Equal(RefusalCode.NotPossible, (await (await glass.ReaderAsync("facilitator", caseId)).GlassAsync(asked, "approve")).Refusal?.Code);
    }

    [Fact]
    public async Task Given_it_is_over_then_a_third_person_reviews_it_once_and_nobody_who_had_a_part()
    {
        await using var glass = await GlassWorld.StartAsync();
        await glass.World.SayAsync("i cannot go on (s3)");
        var caseId = glass.Case();
        var (asker, approver, opened) = await glass.OpenedAsync(caseId);
        var justified = new { justified = true, note = "it showed the plan" };
        var third = await glass.ReaderAsync("facilitator", caseId);
        Assert.Equal(RefusalCode.NotPossible, (await third.GlassAsync(opened, "review", justified)).Refusal?.Code);
        glass.Pass(GlassWorld.Box);
        foreach (var part in new[] { asker, approver })
        {
            await GlassWorld.OpenAsync(part, caseId);
            Assert.Equal(RefusalCode.SecondPersonNeeded, (await part.GlassAsync(opened, "review", justified)).Refusal?.Code);
            Assert.Empty(GlassWorld.Ok(await part.GlassReviewsAsync()).Reviews);
        }

        var waiting = Assert.Single(GlassWorld.Ok(await third.GlassReviewsAsync()).Reviews);
        Assert.Equal((opened.GlassId, false, 0, CasePurpose.Care), (waiting.GlassId, waiting.Overdue, waiting.Views, waiting.OpenFor));
        Assert.Equal(RefusalCode.OpenFirst, (await third.GlassAsync(opened, "review", justified)).Refusal?.Code);
        await GlassWorld.OpenAsync(third, caseId);
        Assert.True(GlassWorld.Ok(await third.GlassAsync(opened, "review", justified)).Justified);
        Assert.Equal(RefusalCode.AlreadyDecided, (await third.GlassAsync(opened, "review", justified)).Refusal?.Code);
        Assert.Empty(GlassWorld.Ok(await third.GlassReviewsAsync()).Reviews);
        Assert.Equal("it showed the plan", Assert.Single((await GlassWorld.OpenAsync(asker, caseId)).Glass!).Reviewed!.Text);
        glass.Pass(GlassWorld.Review);
        await glass.DoDueAsync();
        Assert.Empty(glass.World.Audit("break-glass-review-overdue"));
        Assert.Equal(
            $$"""{"case":"{{caseId}}","justified":true,"late":false}""", Assert.Single(glass.World.Audit("break-glass-reviewed")).Details);
    }

    [Fact]
    public async Task Given_nobody_reviews_it_in_time_then_it_is_overdue_for_the_auditor_and_recorded_once()
    {
        await using var glass = await GlassWorld.StartAsync();
        await glass.World.SayAsync("tonight (s4)");
        var caseId = glass.Case();
        var asker = await glass.ReaderAsync("clinician", caseId);
        var opened = GlassWorld.Ok(await asker.AskGlassAsync(caseId, CasePurpose.Care, alone: true));
        var auditor = glass.World.WithoutFeed("auditor");
        Assert.Empty(GlassWorld.Ok(await auditor.GlassReviewsAsync()).Reviews);
        glass.Pass(GlassWorld.Box);
        var forAuditors = Assert.Single(GlassWorld.Ok(await auditor.GlassReviewsAsync()).Reviews);
        Assert.Equal((false, (CasePurpose?)null), (forAuditors.Overdue, forAuditors.OpenFor));
        glass.Pass(GlassWorld.Review);
        Assert.True(Assert.Single(GlassWorld.Ok(await auditor.GlassReviewsAsync()).Reviews).Overdue);
        await glass.DoDueAsync();
        await glass.DoDueAsync();
        Assert.Null(Assert.Single(glass.World.Audit("break-glass-review-overdue")).ActorId);

        // Late is better than never, and is said to be late.
        var third = await glass.ReaderAsync("colleague", caseId);
        Assert.False(GlassWorld.Ok(await third.GlassAsync(opened, "review", new { justified = false })).Justified);
        Assert.Contains("\"late\":true", Assert.Single(glass.World.Audit("break-glass-reviewed")).Details, StringComparison.Ordinal);
        Assert.Empty(GlassWorld.Ok(await auditor.GlassReviewsAsync()).Reviews);
    }
}
