using PeerConnect.Contracts;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Hub.Tests.Cases;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Tests.Holding;

/// <summary>Who has to agree that a message goes which is held for more than one thing: what each person said last of it counts, for what he or she read then.</summary>
public sealed class Who_agrees_to_a_release
{
    private const string OfTwoKinds = "i will get him and then i go too (v3) (s3) (how)";
    private static readonly Weekday[] EveryDay = Enum.GetValues<Weekday>();
    private static readonly object Threat = new { reason = "Threat" };
    private static readonly object NotMeant = new { reason = "NotMeant" };

    [Fact]
    public async Task Given_somebody_agreed_and_then_asked_for_a_rejection_then_the_yes_of_before_is_none()
    {
        await using var hold = await HoldingWorld.StartAsync(policy: HoldingWorld.OfTwoKinds);
        var held = await hold.HoldAsync(body: OfTwoKinds);
        var (security, threat) = await OpenAsync(hold, "security", CaseCategory.Violence);
        var (clinician, cry) = await OpenAsync(hold, "clinician", CaseCategory.SelfHarm);
        await ActAsync(hold, security, threat, held, "release", NotMeant);
        Assert.True((await ActAsync(hold, security, threat, held, "reject", Threat)).Ok!.ToConfirm);
        Assert.Equal(new HeldOutcome(held.EntryId, HeldState.Held, ToConfirm: true), (await ActAsync(hold, clinician, cry, held, "release", NotMeant)).Ok);

        // The clinician's yes stands, and security may change its mind again.
        Assert.Equal(HeldState.Released, (await ActAsync(hold, security, threat, held, "release", NotMeant)).Ok!.State);
    }

    [Fact]
    public async Task Given_somebody_asked_for_a_rejection_and_then_agreed_to_a_release_then_nobody_rejects_it_alone()
    {
        await using var hold = await HoldingWorld.StartAsync(policy: HoldingWorld.OfTwoKinds);
        var held = await hold.HoldAsync(body: OfTwoKinds);
        var (security, threat) = await OpenAsync(hold, "security", CaseCategory.Violence);
        await ActAsync(hold, security, threat, held, "reject", Threat);
        Assert.Equal(new HeldOutcome(held.EntryId, HeldState.Held), (await ActAsync(hold, security, threat, held, "release", NotMeant)).Ok);
        var (clinician, cry) = await OpenAsync(hold, "clinician", CaseCategory.SelfHarm);
        Assert.Equal(RefusalCode.NotPossible, (await ActAsync(hold, clinician, cry, held, "confirm", new { })).Refusal?.Code);
        Assert.True((await ActAsync(hold, clinician, cry, held, "reject", Threat)).Ok!.ToConfirm);
    }

    [Fact]
    public async Task Given_a_yes_of_before_the_rejection_then_it_is_none_to_the_appeal()
    {
        await using var hold = await HoldingWorld.StartAsync(policy: HoldingWorld.OfTwoKinds);
        await hold.AlsoAsync("moderator", Role.Security);
        var held = await hold.HoldAsync(body: OfTwoKinds);
        var (security, threat) = await OpenAsync(hold, "security", CaseCategory.Violence);
        await ActAsync(hold, security, threat, held, "release", NotMeant);
        await RejectAsync(hold, held, "clinician", "colleague");
        await AppealAsync(hold, held);
        var (care, cry) = await OpenAsync(hold, "facilitator", CaseCategory.SelfHarm);
        Assert.Equal(HeldState.Rejected, (await ActAsync(hold, care, cry, held, "appeal", new { uphold = true })).Ok!.State);
        var (other, _) = await OpenAsync(hold, "moderator", CaseCategory.Violence);
        Assert.Equal(HeldState.Released, (await ActAsync(hold, other, threat, held, "appeal", new { uphold = true })).Ok!.State);
    }

