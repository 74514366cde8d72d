using PeerConnect.Contracts;
using PeerConnect.Hub.Conversations;
using PeerConnect.Hub.Tests.Cases;
using PeerConnect.Moderation.Policies;
using PeerConnect.Seeding;

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

    private static async Task MarkAsync(CaseWorld world)
    {
        await world.SayAsync(world.Supporter, world.Pair, "how was the visit?");
        var reader = await world.ChatterAsync(world.Resident);
        Assert.NotNull((await reader.CallAsync<Done>(nameof(IChatServer.Mark), new ReceiptMark(world.Pair, 1, 1))).Ok);
        await world.Hub.Service<MarkReceipts>().FlushAsync();
    }

    private static async Task<ConversationSummary> SummaryAsync(CaseWorld world, SeededPerson who)
    {
        await using var anew = await world.Hub.ConnectAsync(who);
        return (await anew.CallAsync<ConversationList>(nameof(IChatServer.Conversations))).Ok!.Conversations.Single(one => one.ConversationId == world.Pair);
    }
}
