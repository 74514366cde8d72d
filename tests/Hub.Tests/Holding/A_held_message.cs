using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Escalation;
using PeerConnect.Hub.Holding;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Holding;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Policies;
using PeerConnect.Seeding;

namespace PeerConnect.Hub.Tests.Holding;

/// <summary>It is stored and owed, and nobody gets it before it is released; then it takes the next place.</summary>
public sealed class A_held_message
{
    [Fact]
    public async Task Given_a_message_that_the_policy_holds_then_its_sender_hears_until_when_and_nobody_gets_it()
    {
        await using var hold = await HoldingWorld.StartAsync();
        var (resident, supporter) = (await hold.ResidentAsync(), await hold.SupporterAsync());
        var message = new SendMessage(hold.World.Pair, Guid.CreateVersion7(), HoldingWorld.Threat);
        var held = (await resident.SendAsync(message)).Ok!;
        Assert.Equal((0L, HeldState.Held, held.At + HoldingWorld.Longest), (held.Sequence, held.Held!.State, held.Held.Until!.Value));

        // The next message takes the first place, and is all that the other one gets.
        Assert.Equal(1, (await resident.SendAsync(hold.World.Pair, "hello")).Ok!.Sequence);
        await supporter.UntilAsync(() => !supporter.Entries.IsEmpty);
        Assert.Equal("hello", Assert.Single(supporter.Entries).Entry.Body);
        Assert.Equal("hello", Assert.Single(await supporter.HistoryAsync(hold.World.Pair)).Body);
        Assert.Empty((await supporter.CallAsync<HeldList>(nameof(IChatServer.Held))).Ok!.Messages);

        // The same again answers the same; another text is a conflict.
        Assert.Equal(held, (await resident.SendAsync(message)).Ok);
        Assert.Equal(RefusalCode.Conflict, (await resident.SendAsync(message with { Body = "another (v3)" })).Refusal!.Code);
        var own = Assert.Single((await resident.CallAsync<HeldList>(nameof(IChatServer.Held))).Ok!.Messages);
        Assert.Equal((held.EntryId, message.ClientMessageId, HoldingWorld.Threat, held.Held), (own.EntryId, own.ClientMessageId, own.Body, own.Status));
        await resident.UntilAsync(() => resident.Inbox.Count == 2);
        Assert.Equal([InboxKind.MessageHeld, InboxKind.Signpost], resident.Inbox.Select(item => item.Kind));
        var told = resident.Inbox.First();
        Assert.Equal((held.EntryId, held.Held.Until), (told.EntryId!.Value, told.Until));
        Assert.Single(hold.World.Audit("message-held"));
    }