    [Fact]
    public async Task Given_a_threat_that_was_rejected_and_whose_case_was_decided_then_care_does_not_let_it_go_alone_by_an_appeal()
    {
        await using var hold = await HoldingWorld.StartAsync(policy: HoldingWorld.ToSecurity);
        await hold.AlsoAsync("moderator", Role.Security);
        await hold.AlsoAsync("safeguarding", Role.Security);
        var held = await hold.HoldAsync(body: "i will get him and then i go too (v3) (s3)");
        var (security, threat) = await OpenAsync(hold, "security", CaseCategory.Violence);
        await ActAsync(hold, security, threat, held, "reject", Threat);
        var (second, _) = await OpenAsync(hold, "moderator", CaseCategory.Violence);
        Assert.Equal(HeldState.Rejected, (await ActAsync(hold, second, threat, held, "confirm", new { })).Ok!.State);
        TestCaller.Ok(await security.TakeAsync(threat));
        TestCaller.Ok(await security.DecideAsync(threat));
        await AppealAsync(hold, held);
        var (care, cry) = await OpenAsync(hold, "clinician", CaseCategory.SelfHarm);
        Assert.Equal(HeldState.Rejected, (await ActAsync(hold, care, cry, held, "appeal", new { uphold = true })).Ok!.State);
        var (third, _) = await OpenAsync(hold, "safeguarding", CaseCategory.Violence);
        Assert.Equal(HeldState.Released, (await ActAsync(hold, third, threat, held, "appeal", new { uphold = true })).Ok!.State);
    }

    [Fact]
    public async Task Given_an_appeal_for_which_somebody_else_has_to_agree_then_who_upheld_it_may_deny_it_still()
    {
        await using var hold = await HoldingWorld.StartAsync(policy: HoldingWorld.OfTwoKinds);
        await hold.AlsoAsync("moderator", Role.Security);
        var held = await hold.HoldAsync(body: OfTwoKinds);
        var (security, threat) = await OpenAsync(hold, "security", CaseCategory.Violence);

        // Who wanted it to go had no part in the rejection.
        await ActAsync(hold, security, threat, held, "release", NotMeant);
        await RejectAsync(hold, held, "clinician", "colleague");
        await AppealAsync(hold, held);
        TestCaller.Ok(await security.OpenAsync(threat, CasePurpose.SafetyOfOthers));
        Assert.Equal(HeldState.Rejected, (await ActAsync(hold, security, threat, held, "appeal", new { uphold = true })).Ok?.State);
        Assert.Equal(RefusalCode.SecondPersonNeeded, (await ActAsync(hold, security, threat, held, "appeal", new { uphold = true })).Refusal?.Code);
        Assert.Equal(AppealState.Open, hold.Row(held.EntryId).Appeal);
        Assert.Equal(HeldState.Rejected, (await ActAsync(hold, security, threat, held, "appeal", new { uphold = false })).Ok?.State);
        Assert.Equal(AppealState.Denied, hold.Row(held.EntryId).Appeal);
        Assert.Contains(InboxKind.AppealAnswered, hold.Told());
    }

    [Fact]
    public async Task Given_everybody_who_reads_the_other_thing_had_part_in_the_rejection_then_an_appeal_does_not_wait_for_them()
    {
        await using var hold = await HoldingWorld.StartAsync(policy: HoldingWorld.OfTwoKinds);
        await hold.AlsoAsync("moderator", Role.Security);
        await hold.World.ChangeAsync(transaction =>
        {
            Guid[] others = [hold.World.Staff["colleague"].Key.PersonId, hold.World.Staff["facilitator"].Key.PersonId];
            transaction.Db.Roles.RemoveRange(transaction.Db.Roles.Where(row => others.Contains(row.PersonId) && row.Role == Role.Clinician));
        });
        var held = await hold.HoldAsync(body: OfTwoKinds);
        await RejectAsync(hold, held, "clinician", "security");
        await AppealAsync(hold, held);
        var (third, threat) = await OpenAsync(hold, "moderator", CaseCategory.Violence);
        Assert.Equal(HeldState.Released, (await ActAsync(hold, third, threat, held, "appeal", new { uphold = true })).Ok!.State);
    }

