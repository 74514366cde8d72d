using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Time.Testing;
using PeerConnect.Contracts;
using PeerConnect.Seeding;

namespace PeerConnect.Hub.Tests.Conversations;

/// <summary>A resident and his supporter, and a stranger who has no part in it.</summary>
public sealed class A_pair_writes : IAsyncLifetime
{
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 23, 19, 0, 0, TimeSpan.Zero));
    private SeededHub hub = null!;
    private SeededPerson marcus = null!;
    private SeededPerson darnell = null!;
    private SeededPerson stranger = null!;
    private Guid pair;
    private Chatter resident = null!;
    private Chatter supporter = null!;
    private Chatter outsider = null!;

    public async ValueTask InitializeAsync()
    {
        hub = await SeededHub.StartAsync(
            async facility =>
            {
                marcus = await facility.AddPersonAsync("Marcus", Role.Resident);
                darnell = await facility.AddPersonAsync("Darnell", Role.Resident, Role.PeerSupporter);
                stranger = await facility.AddPersonAsync("Stranger", Role.Resident);
                pair = await facility.AddPairAsync(marcus, darnell);
            },
            time);
        resident = await hub.ConnectAsync(marcus);
        supporter = await hub.ConnectAsync(darnell);
        outsider = await hub.ConnectAsync(stranger);
    }

    public async ValueTask DisposeAsync()
    {
        await resident.DisposeAsync();
        await supporter.DisposeAsync();
        await outsider.DisposeAsync();
        await hub.DisposeAsync();
    }

    [Fact]
    public async Task Given_an_approved_pair_when_one_writes_then_both_receive_it_in_order_and_a_stranger_nothing()
    {
        var first = await resident.SendAsync(pair, "how did it go with the board?");
        var second = await supporter.SendAsync(pair, "they put me back on the list");
        Assert.Equal(1, first.Ok!.Sequence);
        Assert.Equal(2, second.Ok!.Sequence);
        await resident.UntilAsync(() => resident.Entries.Count == 2);
        await supporter.UntilAsync(() => supporter.Entries.Count == 2);
        Assert.Equal(["how did it go with the board?", "they put me back on the list"], supporter.Entries.Select(arrived => arrived.Entry.Body));
        Assert.Equal(supporter.Entries, resident.Entries);
        Assert.Empty(outsider.Entries);
    }

    [Fact]
    public async Task Given_a_stranger_when_he_names_the_conversation_then_it_looks_like_one_that_does_not_exist()
    {
        Assert.NotNull((await resident.SendAsync(pair, "hello")).Ok);
        Guid[] ids = [pair, Guid.CreateVersion7()];
        foreach (var id in ids)
        {
            Assert.Equal(RefusalCode.NotFound, (await outsider.SendAsync(id, "hello")).Refusal!.Code);
            Assert.Equal(RefusalCode.NotFound, (await outsider.CallAsync<EntryPage>("History", new HistoryRequest(id))).Refusal!.Code);
            Assert.Equal(RefusalCode.NotFound, (await outsider.CallAsync<Done>("Mark", new ReceiptMark(id, 1, 1))).Refusal!.Code);
            Assert.Equal(RefusalCode.NotFound, (await outsider.CallAsync<Done>("Withdraw", new WithdrawMessage(id, 1))).Refusal!.Code);
            Assert.Empty((await outsider.CallAsync<CatchUp>("CatchUp", new CatchUpRequest([new Position(id, 0)], 0))).Ok!.Conversations);
        }
    }

    [Fact]
    public async Task Given_a_repeated_send_then_the_first_result_returns_and_another_body_is_a_conflict()
    {
        var message = new SendMessage(pair, Guid.CreateVersion7(), "only once");
        var first = await resident.SendAsync(message);
        var again = await resident.SendAsync(message);
        var other = await resident.SendAsync(message with { Body = "something else" });
        Assert.Equal(first.Ok, again.Ok);
        Assert.Equal(RefusalCode.Conflict, other.Refusal!.Code);
        Assert.Single(await supporter.HistoryAsync(pair));

        // The same id from another person is another message.
        Assert.Equal(2, (await supporter.SendAsync(message)).Ok!.Sequence);
    }

    [Theory]
    [InlineData("", RefusalCode.BodyEmpty)]
    [InlineData("  \n ", RefusalCode.BodyEmpty)]
    [InlineData("a\u0007b", RefusalCode.BodyInvalid)]
    [InlineData("a\u202Eb", RefusalCode.BodyInvalid)]
    public async Task Given_a_body_that_cannot_be_carried_then_it_is_refused_and_nothing_is_stored(string body, RefusalCode code)
    {
        Assert.Equal(code, (await resident.SendAsync(pair, body)).Refusal!.Code);
        Assert.Empty(await resident.HistoryAsync(pair));
        Assert.NotNull((await resident.SendAsync(pair, "tabs\tand\nlines are fine 👍🏽")).Ok);
    }

    [Fact]
    public async Task Given_a_body_at_the_limit_then_it_is_carried_and_one_unit_more_is_not()
    {
        Assert.NotNull((await resident.SendAsync(pair, new string('x', Protocol.MaxBodyLength))).Ok);
        Assert.Equal(RefusalCode.BodyTooLong, (await resident.SendAsync(pair, new string('x', Protocol.MaxBodyLength + 1))).Refusal!.Code);
    }

    [Fact]
    public async Task Given_too_many_messages_then_the_refusal_says_when_to_try_again_and_then_it_works()
    {
        for (var count = 0; count < 10; count++)
        {
            Assert.NotNull((await resident.SendAsync(pair, $"message {count}")).Ok);
        }

        var refusal = (await resident.SendAsync(pair, "one too many")).Refusal!;
        Assert.Equal(RefusalCode.TooFast, refusal.Code);
        Assert.NotNull((await supporter.SendAsync(pair, "others are not affected")).Ok);
        time.Advance(TimeSpan.FromMilliseconds(refusal.RetryAfterMs!.Value));
        Assert.NotNull((await resident.SendAsync(pair, "now it goes")).Ok);
    }

    [Fact]
    public async Task Given_a_withdrawn_message_then_nobody_sees_its_text_any_more_and_the_sequence_stays()
    {
        await resident.SendAsync(pair, "i should not have said that");
        await resident.SendAsync(pair, "this stays");
        Assert.Equal(RefusalCode.NotFound, (await supporter.CallAsync<Done>("Withdraw", new WithdrawMessage(pair, 1))).Refusal!.Code);
        Assert.NotNull((await resident.CallAsync<Done>("Withdraw", new WithdrawMessage(pair, 1))).Ok);
        Assert.NotNull((await resident.CallAsync<Done>("Withdraw", new WithdrawMessage(pair, 1))).Ok);
        await supporter.UntilAsync(() => supporter.Entries.Any(arrived => arrived.Entry is { Kind: EntryKind.Withdrawn, Target: 1 }));
        var history = await supporter.HistoryAsync(pair);
        Assert.Equal([null, "this stays", null], history.Select(entry => entry.Body));
        Assert.Equal([1L, 2L, 3L], history.Select(entry => entry.Sequence));
    }

    [Fact]
    public async Task Given_unread_messages_then_they_count_until_marked_read_and_never_beyond_what_exists()
    {
        await resident.SendAsync(pair, "one");
        await resident.SendAsync(pair, "two");
        Assert.Equal(2, (await SummaryAsync(supporter)).Unread);
        Assert.Equal(0, (await SummaryAsync(resident)).Unread);
        Assert.Equal(RefusalCode.Malformed, (await supporter.CallAsync<Done>("Mark", new ReceiptMark(pair, 1, 2))).Refusal!.Code);
        Assert.Equal(RefusalCode.Malformed, (await supporter.CallAsync<Done>("Mark", new ReceiptMark(pair, -1, -1))).Refusal!.Code);
        Assert.NotNull((await supporter.CallAsync<Done>("Mark", new ReceiptMark(pair, long.MaxValue, 1))).Ok);
        await hub.Service<PeerConnect.Hub.Conversations.MarkReceipts>().FlushAsync();
        Assert.Equal(1, (await SummaryAsync(supporter)).Unread);

        // A lower mark changes nothing, and receipts of others are off by default.
        Assert.NotNull((await supporter.CallAsync<Done>("Mark", new ReceiptMark(pair, 0, 0))).Ok);
        await hub.Service<PeerConnect.Hub.Conversations.MarkReceipts>().FlushAsync();
        Assert.Equal(1, (await SummaryAsync(supporter)).Unread);
        Assert.Empty(resident.Receipts);
    }

    [Fact]
    public async Task Given_a_connection_that_was_away_then_catch_up_gives_exactly_what_it_missed()
    {
        await resident.SendAsync(pair, "before");
        await supporter.DisposeAsync();
        await resident.SendAsync(pair, "while away");
        await resident.SendAsync(pair, "still away");
        supporter = await hub.ConnectAsync(darnell);
        var missed = (await supporter.CallAsync<CatchUp>("CatchUp", new CatchUpRequest([new Position(pair, 1)], 0))).Ok!;
        var page = Assert.Single(missed.Conversations);
        Assert.Equal(["while away", "still away"], page.Entries.Select(entry => entry.Body));
        Assert.Empty(missed.Reload);
    }

    [Fact]
    public async Task Given_a_client_too_far_behind_then_it_is_told_to_reload()
    {
        for (var count = 0; count <= Protocol.MaxPage; count++)
        {
            time.Advance(TimeSpan.FromSeconds(3));
            await resident.SendAsync(pair, $"message {count}");
        }

        var missed = (await supporter.CallAsync<CatchUp>("CatchUp", new CatchUpRequest([new Position(pair, 0)], 0))).Ok!;
        Assert.Equal([pair], missed.Reload);
        Assert.Empty(missed.Conversations);
    }

    [Fact]
    public async Task Given_the_same_conversation_twice_in_a_catch_up_then_it_is_refused()
    {
        Assert.NotNull((await supporter.CallAsync<CatchUp>("CatchUp", new CatchUpRequest([new Position(pair, 0)], 0))).Ok);
        var refusal = (await supporter.CallAsync<CatchUp>("CatchUp", new CatchUpRequest([new Position(pair, 0), new Position(pair, 0)], 0))).Refusal!;
        Assert.Equal(RefusalCode.Malformed, refusal.Code);
    }

    [Fact]
    public async Task Given_a_damaged_row_then_its_text_is_missing_and_everything_else_is_there()
    {
        await resident.SendAsync(pair, "whole");
        await resident.SendAsync(pair, "damaged");
        await resident.SendAsync(pair, "whole too");
        await using (var transaction = await hub.Service<PeerConnect.Hub.Storage.Store>().BeginWriteAsync(CancellationToken.None))
        {
            using var command = transaction.Connection.CreateCommand();
            command.Transaction = transaction.Transaction;
            command.CommandText = """UPDATE entries SET "SealedBody" = (SELECT "SealedBody" FROM entries WHERE "Sequence" = 1) WHERE "Sequence" = 2""";
            Assert.Equal(1, command.ExecuteNonQuery());
            await transaction.CommitAsync();
        }

        Assert.Equal(["whole", null, "whole too"], (await supporter.HistoryAsync(pair)).Select(entry => entry.Body));
        Assert.NotNull((await resident.SendAsync(pair, "tonight i kill myself")).Ok);
    }

    [Fact]
    public async Task Given_a_cry_for_help_then_its_author_alone_is_signposted_at_once()
    {
        Assert.NotNull((await resident.SendAsync(pair, "i have decided, tonight i kill myself")).Ok);
        await resident.UntilAsync(() => !resident.Inbox.IsEmpty);
        var item = Assert.Single(resident.Inbox);
        Assert.Equal(InboxKind.Signpost, item.Kind);
        Assert.Equal(pair, item.ConversationId);
        var caughtUp = (await resident.CallAsync<CatchUp>("CatchUp", new CatchUpRequest([], 0))).Ok!;
        Assert.Equal(item, Assert.Single(caughtUp.Inbox));
        await supporter.UntilAsync(() => supporter.Entries.Count == 1);
        Assert.Empty(supporter.Inbox);
    }

    [Theory]
    [InlineData("Send", """{"conversationId":"x"}""")]
    [InlineData("History", """{"conversationId":"00000000-0000-0000-0000-000000000001","limit":5,"more":1}""")]
    public async Task Given_a_call_of_another_form_then_it_is_refused_before_it_is_read(string method, string argument)
    {
        var wrong = System.Text.Json.JsonDocument.Parse(argument).RootElement;
        var refused = await Assert.ThrowsAsync<HubException>(() => resident.CallAsync<Done>(method, wrong));

        // What no method has, or what one threw, is said in other words.
        Assert.Equal($"Failed to invoke '{method}' due to an error on the server.", refused.Message);
        Assert.NotNull((await resident.SendAsync(pair, "the connection still works")).Ok);
    }

    [Theory]
    [InlineData(0, null, null)]
    [InlineData(-5, null, null)]
    [InlineData(201, null, null)]
    [InlineData(10, 1L, 1L)]
    [InlineData(10, -1L, null)]
    [InlineData(10, null, -1L)]
    public async Task Given_numbers_out_of_range_then_history_says_what_it_needs(int limit, long? before, long? after) =>
        Assert.Equal(RefusalCode.Malformed, (await resident.CallAsync<EntryPage>("History", new HistoryRequest(pair, before, after, limit))).Refusal!.Code);

    [Fact]
    public async Task Given_a_frame_that_is_too_large_then_the_connection_closes_and_nothing_is_stored()
    {
        _ = resident.SendAsync(pair, new string('x', Protocol.MaxFrameBytes));
        await resident.Closed;
        Assert.Empty(await supporter.HistoryAsync(pair));
    }

    private async Task<ConversationSummary> SummaryAsync(Chatter chatter) =>
        Assert.Single((await chatter.CallAsync<ConversationList>("Conversations")).Ok!.Conversations);
}
