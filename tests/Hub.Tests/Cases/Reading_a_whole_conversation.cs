using PeerConnect.Contracts;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Hub.Tests.BreakGlass;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Tests.Cases;

/// <summary>A rule gives a role the whole conversation of a case: each page is on record first, and each message keeps to the policy that it was written under.</summary>
public sealed class Reading_a_whole_conversation
{
    [Fact]
    public async Task Given_a_rule_that_gives_it_then_that_role_alone_reads_it_after_opening_the_case_and_never_what_other_rules_keep_back()
    {
        await using var world = await CaseWorld.StartAsync(true, CaseWorld.Policy(recipient =>
            recipient is { Role: StaffRole.Clinician, Purpose: Purpose.Care } ? recipient with { Level = DisclosureLevel.Conversation, Before = 0, After = 0 } : recipient));
        await world.SayAsync("quetzal at the beginning (s0)");
        await world.SayAsync("axolotl under a narrower promise (s0)");
        await world.SayAsync(world.Supporter, world.Pair, "i will break his arm (v3)");
        await world.SayAsync(world.Supporter, world.Pair, "hold on, ocelot (s0)");
        await world.SayAsync("i cannot go on (s3)");
        await world.ChangeAsync(transaction =>
        {
            transaction.Db.Policies.Add(new PolicyRow
            {
                FacilityId = world.Facility,
                Version = 2,
                Document = (PlainPolicy.Version1 with { Version = 2 }).ToJson(),
                EffectiveAt = transaction.Now,
                SupersededAt = transaction.Now,
            });
            foreach (var decision in transaction.Db.Decisions.Where(row => row.Sequence == 2))
            {
                decision.PolicyVersion = 2;
            }
        });

        var clinician = world.WithoutFeed("clinician");
        var (cry, threat) = (Case(world, "SelfHarm"), Case(world, "Violence"));
        Assert.Equal(RefusalCode.OpenFirst, (await clinician.ConversationAsync(cry)).Refusal?.Code);
        Assert.Equal(["i cannot go on (s3)"], (await GlassWorld.OpenAsync(clinician, cry)).Lines.Select(line => line.Text));
        var page = GlassWorld.Ok(await clinician.ConversationAsync(cry));
        Assert.Equal(["quetzal at the beginning (s0)", "hold on, ocelot (s0)", "i cannot go on (s3)"], page.Lines.Select(line => line.Text));
        Assert.Equal([$"{CaseWorld.ResidentName} Seed", $"{CaseWorld.SupporterName} Seed", $"{CaseWorld.ResidentName} Seed"], page.Lines.Select(line => line.Name));
        Assert.Equal((null, true), (page.MoreBefore, page.Lines[^1].Flagged));
        Assert.All(["axolotl", "break his arm"], kept => Assert.DoesNotContain(kept, clinician.Bytes, StringComparison.Ordinal));
        Assert.Equal([1L], GlassWorld.Ok(await clinician.ConversationAsync(cry, before: 4)).Lines.Select(line => line.Sequence));

        var recorded = world.Audit("case-conversation-viewed");
        Assert.Equal(2, recorded.Count);
        Assert.Equal("""{"from":1,"level":5,"lines":3,"policyVersion":1,"purpose":"Care","role":"Clinician","to":5}""", recorded[0].Details);
        Assert.Equal(2, GlassWorld.Ok(await world.WithoutFeed("auditor").FollowAsync(cry)).Steps.Count(step => step.Act == "case-conversation-viewed"));
        Assert.Single((await GlassWorld.OpenAsync(clinician, cry)).Events.Where(told => told.Kind == "conversation-viewed").DistinctBy(told => told.By));

        var security = world.WithoutFeed("security");
        await GlassWorld.OpenAsync(security, threat, CasePurpose.SafetyOfOthers);
        var refused = (await security.ConversationAsync(threat)).Refusal!;
        Assert.Equal(RefusalCode.NotPossible, refused.Code);
        Assert.Contains("break the glass", refused.Message, StringComparison.Ordinal);
        foreach (var other in (string[])["kin", "security", "moderator", "auditor", "foreign clinician"])
        {
            Assert.Equal(RefusalCode.NotFound, (await world.WithoutFeed(other).ConversationAsync(cry)).Refusal?.Code);
        }

        // What is written after the decision is nobody's matter any more.
        await world.ChangeAsync(transaction => transaction.Db.Cases.Single(row => row.CaseId == cry).State = CaseState.Decided);
        Assert.Equal(RefusalCode.AlreadyDecided, (await clinician.ConversationAsync(cry)).Refusal?.Code);
    }

    private static Guid Case(CaseWorld world, string category)
    {
        using var db = world.Store.Read();
        return db.Cases.Single(row => row.Category == category).CaseId;
    }
}