    [Theory]
    [InlineData("clinician", HeldState.Released)]
    [InlineData("facilitator", HeldState.Rejected)]
    public async Task Given_only_who_stands_on_a_roster_ever_reads_the_other_thing_then_an_appeal_waits_for_no_other_holder_of_the_role(string byNight, HeldState then)
    {
        await using var hold = await HoldingWorld.StartAsync(policy: HoldingWorld.OfTwoKinds);
        await hold.AlsoAsync("moderator", Role.Security);

        // Of three clinicians one rejects it; another works at night, or none but her does.
        await ShiftsAsync(hold, Role.Clinician, "clinician", byNight);
        var held = await hold.HoldAsync(body: OfTwoKinds);
        await RejectAsync(hold, held, "clinician", "security");
        await AppealAsync(hold, held);
        var (third, threat) = await OpenAsync(hold, "moderator", CaseCategory.Violence);
        Assert.Equal(then, (await ActAsync(hold, third, threat, held, "appeal", new { uphold = true })).Ok!.State);
    }

    [Fact]
    public async Task Given_who_agreed_went_off_duty_then_the_yes_stands()
    {
        await using var hold = await HoldingWorld.StartAsync(policy: HoldingWorld.OfTwoKinds);
        await hold.AlsoAsync("moderator", Role.Security);
        await ShiftsAsync(hold, Role.Security, "security", "moderator");
        var held = await hold.HoldAsync(body: OfTwoKinds);
        var (security, threat) = await OpenAsync(hold, "security", CaseCategory.Violence);
        await ActAsync(hold, security, threat, held, "release", NotMeant);
        hold.World.Time!.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(RefusalCode.NotFound, (await security.OpenAsync(threat, CasePurpose.SafetyOfOthers)).Refusal?.Code);
        var (clinician, cry) = await OpenAsync(hold, "clinician", CaseCategory.SelfHarm);
        Assert.Equal(HeldState.Released, (await ActAsync(hold, clinician, cry, held, "release", NotMeant)).Ok!.State);
    }

    [Fact]
    public async Task Given_who_agreed_read_it_for_two_things_then_the_yes_stands_for_both_and_is_told_once()
    {
        await using var hold = await HoldingWorld.StartAsync(policy: policy => HoldingWorld.OfTwoKinds(policy) with
        {
            Rules = [.. HoldingWorld.OfTwoKinds(policy).Rules.Select(rule => rule.Id != "contact-sharing" ? rule : rule with { Delivery = new DeliveryRule(Delivery.Hold, HoldingWorld.Longest, HoldEnd.Escalate) })],
        });
        await hold.AlsoAsync("moderator", Role.Security);
        await hold.AlsoAsync("safeguarding", Role.Moderator);
        await ShiftsAsync(hold, Role.Security, "moderator", "security");
        await ShiftsAsync(hold, Role.Moderator, "moderator", "safeguarding");
        var held = await hold.HoldAsync(body: OfTwoKinds + " (c2)");
        var (both, threat) = await OpenAsync(hold, "moderator", CaseCategory.Violence);
        Assert.Equal(HeldState.Held, (await ActAsync(hold, both, threat, held, "release", new { reason = "NotMeant", note = "a song" })).Ok!.State);
        Assert.Equal(RefusalCode.SecondPersonNeeded, (await ActAsync(hold, both, threat, held, "release", NotMeant)).Refusal?.Code);
        hold.World.Time!.Advance(TimeSpan.FromMinutes(5));
        var (clinician, cry) = await OpenAsync(hold, "clinician", CaseCategory.SelfHarm);
        var agreed = Assert.Single(TestCaller.Ok(await clinician.OpenAsync(cry)).Lines.Single(line => line.Held is not null).Held!.Acts);
        Assert.Equal((HeldActKind.ReleaseAgreed, "a song"), (agreed.Kind, agreed.Note));
        Assert.Equal(HeldState.Released, (await ActAsync(hold, clinician, cry, held, "release", NotMeant)).Ok!.State);
    }

