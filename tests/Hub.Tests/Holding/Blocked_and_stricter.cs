using PeerConnect.Contracts;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Tests.Cases;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Tests.Holding;

/// <summary>What is not delivered at all, what another facility's policy makes stricter, and what waits for the model.</summary>
public sealed class Blocked_and_stricter
{
    private static readonly DeliveryRule Block = new(Delivery.Block);

    [Fact]
    public async Task Given_a_message_that_the_policy_blocks_then_its_sender_is_told_and_only_the_case_has_its_text()
    {
        await using var hold = await HoldingWorld.StartAsync(policy: _ => HoldingWorld.Policy(Block));
        var resident = await hold.ResidentAsync();
        var message = new SendMessage(hold.World.Pair, Guid.CreateVersion7(), HoldingWorld.Threat);
        var blocked = (await resident.SendAsync(message)).Ok!;
        Assert.Equal((0L, new HeldStatus(HeldState.Blocked, Reason: RejectReason.Threat, MayAppeal: true)), (blocked.Sequence, blocked.Held));
        Assert.Equal(nameof(RejectReason.Threat), hold.Inbox(hold.World.Resident).Single(row => row.Kind == InboxKind.MessageBlocked).Detail);
        Assert.Equal([InboxKind.MessageBlocked, InboxKind.Signpost], hold.Told());
        Assert.Null(hold.Row(blocked.EntryId).SealedBody);
        Assert.Equal(blocked, (await resident.SendAsync(message)).Ok);
        Assert.Equal(RefusalCode.Conflict, (await resident.SendAsync(message with { Body = "another (v3)" })).Refusal?.Code);
        Assert.Empty(await (await hold.SupporterAsync()).HistoryAsync(hold.World.Pair));

        var (console, caseId) = await hold.ReaderAsync("clinician");
        var line = Assert.Single((await console.OpenAsync(caseId, CasePurpose.SafetyOfOthers)).Ok!.Lines);
        Assert.Equal((HoldingWorld.Threat, HeldState.Blocked), (line.Text, line.Held!.State));
        Assert.Equal(RefusalCode.AlreadyDecided, (await console.HeldAsync(caseId, blocked.EntryId, "release", new { reason = "NotMeant" })).Refusal?.Code);
        Assert.Single(hold.World.Audit("message-blocked"));
    }

    [Fact]
    public async Task Given_another_facilitys_policy_holds_or_blocks_it_and_the_own_one_stops_nothing_then_its_sender_is_told_all_the_same()
    {
        await using var hold = await HoldingWorld.StartAsync(
            policy: _ => PlainPolicy.Version1, others: HoldingWorld.Policy(new DeliveryRule(Delivery.Hold, HoldingWorld.Longest, HoldEnd.Reject)));
        var held = await hold.HoldAsync(hold.World.Group);
        Assert.Equal((HeldState.Held, hold.Row(held.EntryId).Until), (held.Held!.State, held.Held.Until));
        Assert.NotNull(held.Held.Until);
        Assert.Contains(InboxKind.MessageHeld, hold.Told());
        hold.World.Time!.Advance(HoldingWorld.Longest);
        await hold.EndDueAsync();
        Assert.Equal(InboxKind.MessageExpired, hold.Told().Last());
        var own = Assert.Single((await (await hold.ResidentAsync()).CallAsync<HeldList>(nameof(IChatServer.Held))).Ok!.Messages);
        Assert.Equal((HeldState.Expired, true), (own.Status.State, own.Status.MayAppeal));
    }

    [Fact]
    public async Task Given_an_appeal_against_a_block_then_a_person_who_read_it_delivers_it_from_the_case_or_leaves_it()
    {
        await using var hold = await HoldingWorld.StartAsync(policy: _ => HoldingWorld.Policy(Block));
        var resident = await hold.ResidentAsync();
        var fine = await hold.HoldAsync();
        var bad = await hold.HoldAsync(body: "and his brother too (v3)");
        var (console, caseId) = await hold.ReaderAsync("clinician");
        Assert.Equal(RefusalCode.NotPossible, (await console.HeldAsync(caseId, fine.EntryId, "appeal", new { uphold = true })).Refusal?.Code);
        foreach (var message in new[] { fine, bad })
        {
            Assert.NotNull((await resident.CallAsync<Done>(nameof(IChatServer.Appeal), new HeldRef(hold.World.Pair, message.EntryId))).Ok);
        }

        hold.World.Time!.Advance(TimeSpan.FromSeconds(1));
        Assert.All(Assert.Single((await console.ListAsync()).Ok!.Cases).Held!, held => Assert.Equal((HeldState.Blocked, true), (held.State, held.Appealed)));
        await HoldingWorld.ReadAsync(console);
        Assert.Equal(HeldState.Released, (await console.HeldAsync(caseId, fine.EntryId, "appeal", new { uphold = true })).Ok?.State);
        Assert.Equal(HeldState.Blocked, (await console.HeldAsync(caseId, bad.EntryId, "appeal", new { uphold = false })).Ok?.State);

        Assert.Equal(HoldingWorld.Threat, Assert.Single(await (await hold.SupporterAsync()).HistoryAsync(hold.World.Pair)).Body);
        Assert.Equal([AppealState.Upheld, AppealState.Denied], new[] { fine, bad }.Select(message => hold.Row(message.EntryId).Appeal!.Value));
        Assert.Equal(2, hold.Told().Count(kind => kind == InboxKind.AppealAnswered));
        Assert.Equal(RefusalCode.AlreadyDecided, (await resident.CallAsync<Done>(nameof(IChatServer.Appeal), new HeldRef(hold.World.Pair, bad.EntryId))).Refusal?.Code);
    }

