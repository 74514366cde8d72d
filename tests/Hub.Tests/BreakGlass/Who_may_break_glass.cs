using PeerConnect.Contracts;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Hub.Tests.Cases;

namespace PeerConnect.Hub.Tests.BreakGlass;

/// <summary>Asked by somebody who works the case, approved by somebody else who could, reviewed by somebody else again.</summary>
public sealed class Who_may_break_glass
{
    [Fact]
    public async Task Given_somebody_who_asked_then_nobody_can_approve_it_but_another_who_does_not_stand_below()
    {
        await using var glass = await GlassWorld.StartAsync();
        await glass.World.SayAsync("i cannot go on (s3)");
        var caseId = glass.Case();
        var asker = await glass.ReaderAsync("clinician", caseId);
        var asked = GlassWorld.Ok(await asker.AskGlassAsync(caseId, CasePurpose.Care));
        await GlassWorld.OpenAsync(asker, caseId);
        Assert.Equal(RefusalCode.SecondPersonNeeded, (await asker.GlassAsync(asked, "approve")).Refusal?.Code);
        Assert.Equal(RefusalCode.NotPossible, (await asker.AskGlassAsync(caseId, CasePurpose.Care)).Refusal?.Code);

        // Below the asker, over another person.
        var below = await glass.ReaderAsync("facilitator", caseId);
        await glass.World.ChangeAsync(transaction =>
        {
            Reports(transaction, "facilitator", "chaplain");
            Reports(transaction, "chaplain", "clinician");
        });
        Assert.Equal(RefusalCode.SecondPersonNeeded, (await below.GlassAsync(asked, "approve")).Refusal?.Code);
        Assert.Equal(RefusalCode.SecondPersonNeeded, (await below.GlassAsync(asked, "refuse")).Refusal?.Code);

        // Not for the case at all: unknown, of another facility, kin, or without a role that works it.
        foreach (var other in new[] { "kin", "security", "moderator", "coordinator", "auditor", "administrator", "foreign clinician" })
        {
            var console = glass.World.WithoutFeed(other);
            Assert.Equal(RefusalCode.NotFound, (await console.AskGlassAsync(caseId, CasePurpose.Care)).Refusal?.Code);
            Assert.Equal(RefusalCode.NotFound, (await console.GlassAsync(asked, "approve")).Refusal?.Code);
            Assert.Equal(RefusalCode.NotFound, (await console.ReadGlassAsync(asked)).Refusal?.Code);
            Assert.Equal(RefusalCode.NotFound, (await console.GlassAsync(asked, "review", new { justified = true })).Refusal?.Code);
        }

        Assert.Equal(9, glass.World.Audit("break-glass-approved-denied").Count);
        Assert.Equal(BreakGlassState.Asked, glass.Row(asked).State);
        var approver = await glass.ReaderAsync("colleague", caseId);
        Assert.Equal(BreakGlassState.Open, GlassWorld.Ok(await approver.GlassAsync(asked, "approve")).State);
        Assert.Equal(RefusalCode.AlreadyDecided, (await approver.GlassAsync(asked, "refuse")).Refusal?.Code);
    }

    [Fact]
    public async Task Given_a_colleague_refuses_then_nothing_is_shown_and_the_asker_learns_why()
    {
        await using var glass = await GlassWorld.StartAsync();
        await glass.World.SayAsync("i cannot go on (s3)");
        var caseId = glass.Case();
        var asker = await glass.ReaderAsync("clinician", caseId);
        var asked = GlassWorld.Ok(await asker.AskGlassAsync(caseId, CasePurpose.Care));
        var approver = await glass.ReaderAsync("colleague", caseId);
        Assert.Equal(BreakGlassState.Refused, GlassWorld.Ok(await approver.GlassAsync(asked, "refuse", new { note = "the case shows enough" })).State);
        Assert.Equal(RefusalCode.NotPossible, (await asker.ReadGlassAsync(asked)).Refusal?.Code);
        Assert.Equal("the case shows enough", Assert.Single((await GlassWorld.OpenAsync(asker, caseId)).Glass!).Answered!.Text);
        Assert.Equal(RefusalCode.NotPossible, (await approver.GlassAsync(asked, "review", new { justified = true })).Refusal?.Code);
        Assert.Single(glass.World.Audit("break-glass-refused"));
        Assert.Equal(BreakGlassState.Asked, GlassWorld.Ok(await asker.AskGlassAsync(caseId, CasePurpose.Care)).State);
    }

    [Fact]
    public async Task Given_two_answer_in_the_same_second_then_one_answer_stands_and_the_other_hears_so()
    {
        await using var glass = await GlassWorld.StartAsync();
        await glass.World.SayAsync("i cannot go on (s3)");
        var caseId = glass.Case();
        var asker = await glass.ReaderAsync("clinician", caseId);
        var asked = GlassWorld.Ok(await asker.AskGlassAsync(caseId, CasePurpose.Care));
        var one = await glass.ReaderAsync("colleague", caseId);
        var other = await glass.ReaderAsync("facilitator", caseId);
        var replies = await Task.WhenAll(one.GlassAsync(asked, "approve"), other.GlassAsync(asked, "refuse"));
        var stands = Assert.Single(replies, reply => reply.Ok is not null).Ok!;
        Assert.Equal(RefusalCode.AlreadyDecided, Assert.Single(replies, reply => reply.Ok is null).Refusal?.Code);
        Assert.Equal(glass.Row(asked).State, stands.State);
        Assert.Equal(stands.State == BreakGlassState.Open, (await asker.ReadGlassAsync(asked)).Ok is not null);
    }

