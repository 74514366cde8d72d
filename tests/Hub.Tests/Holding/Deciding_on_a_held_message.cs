using PeerConnect.Contracts;
using PeerConnect.Hub.Tests.Cases;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Tests.Holding;

/// <summary>Rejecting takes two where the policy says so, an appeal takes another one still; whoever is first under the lock decides.</summary>
public sealed class Deciding_on_a_held_message
{
    private static readonly object Threat = new { reason = "Threat" };
    private static readonly object NotMeant = new { reason = "NotMeant" };

    [Fact]
    public async Task Given_one_person_rejects_then_it_waits_for_another_who_has_read_it_and_both_are_recorded()
    {
        await using var hold = await HoldingWorld.StartAsync();
        var held = await hold.HoldAsync();
        var (proposer, caseId) = await hold.ReaderAsync("clinician");
        var (second, _) = await hold.ReaderAsync("colleague");
        Assert.Equal(RefusalCode.NotPossible, (await second.HeldAsync(caseId, held.EntryId, "confirm", new { })).Refusal?.Code);
        hold.World.Time!.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(new HeldOutcome(held.EntryId, HeldState.Held, ToConfirm: true), (await proposer.HeldAsync(caseId, held.EntryId, "reject", Threat)).Ok);
        Assert.Equal(HeldState.Held, hold.Row(held.EntryId).State);
        Assert.DoesNotContain(InboxKind.MessageRejected, hold.Told());
        Assert.True(Assert.Single(Assert.Single((await second.ListAsync()).Ok!.Cases).Held!).ToConfirm);

        // Not the same person, nor twice, nor somebody who has not seen what is proposed.
        Assert.Equal(RefusalCode.SecondPersonNeeded, (await proposer.HeldAsync(caseId, held.EntryId, "confirm", new { })).Refusal?.Code);
        Assert.Equal(RefusalCode.SecondPersonNeeded, (await proposer.HeldAsync(caseId, held.EntryId, "reject", Threat)).Refusal?.Code);
        Assert.Equal(RefusalCode.OpenFirst, (await second.HeldAsync(caseId, held.EntryId, "confirm", new { })).Refusal?.Code);
        await HoldingWorld.ReadAsync(second);
        Assert.Equal(RefusalCode.NotPossible, (await second.HeldAsync(caseId, held.EntryId, "reject", Threat)).Refusal?.Code);
        Assert.Equal(HeldState.Rejected, (await second.HeldAsync(caseId, held.EntryId, "confirm", new { note = "agreed" })).Ok?.State);

        var told = hold.Inbox(hold.World.Resident)[^1];
        Assert.Equal((InboxKind.MessageRejected, "Threat"), (told.Kind, told.Detail));
        var own = Assert.Single((await (await hold.ResidentAsync()).CallAsync<HeldList>(nameof(IChatServer.Held))).Ok!.Messages);
        Assert.Equal(new HeldStatus(HeldState.Rejected, Reason: RejectReason.Threat, MayAppeal: true), own.Status);
        Assert.Empty(await (await hold.SupporterAsync()).HistoryAsync(hold.World.Pair));
        Assert.Equal(hold.World.Staff["clinician"].Key.PersonId, Assert.Single(hold.World.Audit("held-rejection")).ActorId);
        Assert.Equal(hold.World.Staff["colleague"].Key.PersonId, Assert.Single(hold.World.Audit("held-rejection-confirmation")).ActorId);
    }

    [Fact]
    public async Task Given_a_policy_without_a_second_person_then_one_rejects_with_the_reason_told()
    {
        await using var hold = await HoldingWorld.StartAsync(policy: HoldingWorld.Alone);
        var held = await hold.HoldAsync();
        var (console, caseId) = await hold.ReaderAsync("clinician");
        Assert.Equal(HeldState.Rejected, (await console.HeldAsync(caseId, held.EntryId, "reject", Threat)).Ok?.State);
        Assert.Equal(InboxKind.MessageRejected, hold.Told().Last());
    }

