using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using PeerConnect.Contracts;
using PeerConnect.Seeding;

namespace PeerConnect.Faults;

/// <summary>A person who writes without pause and remembers what was acknowledged and what arrived. Speaks plain SignalR: no cleverness of a client library hides a loss.</summary>
internal sealed class Talker(SeededPerson person, IReadOnlyList<Guid> conversations) : IAsyncDisposable
{
    private static readonly TimeSpan CallLimit = TimeSpan.FromSeconds(20);
    private HubConnection? connection;

    public SeededPerson Person { get; } = person;

    public IReadOnlyList<Guid> Conversations { get; } = conversations;

    /// <summary>Acknowledged: client message id to what the server answered.</summary>
    public ConcurrentDictionary<Guid, (string Body, MessageStored Stored)> Acknowledged { get; } = new();

    /// <summary>Sent without hearing the outcome: may be stored once or not at all.</summary>
    public ConcurrentDictionary<Guid, SendMessage> Unknown { get; } = new();

    /// <summary>Every entry that arrived by itself, in order of arrival.</summary>
    public ConcurrentQueue<(Guid Conversation, Entry Entry)> Arrived { get; } = new();

    public async Task ConnectAsync(Uri address)
    {
        if (connection is not null)
        {
            await connection.DisposeAsync();
        }

        connection = new HubConnectionBuilder()
            .WithUrl(new Uri(address, Protocol.ChatPath), options =>
            {
                options.Transports = HttpTransportType.WebSockets;
                options.SkipNegotiation = true;
                options.Headers["Authorization"] = $"Bearer {Person.Token}";
            })
            .AddJsonProtocol(json => json.PayloadSerializerOptions.DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)
            .Build();
        connection.On<EntriesAppended>(nameof(IChatClient.EntriesAppended), appended =>
        {
            foreach (var entry in appended.Entries)
            {
                Arrived.Enqueue((appended.ConversationId, entry));
            }
        });
        await connection.StartAsync().WaitAsync(CallLimit);
    }

    /// <summary>Sends one message; false when the connection broke and the outcome is unknown.</summary>
    public async Task<bool> SayAsync(Guid conversation, string body)
    {
        var message = new SendMessage(conversation, Guid.CreateVersion7(), body);
        Unknown[message.ClientMessageId] = message;
        return await SayAsync(message);
    }

    /// <summary>Sends again, under the same ids, what had no outcome.</summary>
    public async Task RepeatUnknownAsync()
    {
        foreach (var message in Unknown.Values.ToList())
        {
            Assert.True(await SayAsync(message), "A repeat has no outcome although the server runs.");
        }
    }

    /// <summary>All that the person may see of a conversation, page by page.</summary>
    public async Task<List<Entry>> HistoryAsync(Guid conversation)
    {
        var entries = new List<Entry>();
        while (true)
        {
            var reply = await connection!.InvokeAsync<Reply<EntryPage>>(
                nameof(IChatServer.History), new HistoryRequest(conversation, AfterSequence: entries.Count == 0 ? 0 : entries[^1].Sequence, Limit: Protocol.MaxPage)).WaitAsync(CallLimit);
            var page = reply.Ok ?? throw new InvalidOperationException(reply.Refusal!.Message);
            entries.AddRange(page.Entries);
            if (!page.More)
            {
                return entries;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (connection is not null)
        {
            await connection.DisposeAsync();
        }
    }

    private async Task<bool> SayAsync(SendMessage message)
    {
        try
        {
            while (true)
            {
                var reply = await connection!.InvokeAsync<Reply<MessageStored>>(nameof(IChatServer.Send), message).WaitAsync(CallLimit);
                if (reply.Ok is { } stored)
                {
                    Acknowledged[message.ClientMessageId] = (message.Body, stored);
                    Unknown.TryRemove(message.ClientMessageId, out _);
                    return true;
                }

                Assert.Contains(reply.Refusal!.Code, new[] { RefusalCode.Busy, RefusalCode.TooFast });
                await Task.Delay(reply.Refusal.RetryAfterMs ?? 100);
            }
        }
        catch (Exception fault) when (fault is not (Xunit.Sdk.XunitException or HubException))
        {
            return false;
        }
    }
}
