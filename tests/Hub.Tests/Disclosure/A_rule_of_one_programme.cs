using System.Text.Json;
using PeerConnect.Contracts;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Hub.Tests.Cases;
using PeerConnect.Hub.Tests.Requests;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Policies;
using PeerConnect.Moderation.Policies.Documents;
using NoticeText = PeerConnect.Contracts.NoticeText;

namespace PeerConnect.Hub.Tests.Disclosure;

/// <summary>A rule that holds in one programme: written by its code, told by its name, and for what is written while the conversation belongs to it.</summary>
public sealed class A_rule_of_one_programme
{
    [Fact]
    public async Task Given_a_rule_for_a_programme_then_it_holds_for_what_is_written_in_it_and_the_notice_and_the_simulation_say_so()
    {
        await using var world = await RequestWorld.StartAsync(PlainPolicy.Version1);
        var (coordinator, resident) = (world.As(world.Cases.Staff["coordinator"]), world.As(world.Cases.Resident));
        await world.Cases.ChangeAsync(transaction =>
        {
            var second = world.Cases.Staff["chaplain"].Key;
            transaction.Db.Roles.Add(new RoleRow { FacilityId = second.FacilityId, PersonId = second.PersonId, Role = Role.Coordinator, From = transaction.Now });
            transaction.TouchPerson(second.FacilityId, second.PersonId);
        });
        var veterans = TestCaller.Ok(await coordinator.PostAsync<NewRecord>("programmes", new SaveProgramme("VETS", "Veterans"))).Id;
        var parents = TestCaller.Ok(await coordinator.PostAsync<NewRecord>("programmes", new SaveProgramme("DADS", "Dads"))).Id;
        var unknown = (await coordinator.PostAsync<NewRecord>("policies/drafts", new SavePolicyDraft(Document("NONE")))).Refusal!;
        Assert.Matches("^Line [0-9]+, column [0-9]+: There is no programme 'NONE' here. Write one of DADS, VETS.$", Assert.Single(unknown.Faults!));

        await A_rule_of_one_unit.BringIntoForceAsync(world, Document("VETS"));
        var stored = TestCaller.Ok(await coordinator.GetAsync<PolicyText>("policies/2"));
        Assert.Equal(["VETS"], PolicyYaml.Read(stored.Document).Policy!.Rules.Single(rule => rule.Id == "anger-in-a-programme").Scope.Programmes);
        Assert.Contains("(in chats of Veterans only)", await NoticeAsync(resident), StringComparison.Ordinal);
        Assert.Contains("(solo en chats de Veterans)", string.Join(' ', stored.Notices.Single(notice => notice.Language == "es").Paragraphs), StringComparison.Ordinal);
        Assert.False(TestCaller.Ok(await coordinator.PostAsync<PolicyChecked>("policies/check", new PolicyDocumentText(Document("VETS")))).AsksConsentAgain);
        Assert.True(TestCaller.Ok(await coordinator.PostAsync<PolicyChecked>("policies/check", new PolicyDocumentText(Document("DADS")))).AsksConsentAgain);

        // In no programme, in another and before it belonged here: nothing for the moderator, also not once the case is there, nor when the conversation has gone on elsewhere.
        var moderator = world.Cases.WithoutFeed("moderator");
        await world.Cases.SayAsync("in no programme (v2)");
        await MoveAsync(world, coordinator, parents);
        await world.Cases.SayAsync("with the other dads (v2)");
        Assert.Empty(TestCaller.Ok(await moderator.ListAsync()).Cases);
        await MoveAsync(world, coordinator, veterans);
        await world.Cases.SayAsync("with the veterans (v2)");
        await MoveAsync(world, coordinator, null);
        await world.Cases.SayAsync("and after it (v2)");
        var listed = TestCaller.Ok(await moderator.ListAsync());
        var found = Assert.Single(listed.Cases);
        Assert.Equal(["with the veterans (v2)"], TestCaller.Ok(await moderator.OpenAsync(found.CaseId, CasePurpose.SafetyOfOthers)).Lines.Select(line => line.Text));
        var security = TestCaller.Ok(await world.Cases.WithoutFeed("security").OpenAsync(found.CaseId, CasePurpose.SafetyOfOthers));
        Assert.Equal(4, security.Lines.Count);
        Assert.DoesNotContain("veterans", JsonSerializer.Serialize(listed), StringComparison.OrdinalIgnoreCase);

        var draft = TestCaller.Ok(await coordinator.PostAsync<NewRecord>("policies/drafts", new SavePolicyDraft(Document("DADS", "VETS")))).Id;
        await Crowd.GatherAsync(world.Cases.Store);
        var tried = TestCaller.Ok(await coordinator.PostAsync<PolicySimulated>($"policies/drafts/{draft}/simulation", new SimulatePolicy(1)));
        var told = tried.Tells.Where(tell => tell.Role == Role.Moderator && tell.Category == CaseCategory.Violence).ToList();
        Assert.Equal((5, 10), (told.Sum(tell => tell.Tells.Current), told.Sum(tell => tell.Tells.Draft)));

        // A programme that is called otherwise stays the same one.
        TestCaller.Ok(await coordinator.PutAsync<NewRecord>($"programmes/{veterans}", new SaveProgramme("VETERANS", "Veterans and families")));
        Assert.Contains("(in chats of Veterans and families only)", await NoticeAsync(resident), StringComparison.Ordinal);
        Assert.Contains("VETERANS", TestCaller.Ok(await coordinator.GetAsync<PolicyText>("policies/2")).Document, StringComparison.Ordinal);
        await MoveAsync(world, coordinator, veterans);
        await world.Cases.SayAsync("and again (v2)");
        Assert.Equal(2, TestCaller.Ok(await moderator.OpenAsync(found.CaseId, CasePurpose.SafetyOfOthers)).Lines.Count);

        // What people tell in it is told by its rules too.
        var answered = await world.Cases.SayAsync(world.Cases.Supporter, world.Cases.Pair, "I hear you");
        TestCaller.Ok(await resident.PostAsync<ToldToStaff>("reports", new ReportMessage(world.Cases.Pair, answered.EntryId, ReportReason.Insult)));
        TestCaller.Ok(await world.As(world.Cases.Supporter).PostAsync<ToldToStaff>(
            "concerns", new RaiseConcern(world.Cases.Pair, world.Cases.Resident.Key.PersonId, ConcernAbout.Violence, ConcernNear.Worrying)));
        await using var db = world.Cases.Store.Read();
        Assert.Equal(2, db.Raised.AsEnumerable().Count(raised => raised.Rules.Split(',').Contains("anger-in-a-programme")));
    }

