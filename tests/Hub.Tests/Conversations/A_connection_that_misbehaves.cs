using System.Net.WebSockets;
using System.Text;
using PeerConnect.Contracts;
using PeerConnect.Hub.Conversations;
using PeerConnect.Hub.People.Sessions;
using PeerConnect.Seeding;

namespace PeerConnect.Hub.Tests.Conversations;

/// <summary>A reader who does not read, a session that ends, a person with two devices.</summary>
public sealed class A_connection_that_misbehaves : IAsyncLifetime
{
    private SeededHub hub = null!;
    private SeededPerson marcus = null!;
    private SeededPerson darnell = null!;
    private Guid pair;

    public async ValueTask InitializeAsync() => hub = await SeededHub.StartAsync(
        async facility =>
        {
            marcus = await facility.AddPersonAsync("Marcus", Role.Resident);
            darnell = await facility.AddPersonAsync("Darnell", Role.Resident, Role.PeerSupporter);
            pair = await facility.AddPairAsync(marcus, darnell);
        },
        settings: ["Sending:MessagesPerMinute=1000000", "Sending:Burst=100000", "Sending:UnsentEntries=16"]);

    public ValueTask DisposeAsync() => hub.DisposeAsync();

    [Fact]
    public async Task Given_a_reader_who_does_not_read_then_it_is_closed_and_the_others_are_not_delayed()
    {
        await using var resident = await hub.ConnectAsync(marcus);
        using var stalled = await StalledAsync(darnell);
        var connections = hub.Service<ChatConnections>();
        Assert.Equal(2, connections.Count);
        for (var sent = 0; connections.Count == 2; sent++)
        {
            Assert.True(sent < 4_000, "The reader who does not read was never closed.");
            Assert.NotNull((await resident.SendAsync(pair, new string('x', Protocol.MaxBodyLength))).Ok);
        }

        // When it comes back it misses nothing.
        await using var back = await hub.ConnectAsync(darnell);
        var history = await back.HistoryAsync(pair);
        Assert.Equal(history.Count, history[^1].Sequence);
        Assert.NotNull((await resident.SendAsync(pair, "still here")).Ok);
        await back.UntilAsync(() => back.Entries.Any(arrived => arrived.Entry.Body == "still here"));
    }

    [Fact]
    public async Task Given_a_session_that_ends_then_its_open_connection_closes_at_once_and_the_token_opens_no_other()
    {
        await using var resident = await hub.ConnectAsync(marcus);
        await using var supporter = await hub.ConnectAsync(darnell);
        hub.Service<SessionRegistry>().EndAllOfPerson(marcus.Key.FacilityId, marcus.Key.PersonId);
        await resident.Closed;
        await Assert.ThrowsAnyAsync<Exception>(() => hub.ConnectAsync(marcus));
        Assert.NotNull((await supporter.SendAsync(pair, "others stay")).Ok);
    }

    [Fact]
    public async Task Given_two_devices_of_one_person_then_both_receive_and_one_repeat_is_one_message()
    {
        await using var kiosk = await hub.ConnectAsync(marcus);
        await using var tablet = await hub.ConnectAsync(marcus);
        var message = new SendMessage(pair, Guid.CreateVersion7(), "from the kiosk");
        var replies = await Task.WhenAll(kiosk.SendAsync(message), tablet.SendAsync(message));
        Assert.Equal(replies[0].Ok, replies[1].Ok);
        await tablet.UntilAsync(() => tablet.Entries.Count == 1);
        await kiosk.UntilAsync(() => kiosk.Entries.Count == 1);
        Assert.Equal(message.ClientMessageId, Assert.Single(await tablet.HistoryAsync(pair)).ClientMessageId);
        await using var supporter = await hub.ConnectAsync(darnell);
        Assert.Null(Assert.Single(await supporter.HistoryAsync(pair)).ClientMessageId);
    }

    [Fact]
    public async Task Given_no_token_or_a_wrong_one_then_no_connection_opens()
    {
        await using (await hub.ConnectAsync(marcus))
        {
        }

        await Assert.ThrowsAnyAsync<Exception>(() => hub.ConnectAsync(marcus with { Token = "" }));
        await Assert.ThrowsAnyAsync<Exception>(() => hub.ConnectAsync(marcus with { Token = marcus.Token[..^1] + (marcus.Token[^1] == 'A' ? 'B' : 'A') }));
    }

    /// <summary>A connection in raw WebSocket frames that says hello and then never reads again, with a small window.</summary>
    private async Task<ClientWebSocket> StalledAsync(SeededPerson person)
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Authorization", $"Bearer {person.Token}");
        using var limit = new CancellationTokenSource(Chatter.Limit);
        await socket.ConnectAsync(new Uri(hub.Address.ToString().Replace("http", "ws", StringComparison.Ordinal).TrimEnd('/') + Protocol.ChatPath), limit.Token);
        await socket.SendAsync(Encoding.UTF8.GetBytes("{\"protocol\":\"json\",\"version\":1}\u001e"), WebSocketMessageType.Text, true, limit.Token);
        await socket.ReceiveAsync(new byte[64], limit.Token);
        return socket;
    }
}
