using Microsoft.EntityFrameworkCore;
using PeerConnect.Contracts;
using PeerConnect.Hub.Conversations;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Seeding;

namespace PeerConnect.Hub.Tests.Conversations;

/// <summary>What was allowed a moment ago and is not any more: before the queue, in the queue, on its way out.</summary>
public sealed class A_revocation : IAsyncLifetime
{
    private SeededHub hub = null!;
    private SeededPerson marcus = null!;
    private SeededPerson darnell = null!;
    private Guid pair;
    private Guid group;
    private Chatter resident = null!;
    private Chatter supporter = null!;

    public async ValueTask InitializeAsync()
    {
        hub = await SeededHub.StartAsync(async facility =>
        {
            marcus = await facility.AddPersonAsync("Marcus", Role.Resident);
            darnell = await facility.AddPersonAsync("Darnell", Role.Resident, Role.PeerSupporter);
            pair = await facility.AddPairAsync(marcus, darnell);
            group = await facility.AddGroupAsync(marcus, darnell);
        });
        resident = await hub.ConnectAsync(marcus);
        supporter = await hub.ConnectAsync(darnell);
    }

    public async ValueTask DisposeAsync()
    {
        await resident.DisposeAsync();
        await supporter.DisposeAsync();
        await hub.DisposeAsync();
    }

    [Fact]
    public async Task Given_a_message_that_waits_when_its_conversation_is_paused_meanwhile_then_it_is_refused()
    {
        Assert.NotNull((await resident.SendAsync(pair, "before")).Ok);
        Task<Reply<MessageStored>> waiting;
        await using (var transaction = await hub.Service<Store>().BeginWriteAsync(CancellationToken.None))
        {
            // The write lock is ours: the message was authorised and waits for it.
            waiting = resident.SendAsync(pair, "too late");
            await WaitsAsync();
            await ChangeAsync(transaction, conversation => conversation.State = ConversationState.Paused);
        }

        Assert.Equal(RefusalCode.Paused, (await waiting).Refusal!.Code);
        Assert.Single(await supporter.HistoryAsync(pair));
        Assert.Equal(RefusalCode.Paused, (await resident.SendAsync(pair, "later still")).Refusal!.Code);
        await ChangeAsync(conversation => conversation.State = ConversationState.Open);
        Assert.Equal(2, (await resident.SendAsync(pair, "open again")).Ok!.Sequence);
    }

    [Fact]
    public async Task Given_a_lost_answer_and_a_pause_since_then_the_repeat_still_gets_the_first_result()
    {
        var message = new SendMessage(pair, Guid.CreateVersion7(), "did this arrive?");
        var first = await resident.SendAsync(message);
        await ChangeAsync(conversation => conversation.State = ConversationState.Paused);
        Assert.Equal(first.Ok, (await resident.SendAsync(message)).Ok);
        Assert.Equal(RefusalCode.Conflict, (await resident.SendAsync(message with { Body = "something else" })).Refusal!.Code);
        Assert.Equal(RefusalCode.Paused, (await resident.SendAsync(pair, "new")).Refusal!.Code);
    }

    [Fact]
    public async Task Given_a_change_that_a_member_cannot_see_then_no_push_tells_of_it()
    {
        await using (var transaction = await hub.Service<Store>().BeginWriteAsync(CancellationToken.None))
        {
            (await transaction.Db.People.SingleAsync(row => row.PersonId == marcus.Key.PersonId)).Cell = "C-101";
            transaction.TouchPerson(marcus.Key.FacilityId, marcus.Key.PersonId);
            transaction.TouchConversation(marcus.Key.FacilityId, pair);
            await transaction.CommitAsync();
        }

        Assert.NotNull((await resident.SendAsync(pair, "after the change")).Ok);
        await supporter.UntilAsync(() => supporter.Entries.Count == 1);
        Assert.Empty(supporter.Changes);
        await ChangeAsync(conversation => conversation.State = ConversationState.Paused);
        await supporter.UntilAsync(() => supporter.Changes.Count == 1);
    }

    [Fact]
    public async Task Given_a_membership_that_ends_then_nothing_more_reaches_its_open_connection()
    {
        Assert.NotNull((await resident.SendAsync(group, "for both")).Ok);
        await supporter.UntilAsync(() => supporter.Entries.Count == 1);
        await using (var transaction = await hub.Service<Store>().BeginWriteAsync(CancellationToken.None))
        {
            var membership = await transaction.Db.Memberships.SingleAsync(row => row.ConversationId == group && row.PersonId == darnell.Key.PersonId);
            membership.State = MembershipState.Ended;
            membership.ToSequence = 1;
            transaction.TouchConversation(membership.FacilityId, membership.ConversationId);
            await transaction.CommitAsync();
        }

        Assert.Equal(2, (await resident.SendAsync(group, "for himself")).Ok!.Sequence);
        await resident.UntilAsync(() => resident.Entries.Count == 2);

        // What was sent to the supporter's connection before its own later call has arrived when the call answers.
        Assert.Single(await supporter.HistoryAsync(group));
        Assert.Single(supporter.Entries);
        Assert.Equal(RefusalCode.NotFound, (await supporter.SendAsync(group, "may i?")).Refusal!.Code);
    }

    [Fact]
    public async Task Given_a_person_who_is_suspended_then_his_connection_closes_and_his_supporter_is_not_told_why()
    {
        Assert.NotNull((await resident.SendAsync(pair, "hello")).Ok);
        await using (var transaction = await hub.Service<Store>().BeginWriteAsync(CancellationToken.None))
        {
            (await transaction.Db.People.SingleAsync(row => row.PersonId == marcus.Key.PersonId)).State = PersonState.Suspended;
            transaction.TouchPerson(marcus.Key.FacilityId, marcus.Key.PersonId);
            await transaction.CommitAsync();
        }

        await resident.Closed;
        Assert.Equal(RefusalCode.Paused, (await supporter.SendAsync(pair, "are you there?")).Refusal!.Code);
        await supporter.UntilAsync(() => supporter.Changes.Any(change => change is { State: ConversationState.Paused }));
    }

    private async Task WaitsAsync()
    {
        using var limit = new CancellationTokenSource(Chatter.Limit);
        while (hub.Service<MessageQueue>().Waiting == 0)
        {
            await Task.Delay(5, limit.Token);
        }
    }

    private async Task ChangeAsync(Action<ConversationRow> change)
    {
        await using var transaction = await hub.Service<Store>().BeginWriteAsync(CancellationToken.None);
        await ChangeAsync(transaction, change);
    }

    private async Task ChangeAsync(WriteTransaction transaction, Action<ConversationRow> change)
    {
        var conversation = await transaction.Db.Conversations.SingleAsync(row => row.ConversationId == pair);
        change(conversation);
        transaction.TouchConversation(conversation.FacilityId, pair);
        await transaction.CommitAsync();
    }
}
