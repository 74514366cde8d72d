using PeerConnect.Contracts;
using PeerConnect.Hub.Conversations;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Hub.Tests.Cases;
using PeerConnect.Moderation.Policies;
using PeerConnect.Seeding;
using NoticeText = PeerConnect.Contracts.NoticeText;

namespace PeerConnect.Hub.Tests.Conversations;

/// <summary>Where the facility shows that a message was read, it is there again after a new sign-in; where it does not, nothing of it leaves the server.</summary>
public sealed class Marks_that_are_shown
{
    private static readonly DisclosurePolicy Showing = PlainPolicy.Version1 with { Visibility = new ResidentVisibility(Receipts: true, Typing: false, Presence: false) };

    [Fact]
    public async Task Given_marks_are_shown_when_somebody_connects_anew_then_the_others_stored_marks_come_with_the_list_and_not_ones_own()
    {
        await using var world = await CaseWorld.StartAsync(fakeTime: false, Showing);
        await MarkAsync(world);
        var shown = await SummaryAsync(world, world.Supporter);
        Assert.Equal([new Receipt(world.Resident.Key.PersonId, 1, 1)], shown.Receipts);
        Assert.Equal([], (await SummaryAsync(world, world.Resident)).Receipts);
    }

    [Fact]
    public async Task Given_somebody_who_left_then_nobodys_marks_are_told_and_the_leavers_no_more()
    {
        await using var world = await CaseWorld.StartAsync(fakeTime: false, Showing);
        await MarkAsync(world);
        await using var leaver = await world.Hub.ConnectAsync(world.Supporter);
        Assert.NotNull((await leaver.CallAsync<Done>(nameof(IChatServer.Leave), new ConversationRef(world.Pair))).Ok);
        Assert.Null((await SummaryAsync(world, world.Supporter)).Receipts);
        Assert.Null((await SummaryAsync(world, world.Resident)).Receipts);
    }

    [Fact]
    public async Task Given_marks_are_not_shown_then_there_are_none_in_the_list()
    {
        await using var world = await CaseWorld.StartAsync(fakeTime: false);
        await MarkAsync(world);
        var shown = await SummaryAsync(world, world.Supporter);
        Assert.False(shown.ReceiptsShown);
        Assert.Null(shown.Receipts);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Given_two_facilities_then_a_mark_is_shown_only_where_both_show_it(bool both)
    {
        await using var world = await CaseWorld.StartAsync(fakeTime: false, Showing, both ? Showing : PlainPolicy.Version1);
        var reader = await world.ChatterAsync(world.Resident);
        var said = await world.SayAsync(world.Resident, world.Group, "how was the visit?");
        await MarkAsync(world, world.Foreigner, world.Group, said.Sequence);
        var shown = await SummaryAsync(world, world.Resident, world.Group);
        Assert.Equal(both, shown.ReceiptsShown);
        Assert.Equal(both ? (Receipt[])[new Receipt(world.Foreigner.Key.PersonId, said.Sequence, said.Sequence)] : null, shown.Receipts);
        Assert.Equal(both, (await SummaryAsync(world, world.Foreigner, world.Group)).ReceiptsShown);

        // What comes after it on the same line has come: so would it have.
        var after = await world.SayAsync(world.Foreigner, world.Group, "good");
        await reader.UntilAsync(() => reader.Entries.Any(entry => entry.Entry.EntryId == after.EntryId));
        Assert.Equal(both, !reader.Receipts.IsEmpty);
    }

    [Fact]
    public async Task Given_a_policy_shows_marks_from_now_on_then_nothing_is_shown_of_what_somebody_read_before_agreeing_to_that()
    {
        await using var world = await CaseWorld.StartAsync();
        await MarkAsync(world);
        await world.SayAsync(world.Supporter, world.Pair, "and today?");
        await world.ChangeAsync(transaction =>
        {
            transaction.Db.Policies.Single(row => row.FacilityId == world.Facility).SupersededAt = transaction.Now;
            transaction.Db.Policies.Add(new PolicyRow
            {
                FacilityId = world.Facility, Version = 2, Document = (Showing with { Version = 2 }).ToJson(), ConsentFrom = 2, EffectiveAt = transaction.Now,
            });
            transaction.TouchPolicy(world.Facility);
        });
        var other = await world.ChatterAsync(world.Supporter);
        await MarkAsync(world, world.Resident, world.Pair, 2);
        Assert.Equal([], (await SummaryAsync(world, world.Supporter)).Receipts);
        Assert.Empty(other.Receipts);

        using var caller = new TestCaller(world.Hub.Address, null);
        caller.Http.DefaultRequestHeaders.Authorization = new("Bearer", world.Resident.Token);
        var notice = TestCaller.Ok(await caller.GetAsync<NoticeText>("notice"));
        TestCaller.Ok(await caller.PostAsync<Done>("consent", new GiveConsent(notice.PolicyVersion, notice.Hash)));
        Assert.Equal([], (await SummaryAsync(world, world.Supporter)).Receipts);

        // A client says both marks each time: what did not move was not read now.
        await MarkAsync(world, world.Resident, world.Pair, 2);
        Assert.Equal([], (await SummaryAsync(world, world.Supporter)).Receipts);
        await world.SayAsync(world.Resident, world.Pair, "and now?");
        await MarkAsync(world, world.Resident, world.Pair, 3);
        Assert.Equal([new Receipt(world.Resident.Key.PersonId, 3, 3)], (await SummaryAsync(world, world.Supporter)).Receipts);
        await other.UntilAsync(() => !other.Receipts.IsEmpty);
    }

    private static async Task MarkAsync(CaseWorld world)
    {
        await world.SayAsync(world.Supporter, world.Pair, "how was the visit?");
        await MarkAsync(world, world.Resident, world.Pair, 1);
    }

    private static async Task MarkAsync(CaseWorld world, SeededPerson who, Guid conversation, long upTo)
    {
        var reader = await world.ChatterAsync(who);
        Assert.NotNull((await reader.CallAsync<Done>(nameof(IChatServer.Mark), new ReceiptMark(conversation, upTo, upTo))).Ok);
        await world.Hub.Service<MarkReceipts>().FlushAsync();
    }

    private static async Task<ConversationSummary> SummaryAsync(CaseWorld world, SeededPerson who, Guid? conversation = null)
    {
        await using var anew = await world.Hub.ConnectAsync(who);
        return (await anew.CallAsync<ConversationList>(nameof(IChatServer.Conversations))).Ok!.Conversations.Single(one => one.ConversationId == (conversation ?? world.Pair));
    }
}