    [Fact]
    public async Task Given_a_threat_that_security_alone_is_told_of_in_a_cry_then_care_does_not_let_it_go_alone_and_security_does()
    {
        await using var hold = await HoldingWorld.StartAsync(policy: HoldingWorld.ToSecurity);
        var held = await hold.HoldAsync(body: "i will get him and then i go too (v3) (s3)");
        var (clinician, cry) = await OpenAsync(hold, "clinician", CasePurpose.Care);
        Assert.Equal(HeldState.Held, (await clinician.HeldAsync(cry, held.EntryId, "release", NotMeant)).Ok!.State);
        Assert.Equal(HeldState.Held, hold.Row(held.EntryId).State);
        Assert.Equal(RefusalCode.SecondPersonNeeded, (await clinician.HeldAsync(cry, held.EntryId, "release", NotMeant)).Refusal?.Code);
        Assert.Empty(await (await hold.SupporterAsync()).HistoryAsync(hold.World.Pair));

        var (security, threat) = await OpenAsync(hold, "security", CasePurpose.SafetyOfOthers);
        Assert.Contains(TestCaller.Ok(await security.OpenAsync(threat, CasePurpose.SafetyOfOthers)).Lines.Single(line => line.Held is not null).Held!.Acts, act => act.Kind == HeldActKind.ReleaseAgreed);
        Assert.Equal(HeldState.Released, (await security.HeldAsync(threat, held.EntryId, "release", NotMeant)).Ok!.State);
        Assert.Single(await (await hold.SupporterAsync()).HistoryAsync(hold.World.Pair));
    }

    [Fact]
    public async Task Given_a_message_that_is_held_for_a_threat_and_for_a_method_then_a_person_of_each_kind_agrees()
    {
        await using var hold = await HoldingWorld.StartAsync(policy: HoldingWorld.OfTwoKinds);
        var held = await hold.HoldAsync(body: "i will get him and then i go too (v3) (s3) (how)");
        var (security, threat) = await OpenAsync(hold, "security", CasePurpose.SafetyOfOthers);
        Assert.Equal(HeldState.Held, (await security.HeldAsync(threat, held.EntryId, "release", NotMeant)).Ok!.State);
        var (clinician, cry) = await OpenAsync(hold, "clinician", CasePurpose.Care);
        Assert.Equal(HeldState.Released, (await clinician.HeldAsync(cry, held.EntryId, "release", NotMeant)).Ok!.State);
    }

    [Theory]
    [InlineData(true, HeldState.Released)]
    [InlineData(false, HeldState.Rejected)]
    public async Task Given_an_appeal_then_somebody_who_had_no_part_answers_it_once(bool uphold, HeldState state)
    {
        await using var hold = await HoldingWorld.StartAsync();
        var held = await hold.HoldAsync();
        var own = new HeldRef(hold.World.Pair, held.EntryId);
        var (proposer, caseId) = await hold.ReaderAsync("clinician");
        await proposer.HeldAsync(caseId, held.EntryId, "reject", Threat);
        var (second, _) = await hold.ReaderAsync("colleague");
        Assert.NotNull((await second.HeldAsync(caseId, held.EntryId, "confirm", new { })).Ok);
        await proposer.TakeAsync(caseId);
        Assert.NotNull((await proposer.DecideAsync(caseId)).Ok);
        var third = await hold.World.ConnectAsync("facilitator");
        Assert.Empty((await third.ListAsync()).Ok!.Cases);
        hold.World.Time!.Advance(TimeSpan.FromMinutes(1));
        var resident = await hold.ResidentAsync();
        Assert.NotNull((await resident.CallAsync<Done>(nameof(IChatServer.Appeal), own)).Ok);
        Assert.NotNull((await resident.CallAsync<Done>(nameof(IChatServer.Appeal), own)).Ok);

        // It is on the feed again, though the case is decided, and not for those who decided.
        var item = await third.NextCaseAsync(item => item.Held?.Count > 0);
        Assert.Equal((CaseProgress.Decided, true), (item.Progress, Assert.Single(item.Held!).Appealed));
        var answer = new { uphold };
        foreach (var decider in new[] { proposer, second })
        {
            await HoldingWorld.ReadAsync(decider);
            Assert.Equal(RefusalCode.SecondPersonNeeded, (await decider.HeldAsync(caseId, held.EntryId, "appeal", answer)).Refusal?.Code);
        }

        Assert.Equal(RefusalCode.OpenFirst, (await third.HeldAsync(caseId, held.EntryId, "appeal", answer)).Refusal?.Code);
        await HoldingWorld.ReadAsync(third);
        Assert.Equal(state, (await third.HeldAsync(caseId, held.EntryId, "appeal", answer)).Ok?.State);
        Assert.Equal(RefusalCode.AlreadyDecided, (await third.HeldAsync(caseId, held.EntryId, "appeal", answer)).Refusal?.Code);
        Assert.Equal(uphold ? 1 : 0, (await (await hold.SupporterAsync()).HistoryAsync(hold.World.Pair)).Count);
        Assert.Contains(InboxKind.AppealAnswered, hold.Told());
        Assert.Equal(caseId, (await third.NextAsync<CaseRef>(nameof(IFeedClient.CaseClosed))).CaseId);
        if (!uphold)
        {
            Assert.Equal(RefusalCode.AlreadyDecided, (await resident.CallAsync<Done>(nameof(IChatServer.Appeal), own)).Refusal?.Code);
        }
    }

