using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using PeerConnect.Contracts;

namespace PeerConnect.Seeding;

/// <summary>One chat connection, in plain SignalR: no cleverness of a client library hides a fault. Every call ends within a limit.</summary>
internal sealed class Chatter : IAsyncDisposable
{
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);
    private readonly HubConnection connection;
    private readonly TaskCompletionSource closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim arrived = new(0);

    private Chatter(HubConnection connection)
    {
        this.connection = connection;
        connection.Closed += _ =>
        {
            closed.TrySetResult();
            return Task.CompletedTask;
        };
        On<EntriesAppended>(nameof(IChatClient.EntriesAppended), appended =>
        {
            foreach (var entry in appended.Entries)
            {
                Entries.Enqueue((appended.ConversationId, entry));
            }
        });
        On<InboxItem>(nameof(IChatClient.InboxAppended), Inbox.Enqueue);
        On<ConversationSummary>(nameof(IChatClient.ConversationChanged), Changes.Enqueue);
        On<ReceiptsChanged>(nameof(IChatClient.ReceiptsChanged), Receipts.Enqueue);
        On<ConversationRef>(nameof(IChatClient.TypingNoticed), noticed => Typing.Enqueue(noticed.ConversationId));
        On<PresenceChanged>(nameof(IChatClient.PresenceChanged), Presence.Enqueue);
    }

    public ConcurrentQueue<(Guid Conversation, Entry Entry)> Entries { get; } = new();

    public ConcurrentQueue<InboxItem> Inbox { get; } = new();

    public ConcurrentQueue<ConversationSummary> Changes { get; } = new();

    public ConcurrentQueue<ReceiptsChanged> Receipts { get; } = new();

    /// <summary>Where somebody else was told to be writing.</summary>
    public ConcurrentQueue<Guid> Typing { get; } = new();

    public ConcurrentQueue<PresenceChanged> Presence { get; } = new();

    /// <summary>Completes when the server or the network closed the connection.</summary>
    public Task Closed => closed.Task.WaitAsync(Limit);

    public static async Task<Chatter> ConnectAsync(Uri address, string token)
    {
        var connection = new HubConnectionBuilder()
            .WithUrl(new Uri(address, Protocol.ChatPath), options =>
            {
                options.Transports = HttpTransportType.WebSockets;
                options.SkipNegotiation = true;
                options.Headers["Authorization"] = $"Bearer {token}";
            })
            .AddJsonProtocol(json => json.PayloadSerializerOptions.DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)
            .Build();
        var chatter = new Chatter(connection);
        await connection.StartAsync().WaitAsync(Limit);
        return chatter;
    }

    public Task<Reply<MessageStored>> SendAsync(SendMessage message) => CallAsync<MessageStored>(nameof(IChatServer.Send), message);

    public Task<Reply<MessageStored>> SendAsync(Guid conversation, string body) => SendAsync(new SendMessage(conversation, Guid.CreateVersion7(), body));

    public Task<Reply<T>> CallAsync<T>(string method, params object?[] arguments)
        where T : class => connection.InvokeCoreAsync<Reply<T>>(method, arguments).WaitAsync(Limit);

    /// <summary>All that the person may see of a conversation, page by page.</summary>
    public async Task<List<Entry>> HistoryAsync(Guid conversation)
    {
        var entries = new List<Entry>();
        while (true)
        {
            var after = entries.Count == 0 ? 0 : entries[^1].Sequence;
            var reply = await CallAsync<EntryPage>(nameof(IChatServer.History), new HistoryRequest(conversation, AfterSequence: after, Limit: Protocol.MaxPage));
            var page = reply.Ok ?? throw new InvalidOperationException(reply.Refusal!.Message);
            entries.AddRange(page.Entries);
            if (!page.More)
            {
                return entries;
            }
        }
    }

    /// <summary>Waits until something that arrived satisfies the condition.</summary>
    public async Task UntilAsync(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (!condition())
        {
            await arrived.WaitAsync(limit.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await connection.DisposeAsync();
        arrived.Dispose();
    }

    private void On<T>(string method, Action<T> handle) => connection.On<T>(method, value =>
    {
        handle(value);
        arrived.Release();
    });
}