    [Fact]
    public async Task Given_staff_release_it_then_it_takes_the_next_place_and_repeats_answer_that()
    {
        await using var hold = await HoldingWorld.StartAsync();
        var (resident, supporter) = (await hold.ResidentAsync(), await hold.SupporterAsync());
        var message = new SendMessage(hold.World.Pair, Guid.CreateVersion7(), HoldingWorld.Threat);
        var held = (await resident.SendAsync(message)).Ok!;
        Assert.Equal(1, (await resident.SendAsync(hold.World.Pair, "first")).Ok!.Sequence);
        var console = hold.World.WithoutFeed("clinician");
        var item = Assert.Single((await console.ListAsync()).Ok!.Cases);
        Assert.Equal(new HeldWork(held.EntryId, HeldState.Held, held.Held!.Until, false, false), Assert.Single(item.Held!));

        // Without a view of one's own there is no decision; excluded and not granted find nothing.
        var release = new { reason = "NotMeant", note = "he sings, emu" };
        Assert.Equal(RefusalCode.OpenFirst, (await console.HeldAsync(item.CaseId, held.EntryId, "release", release)).Refusal?.Code);
        foreach (var other in new[] { "kin", "security", "coordinator", "foreign clinician" })
        {
            Assert.Equal(RefusalCode.NotFound, (await hold.World.WithoutFeed(other).HeldAsync(item.CaseId, held.EntryId, "release", release)).Refusal?.Code);
        }

        var opened = (await console.OpenAsync(item.CaseId, CasePurpose.SafetyOfOthers)).Ok!;
        var line = Assert.Single(opened.Lines, line => line.Flagged);
        Assert.Equal((0L, HoldingWorld.Threat, HeldState.Held), (line.Sequence, line.Text, line.Held!.State));
        Assert.NotEmpty(line.Decisions);
        var outcome = (await console.HeldAsync(item.CaseId, held.EntryId, "release", release)).Ok!;
        Assert.Equal(HeldState.Released, outcome.State);
        await supporter.UntilAsync(() => supporter.Entries.Count == 2);
        var arrived = supporter.Entries.Last().Entry;
        Assert.Equal((2L, held.EntryId, HoldingWorld.Threat), (arrived.Sequence, arrived.EntryId, arrived.Body));
        var again = (await resident.SendAsync(message)).Ok!;
        Assert.Equal((2L, held.EntryId, null), (again.Sequence, again.EntryId, again.Held));
        Assert.Equal([1L, 2L], (await supporter.HistoryAsync(hold.World.Pair)).Select(entry => entry.Sequence));
        Assert.Empty((await resident.CallAsync<HeldList>(nameof(IChatServer.Held))).Ok!.Messages);
        Assert.Contains(InboxKind.MessageReleased, hold.Told());

        // The case has it at its place now, still sealed and readable, and may be decided.
        var after = (await console.OpenAsync(item.CaseId, CasePurpose.SafetyOfOthers)).Ok!;
        Assert.Equal((2L, HoldingWorld.Threat, null), (after.Lines[^1].Sequence, after.Lines[^1].Text, after.Lines[^1].Held));
        Assert.NotEmpty(after.Lines[^1].Decisions);
        Assert.Equal(RefusalCode.AlreadyDecided, (await console.HeldAsync(item.CaseId, held.EntryId, "release", release)).Refusal?.Code);
        using var db = hold.World.Store.Read();
        Assert.Equal([2L], db.Decisions.Where(row => row.EntryId == held.EntryId).Select(row => row.Sequence));
        Assert.DoesNotContain("emu", System.Text.Encoding.UTF8.GetString(db.HeldActs.Single().SealedNote!), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HoldEnd.Release, HeldState.Released, InboxKind.MessageReleased)]
    [InlineData(HoldEnd.Reject, HeldState.Expired, InboxKind.MessageExpired)]
    [InlineData(HoldEnd.Escalate, HeldState.Held, InboxKind.MessageHeld)]
    public async Task Given_nobody_decides_then_the_policys_end_comes_also_over_a_restart_and_once(HoldEnd end, HeldState state, InboxKind told)
    {
        await using var hold = await HoldingWorld.StartAsync(end);
        var held = await hold.HoldAsync();
        await hold.World.RestartAsync();
        Assert.Equal(held.EntryId, Assert.Single((await (await hold.ResidentAsync()).CallAsync<HeldList>(nameof(IChatServer.Held))).Ok!.Messages).EntryId);
        hold.World.Time!.Advance(HoldingWorld.Longest - TimeSpan.FromSeconds(2));
        await hold.EndDueAsync();
        Assert.Equal(HeldState.Held, hold.Row(held.EntryId).State);
        Assert.NotNull(hold.Row(held.EntryId).Until);
        hold.World.Time.Advance(TimeSpan.FromSeconds(2));
        await Task.WhenAll(hold.EndDueAsync(), hold.EndDueAsync());
        Assert.Equal((state, null), (hold.Row(held.EntryId).State, hold.Row(held.EntryId).Until));
        Assert.Equal(told, hold.Told().Last());
        Assert.Equal(state == HeldState.Released ? 1 : 0, (await (await hold.SupporterAsync()).HistoryAsync(hold.World.Pair)).Count);
        Assert.Single(hold.World.Audit("hold-ended"));
    }

    [Fact]
    public async Task Given_the_one_it_is_for_is_merged_into_another_record_then_it_is_released_to_that_person()
    {
        await using var hold = await HoldingWorld.StartAsync();
        var held = await hold.HoldAsync();
        var survivor = await MergeAsync(hold, hold.World.Supporter, samePerson: true);

        hold.World.Time!.Advance(HoldingWorld.Longest);
        await hold.EndDueAsync();

        Assert.Equal(HeldState.Released, hold.Row(held.EntryId).State);
        using var db = hold.World.Store.Read();
        Assert.Contains(held.EntryId, HeldRows.ReadableBy(db, hold.World.Facility, [held.EntryId], survivor));
    }

