using System.Collections.Immutable;
using System.Text.Json;
using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.People.Roles;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.People;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Policies;
using PeerConnect.Moderation.Policies.Documents;

namespace PeerConnect.Hub.Tests.Approvals;

/// <summary>A policy may say from which rank on somebody lets two people write to each other. An administrator gives ranks, and nobody the own.</summary>
public sealed class A_rank : IAsyncLifetime
{
    private static readonly ImmutableArray<string> Ranks = ["Officer", "Unit manager", "Warden"];
    private ApprovalWorld world = null!;
    private PersonKey coordinator;
    private PersonKey administrator;
    private PersonKey ana;
    private PersonKey sol;

    public async ValueTask InitializeAsync()
    {
        world = await ApprovalWorld.StartAsync();
        coordinator = await world.StaffAsync(Role.Coordinator);
        administrator = await world.StaffAsync(Role.Administrator);
        ana = await world.ResidentAsync("Ana");
        sol = await world.SupporterAsync("Sol");
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Theory]
    [InlineData(null, false)]
    [InlineData("Officer", false)]
    [InlineData("Unit manager", true)]
    [InlineData("Warden", true)]
    public async Task Given_a_policy_that_asks_for_a_rank_when_somebody_approves_then_it_takes_that_rank_or_above_and_a_refusal_is_on_record(string? held, bool may)
    {
        await world.ApprovingAsync(rules => rules with { Ranks = Ranks, Rank = "Unit manager" });
        await HoldsAsync(coordinator, held);
        var request = (await world.AskAsync(ana, null, sol)).Ok!.RequestId;

        var decided = await world.DecideAsync(coordinator, request);

        Assert.Equal(may ? null : ApprovalRefusals.RankTooLow("Unit manager").English, decided.Refusal?.Message);
        Assert.Equal(may ? RequestState.Approved : null, decided.Ok?.State);
        Assert.Equal(may ? "request-approved" : "request-approved-denied", world.Audit(ApprovalWorld.North)[^1].Act);
    }

    [Fact]
    public async Task Given_somebody_below_the_rank_then_the_list_says_so_of_the_reader_alone_in_both_languages_and_to_refuse_takes_no_rank()
    {
        await world.ApprovingAsync(rules => rules with { Ranks = Ranks, Rank = "Warden" });
        var warden = await world.StaffAsync(Role.Coordinator, name: "Warden");
        await HoldsAsync(warden, "Warden");
        var request = (await world.AskAsync(ana, null, sol)).Ok!.RequestId;

        Assert.Contains("it takes 'Warden' or above", world.Waiting(coordinator, request).Obstacle, StringComparison.Ordinal);
        Assert.Contains("hace falta 'Warden' o más alto", world.Waiting(coordinator, request, NoticeLanguage.Spanish).Obstacle, StringComparison.Ordinal);
        Assert.Null(world.Waiting(warden, request).Obstacle);
        Assert.Equal(RequestState.Refused, (await world.DecideAsync(coordinator, request, approve: false)).Ok?.State);
    }

    [Fact]
    public async Task Given_somebody_below_the_rank_when_a_group_place_is_asked_for_or_a_place_given_back_or_made_longer_then_it_is_refused_and_to_take_somebody_out_takes_no_rank()
    {
        var group = await world.GroupAsync(sol);
        var pair = await world.PairAsync(ana, sol, world.Now.AddDays(10));
        var request = (await world.AskPlaceAsync(ana, group)).Ok!.RequestId;
        await world.ApprovingAsync(rules => rules with { Ranks = Ranks, Rank = "Warden" });
        await HoldsAsync(coordinator, "Unit manager");
        var place = new PersonRef(ana.FacilityId, ana.PersonId);
        var low = ApprovalRefusals.RankTooLow("Warden").English;

        Assert.Equal(low, (await world.DecideAsync(coordinator, request)).Refusal?.Message);
        Assert.Equal(low, (await world.Places.ChangeValidityAsync(coordinator, pair, place, world.Now.AddDays(11), default)).Refusal?.Message);
        Assert.NotNull((await world.Places.ChangeValidityAsync(coordinator, pair, place, world.Now.AddDays(9), default)).Ok);
        Assert.NotNull((await world.Places.SuspendAsync(coordinator, pair, place, default)).Ok);
        Assert.Equal(low, (await world.Places.ReinstateAsync(coordinator, pair, place, default)).Refusal?.Message);

        await HoldsAsync(coordinator, "Warden");
        Assert.NotNull((await world.Places.ReinstateAsync(coordinator, pair, place, default)).Ok);
        Assert.Equal(RequestState.Approved, (await world.DecideAsync(coordinator, request)).Ok?.State);
    }