    [Fact]
    public async Task Given_who_agreed_turns_out_to_be_kin_then_somebody_else_of_security_has_to_agree()
    {
        await using var hold = await HoldingWorld.StartAsync(policy: HoldingWorld.OfTwoKinds);
        var held = await hold.HoldAsync(body: OfTwoKinds);
        var (security, threat) = await OpenAsync(hold, "security", CaseCategory.Violence);
        await ActAsync(hold, security, threat, held, "release", NotMeant);
        await hold.World.ChangeAsync(transaction => transaction.Db.Relations.Add(new RelationRow
        {
            FacilityId = hold.World.Facility,
            PersonId = security.Person.Key.PersonId,
            OtherFacilityId = hold.World.Facility,
            OtherId = hold.World.Resident.Key.PersonId,
            Kind = RelationKind.Kin,
        }));
        var (clinician, cry) = await OpenAsync(hold, "clinician", CaseCategory.SelfHarm);
        Assert.Equal(HeldState.Held, (await ActAsync(hold, clinician, cry, held, "release", NotMeant)).Ok!.State);
    }

    /// <summary>Two shifts of a role: the first one's member is on duty until four minutes from now.</summary>
    private static async Task ShiftsAsync(HoldingWorld hold, Role role, string now, string then)
    {
        await hold.World.ChangeAsync(transaction =>
        {
            foreach (var name in new[] { now, then })
            {
                transaction.Db.People.Single(row => row.PersonId == hold.World.Staff[name].Key.PersonId).Number = name;
            }
        });
        using var coordinator = new TestCaller(hold.World.Hub.Address, null);
        coordinator.Http.DefaultRequestHeaders.Authorization = new("Bearer", hold.World.Staff["coordinator"].Token);
        TestCaller.Ok(await coordinator.PostAsync<RosterList>("rosters", new SaveRoster(role, $"{role} by day", [new RosterShift(EveryDay, "07:00", "19:10")], [now], [])));
        TestCaller.Ok(await coordinator.PostAsync<RosterList>("rosters", new SaveRoster(role, $"{role} by night", [new RosterShift(EveryDay, "19:10", "07:00")], [then], [])));
    }

    /// <summary>Two people reject it, each through the case that he or she reads.</summary>
    private static async Task RejectAsync(HoldingWorld hold, MessageStored held, string proposer, string second)
    {
        var (one, first) = await OpenAsync(hold, proposer);
        await ActAsync(hold, one, first, held, "reject", Threat);
        var (other, through) = await OpenAsync(hold, second);
        Assert.Equal(HeldState.Rejected, (await ActAsync(hold, other, through, held, "confirm", new { })).Ok!.State);
    }

    private static async Task AppealAsync(HoldingWorld hold, MessageStored held) =>
        TestCaller.Ok(await (await hold.ResidentAsync()).CallAsync<Done>(nameof(IChatServer.Appeal), new HeldRef(hold.World.Pair, held.EntryId)));

    /// <summary>A second passes after each act: what was said last is what was said later.</summary>
    private static async Task<Reply<HeldOutcome>> ActAsync(HoldingWorld hold, StaffConsole console, Guid caseId, MessageStored held, string act, object body)
    {
        var reply = await console.HeldAsync(caseId, held.EntryId, act, body);
        hold.World.Time!.Advance(TimeSpan.FromSeconds(1));
        return reply;
    }

    private static async Task<(StaffConsole Console, Guid CaseId)> OpenAsync(HoldingWorld hold, string staff, CaseCategory? category = null)
    {
        var console = hold.World.WithoutFeed(staff);
        var item = Assert.Single(TestCaller.Ok(await console.ListAsync()).Cases, item => category is null || item.Category == category);
        TestCaller.Ok(await console.OpenAsync(item.CaseId, item.Category == CaseCategory.SelfHarm ? CasePurpose.Care : CasePurpose.SafetyOfOthers));
        return (console, item.CaseId);
    }
}
