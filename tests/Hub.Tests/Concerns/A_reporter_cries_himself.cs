using PeerConnect.Contracts;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Hub.Tests.Cases;
using PeerConnect.Hub.Tests.Requests;
using PeerConnect.Moderation.Policies;
using PeerConnect.Seeding;

namespace PeerConnect.Hub.Tests.Concerns;

/// <summary>Who tells staff of another, and writes beside it that he wants to die himself, is found by his own case; it does not show whom he told of, nor the other one who told.</summary>
public sealed class A_reporter_cries_himself : IAsyncLifetime
{
    private const string Cry = "he keeps writing this and i want to kill myself quetzal (s3)";
    private RequestWorld world = null!;
    private TestCaller supporter = null!;

    public async ValueTask InitializeAsync()
    {
        world = await RequestWorld.StartAsync(PlainPolicy.Version1);
        supporter = world.As(world.Cases.Supporter);
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Given_own_words_of_the_own_wish_to_die_then_care_has_a_case_of_the_writer_with_them_and_the_one_about_the_other_without(bool report)
    {
        TestCaller.Ok(report ? await ReportAsync(Cry) : await TellAsync(Cry));
        var (own, others) = await OpenAllAsync();
        var told = Assert.Single(own.Raised!);
        Assert.Equal((CaseCategory.SelfHarm, 3, RaisedKind.OwnWords, null, null), (own.Case.Category!.Value, own.Case.Severity, own.Case.Raised!.Value, own.Case.NotBefore, own.Case.Conversation));
        Assert.Equal((RaisedKind.OwnWords, Cry, null, null), (told.Kind, told.Words, told.Reason, told.Sequence));
        Assert.Empty(own.Lines);

        // The other is visited as before; his case has neither the words nor their writer.
        var other = Assert.Single(others);
        Assert.Equal((CaseCategory.SelfHarm, world.Cases.Resident.Key.PersonId), (other.Case.Category!.Value, other.Subject!.PersonId));
        Assert.Null(Assert.Single(other.Raised!).Words);
        Assert.DoesNotContain(world.Cases.Supporter.Key.PersonId.ToString(), Json(other), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(CaseWorld.SupporterName, Json(other), StringComparison.Ordinal);

        // Nor does the writer's show of whom he told.
        Assert.DoesNotContain(world.Cases.Resident.Key.PersonId.ToString(), Json(own), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(CaseWorld.ResidentName, Json(own), StringComparison.Ordinal);
        Assert.DoesNotContain(world.Cases.Pair.ToString(), Json(own), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(other.Case.CaseId.ToString(), Json(own), StringComparison.OrdinalIgnoreCase);

        // He sees at once where help is, and the next time joins.
        Assert.Contains(await InboxAsync(), item => item.Kind == InboxKind.Signpost);
        TestCaller.Ok(await TellAsync($"{Cry} again"));
        using var db = world.Cases.Store.Read();
        Assert.Equal(2, db.Cases.Single(row => row.Raised == RaisedKind.OwnWords).MessageCount);
    }

    [Fact]
    public async Task Given_he_is_in_danger_now_then_his_own_unit_is_sent_to_him()
    {
        var officer = await world.Cases.ConnectAsync("officer of A");
        TestCaller.Ok(await ReportAsync("pay him back? i hang myself tonight goodbye (s4)"));
        Assert.Contains(CaseWorld.SupporterName, (await officer.NextAsync<GoNowCard>(nameof(IFeedClient.GoNow))).Name, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_words_about_the_other_alone_then_there_is_no_case_of_the_writer()
    {
        TestCaller.Ok(await ReportAsync("i am worried, he says he hangs himself (s3)"));
        using var db = world.Cases.Store.Read();
        Assert.DoesNotContain(db.Cases, row => row.Raised == RaisedKind.OwnWords);
        Assert.All(db.Cases.ToList(), row => Assert.Equal(world.Cases.Resident.Key.PersonId, row.SubjectId));
    }

    [Fact]
    public async Task Given_words_of_a_threat_and_of_the_own_wish_to_die_then_whoever_works_the_threat_reads_them_and_care_reads_them_once()
    {
        const string Both = "he will stab jim at chow, and then i kill myself (v4) (s3)";
        var message = await world.Cases.SayAsync("just wait");
        TestCaller.Ok(await supporter.PostAsync<ToldToStaff>("reports", new ReportMessage(world.Cases.Pair, message.EntryId, ReportReason.Threat, Both)));
        var security = world.Cases.WithoutFeed("security");
        var item = Assert.Single(TestCaller.Ok(await security.ListAsync()).Cases);
        Assert.Equal(Both, Assert.Single(TestCaller.Ok(await security.OpenAsync(item.CaseId, CasePurpose.SafetyOfOthers)).Raised!).Words);
        var (own, others) = await OpenAllAsync();
        Assert.Equal(Both, Assert.Single(own.Raised!).Words);
        Assert.All(others, other => Assert.DoesNotContain(other.Raised!, told => told.Words is not null));
    }

    [Fact]
    public async Task Given_kin_of_the_other_among_care_then_they_do_not_learn_who_told()
    {
        TestCaller.Ok(await ReportAsync(Cry));
        Assert.Empty(TestCaller.Ok(await world.Cases.WithoutFeed("kin").ListAsync()).Cases);
    }

    [Fact]
    public async Task Given_a_member_of_staff_is_reported_then_neither_that_one_nor_the_line_reads_the_words_in_any_case()
    {
        const string Against = "he keeps touching me and i want to kill myself (s3)";
        await RelateAsync("colleague", world.Cases.Staff["facilitator"], RelationKind.ReportsTo);
        var message = await world.Cases.SayAsync(world.Cases.Staff["facilitator"], world.Cases.Group, "stay behind after the group");
        using var resident = world.As(world.Cases.Resident);
        TestCaller.Ok(await resident.PostAsync<ToldToStaff>("reports", new ReportMessage(world.Cases.Group, message.EntryId, ReportReason.Sexual, Against)));
        Assert.Contains(Against, await WordsAsync("clinician"));
        Assert.Empty(await WordsAsync("facilitator"));
        Assert.Empty(await WordsAsync("colleague"));
    }

    [Fact]
    public async Task Given_all_who_care_are_of_the_line_of_whoever_is_reported_then_they_read_the_cry_all_the_same()
    {
        const string Against = "he keeps touching me and i want to kill myself (s3)";
        foreach (var below in new[] { "clinician", "colleague", "kin" })
        {
            await RelateAsync(below, world.Cases.Staff["facilitator"], RelationKind.ReportsTo);
        }

        var message = await world.Cases.SayAsync(world.Cases.Staff["facilitator"], world.Cases.Group, "stay behind after the group");
        using var resident = world.As(world.Cases.Resident);
        TestCaller.Ok(await resident.PostAsync<ToldToStaff>("reports", new ReportMessage(world.Cases.Group, message.EntryId, ReportReason.Sexual, Against)));
        Assert.Contains(Against, await WordsAsync("clinician"));
        Assert.Empty(await WordsAsync("facilitator"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Given_a_complaint_when_the_two_are_apart_then_neither_the_supporters_kin_nor_who_approved_them_reads_its_words(bool kin)
    {
        await (kin ? RelateAsync("colleague", world.Cases.Supporter, RelationKind.Kin) : world.Cases.ChangeAsync(transaction =>
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
                DecidedBy = world.Cases.Staff["colleague"].Key.PersonId,
                DecidedAt = transaction.Now,
                Approved = true,
            });
        }));
        var reader = await world.Cases.ChatterAsync(world.Cases.Resident);
        Assert.NotNull((await reader.CallAsync<Done>(nameof(IChatServer.Leave), new ConversationRef(world.Cases.Pair))).Ok);
        using var resident = world.As(world.Cases.Resident);
        TestCaller.Ok(await resident.PostAsync<ToldToStaff>("complaints", new ComplainOfSupporter(world.Cases.Pair, world.Cases.Supporter.Key.PersonId, ComplaintReason.Sexual, Cry)));
        Assert.Equal([Cry], await WordsAsync("clinician"));
        Assert.Empty(await WordsAsync("colleague"));
    }

    [Fact]
    public async Task Given_whoever_cares_for_the_other_does_not_for_the_writer_then_the_words_are_read_with_the_other()
    {
        // The writer lives on unit A, the other on B.
        await world.Cases.ChangeAsync(transaction =>
        {
            var colleague = world.Cases.Staff["colleague"].Key.PersonId;
            transaction.Db.Roles.Single(row => row.PersonId == colleague).UnitId = transaction.Db.Units.Single(row => row.Code == "B").UnitId;
            transaction.TouchPerson(world.Cases.Facility, colleague);
        });
        TestCaller.Ok(await TellAsync(Cry));
        Assert.Equal([Cry], await WordsAsync("colleague"));
        Assert.Equal([Cry], await WordsAsync("clinician"));
    }

    [Fact]
    public async Task Given_the_other_is_at_another_facility_then_care_there_reads_the_words_too()
    {
        var message = await world.Cases.SayAsync(world.Cases.Foreigner, world.Cases.Group, "i never wanted to be here");
        using var resident = world.As(world.Cases.Resident);
        TestCaller.Ok(await resident.PostAsync<ToldToStaff>("reports", new ReportMessage(world.Cases.Group, message.EntryId, ReportReason.Other, Cry)));
        Assert.Equal([Cry], await WordsAsync("foreign clinician"));
        Assert.Equal([Cry], await WordsAsync("clinician"));
    }

    [Fact]
    public async Task Given_a_complaint_with_such_words_then_its_writer_has_a_case_too()
    {
        using var resident = world.As(world.Cases.Resident);
        TestCaller.Ok(await resident.PostAsync<ToldToStaff>("complaints", new ComplainOfSupporter(world.Cases.Pair, world.Cases.Supporter.Key.PersonId, ComplaintReason.Sexual, Cry)));
        var clinician = world.Cases.WithoutFeed("clinician");
        var item = Assert.Single(TestCaller.Ok(await clinician.ListAsync()).Cases);
        var opened = TestCaller.Ok(await clinician.OpenAsync(item.CaseId));
        Assert.Equal((world.Cases.Resident.Key.PersonId, Cry), (opened.Subject!.PersonId, opened.Raised!.Single().Words));
    }

    [Fact]
    public async Task Given_a_member_of_staff_then_there_is_no_case_of_him_and_the_words_stay_with_the_others()
    {
        using var facilitator = world.As(world.Cases.Staff["facilitator"]);
        TestCaller.Ok(await facilitator.PostAsync<ToldToStaff>(
            "concerns", new RaiseConcern(world.Cases.Group, world.Cases.Resident.Key.PersonId, ConcernAbout.SelfHarm, ConcernNear.Soon, Cry)));
        var clinician = world.Cases.WithoutFeed("clinician");
        var item = Assert.Single(TestCaller.Ok(await clinician.ListAsync()).Cases);
        Assert.Equal(Cry, TestCaller.Ok(await clinician.OpenAsync(item.CaseId)).Raised!.Single().Words);
    }

    [Fact]
    public async Task Given_the_computer_reads_the_words_then_no_message_waits_for_it()
    {
        var message = await world.Cases.SayAsync("just wait");
        var waited = 0;
        world.Cases.Classifier.Throws = text =>
        {
            // A write that has to wait for the reading never comes to its turn.
            IAsyncResult write = Task.Run(() => world.Cases.ChangeAsync(_ => { }));
            waited += text == Cry && !write.AsyncWaitHandle.WaitOne(TimeSpan.FromSeconds(5)) ? 1 : 0;
            return false;
        };
        TestCaller.Ok(await supporter.PostAsync<ToldToStaff>("reports", new ReportMessage(world.Cases.Pair, message.EntryId, ReportReason.Insult, Cry)));
        Assert.Equal(0, waited);
    }

    private Task RelateAsync(string staff, SeededPerson other, RelationKind kind) => world.Cases.ChangeAsync(transaction => transaction.Db.Relations.Add(new RelationRow
    {
        FacilityId = world.Cases.Facility,
        PersonId = world.Cases.Staff[staff].Key.PersonId,
        OtherFacilityId = world.Cases.Facility,
        OtherId = other.Key.PersonId,
        Kind = kind,
    }));

    /// <summary>All own words that this member of staff reads in any case.</summary>
    private async Task<List<string>> WordsAsync(string staff) => [.. (await OpenEachAsync(staff)).SelectMany(opened => opened.Raised ?? []).Select(told => told.Words).OfType<string>()];

    private async Task<List<OpenedCase>> OpenEachAsync(string staff)
    {
        var console = world.Cases.WithoutFeed(staff);
        var opened = new List<OpenedCase>();
        foreach (var item in TestCaller.Ok(await console.ListAsync()).Cases)
        {
            opened.Add(TestCaller.Ok(await console.OpenAsync(item.CaseId)));
        }

        return opened;
    }

    private async Task<(OpenedCase Own, List<OpenedCase> Others)> OpenAllAsync()
    {
        var opened = await OpenEachAsync("clinician");
        var own = Assert.Single(opened, one => one.Subject!.PersonId == world.Cases.Supporter.Key.PersonId);
        return (own, [.. opened.Where(one => one != own)]);
    }

    private static string Json(OpenedCase opened) => System.Text.Json.JsonSerializer.Serialize(opened);

    private async Task<IReadOnlyList<InboxItem>> InboxAsync()
    {
        await using var chatter = await world.Cases.ChatterAsync(world.Cases.Supporter);
        return (await chatter.CallAsync<CatchUp>(nameof(IChatServer.CatchUp), new CatchUpRequest([], 0))).Ok!.Inbox;
    }

    private Task<Reply<ToldToStaff>> TellAsync(string words) =>
        supporter.PostAsync<ToldToStaff>("concerns", new RaiseConcern(world.Cases.Pair, world.Cases.Resident.Key.PersonId, ConcernAbout.SelfHarm, ConcernNear.Soon, words));

    private async Task<Reply<ToldToStaff>> ReportAsync(string words)
    {
        var message = await world.Cases.SayAsync("i never wanted to be here");
        return await supporter.PostAsync<ToldToStaff>("reports", new ReportMessage(world.Cases.Pair, message.EntryId, ReportReason.Other, words));
    }
}
