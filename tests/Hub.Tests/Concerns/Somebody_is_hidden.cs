using PeerConnect.Contracts;
using PeerConnect.Hub.Conversations;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Hub.Tests.Cases;
using PeerConnect.Hub.Tests.Requests;
using PeerConnect.Moderation.Policies;
using PeerConnect.Seeding;

namespace PeerConnect.Hub.Tests.Concerns;

/// <summary>A resident does not want to see any more what somebody writes: the server keeps it back, and nobody else can tell.</summary>
public sealed class Somebody_is_hidden : IAsyncLifetime
{
    private RequestWorld world = null!;
    private TestCaller resident = null!;
    private Guid group;

    public async ValueTask InitializeAsync()
    {
        world = await RequestWorld.StartAsync(PlainPolicy.Version1 with { Visibility = new ResidentVisibility(Receipts: true, Typing: false, Presence: false) });
        resident = world.As(world.Cases.Resident);
        group = world.Cases.Group;
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Given_a_pair_then_the_text_goes_to_everybody_but_whoever_hid_its_author_and_comes_back_when_shown_again()
    {
        var (reader, writer) = (await world.Cases.ChatterAsync(world.Cases.Resident), await world.Cases.ChatterAsync(world.Cases.Supporter));
        await world.Cases.SayAsync(world.Cases.Supporter, world.Cases.Pair, "earlier words");
        await reader.UntilAsync(() => reader.Entries.Count == 1);
        Assert.Equal("Thaddeus S.", Assert.Single(TestCaller.Ok(await HideAsync(world.Cases.Pair, world.Cases.Supporter)).People).Name);
        var stored = await world.Cases.SayAsync(world.Cases.Supporter, world.Cases.Pair, "later words");
        Assert.Equal(2, stored.Sequence);
        await reader.UntilAsync(() => reader.Entries.Count == 2);
        await writer.UntilAsync(() => writer.Entries.Count == 2);

        // Live, from history, after a loss, and on another device of the same person.
        var live = reader.Entries.Last().Entry;
        Assert.Equal((2, null, true), (live.Sequence, live.Body, live.Hidden));
        await using var other = await world.Cases.Hub.ConnectAsync(world.Cases.Resident);
        foreach (var entries in new[]
        {
            await reader.HistoryAsync(world.Cases.Pair),
            (await other.CallAsync<CatchUp>(nameof(IChatServer.CatchUp), new CatchUpRequest([new Position(world.Cases.Pair, 0)], 0))).Ok!.Conversations[0].Entries,
        })
        {
            Assert.Equal([1, 2], entries.Select(entry => entry.Sequence));
            Assert.All(entries, entry => Assert.Equal((null, true), (entry.Body, entry.Hidden)));
        }

        Assert.Equal(["earlier words", "later words"], (await writer.HistoryAsync(world.Cases.Pair)).Select(entry => entry.Body));
        var summary = await SummaryAsync(other);
        Assert.Equal((0, true), (summary.Unread, summary.Members.Single(member => member.MemberId == world.Cases.Supporter.Key.PersonId).Hidden));

        Assert.Empty(TestCaller.Ok(await resident.DeleteAsync<HiddenPeople>($"me/hidden/{world.Cases.Supporter.Key.PersonId}")).People);
        Assert.Equal(["earlier words", "later words"], (await reader.HistoryAsync(world.Cases.Pair)).Select(entry => entry.Body));
        Assert.Equal(2, (await SummaryAsync(other)).Unread);
    }

    [Fact]
    public async Task Given_a_hidden_writer_then_nothing_that_he_or_she_is_sent_tells_of_it()
    {
        var writer = await world.Cases.ChatterAsync(world.Cases.Supporter);
        var reader = await world.Cases.ChatterAsync(world.Cases.Resident);
        var before = await SummaryAsync(writer);
        TestCaller.Ok(await HideAsync(world.Cases.Pair, world.Cases.Supporter));
        var reply = await world.Cases.SayAsync(world.Cases.Supporter, world.Cases.Pair, "are you there?");
        Assert.Null(reply.Held);
        Assert.NotNull((await reader.CallAsync<Done>(nameof(IChatServer.Mark), new ReceiptMark(world.Cases.Pair, 1, 1))).Ok);
        await world.Cases.Hub.Service<MarkReceipts>().FlushAsync();
        await writer.UntilAsync(() => writer.Receipts.Any(changed => changed.Receipts.Any(mark => mark.ReadUpTo == 1)));
        await world.Cases.SayAsync("i am");
        await writer.UntilAsync(() => writer.Entries.Count == 2);
        var after = await SummaryAsync(writer);
        Assert.Equal(before.Members, after.Members);
        Assert.Equal(before.State, after.State);
        Assert.All(await writer.HistoryAsync(world.Cases.Pair), entry => Assert.Null(entry.Hidden));
        Assert.Empty((await writer.CallAsync<CatchUp>(nameof(IChatServer.CatchUp), new CatchUpRequest([], 0))).Ok!.Inbox);
        using var supporter = world.As(world.Cases.Supporter);
        Assert.Empty(TestCaller.Ok(await supporter.GetAsync<HiddenPeople>("me/hidden")).People);
    }

    [Fact]
    public async Task Given_a_risky_message_of_somebody_hidden_then_it_is_stored_and_staff_have_it()
    {
        var clinician = await world.Cases.ConnectAsync("clinician");
        TestCaller.Ok(await HideAsync(world.Cases.Pair, world.Cases.Supporter));
        await world.Cases.SayAsync(world.Cases.Supporter, world.Cases.Pair, "(s4) goodbye");
        var opened = TestCaller.Ok(await clinician.OpenAsync((await clinician.NextCaseAsync()).CaseId));
        Assert.Equal("(s4) goodbye", Assert.Single(opened.Lines).Text);
    }

    [Fact]
    public async Task Given_a_group_and_a_restart_then_that_persons_messages_alone_stay_hidden()
    {
        TestCaller.Ok(await HideAsync(group, world.Cases.Foreigner));
        await world.Cases.RestartAsync();
        await world.Cases.SayAsync(world.Cases.Foreigner, group, "look at me");
        await world.Cases.SayAsync(world.Cases.Staff["facilitator"], group, "welcome");
        var reader = await world.Cases.ChatterAsync(world.Cases.Resident);
        Assert.Equal([null, "welcome"], (await reader.HistoryAsync(group)).Select(entry => entry.Body));
        var facilitator = await world.Cases.ChatterAsync(world.Cases.Staff["facilitator"]);
        Assert.Equal(["look at me", "welcome"], (await facilitator.HistoryAsync(group)).Select(entry => entry.Body));
    }

    [Fact]
    public async Task Given_whoever_supports_somebody_then_a_cry_is_never_hidden_from_the_supporter()
    {
        using var supporter = world.As(world.Cases.Supporter);
        var refused = (await supporter.PostAsync<HiddenPeople>("me/hidden", new HidePerson(world.Cases.Pair, world.Cases.Resident.Key.PersonId))).Refusal!;
        Assert.Equal(RefusalCode.NotPossible, refused.Code);

        // Hidden elsewhere, where both were ordinary members, or before the pair began.
        await world.Cases.ChangeAsync(transaction =>
        {
            transaction.Db.Hidden.Add(new HiddenRow
            {
                FacilityId = world.Cases.Facility,
                PersonId = world.Cases.Supporter.Key.PersonId,
                OtherFacilityId = world.Cases.Facility,
                OtherId = world.Cases.Resident.Key.PersonId,
                At = transaction.Now,
            });
            transaction.TouchPerson(world.Cases.Facility, world.Cases.Supporter.Key.PersonId);
        });
        await world.Cases.SayAsync("i need you");
        Assert.Equal("i need you", (await (await world.Cases.ChatterAsync(world.Cases.Supporter)).HistoryAsync(world.Cases.Pair)).Single().Body);
    }

    [Fact]
    public async Task Given_staff_or_somebody_who_shares_no_conversation_then_nobody_is_hidden()
    {
        Assert.Equal(RefusalCode.NotPossible, (await HideAsync(group, world.Cases.Staff["facilitator"])).Refusal!.Code);
        Assert.Equal(RefusalCode.NotFound, (await HideAsync(world.Cases.Pair, world.Cases.Foreigner)).Refusal!.Code);
        Assert.Equal(RefusalCode.NotFound, (await HideAsync(Guid.CreateVersion7(), world.Cases.Supporter)).Refusal!.Code);
        Assert.Equal(RefusalCode.NotFound, (await HideAsync(world.Cases.Pair, world.Cases.Resident)).Refusal!.Code);
        Assert.Empty(TestCaller.Ok(await resident.GetAsync<HiddenPeople>("me/hidden")).People);
        Assert.Equal(4, world.Cases.Audit("person-hidden-denied").Count);
    }

    private Task<Reply<HiddenPeople>> HideAsync(Guid conversation, SeededPerson person) =>
        resident.PostAsync<HiddenPeople>("me/hidden", new HidePerson(conversation, person.Key.PersonId));

    private async Task<ConversationSummary> SummaryAsync(Chatter chatter) =>
        (await chatter.CallAsync<ConversationList>(nameof(IChatServer.Conversations))).Ok!.Conversations.Single(one => one.ConversationId == world.Cases.Pair);
}
