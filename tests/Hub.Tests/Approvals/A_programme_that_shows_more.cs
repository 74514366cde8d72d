using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Tests.Approvals;

/// <summary>Where a programme's rules tell staff more, putting a conversation into it takes two coordinators, and its members agree again before they write.</summary>
public sealed class A_programme_that_shows_more : IAsyncLifetime
{
    private readonly Guid veterans = Guid.CreateVersion7();
    private readonly Guid parents = Guid.CreateVersion7();
    private ApprovalWorld world = null!;
    private PersonKey first;
    private PersonKey second;
    private PersonKey ana;
    private PersonKey sol;
    private PersonKey sam;
    private Guid pair;

    public async ValueTask InitializeAsync()
    {
        world = await ApprovalWorld.StartAsync();
        (first, second) = (await world.StaffAsync(Role.Coordinator, name: "Rosa"), await world.StaffAsync(Role.Coordinator, name: "Petra"));
        (ana, sol) = (await world.ResidentAsync("Ana"), await world.SupporterAsync("Sol"));
        sam = await world.SupporterAsync("Sam", ApprovalWorld.South);
        await world.ConsentAsync(ana, sol, sam);
        await world.ChangeAsync(tx => tx.Db.Programmes.AddRange(
            new ProgrammeRow { FacilityId = ApprovalWorld.North, ProgrammeId = veterans, Code = "VETERANS", Name = "Veterans" },
            new ProgrammeRow { FacilityId = ApprovalWorld.North, ProgrammeId = parents, Code = "PARENTS", Name = "Parents" }));
        await UnderAsync(Telling(StaffRole.Moderator, veterans));
        pair = await world.PairAsync(ana, sol);
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Given_one_coordinator_then_it_waits_is_shown_to_others_and_nobody_is_asked_and_given_another_then_it_holds_and_both_agree_again()
    {
        Assert.True((await MoveAsync(first, veterans)).Ok!.Waits);
        Assert.Equal((null, null), (world.Snapshot.Conversations[pair].Programme, world.SendRefusal(ana, pair)));
        Assert.Equal(new ProgrammeWanted(new Programme(veterans, "VETERANS", "Veterans"), "Rosa", Own: false), Listed(second).Wanted! with { AskedBy = Listed(second).Wanted!.AskedBy.Split(' ')[0] });
        Assert.True(Listed(first).Wanted!.Own);
        Assert.Equal(RefusalCode.SecondPersonNeeded, (await MoveAsync(first, veterans)).Refusal?.Code);

        Assert.False((await MoveAsync(second, veterans)).Ok!.Waits);
        Assert.Equal((veterans.ToString(), null), (world.Snapshot.Conversations[pair].Programme, Listed(first).Wanted));
        Assert.Equal([RefusalCode.ConsentNeeded, RefusalCode.ConsentNeeded], new[] { ana, sol }.Select(person => world.SendRefusal(person, pair)));
        using (var db = world.Store.Read())
        {
            Assert.Equal([InboxKind.ConsentAsked, InboxKind.ConsentAsked], db.Inbox.Where(row => row.ConversationId == pair).Select(row => row.Kind));
        }

        await AgreeAsync(ana);
        Assert.Equal((null, RefusalCode.ConsentNeeded), (world.SendRefusal(ana, pair), world.SendRefusal(sol, pair)));
    }

    [Fact]
    public async Task Given_a_programme_that_shows_no_more_then_one_coordinator_is_enough_and_nobody_is_asked()
    {
        Assert.False((await MoveAsync(first, parents)).Ok!.Waits);
        Assert.Equal((parents.ToString(), null), (world.Snapshot.Conversations[pair].Programme, world.SendRefusal(ana, pair)));

        // Out of one that shows more: less is shown.
        await MoveAsync(first, veterans);
        await MoveAsync(second, veterans);
        await AgreeAsync(ana);
        Assert.False((await MoveAsync(first, null)).Ok!.Waits);
        Assert.Null(world.SendRefusal(ana, pair));
    }

    [Fact]
    public async Task Given_a_programme_whose_rules_keep_something_from_staff_then_leaving_it_is_what_shows_more()
    {
        await UnderAsync(new DisclosureRule(
            "not-the-moderator", PolicyScope.Everywhere with { Programmes = [parents.ToString()] }, new RuleCondition([Category.ContactSharing], 2, 4, [], []),
            new DeliveryRule(Delivery.DeliverAndFlag), OpensCase: false, [], [StaffRole.Moderator], []));
        Assert.False((await MoveAsync(first, parents)).Ok!.Waits);
        Assert.True((await MoveAsync(first, null)).Ok!.Waits);
        Assert.Equal(parents.ToString(), world.Snapshot.Conversations[pair].Programme);
        Assert.False((await MoveAsync(second, null)).Ok!.Waits);
        Assert.Equal((null, RefusalCode.ConsentNeeded), (world.Snapshot.Conversations[pair].Programme, world.SendRefusal(ana, pair)));
    }

    [Fact]
    public async Task Given_another_choice_meanwhile_then_each_needs_two_of_its_own_and_choosing_what_there_is_gives_it_up()
    {
        await UnderAsync(Telling(StaffRole.Moderator, veterans, parents));
        Assert.True((await MoveAsync(first, veterans)).Ok!.Waits);
        Assert.True((await MoveAsync(second, parents)).Ok!.Waits);
        Assert.True((await MoveAsync(first, veterans)).Ok!.Waits);
        Assert.False((await MoveAsync(second, null)).Ok!.Waits);
        Assert.Null(Listed(first).Wanted);
        Assert.True((await MoveAsync(second, veterans)).Ok!.Waits);
        Assert.Null(world.Snapshot.Conversations[pair].Programme);
    }

    [Fact]
    public async Task Given_whoever_asked_coordinates_no_more_then_that_counts_for_nobody()
    {
        await MoveAsync(first, veterans);
        await world.ChangeAsync(tx => tx.Db.Roles.RemoveRange(tx.Db.Roles.Where(row => row.PersonId == first.PersonId)));
        Assert.True((await MoveAsync(second, veterans)).Ok!.Waits);
        Assert.Null(world.Snapshot.Conversations[pair].Programme);
    }

    [Fact]
    public async Task Given_somebody_of_another_facility_in_it_then_its_own_people_alone_are_asked_because_its_rules_hold_for_them()
    {
        pair = await world.PairAsync(ana, sam);
        await MoveAsync(first, veterans);
        await MoveAsync(second, veterans);
        Assert.Equal((RefusalCode.ConsentNeeded, null), (world.SendRefusal(ana, pair), world.SendRefusal(sam, pair)));
    }

    [Fact]
    public async Task Given_a_policy_that_wants_no_second_person_for_it_then_one_is_enough_and_members_agree_again_all_the_same()
    {
        await UnderAsync(policy => policy with { SecondPerson = policy.SecondPerson.Remove(SecondPersonAct.WidenRecipients) });
        Assert.False((await MoveAsync(first, veterans)).Ok!.Waits);
        Assert.Equal((veterans.ToString(), RefusalCode.ConsentNeeded), (world.Snapshot.Conversations[pair].Programme, world.SendRefusal(ana, pair)));
    }

    [Fact]
    public async Task Given_nothing_belongs_to_a_programme_and_no_policy_names_it_then_it_is_removed_and_what_was_written_in_it_keeps_it()
    {
        Assert.Contains("names this programme", (await RemoveAsync(first, veterans)).Refusal!.Message, StringComparison.Ordinal);
        await MoveAsync(first, parents);
        Assert.Contains("belongs to this programme", (await RemoveAsync(first, parents)).Refusal!.Message, StringComparison.Ordinal);
        await MoveAsync(first, null);
        Assert.Equal(RefusalCode.NotFound, (await RemoveAsync(ana, parents)).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, (await RemoveAsync(await world.StaffAsync(Role.Coordinator, ApprovalWorld.South), parents)).Refusal?.Code);

        Assert.NotNull((await RemoveAsync(first, parents)).Ok);
        Assert.Equal(RefusalCode.NotFound, (await RemoveAsync(first, parents)).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, (await MoveAsync(first, parents)).Refusal?.Code);
        using var db = world.Store.Read();
        Assert.Equal("Parents", PeerConnect.Hub.Storage.People.ProgrammeRecords.Find(db, ApprovalWorld.North, parents)!.Name);
        var names = PeerConnect.Hub.Storage.Disclosure.ScopeRows.Of(db, ApprovalWorld.North);
        var earlier = PlainPolicy.Version1 with { Rules = [Telling(StaffRole.Moderator, parents)] };
        Assert.Equal(["PARENTS"], names.ByCode(earlier).Rules[0].Scope.Programmes);
        Assert.Single(names.Unknown(names.ByCode(earlier)));
    }

    [Fact]
    public async Task Given_a_choice_or_a_request_that_waits_then_its_programme_is_not_removed()
    {
        await MoveAsync(first, veterans);
        await UnderAsync(policy => policy with { Rules = PlainPolicy.Version1.Rules });
        Assert.Contains("is to", (await RemoveAsync(first, veterans)).Refusal!.Message, StringComparison.Ordinal);
        await MoveAsync(first, null);
        await world.ChangeAsync(tx => tx.Db.ApprovalRequests.Add(new ApprovalRequestRow
        {
            FacilityId = ApprovalWorld.North, RequestId = Guid.CreateVersion7(), Kind = ApprovalKind.Pairing, State = ApprovalState.Requested, ProgrammeId = veterans,
            PersonFacilityId = ana.FacilityId, PersonId = ana.PersonId, Role = MemberRole.Member, RequestedByFacilityId = ana.FacilityId, RequestedBy = ana.PersonId, RequestedAt = tx.Now,
        }));
        Assert.Contains("belongs to this programme", (await RemoveAsync(first, veterans)).Refusal!.Message, StringComparison.Ordinal);
    }

    private static DisclosureRule Telling(StaffRole role, params Guid[] programmes) => new(
        "anger-in-a-programme", PolicyScope.Everywhere with { Programmes = [.. programmes.Select(programme => programme.ToString())] }, new RuleCondition([Category.Violence], 2, 3, [], []),
        new DeliveryRule(Delivery.DeliverAndFlag), OpensCase: true,
        [new Recipient(role, DisclosureLevel.Message, Purpose.SafetyOfOthers, TimeLimits.None with { Acknowledge = TimeSpan.FromHours(4) })], [], [Exclusion.OwnKin]);

    private Task UnderAsync(DisclosureRule rule) => UnderAsync(policy => policy with { Rules = PlainPolicy.Version1.Rules.Add(rule) });

    private Task UnderAsync(Func<DisclosurePolicy, DisclosurePolicy> change) => world.ChangeAsync(tx =>
    {
        var row = tx.Db.Policies.Single(each => each.FacilityId == ApprovalWorld.North);
        row.Document = change(PolicyRows.Parse(row)).ToJson();
    });

    private async Task AgreeAsync(PersonKey person)
    {
        var notices = new NoticeBook(new PolicyBook(world.Store), facility => PeerConnect.Hub.Storage.Disclosure.ScopeRows.Of(world.Store, facility), () => 7);
        var notice = notices.Find(person.FacilityId, "en")!;
        Assert.NotNull((await new ConsentToNotice(world.Store, notices).GiveAsync(person, new GiveConsent(notice.PolicyVersion, notice.Hash), CancellationToken.None)).Ok);
    }

    private ConversationForStaff Listed(PersonKey reader) =>
        new ReadConversations(world.Store, world.Sealer).List(reader, ConversationKind.Direct).Conversations.Single(row => row.ConversationId == pair);

    private Task<Reply<ProgrammeChosen>> MoveAsync(PersonKey by, Guid? programme) =>
        new MoveToProgramme(world.Store, new PolicyBook(world.Store)).HandleAsync(by, pair, new ChangeProgramme(programme), CancellationToken.None);

    private Task<Reply<Done>> RemoveAsync(PersonKey by, Guid programme) => new RemoveProgramme(world.Store).HandleAsync(by, programme, CancellationToken.None);
}
