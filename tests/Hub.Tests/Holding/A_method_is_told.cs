using PeerConnect.Contracts;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Tests.Holding;

/// <summary>A policy that holds what tells in detail how: staff look first, the cry for help beside it arrives, and no clock rejects either.</summary>
public sealed class A_method_is_told
{
    private static readonly DisclosureRule Rule = new(
        "self-harm-method",
        PolicyScope.Everywhere,
        new RuleCondition([Category.SelfHarm], 2, 4, [], [], MethodDetail: true),
        new DeliveryRule(Delivery.Hold, HoldingWorld.Longest),
        OpensCase: true,
        [new Recipient(StaffRole.Clinician, DisclosureLevel.Message, Purpose.Care, TimeLimits.None)],
        [],
        [Exclusion.OwnKin]);

    [Fact]
    public async Task Given_a_policy_that_holds_method_detail_then_that_message_waits_its_sender_is_shown_help_and_a_cry_arrives()
    {
        await using var hold = await HoldingWorld.StartAsync(policy: own => own with { Rules = own.Rules.Add(Rule) });
        var cry = await hold.World.SayAsync(hold.World.Resident, hold.World.Pair, "I want to die (s3)");
        Assert.Equal((1L, null), (cry.Sequence, cry.Held));
        var told = hold.Told().Count();
        var held = await hold.HoldAsync(body: "a quetzal (s3) (how)");
        Assert.Equal((HeldState.Held, held.At + HoldingWorld.Longest), (held.Held!.State, held.Held.Until!.Value));
        Assert.Equal([InboxKind.MessageHeld, InboxKind.Signpost], hold.Told().Skip(told));
        Assert.True(Decided(hold, held).MethodDetail);
        Assert.Contains(Rule.Id, Decided(hold, held).MatchedRules);

        // What the model takes for nothing waits too: the list has seen it, and staff read that it was the list.
        var quiet = await hold.HoldAsync(body: "do it like this (how)");
        Assert.Equal([(EvidenceSource.Model, 0), (EvidenceSource.Lexicon, 2)], Decided(hold, quiet).Verdicts.Where(verdict => verdict.Category == Category.SelfHarm).Select(verdict => (verdict.Source, verdict.Severity)));
        var console = hold.World.WithoutFeed("clinician");
        var item = Assert.Single((await console.ListAsync()).Ok!.Cases);
        var line = (await console.OpenAsync(item.CaseId, CasePurpose.Care)).Ok!.Lines.Single(line => line.Text == "do it like this (how)");
        Assert.Contains(line.Decisions, judged => judged is { Source: "Lexicon", Version: MethodDetail.Version, Fallback: false });

        hold.World.Time!.Advance(HoldingWorld.Longest);
        await hold.EndDueAsync();
        Assert.Equal([HeldState.Released, HeldState.Released], new[] { held, quiet }.Select(message => hold.Row(message.EntryId).State));
    }

    private static Decision Decided(HoldingWorld hold, MessageStored message)
    {
        using var db = hold.World.Store.Read();
        return Decision.FromJson(db.Decisions.Single(row => row.EntryId == message.EntryId).Record);
    }
}