    private static string Document(params string[] programmes) => PolicyYaml.Write(PlainPolicy.Version1 with
    {
        Rules = PlainPolicy.Version1.Rules.Add(new DisclosureRule(
            "anger-in-a-programme",
            PolicyScope.In(ConversationClass.Monitored) with { Programmes = [.. programmes] },
            new RuleCondition([Category.Violence], 2, 3, [], []),
            new DeliveryRule(Delivery.DeliverAndFlag),
            OpensCase: true,
            [new Recipient(StaffRole.Moderator, DisclosureLevel.Message, Purpose.SafetyOfOthers, TimeLimits.None with { Acknowledge = TimeSpan.FromHours(4) })],
            [],
            [Exclusion.OwnKin])),
    });

    private static async Task<string> NoticeAsync(TestCaller caller) => string.Join(' ', TestCaller.Ok(await caller.GetAsync<NoticeText>("notice")).Paragraphs);

    /// <summary>Where staff see more from then on, another coordinator chooses the same, and both members agree again.</summary>
    private static async Task MoveAsync(RequestWorld world, TestCaller coordinator, Guid? programme)
    {
        var (path, wanted) = ($"conversations/{world.Cases.Pair}/programme", new ChangeProgramme(programme));
        if (!TestCaller.Ok(await coordinator.PutAsync<ProgrammeChosen>(path, wanted)).Waits)
        {
            return;
        }

        Assert.False(TestCaller.Ok(await world.As(world.Cases.Staff["chaplain"]).PutAsync<ProgrammeChosen>(path, wanted)).Waits);
        foreach (var person in new[] { world.Cases.Resident, world.Cases.Supporter })
        {
            var caller = world.As(person);
            Assert.True(TestCaller.Ok(await caller.GetAsync<Me>("me")).ConsentNeeded);
            var notice = TestCaller.Ok(await caller.GetAsync<NoticeText>("notice"));
            TestCaller.Ok(await caller.PostAsync<Done>("consent", new GiveConsent(notice.PolicyVersion, notice.Hash)));
        }
    }
}
