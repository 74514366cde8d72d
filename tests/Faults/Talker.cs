using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;
using PeerConnect.Contracts;
using PeerConnect.Seeding;

namespace PeerConnect.Faults;

/// <summary>A person who writes without pause and remembers what was acknowledged and what arrived.</summary>
internal sealed class Talker(SeededPerson person, IReadOnlyList<Guid> conversations) : IAsyncDisposable
{
    private Chatter? chatter;

    public SeededPerson Person { get; } = person;

    public IReadOnlyList<Guid> Conversations { get; } = conversations;

    /// <summary>Acknowledged: client message id to what the server answered.</summary>
    public ConcurrentDictionary<Guid, (string Body, MessageStored Stored)> Acknowledged { get; } = new();

    /// <summary>Sent without hearing the outcome: may be stored once or not at all.</summary>
    public ConcurrentDictionary<Guid, SendMessage> Unknown { get; } = new();

    /// <summary>Every entry that arrived by itself, over all connections, in order of arrival.</summary>
    public List<(Guid Conversation, Entry Entry)> Arrived { get; } = [];

    public async Task ConnectAsync(Uri address)
    {
        await DisposeAsync();
        chatter = await Chatter.ConnectAsync(address, Person.Token);
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

    public Task<List<Entry>> HistoryAsync(Guid conversation) => chatter!.HistoryAsync(conversation);

    public async ValueTask DisposeAsync()
    {
        if (chatter is not null)
        {
            await chatter.DisposeAsync();
            Arrived.AddRange(chatter.Entries);
            chatter.Entries.Clear();
        }
    }

    private async Task<bool> SayAsync(SendMessage message)
    {
        try
        {
            while (true)
            {
                var reply = await chatter!.SendAsync(message);
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
