using PeerConnect.Contracts;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Hub.Tests.Cases;
using PeerConnect.Hub.Tests.Requests;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Policies;
using PeerConnect.Moderation.Policies.Documents;
using NoticeText = PeerConnect.Contracts.NoticeText;

namespace PeerConnect.Hub.Tests.Disclosure;

/// <summary>A rule that holds in one housing unit: written by its code, told by its name, and for what is written while somebody lives there.</summary>
public sealed class A_rule_of_one_unit
{
    [Fact]
    public async Task Given_a_rule_for_a_unit_then_it_holds_for_who_lives_there_when_it_is_written_and_the_notice_and_the_simulation_say_so()
    {
        await using var world = await RequestWorld.StartAsync(PlainPolicy.Version1);
        var (coordinator, resident) = (world.As(world.Cases.Staff["coordinator"]), world.As(world.Cases.Resident));
        var unknown = (await coordinator.PostAsync<NewRecord>("policies/drafts", new SavePolicyDraft(Document("C")))).Refusal!;
        Assert.Matches("^Line [0-9]+, column [0-9]+: There is no housing unit 'C' here. Write one of A, B.$", Assert.Single(unknown.Faults!));

        await BringIntoForceAsync(world, Document("B"));
        var stored = TestCaller.Ok(await coordinator.GetAsync<PolicyText>("policies/2"));
        Assert.Equal(["B"], PolicyYaml.Read(stored.Document).Policy!.Rules.Single(rule => rule.Id == "anger-in-a-unit").Scope.Units);
        Assert.Contains("(in Unit B only)", string.Join(' ', TestCaller.Ok(await resident.GetAsync<NoticeText>("notice")).Paragraphs), StringComparison.Ordinal);
        Assert.False(TestCaller.Ok(await coordinator.PostAsync<PolicyChecked>("policies/check", new PolicyDocumentText(Document("B")))).AsksConsentAgain);
        Assert.True(TestCaller.Ok(await coordinator.PostAsync<PolicyChecked>("policies/check", new PolicyDocumentText(Document("A")))).AsksConsentAgain);

        // Elsewhere, by others, and before a move: nothing for the moderator, also not once the case is there.
        var moderator = world.Cases.WithoutFeed("moderator");
        await world.Cases.SayAsync(world.Cases.Supporter, world.Cases.Pair, "he makes me sick (v2)");
        await MoveAsync(world, "A");
        await world.Cases.SayAsync("in the other unit (v2)");
        Assert.Empty(TestCaller.Ok(await moderator.ListAsync()).Cases);
        await MoveAsync(world, "B");
        await world.Cases.SayAsync("in this unit (v2)");
        var found = Assert.Single(TestCaller.Ok(await moderator.ListAsync()).Cases);
        Assert.Equal(["in this unit (v2)"], TestCaller.Ok(await moderator.OpenAsync(found.CaseId, CasePurpose.SafetyOfOthers)).Lines.Select(line => line.Text));
        var security = TestCaller.Ok(await world.Cases.WithoutFeed("security").OpenAsync(found.CaseId, CasePurpose.SafetyOfOthers));
        Assert.Equal(["in the other unit (v2)", "in this unit (v2)"], security.Lines.Select(line => line.Text));

        var draft = TestCaller.Ok(await coordinator.PostAsync<NewRecord>("policies/drafts", new SavePolicyDraft(Document("A")))).Id;
        Task<Reply<PolicySimulated>> TryAsync() => coordinator.PostAsync<PolicySimulated>($"policies/drafts/{draft}/simulation", new SimulatePolicy(1));
        var few = TestCaller.Ok(await TryAsync());
        Assert.Equal((7, null, 0, 0), (few.Days, few.Messages, few.Outcomes.Count, few.Tells.Count));
        await Crowd.GatherAsync(world.Cases.Store);
        var told = Assert.Single(TestCaller.Ok(await TryAsync()).Tells, tell => tell.Role == Role.Moderator && tell.Category == CaseCategory.Violence);
        Assert.Equal(new PolicyNumbers(5, 10), told.Tells);

        // A unit that is called otherwise stays the same one.
        await world.Cases.ChangeAsync(transaction =>
        {
            var unit = transaction.Db.Units.Single(row => row.Code == "B");
            (unit.Code, unit.Name) = ("BR", "Unit Bravo");
        });
        Assert.Contains("(in Unit Bravo only)", string.Join(' ', TestCaller.Ok(await resident.GetAsync<NoticeText>("notice")).Paragraphs), StringComparison.Ordinal);
        Assert.Contains("BR", TestCaller.Ok(await coordinator.GetAsync<PolicyText>("policies/2")).Document, StringComparison.Ordinal);
        await world.Cases.SayAsync("and again (v2)");
        Assert.Equal(2, TestCaller.Ok(await moderator.OpenAsync(found.CaseId, CasePurpose.SafetyOfOthers)).Lines.Count);
    }