    [Fact]
    public async Task Given_another_facility_whose_policy_asks_for_a_rank_then_each_facility_asks_its_own_staff()
    {
        var elsewhere = await world.StaffAsync(Role.Coordinator, ApprovalWorld.South);
        var away = await world.SupporterAsync("Tom", ApprovalWorld.South);
        await world.ApprovingAsync(rules => rules with { Ranks = Ranks, Rank = "Warden" }, ApprovalWorld.South);
        var request = (await world.AskAsync(ana, null, away)).Ok!.RequestId;

        Assert.Null(world.Waiting(coordinator, request).Obstacle);
        Assert.Equal(RequestState.Requested, (await world.DecideAsync(coordinator, request)).Ok?.State);
        Assert.Equal(ApprovalRefusals.RankTooLow("Warden").English, (await world.DecideAsync(elsewhere, request)).Refusal?.Message);
    }

    [Fact]
    public async Task Given_an_administrator_when_a_rank_of_the_policy_or_of_a_draft_is_given_then_it_is_held_and_on_record_without_its_words()
    {
        await world.ApprovingAsync(rules => rules with { Ranks = Ranks });
        await DraftAsync("Warden", "Commissioner");

        Assert.Equal(["Officer", "Unit manager", "Warden", "Commissioner"], await OfferedAsync());
        Assert.NotNull((await GiveAsync(administrator, coordinator, "Unit manager")).Ok);
        Assert.NotNull((await GiveAsync(administrator, coordinator, "Commissioner")).Ok);

        Assert.Equal("Commissioner", Held(coordinator));
        var rows = world.Audit(ApprovalWorld.North).FindAll(row => row.Act == "rank-set");
        Assert.Equal([(administrator.PersonId, 2), (administrator.PersonId, 4)], rows.Select(row => (row.ActorId!.Value, JsonDocument.Parse(row.Details).RootElement.GetProperty("to").GetInt32())));
        Assert.DoesNotContain(rows, row => row.Details.Contains("Commissioner", StringComparison.Ordinal));

        Assert.NotNull((await GiveAsync(administrator, coordinator, null)).Ok);
        Assert.Null(Held(coordinator));
    }

    [Fact]
    public async Task Given_a_rank_that_only_a_draft_lists_then_under_the_policy_in_force_the_one_before_counts_and_under_the_new_one_the_one_that_was_given()
    {
        await world.ApprovingAsync(rules => rules with { Ranks = Ranks, Rank = "Unit manager" });
        await DraftAsync("Band 3", "Band 7");
        var low = await world.StaffAsync(Role.Coordinator, name: "Low");
        await HoldsAsync(coordinator, "Warden");
        await HoldsAsync(low, "Officer");
        var (one, other) = ((await world.AskAsync(ana, null, sol)).Ok!.RequestId, (await world.AskAsync(await world.ResidentAsync("Cy"), null, sol)).Ok!.RequestId);

        // Twice: somebody may find the wrong one and choose again.
        Assert.NotNull((await GiveAsync(administrator, coordinator, "Band 7")).Ok);
        Assert.NotNull((await GiveAsync(administrator, coordinator, "Band 3")).Ok);
        Assert.NotNull((await GiveAsync(administrator, low, "Band 7")).Ok);
        Assert.Equal("Band 3", Held(coordinator));
        Assert.Equal(RequestState.Approved, (await world.DecideAsync(coordinator, one)).Ok?.State);
        Assert.Equal(ApprovalRefusals.RankTooLow("Unit manager").English, (await world.DecideAsync(low, other)).Refusal?.Message);

        await world.ApprovingAsync(rules => rules with { Ranks = ["Band 3", "Band 7"], Rank = "Band 7" });
        Assert.Equal(ApprovalRefusals.RankTooLow("Band 7").English, (await world.DecideAsync(coordinator, other)).Refusal?.Message);
        Assert.Equal(RequestState.Approved, (await world.DecideAsync(low, other)).Ok?.State);
    }

