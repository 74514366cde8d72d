using Microsoft.EntityFrameworkCore;
using PeerConnect.Contracts;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Hub.Tests.Cases;
using PeerConnect.Hub.Tests.Requests;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Policies;
using PeerConnect.Seeding;

namespace PeerConnect.Hub.Tests.Concerns;

/// <summary>A complaint goes past the supporter and past whoever approved the two, to whom the policy names for it.</summary>
public sealed class A_supporter_is_complained_of : IAsyncLifetime
{
    private const string Words = "she wants my canteen every week";
    private RequestWorld world = null!;
    private TestCaller resident = null!;

    public async ValueTask InitializeAsync()
    {
        world = await RequestWorld.StartAsync(PlainPolicy.Version1);
        resident = world.As(world.Cases.Resident);
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Given_a_complaint_then_safeguarding_reads_it_after_a_recorded_view_and_nobody_else_learns_of_it()
    {
        var safeguarding = await world.Cases.ConnectAsync("safeguarding");
        var others = new[] { await world.Cases.ConnectAsync("clinician"), await world.Cases.ConnectAsync("security"), await world.Cases.ConnectAsync("officer of A") };
        Assert.StartsWith("Thank you.", TestCaller.Ok(await ComplainAsync(words: Words)).Text, StringComparison.Ordinal);
        var item = await safeguarding.NextCaseAsync();
        Assert.Equal((CaseCategory.Exploitation, RaisedKind.Complaint, null), (item.Category!.Value, item.Raised!.Value, item.Conversation));
        var opened = TestCaller.Ok(await safeguarding.OpenAsync(item.CaseId, item.Purpose!.Value));
        Assert.Equal(world.Cases.Supporter.Key.PersonId, opened.Subject!.PersonId);
        Assert.Equal((ComplaintReason.Pressure, Words), (opened.Raised!.Single().Complaint!.Value, opened.Raised!.Single().Words));
        Assert.Single(world.Cases.Audit("case-viewed"));
        Assert.DoesNotContain(world.Cases.Resident.Key.PersonId.ToString(), safeguarding.Bytes, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(world.Cases.Pair.ToString(), safeguarding.Bytes, StringComparison.OrdinalIgnoreCase);
        foreach (var other in others)
        {
            var feed = await world.Cases.SettleAsync(other);
            Assert.Equal((0, 0, 0), (feed.Cases.Count, feed.GoNow.Count, feed.Counted));
        }

        var supporter = await world.Cases.ChatterAsync(world.Cases.Supporter);
        Assert.Empty((await supporter.CallAsync<CatchUp>(nameof(IChatServer.CatchUp), new CatchUpRequest([], 0))).Ok!.Inbox);
        var act = Assert.Single(world.Cases.Audit("complaint-made"));
        Assert.DoesNotContain(item.CaseId.ToString(), act.Subject + act.Details, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Given_whoever_approved_the_pair_and_kin_of_either_then_they_are_kept_out_whatever_their_role()
    {
        await world.Cases.ChangeAsync(transaction =>
        {
            var request = Guid.CreateVersion7();
            transaction.Db.ApprovalRequests.Add(new ApprovalRequestRow
            {
                FacilityId = world.Cases.Facility,
                RequestId = request,
                Kind = ApprovalKind.Pairing,
                State = ApprovalState.Approved,
                ConversationId = world.Cases.Pair,
                PersonFacilityId = world.Cases.Facility,
                PersonId = world.Cases.Resident.Key.PersonId,
                Role = MemberRole.Member,
                RequestedByFacilityId = world.Cases.Facility,
                RequestedBy = world.Cases.Resident.Key.PersonId,
                RequestedAt = transaction.Now,
            });
            transaction.Db.ApprovalDecisions.Add(new ApprovalDecisionRow
            {
                FacilityId = world.Cases.Facility,
                RequestId = request,
                DecidingFacilityId = world.Cases.Facility,
                DecidedBy = world.Cases.Staff["coordinator"].Key.PersonId,
                DecidedAt = transaction.Now,
                Approved = true,
            });
            transaction.Db.Relations.Add(new RelationRow
            {
                FacilityId = world.Cases.Facility,
                PersonId = world.Cases.Staff["moderator"].Key.PersonId,
                OtherFacilityId = world.Cases.Facility,
                OtherId = world.Cases.Supporter.Key.PersonId,
                Kind = RelationKind.Kin,
            });
            foreach (var name in new[] { "coordinator", "moderator", "kin", "auditor" })
            {
                var person = world.Cases.Staff[name].Key.PersonId;
                transaction.Db.Roles.Add(new RoleRow { FacilityId = world.Cases.Facility, PersonId = person, Role = Role.Safeguarding, From = transaction.Now });
                transaction.TouchPerson(world.Cases.Facility, person);
            }
        });
        TestCaller.Ok(await ComplainAsync());
        foreach (var kept in new[] { "coordinator", "moderator", "kin" })
        {
            Assert.Equal(RefusalCode.NotFound, (await world.Cases.WithoutFeed(kept).OpenAsync(Case().CaseId, CasePurpose.Safeguarding)).Refusal?.Code);
        }

        TestCaller.Ok(await world.Cases.WithoutFeed("auditor").OpenAsync(Case().CaseId, CasePurpose.Safeguarding));
    }

    [Fact]
    public async Task Given_a_policy_that_names_a_role_for_complaints_then_that_role_alone_has_it()
    {
        var rule = PlainPolicy.Version1.Rules.Single(one => one.Id == "exploitation");
        var complaints = rule with
        {
            Id = "complaints",
            When = rule.When with { Evidence = [EvidenceSource.PeerReport] },
            Recipients = [rule.Recipients[0] with { Role = StaffRole.Chaplain, Purpose = Purpose.Complaint }],
        };
        await using var named = await RequestWorld.StartAsync(PlainPolicy.Version1 with { Rules = [.. PlainPolicy.Version1.Rules, complaints] });
        TestCaller.Ok(await named.As(named.Cases.Resident).PostAsync<ToldToStaff>(
            "complaints", new ComplainOfSupporter(named.Cases.Pair, named.Cases.Supporter.Key.PersonId, ComplaintReason.ToldOthers, Words)));
        var item = Assert.Single(TestCaller.Ok(await named.Cases.WithoutFeed("chaplain").ListAsync()).Cases);
        Assert.Equal(CasePurpose.Complaint, item.Purpose);
        Assert.Equal(Words, TestCaller.Ok(await named.Cases.WithoutFeed("chaplain").OpenAsync(item.CaseId, CasePurpose.Complaint)).Raised!.Single().Words);
        Assert.Empty(TestCaller.Ok(await named.Cases.WithoutFeed("safeguarding").ListAsync()).Cases);
    }

    [Fact]
    public async Task Given_a_conversation_that_is_over_then_one_can_still_complain_and_a_second_complaint_joins_the_first()
    {
        var reader = await world.Cases.ChatterAsync(world.Cases.Resident);
        Assert.NotNull((await reader.CallAsync<Done>(nameof(IChatServer.Leave), new ConversationRef(world.Cases.Pair))).Ok);
        TestCaller.Ok(await ComplainAsync());
        TestCaller.Ok(await ComplainAsync(ComplaintReason.Other, Words));
        Assert.Equal(2, Case().MessageCount);
        Assert.Equal(2, TestCaller.Ok(await world.Cases.WithoutFeed("safeguarding").OpenAsync(Case().CaseId, CasePurpose.Safeguarding)).Raised!.Count);
    }

    [Fact]
    public async Task Given_somebody_who_was_never_the_callers_supporter_then_there_is_nobody_to_complain_of()
    {
        using var supporter = world.As(world.Cases.Supporter);
        foreach (var refused in new[]
        {
            await resident.PostAsync<ToldToStaff>("complaints", new ComplainOfSupporter(world.Cases.Pair, Guid.CreateVersion7(), ComplaintReason.Other)),
            await resident.PostAsync<ToldToStaff>("complaints", new ComplainOfSupporter(world.Cases.Group, world.Cases.Foreigner.Key.PersonId, ComplaintReason.Other)),
            await resident.PostAsync<ToldToStaff>("complaints", new ComplainOfSupporter(world.Cases.Group, world.Cases.Supporter.Key.PersonId, ComplaintReason.Other)),
            await resident.PostAsync<ToldToStaff>("complaints", new ComplainOfSupporter(world.Cases.Pair, world.Cases.Resident.Key.PersonId, ComplaintReason.Other)),
            await supporter.PostAsync<ToldToStaff>("complaints", new ComplainOfSupporter(world.Cases.Pair, world.Cases.Resident.Key.PersonId, ComplaintReason.Other)),
        })
        {
            Assert.Equal(RefusalCode.NotFound, refused.Refusal!.Code);
        }

        Assert.Equal(RefusalCode.Malformed, (await ComplainAsync((ComplaintReason)9)).Refusal!.Code);
        using var db = world.Cases.Store.Read();
        Assert.Empty(db.Cases);
    }

    private Task<Reply<ToldToStaff>> ComplainAsync(ComplaintReason reason = ComplaintReason.Pressure, string? words = null) =>
        resident.PostAsync<ToldToStaff>("complaints", new ComplainOfSupporter(world.Cases.Pair, world.Cases.Supporter.Key.PersonId, reason, words));

    private CaseRow Case()
    {
        using var db = world.Cases.Store.Read();
        return db.Cases.AsNoTracking().Single();
    }
}
