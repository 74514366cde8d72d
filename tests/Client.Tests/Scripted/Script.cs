using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;
using PeerConnect.Contracts;

namespace PeerConnect.Client.Tests.Scripted;

/// <summary>One way for the scripted hub to misbehave, once.</summary>
internal enum Fault
{
    DropBeforeStoring,
    LoseAnswerAfterStoring,
    DuplicateEvent,
    SwallowEvent,

    /// <summary>Holds an event back and sends it after the next one.</summary>
    DelayEvent,

    /// <summary>Answers the list of conversations with a fault of its own.</summary>
    RefuseList,
}

/// <summary>What the hub will do wrong next, who is connected, and what was called. It outlives restarts of the hub.</summary>
internal sealed class Script(ScriptedStore store)
{
    private readonly ConcurrentDictionary<Fault, int> faults = new();
    private readonly ConcurrentDictionary<string, (Guid Person, HubCallerContext Context)> connections = new();
    private readonly ConcurrentQueue<Refusal> refusals = new();
    private readonly ConcurrentQueue<HeldStatus> holds = new();
    private readonly ConcurrentDictionary<Guid, (SendMessage Message, MessageStored Stored)> held = new();
    private readonly ConcurrentQueue<(Guid Author, Entry Entry)> delayed = new();

    /// <summary>What clients called, in order of arrival.</summary>
    public Signalled<(string Method, object Argument)> Calls { get; } = new();

    public void Next(Fault fault) => faults.AddOrUpdate(fault, 1, (_, count) => count + 1);

    public void RefuseNext(Refusal refusal) => refusals.Enqueue(refusal);

    public Refusal? TakeRefusal() => refusals.TryDequeue(out var refusal) ? refusal : null;

    /// <summary>The next message that is not known is not delivered, with this status.</summary>
    public void HoldNext(HeldStatus status) => holds.Enqueue(status);

    /// <summary>What is answered for a message that is held, a repeat of it included.</summary>
    public MessageStored? Hold(SendMessage message)
    {
        if (!held.ContainsKey(message.ClientMessageId) && holds.TryDequeue(out var status))
        {
            held[message.ClientMessageId] = (message, new MessageStored(message.ConversationId, 0, Guid.CreateVersion7(), DateTimeOffset.UnixEpoch, status));
        }

        return held.TryGetValue(message.ClientMessageId, out var known) ? known.Stored : null;
    }

    public IReadOnlyList<HeldMessage> HeldOf(Guid conversationId) =>
    [
        .. held.Values.Where(each => each.Message.ConversationId == conversationId).Select(each => new HeldMessage(
            conversationId, each.Stored.EntryId, each.Message.ClientMessageId, each.Stored.At, each.Stored.Held!, each.Message.Body)),
    ];

    public bool Take(Fault fault)
    {
        while (faults.TryGetValue(fault, out var count) && count > 0)
        {
            if (faults.TryUpdate(fault, count - 1, count))
            {
                return true;
            }
        }

        return false;
    }

    public void Connected(Guid person, HubCallerContext context) => connections[context.ConnectionId] = (person, context);

    public void Disconnected(HubCallerContext context) => connections.TryRemove(context.ConnectionId, out _);

    public void Drop(Guid person)
    {
        foreach (var (_, context) in connections.Values.Where(each => each.Person == person))
        {
            context.Abort();
        }
    }

    public async Task FanOutAsync(IHubCallerClients<IChatClient> clients, (Guid Author, Entry Entry) row)
    {
        if (Take(Fault.SwallowEvent))
        {
            return;
        }

        if (Take(Fault.DelayEvent))
        {
            delayed.Enqueue(row);
            return;
        }

        var times = Take(Fault.DuplicateEvent) ? 2 : 1;
        for (var time = 0; time < times; time++)
        {
            await PushAsync(clients, row);
        }

        while (delayed.TryDequeue(out var late))
        {
            await PushAsync(clients, late);
        }
    }

    private async Task PushAsync(IHubCallerClients<IChatClient> clients, (Guid Author, Entry Entry) row)
    {
        // One text for all members: the author's id is not in it.
        var appended = new EntriesAppended(store.ConversationId, [row.Entry with { ClientMessageId = null }]);
        foreach (var id in connections.Keys)
        {
            await clients.Client(id).EntriesAppended(appended);
        }
    }
}
