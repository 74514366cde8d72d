using System.Text.Json;
using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Tests.Approvals;

public sealed class A_pairing : IAsyncLifetime
{
    private ApprovalWorld world = null!;
    private PersonKey coordinator;
    private PersonKey ana;
    private PersonKey sol;

    public async ValueTask InitializeAsync()
    {
        world = await ApprovalWorld.StartAsync();
        coordinator = await world.StaffAsync(Role.Coordinator);
        ana = await world.ResidentAsync("Ana");
        sol = await world.SupporterAsync("Sol");
        await world.ConsentAsync(ana, sol);
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public void Whatever_stands_against_a_request_is_said_in_both_languages()
    {
        Refusal[] obstacles =
        [
            ApprovalRefusals.KeptSeparate, ApprovalRefusals.NotActive, ApprovalRefusals.NotCertified, ApprovalRefusals.CaseloadFull,
            ApprovalRefusals.SupporterRests, ApprovalRefusals.NobodyNamed, ApprovalRefusals.NoFacilitator, ApprovalRefusals.DatePassed,
        ];
        var spanish = obstacles.Select(obstacle => ApprovalRefusals.Said(obstacle, NoticeLanguage.Spanish)).ToList();
        Assert.Equal(obstacles.Length, spanish.Distinct().Count());
        Assert.Empty(spanish.Intersect(obstacles.Select(obstacle => ApprovalRefusals.Said(obstacle, NoticeLanguage.English))));
    }

    [Fact]
    public async Task Requested_and_approved_opens_a_conversation_of_two()
    {
        var filed = await world.AskAsync(ana, null, sol);
        var decided = await world.DecideAsync(coordinator, filed.Ok!.RequestId);

        Assert.Equal(RequestState.Approved, decided.Ok!.State);
        var pair = decided.Ok.ConversationId!.Value;
        var standing = world.Snapshot.Conversations[pair];
        Assert.Equal((ApprovalWorld.North, ConversationKind.Direct, "monitored"), (standing.Key.FacilityId, standing.Kind, standing.Class));
        Assert.Equal([MemberRole.Member, MemberRole.Supporter], standing.Members.Select(member => member.Role));
        Assert.Null(world.SendRefusal(ana, pair));
        Assert.Null(world.SendRefusal(sol, pair));
        Assert.Equal([InboxKind.Approved], world.Inbox(ana));
        Assert.Equal([InboxKind.Approved], world.Inbox(sol));
        Assert.Equal([EntryKind.Joined, EntryKind.Joined], world.Reads(sol, pair).Select(row => row.Kind));
    }

    [Fact]
    public async Task A_refusal_reaches_the_requester_without_its_reason()
    {
        var filed = await world.AskAsync(ana, null, sol);

        var decided = await world.DecideAsync(coordinator, filed.Ok!.RequestId, approve: false, "a canary reason");

        Assert.Equal(RequestState.Refused, decided.Ok!.State);
        Assert.Equal([InboxKind.NotApproved], world.Inbox(ana));
        Assert.Empty(world.Inbox(sol));
        var own = Assert.Single(new ReadRequests(world.Store, world.Sealer, world.Time).Own(ana).Requests);
        Assert.Equal((RequestState.Refused, (Guid?)null), (own.State, own.ConversationId));
    }

    [Fact]
    public async Task A_refusal_needs_a_reason()
    {
        var filed = await world.AskAsync(ana, null, sol);

        var decided = await new DecideOnRequest(world.Store, world.Sealer).HandleAsync(coordinator, filed.Ok!.RequestId, new DecideRequest(false), CancellationToken.None);

        Assert.Equal(RefusalCode.InvalidInput, decided.Refusal?.Code);
        Assert.Empty(world.Inbox(ana));
    }

    [Fact]
    public async Task The_reason_is_sealed_and_its_reading_recorded()
    {
        var filed = await world.AskAsync(ana, null, sol);
        await world.DecideAsync(coordinator, filed.Ok!.RequestId, approve: false, "a canary reason");

        await using (var db = world.Store.Read())
        {
            var stored = db.ApprovalDecisions.Single();
            Assert.DoesNotContain("canary", System.Text.Encoding.UTF8.GetString(stored.SealedReason!), StringComparison.Ordinal);
        }

        var read = new ReadRequests(world.Store, world.Sealer, world.Time);
        var stranger = await world.StaffAsync(Role.Coordinator, ApprovalWorld.South);
        Assert.Equal(RefusalCode.NotFound, (await read.DetailAsync(stranger, filed.Ok.RequestId, CancellationToken.None)).Refusal?.Code);
        Assert.Equal("a canary reason", (await read.DetailAsync(coordinator, filed.Ok.RequestId, CancellationToken.None)).Ok?.OwnReason);
        Assert.Contains(world.Audit(ApprovalWorld.North), row => row.Act == "request-read" && row.ActorId == coordinator.PersonId);
        Assert.DoesNotContain(world.Audit(ApprovalWorld.North), row => row.Details.Contains("canary", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_supporter_and_a_coordinator_can_ask_for_it_too()
    {
        var ben = await world.ResidentAsync("Ben");
        var bySupporter = await world.AskAsync(sol, ana, null);
        var byCoordinator = await world.AskAsync(coordinator, ben, sol);

        Assert.Equal(RequestState.Approved, (await world.DecideAsync(coordinator, bySupporter.Ok!.RequestId)).Ok?.State);
        Assert.Equal(RequestState.Approved, (await world.DecideAsync(coordinator, byCoordinator.Ok!.RequestId)).Ok?.State);
        Assert.Equal([InboxKind.Approved], world.Inbox(ben));
    }

    [Fact]
    public async Task Nobody_asks_for_two_others()
    {
        var ben = await world.ResidentAsync("Ben");

        Assert.Equal(RefusalCode.NotFound, (await world.AskAsync(ben, ana, sol)).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, (await world.AskAsync(await world.StaffAsync(Role.Moderator), ana, sol)).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, (await world.AskAsync(await world.StaffAsync(Role.Coordinator, ApprovalWorld.South), ana, sol)).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, (await world.AskAsync(ana, null, new PersonKey(ApprovalWorld.North, Guid.CreateVersion7()))).Refusal?.Code);
        Assert.Equal(RefusalCode.InvalidInput, (await world.AskAsync(ana, null, ana)).Refusal?.Code);
        Assert.NotNull((await world.AskAsync(ana, null, sol)).Ok);
    }

    [Fact]
    public async Task The_answer_to_a_request_does_not_depend_on_how_the_other_stands()
    {
        await world.CapAsync(1);
        var full = await world.SupporterAsync("Full");
        await world.PairAsync(await world.ResidentAsync("Ben"), full);
        var resting = await world.SupporterAsync("Resting");
        Assert.NotNull((await new Caseloads(world.Store).RestAsync(resting, rests: true, CancellationToken.None)).Ok);
        var apart = await world.SupporterAsync("Apart");
        await world.SeparateAsync(coordinator, ana, apart);
        var released = await world.SupporterAsync("Out");
        Assert.NotNull((await new ReleasePeople(world.Store).ReleaseAsync(coordinator, released.PersonId, CancellationToken.None)).Ok);
        var dead = await world.SupporterAsync("Gone");
        Assert.NotNull((await new ReleasePeople(world.Store).RecordDeathAsync(coordinator, dead.PersonId, CancellationToken.None)).Ok);
        var well = await AnsweredAsync(sol);

        foreach (var other in new[] { await world.ResidentAsync("Uncertified"), full, resting, apart, released, dead })
        {
            Assert.Equal(well, await AnsweredAsync(other));
        }
    }

    [Fact]
    public async Task Asking_again_finds_the_waiting_request()
    {
        var first = await world.AskAsync(ana, null, sol);
        var again = await world.AskAsync(ana, null, sol);

        Assert.Equal(first.Ok!.RequestId, again.Ok!.RequestId);
    }

    [Fact]
    public async Task Only_so_many_requests_wait_at_once()
    {
        for (var count = 0; count < RequestPairing.MostWaiting; count++)
        {
            Assert.NotNull((await world.AskAsync(ana, null, await world.SupporterAsync($"S{count}"))).Ok);
        }

        Assert.Equal(RefusalCode.NotPossible, (await world.AskAsync(ana, null, sol)).Refusal?.Code);
    }

    [Fact]
    public async Task Two_who_write_already_are_not_paired_twice()
    {
        var filed = await world.AskAsync(ana, null, sol);
        await world.DecideAsync(coordinator, filed.Ok!.RequestId);

        Assert.Equal(RefusalCode.AlreadyDecided, (await world.AskAsync(ana, null, sol)).Refusal?.Code);
        Assert.Equal(RefusalCode.AlreadyDecided, (await world.DecideAsync(coordinator, filed.Ok.RequestId)).Refusal?.Code);
    }

    [Fact]
    public async Task Without_a_current_certification_it_cannot_be_approved()
    {
        var late = await world.SupporterAsync("Late", certifiedFor: TimeSpan.FromDays(1));
        var filed = await world.AskAsync(ana, null, late);
        world.Time.Advance(TimeSpan.FromDays(2));

        Assert.Equal(ApprovalRefusals.NotCertified, (await world.DecideAsync(coordinator, filed.Ok!.RequestId)).Refusal);
        Assert.Equal(ApprovalRefusals.NotCertified.Message, world.Waiting(coordinator, filed.Ok.RequestId).Obstacle);
        Assert.Contains("no tiene una certificación vigente", world.Waiting(coordinator, filed.Ok.RequestId, NoticeLanguage.Spanish).Obstacle, StringComparison.Ordinal);

        await world.CertifyAsync(late, TimeSpan.FromDays(30));
        Assert.Equal(RequestState.Approved, (await world.DecideAsync(coordinator, filed.Ok.RequestId)).Ok?.State);
    }

    [Fact]
    public async Task Nobody_decides_about_own_kin()
    {
        var filed = await world.AskAsync(ana, null, sol);
        await world.KinAsync(sol, coordinator);

        Assert.Equal(RefusalCode.SecondPersonNeeded, (await world.DecideAsync(coordinator, filed.Ok!.RequestId)).Refusal?.Code);
        Assert.Equal(RefusalCode.SecondPersonNeeded, (await world.DecideAsync(coordinator, filed.Ok.RequestId, approve: false)).Refusal?.Code);

        var other = await world.StaffAsync(Role.Coordinator);
        Assert.Equal(RequestState.Approved, (await world.DecideAsync(other, filed.Ok.RequestId)).Ok?.State);
    }

    [Theory]
    [InlineData(Role.Moderator)]
    [InlineData(Role.Clinician)]
    [InlineData(Role.Facilitator)]
    [InlineData(Role.Administrator)]
    public async Task Only_coordinators_decide(Role role)
    {
        var filed = await world.AskAsync(ana, null, sol);

        Assert.Equal(RefusalCode.NotFound, (await world.DecideAsync(await world.StaffAsync(role), filed.Ok!.RequestId)).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, (await world.DecideAsync(ana, filed.Ok.RequestId)).Refusal?.Code);
        Assert.Contains(world.Audit(ApprovalWorld.North), row => row.Act == "request-approved-denied" && row.ActorId == ana.PersonId);
        Assert.NotNull((await world.DecideAsync(coordinator, filed.Ok.RequestId)).Ok);
    }

    [Fact]
    public async Task The_earliest_end_counts()
    {
        var filed = await world.AskAsync(coordinator, ana, sol, world.Now.AddDays(30));

        var decided = await world.DecideAsync(coordinator, filed.Ok!.RequestId, until: world.Now.AddDays(10));

        Assert.Equal(world.Now.AddDays(10), world.Membership(ana, decided.Ok!.ConversationId!.Value).ValidUntil);
        Assert.Equal(RefusalCode.InvalidInput, (await world.AskAsync(ana, null, await world.SupporterAsync("Other"), world.Now.AddDays(1))).Refusal?.Code);
    }

    [Fact]
    public async Task A_request_without_a_supporter_waits_until_one_is_named()
    {
        var filed = await world.AskAsync(ana, null, null);
        Assert.Equal(ApprovalRefusals.NobodyNamed, (await world.DecideAsync(coordinator, filed.Ok!.RequestId)).Refusal);
        var change = new ChangeRequest(world.Store);

        Assert.Equal(RefusalCode.NotFound, (await change.NameSupporterAsync(ana, filed.Ok.RequestId, new PersonRef(sol.FacilityId, sol.PersonId), CancellationToken.None)).Refusal?.Code);
        Assert.NotNull((await change.NameSupporterAsync(coordinator, filed.Ok.RequestId, new PersonRef(sol.FacilityId, sol.PersonId), CancellationToken.None)).Ok);

        Assert.Equal(RequestState.Approved, (await world.DecideAsync(coordinator, filed.Ok.RequestId)).Ok?.State);
    }

    [Fact]
    public async Task A_requester_takes_a_request_back()
    {
        var filed = await world.AskAsync(ana, null, sol);
        var change = new ChangeRequest(world.Store);

        Assert.Equal(RefusalCode.NotFound, (await change.WithdrawAsync(sol, filed.Ok!.RequestId, CancellationToken.None)).Refusal?.Code);
        Assert.NotNull((await change.WithdrawAsync(ana, filed.Ok.RequestId, CancellationToken.None)).Ok);

        Assert.Equal(RefusalCode.AlreadyDecided, (await world.DecideAsync(coordinator, filed.Ok.RequestId)).Refusal?.Code);
    }

    [Fact]
    public async Task Changing_ones_supporter_ends_the_pair_without_a_reason_and_asks_for_another()
    {
        var pair = await world.PairAsync(ana, sol);
        var change = new ChangeSupporter(world.Store);
        Assert.Equal(RefusalCode.NotFound, (await change.HandleAsync(sol, pair, CancellationToken.None)).Refusal?.Code);
        Assert.Null(world.SendRefusal(sol, pair));

        var filed = await change.HandleAsync(ana, pair, CancellationToken.None);

        Assert.Equal(RefusalCode.NotFound, world.SendRefusal(ana, pair));
        Assert.Equal(MembershipState.Ended, world.Membership(sol, pair).State);
        Assert.Equal([InboxKind.ConversationPaused], world.Inbox(sol));
        var waiting = world.Waiting(coordinator, filed.Ok!.RequestId);
        Assert.Equal((ana.PersonId, (PersonShown?)null), (waiting.Person.PersonId, waiting.Supporter));
    }

    [Theory]
    [InlineData("kept apart")]
    [InlineData("left by the supporter")]
    [InlineData("left by oneself")]
    [InlineData("ended by staff")]
    [InlineData("over by date")]
    [InlineData("released")]
    [InlineData("dead")]
    public async Task Changing_ones_supporter_works_whatever_ended_the_pair(string cause)
    {
        var pair = await world.PairAsync(ana, sol, world.Now.AddDays(1));
        await EndAsync(pair, cause);
        Assert.NotNull(world.SendRefusal(ana, pair));

        var filed = (await new ChangeSupporter(world.Store).HandleAsync(ana, pair, CancellationToken.None)).Ok!;

        var waiting = world.Waiting(coordinator, filed.RequestId);
        Assert.Equal((ana.PersonId, (PersonShown?)null), (waiting.Person.PersonId, waiting.Supporter));
    }

    private async Task EndAsync(Guid pair, string cause)
    {
        switch (cause)
        {
            case "kept apart":
                await world.SeparateAsync(coordinator, ana, sol);
                break;
            case "over by date":
                world.Time.Advance(TimeSpan.FromDays(2));
                await world.ExpireAsync();
                break;
            default:
                Assert.NotNull((cause switch
                {
                    "left by the supporter" => await new LeaveConversation(world.Store).HandleAsync(sol, pair, CancellationToken.None),
                    "left by oneself" => await new LeaveConversation(world.Store).HandleAsync(ana, pair, CancellationToken.None),
                    "ended by staff" => await world.Places.EndAsync(coordinator, pair, new PersonRef(sol.FacilityId, sol.PersonId), CancellationToken.None),
                    "released" => await new ReleasePeople(world.Store).ReleaseAsync(coordinator, sol.PersonId, CancellationToken.None),
                    _ => await new ReleasePeople(world.Store).RecordDeathAsync(coordinator, sol.PersonId, CancellationToken.None),
                }).Ok);
                break;
        }
    }

    /// <summary>All that Ana hears and sees of a request for that supporter, without its id.</summary>
    private async Task<string> AnsweredAsync(PersonKey supporter)
    {
        var answer = await world.AskAsync(ana, null, supporter);
        var own = new ReadRequests(world.Store, world.Sealer, world.Time).Own(ana).Requests.Where(one => one.RequestId == answer.Ok?.RequestId);
        return JsonSerializer.Serialize(new { answer, own, inbox = world.Inbox(ana) }).Replace($"{answer.Ok?.RequestId}", "id", StringComparison.Ordinal);
    }
}