    [Fact]
    public async Task Given_its_sender_is_merged_into_another_record_then_that_person_has_it_gets_it_delivered_and_is_asked_what_the_other_was()
    {
        await using var hold = await HoldingWorld.StartAsync();
        var (taken, delivered) = (await hold.HoldAsync(), await hold.HoldAsync());
        await hold.World.ChangeAsync(transaction => transaction.Notify(
            hold.World.Facility, hold.World.Resident.Key.PersonId, InboxKind.DidTheyCome, null, caseId: transaction.Db.Cases.Single().CaseId));
        var survivor = await MergeAsync(hold, hold.World.Resident, samePerson: true);

        var own = hold.World.Hub.Service<OwnHeld>();
        var listed = own.List(survivor).Ok!.Messages;
        Assert.Equal(new[] { delivered.EntryId, taken.EntryId }.Order(), listed.Select(message => message.EntryId).Order());
        Assert.All(listed, message => Assert.Equal(HoldingWorld.Threat, message.Body));
        Assert.NotNull((await own.WithdrawAsync(survivor, new HeldRef(hold.World.Pair, taken.EntryId), CancellationToken.None)).Ok);
        hold.World.Time!.Advance(HoldingWorld.Longest);
        await hold.EndDueAsync();
        Assert.Equal((HeldState.Withdrawn, HeldState.Released), (hold.Row(taken.EntryId).State, hold.Row(delivered.EntryId).State));
        Assert.Equal(HoldingWorld.Threat, Assert.Single(await (await hold.SupporterAsync()).HistoryAsync(hold.World.Pair), entry => entry.Kind == EntryKind.Message).Body);

        using var db = hold.World.Store.Read();
        var told = db.Inbox.Where(row => row.PersonId == survivor.PersonId).OrderBy(row => row.Sequence).ToList();
        Assert.Equal([InboxKind.MessageHeld, InboxKind.MessageHeld, InboxKind.DidTheyCome, InboxKind.MessageReleased], told.Select(row => row.Kind));
        var question = told.Single(row => row.Kind == InboxKind.DidTheyCome).Sequence;
        Assert.NotNull((await hold.World.Hub.Service<AnswerQuestionHandler>().HandleAsync(survivor, new AnswerQuestion(question, Came: true), CancellationToken.None)).Ok);
    }

    [Fact]
    public async Task Given_another_person_had_used_the_record_that_is_merged_then_what_it_wrote_is_not_that_persons()
    {
        await using var hold = await HoldingWorld.StartAsync();
        var held = await hold.HoldAsync();
        var survivor = await MergeAsync(hold, hold.World.Resident, samePerson: false);
        Assert.Empty(hold.World.Hub.Service<OwnHeld>().List(survivor).Ok!.Messages);
        hold.World.Time!.Advance(HoldingWorld.Longest);
        await hold.EndDueAsync();
        Assert.Equal(HeldState.NotDelivered, hold.Row(held.EntryId).State);
        using var db = hold.World.Store.Read();
        Assert.Empty(db.Inbox.Where(row => row.PersonId == survivor.PersonId));
    }

    [Fact]
    public async Task Given_its_sender_takes_it_back_then_it_is_never_delivered_and_its_case_stays()
    {
        await using var hold = await HoldingWorld.StartAsync();
        var held = await hold.HoldAsync();
        var resident = await hold.ResidentAsync();
        var own = new HeldRef(hold.World.Pair, held.EntryId);
        Assert.Equal(RefusalCode.NotFound, (await (await hold.SupporterAsync()).CallAsync<Done>(nameof(IChatServer.WithdrawHeld), own)).Refusal?.Code);
        Assert.NotNull((await resident.CallAsync<Done>(nameof(IChatServer.WithdrawHeld), own)).Ok);
        Assert.NotNull((await resident.CallAsync<Done>(nameof(IChatServer.WithdrawHeld), own)).Ok);
        hold.World.Time!.Advance(HoldingWorld.Longest);
        await hold.EndDueAsync();
        Assert.Equal(HeldState.Withdrawn, hold.Row(held.EntryId).State);
        var (console, caseId) = await hold.ReaderAsync("clinician");
        Assert.Equal(RefusalCode.AlreadyDecided, (await console.HeldAsync(caseId, held.EntryId, "release", new { reason = "NotMeant" })).Refusal?.Code);
        Assert.Empty(await (await hold.SupporterAsync()).HistoryAsync(hold.World.Pair));
        Assert.Single(hold.World.Audit("held-withdrawn"));
    }