    [Fact]
    public async Task Given_severity_4_then_one_begins_alone_where_the_policy_says_so_and_below_it_nobody_does()
    {
        await using var glass = await GlassWorld.StartAsync();
        await glass.World.SayAsync("i cannot go on (s3)");
        var caseId = glass.Case();
        var asker = await glass.ReaderAsync("clinician", caseId);
        Assert.Equal(RefusalCode.SecondPersonNeeded, (await asker.AskGlassAsync(caseId, CasePurpose.Care, alone: true)).Refusal?.Code);
        glass.Pass(TimeSpan.FromSeconds(1));
        await glass.World.SayAsync("tonight (s4)");
        Assert.Equal(RefusalCode.OpenFirst, (await asker.AskGlassAsync(caseId, CasePurpose.Care, alone: true)).Refusal?.Code);
        await GlassWorld.OpenAsync(asker, caseId);
        var opened = GlassWorld.Ok(await asker.AskGlassAsync(caseId, CasePurpose.Care, alone: true));
        Assert.Equal((BreakGlassState.Open, true, null), (opened.State, opened.Alone, opened.Answered));
        Assert.Equal(2, GlassWorld.Ok(await asker.ReadGlassAsync(opened)).Lines.Count);
    }

    [Fact]
    public async Task Given_a_policy_that_never_lets_one_begin_alone_then_nobody_does_at_severity_4_either()
    {
        await using var glass = await GlassWorld.StartAsync(GlassWorld.With(rules => rules with { AloneFromSeverity = null }));
        await glass.World.SayAsync("tonight (s4)");
        var asker = await glass.ReaderAsync("clinician", glass.Case());
        Assert.Equal(RefusalCode.SecondPersonNeeded, (await asker.AskGlassAsync(glass.Case(), CasePurpose.Care, alone: true)).Refusal?.Code);
    }

    [Fact]
    public async Task Given_kin_that_is_recorded_later_or_a_colleague_on_the_case_then_it_ends_or_does_not_begin()
    {
        // A policy that keeps out the author's own kin alone: the whole conversation has more people in it.
        await using var glass = await GlassWorld.StartAsync(policy => policy with { Rules = [.. policy.Rules.Select(rule => rule with { Excluded = [] })] });
        await glass.World.SayAsync("i cannot go on (s3)");
        var caseId = glass.Case();
        var (asker, approver, opened) = await glass.OpenedAsync(caseId);
        Assert.NotNull((await asker.ReadGlassAsync(opened)).Ok);
        await glass.World.ChangeAsync(transaction => transaction.Db.Relations.Add(new RelationRow
        {
            FacilityId = glass.World.Facility,
            PersonId = glass.World.Staff["clinician"].Key.PersonId,
            OtherFacilityId = glass.World.Facility,
            OtherId = glass.World.Supporter.Key.PersonId,
            Kind = RelationKind.Kin,
        }));
        Assert.Equal(RefusalCode.NotPossible, (await asker.ReadGlassAsync(opened)).Refusal?.Code);

        Assert.NotNull((await approver.TakeAsync(caseId)).Ok);
        var third = await glass.ReaderAsync("facilitator", caseId);
        Assert.Equal(RefusalCode.TakenByOther, (await third.AskGlassAsync(caseId, CasePurpose.Care)).Refusal?.Code);
        Assert.Equal(BreakGlassState.Asked, GlassWorld.Ok(await approver.AskGlassAsync(caseId, CasePurpose.Care)).State);
    }

    [Theory]
    [InlineData("""{"purpose":"Care"}""", "Malformed")]
    [InlineData("""{"purpose":"Discipline","reason":"x"}""", "Malformed")]
    [InlineData("""{"purpose":"Care","reason":"x","role":"Clinician"}""", "Malformed")]
    [InlineData("""{"purpose":"Care","reason":" "}""", "InvalidInput")]
    [InlineData("""{"purpose":"Care","reason":null}""", "Malformed")]
    public async Task Given_bad_input_then_it_is_refused(string json, string code)
    {
        await using var glass = await GlassWorld.StartAsync();
        await glass.World.SayAsync("i cannot go on (s3)");
        var asker = await glass.ReaderAsync("clinician", glass.Case());
        var (_, body) = await asker.PostAsync($"api/v1/cases/{glass.Case()}/break-glass", json);
        Assert.Contains($"\"{code}\"", body, StringComparison.Ordinal);
        Assert.Empty(glass.World.Audit("break-glass-asked"));
    }

    private static void Reports(PeerConnect.Hub.Storage.WriteTransaction transaction, string person, string to)
    {
        Guid Id(string name) => transaction.Db.People.Single(row => row.GivenName == name).PersonId;
        transaction.Db.Relations.Add(new RelationRow
        {
            FacilityId = transaction.Db.People.Single(row => row.GivenName == person).FacilityId,
            PersonId = Id(person),
            OtherFacilityId = transaction.Db.People.Single(row => row.GivenName == to).FacilityId,
            OtherId = Id(to),
            Kind = RelationKind.ReportsTo,
        });
    }
}