    [Fact]
    public async Task Given_nothing_was_rejected_then_there_is_nothing_to_appeal()
    {
        await using var hold = await HoldingWorld.StartAsync();
        var held = await hold.HoldAsync();
        var own = new HeldRef(hold.World.Pair, held.EntryId);
        Assert.Equal(RefusalCode.NotPossible, (await (await hold.ResidentAsync()).CallAsync<Done>(nameof(IChatServer.Appeal), own)).Refusal?.Code);
        var (console, caseId) = await hold.ReaderAsync("clinician");
        Assert.Equal(RefusalCode.NotPossible, (await console.HeldAsync(caseId, held.EntryId, "appeal", new { uphold = true })).Refusal?.Code);
    }

    [Fact]
    public async Task Given_two_decide_in_the_same_second_then_one_decides_and_the_other_hears_so()
    {
        await using var hold = await HoldingWorld.StartAsync(policy: HoldingWorld.Alone);
        var held = await hold.HoldAsync();
        var (one, caseId) = await hold.ReaderAsync("clinician");
        var (other, _) = await hold.ReaderAsync("colleague");
        var replies = await Task.WhenAll(one.HeldAsync(caseId, held.EntryId, "release", NotMeant), other.HeldAsync(caseId, held.EntryId, "reject", Threat));
        var winner = Assert.Single(replies, reply => reply.Ok is not null).Ok!;
        Assert.Equal(RefusalCode.AlreadyDecided, Assert.Single(replies, reply => reply.Ok is null).Refusal?.Code);
        Assert.Equal(hold.Row(held.EntryId).State, winner.State);
        Assert.Equal(winner.State == HeldState.Released ? 1 : 0, (await (await hold.SupporterAsync()).HistoryAsync(hold.World.Pair)).Count);
    }

    [Fact]
    public async Task Given_a_release_that_races_the_end_of_the_hold_then_it_is_delivered_or_expired_and_never_both()
    {
        await using var hold = await HoldingWorld.StartAsync(HoldEnd.Reject);
        var held = await hold.HoldAsync();
        var (console, caseId) = await hold.ReaderAsync("clinician");
        hold.World.Time!.SetUtcNow(hold.World.Time.GetUtcNow() + HoldingWorld.Longest);
        var ending = hold.EndDueAsync();
        var release = await console.HeldAsync(caseId, held.EntryId, "release", NotMeant);
        await ending;
        var state = hold.Row(held.EntryId).State;
        var delivered = await (await hold.SupporterAsync()).HistoryAsync(hold.World.Pair);
        if (release.Ok is not null)
        {
            Assert.Equal((HeldState.Released, 1), (state, delivered.Count));
            Assert.DoesNotContain(InboxKind.MessageExpired, hold.Told());
        }
        else
        {
            Assert.Equal((RefusalCode.AlreadyDecided, HeldState.Expired, 0), (release.Refusal!.Code, state, delivered.Count));
            Assert.DoesNotContain(InboxKind.MessageReleased, hold.Told());
        }
    }

    [Fact]
    public async Task Given_a_colleague_works_on_the_case_or_a_message_waits_then_neither_is_passed_over()
    {
        await using var hold = await HoldingWorld.StartAsync();
        var held = await hold.HoldAsync();
        var (holder, caseId) = await hold.ReaderAsync("clinician");
        var (other, _) = await hold.ReaderAsync("colleague");
        Assert.NotNull((await holder.TakeAsync(caseId)).Ok);
        Assert.Equal(RefusalCode.TakenByOther, (await other.HeldAsync(caseId, held.EntryId, "release", NotMeant)).Refusal?.Code);
        Assert.Equal(RefusalCode.NotPossible, (await holder.DecideAsync(caseId)).Refusal?.Code);
        Assert.NotNull((await holder.HeldAsync(caseId, held.EntryId, "release", NotMeant)).Ok);
        await HoldingWorld.ReadAsync(holder);
        Assert.NotNull((await holder.DecideAsync(caseId)).Ok);
    }

    private static async Task<(StaffConsole Console, Guid CaseId)> OpenAsync(HoldingWorld hold, string staff, CasePurpose purpose)
    {
        var console = hold.World.WithoutFeed(staff);
        var caseId = Assert.Single(TestCaller.Ok(await console.ListAsync()).Cases).CaseId;
        TestCaller.Ok(await console.OpenAsync(caseId, purpose));
        return (console, caseId);
    }
}