    [Fact]
    public async Task Given_the_pair_ended_meanwhile_then_a_release_delivers_nothing_and_tells_its_sender_no_cause()
    {
        await using var hold = await HoldingWorld.StartAsync();
        var held = await hold.HoldAsync();
        Assert.NotNull((await (await hold.SupporterAsync()).CallAsync<Done>(nameof(IChatServer.Leave), new ConversationRef(hold.World.Pair))).Ok);
        var (console, caseId) = await hold.ReaderAsync("clinician");
        var outcome = (await console.HeldAsync(caseId, held.EntryId, "release", new { reason = "NotMeant" })).Ok!;
        Assert.Equal(HeldState.NotDelivered, outcome.State);
        Assert.DoesNotContain(await (await hold.SupporterAsync()).HistoryAsync(hold.World.Pair), entry => entry.Kind == EntryKind.Message);
        Assert.Equal(InboxKind.MessageNotDelivered, hold.Told().Last());
        Assert.Null(hold.Inbox(hold.World.Resident)[^1].Detail);
    }

    [Theory]
    [InlineData("suspended author")]
    [InlineData("separated")]
    [InlineData("consent taken back")]
    [InlineData("paused")]
    public async Task Given_it_may_not_be_delivered_any_more_at_its_time_then_it_is_not_and_the_notice_is_the_same(string change)
    {
        await using var hold = await HoldingWorld.StartAsync();
        var held = await hold.HoldAsync();
        await hold.World.ChangeAsync(transaction =>
        {
            var (db, resident) = (transaction.Db, hold.World.Resident.Key);
            switch (change)
            {
                case "suspended author":
                    db.People.Single(row => row.PersonId == resident.PersonId).State = PersonState.Suspended;
                    break;
                case "separated":
                    db.Separations.Add(new SeparationRow
                    {
                        FacilityId = resident.FacilityId, SeparationId = Guid.CreateVersion7(), FirstFacilityId = resident.FacilityId, FirstId = resident.PersonId,
                        SecondFacilityId = resident.FacilityId, SecondId = hold.World.Supporter.Key.PersonId, Source = "court", OrderedBy = resident.PersonId, OrderedAt = transaction.Now,
                    });
                    break;
                case "consent taken back":
                    db.Consents.Single(row => row.PersonId == resident.PersonId).WithdrawnAt = transaction.Now;
                    break;
                default:
                    db.Conversations.Single(row => row.ConversationId == hold.World.Pair).State = ConversationState.Paused;
                    break;
            }

            transaction.TouchPerson(resident.FacilityId, resident.PersonId);
            transaction.TouchPerson(resident.FacilityId, hold.World.Supporter.Key.PersonId);
            transaction.TouchConversation(resident.FacilityId, hold.World.Pair);
        });
        hold.World.Time!.Advance(HoldingWorld.Longest);
        await hold.EndDueAsync();
        Assert.Equal(HeldState.NotDelivered, hold.Row(held.EntryId).State);
        var last = hold.Inbox(hold.World.Resident)[^1];
        Assert.Equal((InboxKind.MessageNotDelivered, null), (last.Kind, last.Detail));
        using var db = hold.World.Store.Read();
        Assert.DoesNotContain(db.Entries, row => row.EntryId == held.EntryId);
    }