    [Fact]
    public async Task Given_two_codes_that_change_places_after_a_signature_then_no_second_one_is_taken_and_what_two_signed_does_not_begin()
    {
        await using var world = await RequestWorld.StartAsync(PlainPolicy.Version1);
        var (coordinator, clinician, administrator) = (world.As(world.Cases.Staff["coordinator"]), world.As(world.Cases.Staff["clinician"]), world.As(world.Cases.Staff["administrator"]));
        var at = world.Cases.Store.Now().AddMinutes(5);
        var draft = TestCaller.Ok(await coordinator.PostAsync<NewRecord>("policies/drafts", new SavePolicyDraft(Document("B"), at))).Id;
        var hash = TestCaller.Ok(await clinician.GetAsync<PolicyDraft>($"policies/drafts/{draft}")).DocumentHash;
        var signature = new SignPolicyDraft(hash);
        TestCaller.Ok(await clinician.PostAsync<PolicySigned>($"policies/drafts/{draft}/signature", signature));
        await SwapCodesAsync(world);
        Assert.Contains("stands for another unit or programme", (await administrator.PostAsync<PolicySigned>($"policies/drafts/{draft}/signature", signature)).Refusal!.Message, StringComparison.Ordinal);

        // As it was, the second is taken; what changes afterwards keeps it from beginning.
        await SwapCodesAsync(world);
        Assert.Equal(PolicyDraftState.Scheduled, TestCaller.Ok(await administrator.PostAsync<PolicySigned>($"policies/drafts/{draft}/signature", signature)).State);
        await SwapCodesAsync(world);
        world.Cases.Time!.Advance(TimeSpan.FromMinutes(5));
        await world.Cases.Hub.Service<PolicyStarts>().DoDueAsync(CancellationToken.None);
        var left = TestCaller.Ok(await coordinator.GetAsync<PolicyOverview>("policies"));
        Assert.Equal((1, PolicyDraftState.Draft, 0), (left.Versions[0].Version, Assert.Single(left.Drafts).State, left.Drafts[0].Signatures));
        Assert.Contains("stands for another unit or programme", Assert.Single(world.Cases.Audit("policy-given-back")).Details, StringComparison.Ordinal);
    }

    private static async Task SwapCodesAsync(RequestWorld world)
    {
        foreach (var (from, to) in new[] { ("A", "X"), ("B", "A"), ("X", "B") })
        {
            await world.Cases.ChangeAsync(transaction => transaction.Db.Units.Single(row => row.FacilityId == world.Cases.Facility && row.Code == from).Code = to);
        }
    }

    private static string Document(string unit) => PolicyYaml.Write(PlainPolicy.Version1 with
    {
        Rules = PlainPolicy.Version1.Rules.Add(new DisclosureRule(
            "anger-in-a-unit",
            PolicyScope.In(ConversationClass.Monitored) with { Units = [unit] },
            new RuleCondition([Category.Violence], 2, 3, [], []),
            new DeliveryRule(Delivery.DeliverAndFlag),
            OpensCase: true,
            [new Recipient(StaffRole.Moderator, DisclosureLevel.Message, Purpose.SafetyOfOthers, TimeLimits.None with { Acknowledge = TimeSpan.FromHours(4) })],
            [],
            [Exclusion.OwnKin])),
    });

    internal static async Task BringIntoForceAsync(RequestWorld world, string document)
    {
        var (coordinator, clinician, administrator) = (world.As(world.Cases.Staff["coordinator"]), world.As(world.Cases.Staff["clinician"]), world.As(world.Cases.Staff["administrator"]));
        var draft = TestCaller.Ok(await coordinator.PostAsync<NewRecord>("policies/drafts", new SavePolicyDraft(document))).Id;
        var hash = TestCaller.Ok(await clinician.GetAsync<PolicyDraft>($"policies/drafts/{draft}")).DocumentHash;
        TestCaller.Ok(await clinician.PostAsync<PolicySigned>($"policies/drafts/{draft}/signature", new SignPolicyDraft(hash)));
        Assert.Equal(PolicyDraftState.InForce, TestCaller.Ok(await administrator.PostAsync<PolicySigned>($"policies/drafts/{draft}/signature", new SignPolicyDraft(hash))).State);
        foreach (var person in new[] { world.Cases.Resident, world.Cases.Supporter })
        {
            var caller = world.As(person);
            var notice = TestCaller.Ok(await caller.GetAsync<NoticeText>("notice"));
            TestCaller.Ok(await caller.PostAsync<Done>("consent", new GiveConsent(notice.PolicyVersion, notice.Hash)));
        }
    }

    private static Task MoveAsync(RequestWorld world, string code) => world.Cases.ChangeAsync(transaction =>
    {
        var person = transaction.Db.People.Single(row => row.PersonId == world.Cases.Resident.Key.PersonId);
        person.UnitId = transaction.Db.Units.Single(row => row.Code == code).UnitId;
        transaction.TouchPerson(person.FacilityId, person.PersonId);
    });
}
