using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.SignalR;

namespace PeerConnect.LoadGenerator.Baseline;

/// <summary>Stores nothing. Two sends at once may reach members in different orders, as in any hub that only broadcasts.</summary>
internal sealed class UnstoredLog(IHubContext<BareHub, IBareClient> hub, TimeProvider time) : IBareLog
{
    private readonly ConcurrentDictionary<string, StrongBox<long>> _sequences = new(StringComparer.Ordinal);

    public async Task<long> AppendAsync(string sender, BareSend message)
    {
        var sequence = Interlocked.Increment(ref _sequences.GetOrAdd(message.Conversation, _ => new(0)).Value);
        await hub.Clients.Group(message.Conversation).Delivered(new(message.Conversation, sequence, sender, message.ClientMessageId, time.GetUtcNow(), message.Body));
        return sequence;
    }
}