    [Fact]
    public async Task Given_members_came_and_left_meanwhile_then_only_those_who_were_there_and_still_are_read_it()
    {
        await using var hold = await HoldingWorld.StartAsync();
        var world = hold.World;
        var (facilitator, foreigner) = (world.Staff["facilitator"], world.Foreigner);
        var held = await hold.HoldAsync(world.Group);
        Assert.NotNull((await (await world.ChatterAsync(foreigner)).CallAsync<Done>(nameof(IChatServer.Leave), new ConversationRef(world.Group))).Ok);
        var late = world.Supporter;
        await world.ChangeAsync(transaction =>
        {
            var joined = transaction.Append(new EntryRow
            {
                FacilityId = world.Facility, ConversationId = world.Group, EntryId = Guid.CreateVersion7(), Kind = EntryKind.Joined, At = transaction.Now,
                AuthorFacilityId = late.Key.FacilityId, AuthorId = late.Key.PersonId,
            });
            transaction.Db.Memberships.Add(new MembershipRow
            {
                FacilityId = world.Facility, ConversationId = world.Group, MembershipId = Guid.CreateVersion7(), PersonFacilityId = late.Key.FacilityId,
                PersonId = late.Key.PersonId, Role = MemberRole.Member, State = MembershipState.Active, FromSequence = joined.Sequence,
            });
            transaction.TouchConversation(world.Facility, world.Group);
        });
        var (stays, newcomer, author) = (await world.ChatterAsync(facilitator), await world.ChatterAsync(late), await hold.ResidentAsync());
        world.Time!.Advance(HoldingWorld.Longest);
        await hold.EndDueAsync();
        foreach (var (reader, body) in new[] { (stays, HoldingWorld.Threat), (author, HoldingWorld.Threat), (newcomer, null) })
        {
            await reader.UntilAsync(() => reader.Entries.Any(entry => entry.Entry.EntryId == held.EntryId));
            Assert.Equal(body, reader.Entries.Single(arrived => arrived.Entry.EntryId == held.EntryId).Entry.Body);
            Assert.Equal(body, (await reader.HistoryAsync(world.Group)).Single(entry => entry.EntryId == held.EntryId).Body);
        }

        Assert.DoesNotContain(await (await world.ChatterAsync(foreigner)).HistoryAsync(world.Group), entry => entry.EntryId == held.EntryId);

        // The order is the same for all, without a gap.
        var order = (await stays.HistoryAsync(world.Group)).Select(entry => entry.Sequence).ToList();
        Assert.Equal(Enumerable.Range(1, order.Count).Select(number => (long)number), order);
    }

    [Fact]
    public async Task Given_what_is_stored_then_no_text_is_in_it_and_a_text_moved_to_another_message_does_not_open()
    {
        await using var hold = await HoldingWorld.StartAsync();
        var (one, other) = (await hold.HoldAsync(), await hold.HoldAsync(body: "another, emu (v3)"));
        Assert.DoesNotContain("quetzal", System.Text.Encoding.UTF8.GetString(hold.Row(one.EntryId).SealedBody!), StringComparison.Ordinal);
        await hold.World.ChangeAsync(transaction =>
        {
            var rows = transaction.Db.HeldMessages.ToList();
            (rows[0].SealedBody, rows[1].SealedBody) = (rows[1].SealedBody, rows[0].SealedBody);
            var lines = transaction.Db.CaseMessages.ToList();
            (lines[0].SealedBody, lines[1].SealedBody) = (lines[1].SealedBody, lines[0].SealedBody);
        });
        var own = (await (await hold.ResidentAsync()).CallAsync<HeldList>(nameof(IChatServer.Held))).Ok!.Messages;
        Assert.Equal(new[] { one.EntryId, other.EntryId }.Order(), own.Select(message => message.EntryId).Order());
        Assert.All(own, message => Assert.Null(message.Body));
        var console = hold.World.WithoutFeed("clinician");
        var item = Assert.Single((await console.ListAsync()).Ok!.Cases);
        Assert.All((await console.OpenAsync(item.CaseId, CasePurpose.SafetyOfOthers)).Ok!.Lines, line => Assert.Null(line.Text));
    }

    /// <summary>The record becomes an alias of a new one, whose key is answered.</summary>
    private static async Task<PersonKey> MergeAsync(HoldingWorld hold, SeededPerson duplicate, bool samePerson)
    {
        var survivor = new PersonRow
        {
            FacilityId = hold.World.Facility,
            PersonId = Guid.CreateVersion7(),
            Kind = PersonKind.Resident,
            State = PersonState.Active,
            Number = "M1",
            GivenName = "Merged",
            FamilyName = "Seed",
            Language = "en",
        };
        await hold.World.ChangeAsync(transaction =>
        {
            transaction.Db.People.Add(survivor);
            transaction.Db.Consents.Add(new ConsentRow
            {
                FacilityId = survivor.FacilityId, PersonId = survivor.PersonId, PolicyVersion = 1, NoticeHash = "seed", At = transaction.Now,
            });
            transaction.TouchPerson(survivor.FacilityId, survivor.PersonId);
        });
        var merged = await hold.World.Hub.Service<MergePeople>().HandleAsync(
            hold.World.Staff["coordinator"].Key, duplicate.Key.PersonId, new MergePerson(survivor.PersonId, samePerson), CancellationToken.None);
        Assert.NotNull(merged.Ok);
        return survivor.Key();
    }
}