    [Theory]
    [InlineData("Officer")]
    [InlineData(null)]
    public async Task Given_a_rank_for_a_coming_policy_when_one_of_the_policy_in_force_or_none_is_given_then_what_was_held_before_counts_no_more(string? given)
    {
        await world.ApprovingAsync(rules => rules with { Ranks = Ranks, Rank = "Unit manager" });
        await DraftAsync("Band 3", "Band 7");
        await HoldsAsync(coordinator, "Warden");
        var request = (await world.AskAsync(ana, null, sol)).Ok!.RequestId;

        Assert.NotNull((await GiveAsync(administrator, coordinator, "Band 7")).Ok);
        Assert.NotNull((await GiveAsync(administrator, coordinator, given)).Ok);
        Assert.Equal(ApprovalRefusals.RankTooLow("Unit manager").English, (await world.DecideAsync(coordinator, request)).Refusal?.Message);
    }

    [Fact]
    public async Task Given_the_own_rank_or_somebody_who_gives_no_roles_or_a_rank_that_no_policy_lists_then_nothing_is_given_and_the_attempt_is_on_record()
    {
        await world.ApprovingAsync(rules => rules with { Ranks = Ranks });

        Assert.Equal(RefusalCode.SecondPersonNeeded, (await GiveAsync(administrator, administrator, "Warden")).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, (await GiveAsync(coordinator, administrator, "Warden")).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, (await GiveAsync(administrator, ana, "Warden")).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, (await GiveAsync(await world.StaffAsync(Role.Administrator, ApprovalWorld.South), coordinator, "Warden")).Refusal?.Code);
        Assert.Equal(RefusalCode.InvalidInput, (await GiveAsync(administrator, coordinator, "warden")).Refusal?.Code);
        Assert.Null(Held(coordinator));
        Assert.Equal(4, world.Audit(ApprovalWorld.North).Count(row => row.Act == "rank-set-denied"));
    }

    private Task<Reply<Done>> GiveAsync(PersonKey caller, PersonKey to, string? rank) => new SetRanks(world.Store).HandleAsync(caller, to.PersonId, new SetRank(rank), default);

    private async Task<IReadOnlyList<string>?> OfferedAsync() => (await new PeopleDirectory(world.Store).FindAsync(coordinator.FacilityId, coordinator.PersonId, default))?.Ranks;

    /// <summary>A draft that lists these ranks.</summary>
    private Task DraftAsync(params ImmutableArray<string> ranks) => world.ChangeAsync(tx => tx.Db.PolicyDrafts.Add(new PolicyDraftRow
    {
        FacilityId = ApprovalWorld.North, DraftId = Guid.CreateVersion7(), State = PolicyDraftState.Draft, Follows = 1, AuthorId = administrator.PersonId, ChangedAt = world.Now,
        Document = PolicyYaml.Write(PlainPolicy.Version1 with { Approvals = PlainPolicy.Version1.Approvals with { Ranks = ranks } }),
    }));

    private string? Held(PersonKey person)
    {
        using var db = world.Store.Read();
        return db.People.Single(row => row.PersonId == person.PersonId).Rank;
    }

    private Task HoldsAsync(PersonKey person, string? rank) => world.ChangeAsync(tx => tx.Db.People.Single(row => row.PersonId == person.PersonId).Rank = rank);
}