    [Fact]
    public async Task Given_a_threat_in_a_cry_for_help_then_it_is_held_and_signposted_and_never_blocked()
    {
        await using var hold = await HoldingWorld.StartAsync(policy: _ => HoldingWorld.Policy(Block));
        var held = await hold.HoldAsync(body: "him and then me (v3) (s3)");
        Assert.Equal(HeldState.Held, held.Held!.State);
        var signpost = Assert.Single(hold.Inbox(hold.World.Resident), row => row.Kind == InboxKind.Signpost);
        Assert.Equal("SelfHarm", signpost.Detail);
    }

    [Fact]
    public async Task Given_another_facility_is_stricter_then_its_delivery_counts_and_who_learns_of_it_stays_the_senders()
    {
        await using var hold = await HoldingWorld.StartAsync(
            policy: _ => PlainPolicy.Version1, others: HoldingWorld.Policy(new DeliveryRule(Delivery.Hold, HoldingWorld.Longest, HoldEnd.Reject)));
        var world = hold.World;

        // In the pair, which is of one facility, the same words are delivered.
        Assert.Equal(1, (await world.SayAsync(HoldingWorld.Threat)).Sequence);
        var held = await hold.HoldAsync(world.Group);
        Assert.Equal(held.At + HoldingWorld.Longest, held.Held!.Until);
        Assert.Equal(2, (await world.WithoutFeed("security").ListAsync()).Ok!.Cases.Count);
        Assert.Empty((await world.WithoutFeed("foreign clinician").ListAsync()).Ok!.Cases);
        Assert.Empty((await world.WithoutFeed("clinician").ListAsync()).Ok!.Cases);
        var decision = Decision(hold, held.EntryId);
        Assert.Contains("facility:other", decision.MatchedRules);
        world.Time!.Advance(HoldingWorld.Longest);
        await hold.EndDueAsync();
        Assert.Equal(HeldState.Expired, hold.Row(held.EntryId).State);
    }

    [Theory]
    [InlineData("fine", HeldState.Released)]
    [InlineData("not fine (v3)", HeldState.Held)]
    public async Task Given_the_model_is_away_and_the_policy_holds_then_its_judgement_delivers_or_holds_on(string body, HeldState state)
    {
        await using var hold = await HoldingWorld.StartAsync(
            policy: own => own with { Failures = own.Failures with { ClassifierDown = ClassifierDown.Hold, RescoreWithin = TimeSpan.FromMinutes(1) } });
        hold.World.Classifier.Available = false;
        var held = await hold.HoldAsync(body: body);
        var console = hold.World.WithoutFeed("clinician");
        Assert.Empty((await console.ListAsync()).Ok!.Cases);

        // Its time is over without the model: it is not delivered unscored, and its sender hears that it goes on.
        hold.World.Time!.SetUtcNow(hold.World.Time.GetUtcNow().AddMinutes(2));
        await hold.EndDueAsync();
        Assert.Equal((HeldState.Held, null), (hold.Row(held.EntryId).State, hold.Row(held.EntryId).Until));
        hold.World.Classifier.Available = true;
        Assert.True(await hold.World.Hub.Service<RescoreMessages>().DoDueAsync(CancellationToken.None));
        Assert.Equal(state, hold.Row(held.EntryId).State);
        var delivered = await (await hold.SupporterAsync()).HistoryAsync(hold.World.Pair);
        if (state == HeldState.Released)
        {
            Assert.Equal((1L, body), (Assert.Single(delivered).Sequence, delivered[0].Body));
            return;
        }

        Assert.Empty(delivered);
        var item = Assert.Single((await console.ListAsync()).Ok!.Cases);
        Assert.Equal(hold.World.Time.GetUtcNow() + HoldingWorld.Longest, Assert.Single(item.Held!).Until);
        await HoldingWorld.ReadAsync(console);
        Assert.Equal(HeldState.Released, (await console.HeldAsync(item.CaseId, held.EntryId, "release", new { reason = "NotMeant" })).Ok?.State);
        Assert.Single(await (await hold.SupporterAsync()).HistoryAsync(hold.World.Pair));
    }

    [Fact]
    public async Task Given_a_held_message_on_which_the_model_always_fails_then_it_is_delivered_by_the_list_of_words_and_does_not_wait_for_ever()
    {
        await using var hold = await HoldingWorld.StartAsync(
            policy: own => own with { Failures = own.Failures with { ClassifierDown = ClassifierDown.Hold, RescoreWithin = TimeSpan.FromMinutes(1) } });
        hold.World.Classifier.Throws = text => text.Contains("quetzal", StringComparison.Ordinal);
        var held = await hold.HoldAsync(body: "a quetzal");
        for (var tries = 0; tries < 6; tries++)
        {
            hold.World.Time!.SetUtcNow(hold.World.Time.GetUtcNow().AddMinutes(2));
            await hold.World.Hub.Service<RescoreMessages>().DoDueAsync(CancellationToken.None);
            Assert.Equal(HeldState.Held, hold.Row(held.EntryId).State);
        }

        hold.World.Time!.SetUtcNow(hold.World.Time.GetUtcNow().AddMinutes(2));
        await hold.World.Hub.Service<RescoreMessages>().DoDueAsync(CancellationToken.None);
        Assert.Equal(HeldState.Released, hold.Row(held.EntryId).State);
        Assert.Equal("a quetzal", Assert.Single(await (await hold.SupporterAsync()).HistoryAsync(hold.World.Pair)).Body);
    }

    private static Decision Decision(HoldingWorld hold, Guid entryId)
    {
        using var db = hold.World.Store.Read();
        return PeerConnect.Moderation.Policies.Decision.FromJson(db.Decisions.Single(row => row.EntryId == entryId).Record);
    }
}
