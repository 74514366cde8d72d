using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR;

namespace PeerConnect.LoadGenerator.Baseline;

/// <summary>Seals each body and commits what has come in meanwhile as one transaction, then delivers in order and acknowledges.</summary>
internal sealed class SealedLog(IHubContext<BareHub, IBareClient> hub, SealedTable table, TimeProvider time) : BackgroundService, IBareLog
{
    private const int Waiting = 10_000;
    private const int LargestBatch = 256;

    private readonly Channel<Pending> _pending = Channel.CreateBounded<Pending>(new BoundedChannelOptions(Waiting) { SingleReader = true });

    public async Task<long> AppendAsync(string sender, BareSend message)
    {
        var pending = new Pending(sender, message, new(TaskCreationOptions.RunContinuationsAsynchronously));
        await _pending.Writer.WriteAsync(pending);
        return await pending.Sequence.Task;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var batch = new List<Pending>(LargestBatch);
        while (await _pending.Reader.WaitToReadAsync(stoppingToken))
        {
            while (batch.Count < LargestBatch && _pending.Reader.TryRead(out var pending))
            {
                batch.Add(pending);
            }

            var at = time.GetUtcNow();
            var sequences = table.Commit(batch.ConvertAll(pending => (pending.Sender, pending.Message)), at);
            for (var index = 0; index < batch.Count; index++)
            {
                var (sender, message, sequence) = batch[index];
                await hub.Clients.Group(message.Conversation)
                    .Delivered(new(message.Conversation, sequences[index], sender, message.ClientMessageId, at, message.Body));
                sequence.SetResult(sequences[index]);
            }

            batch.Clear();
        }
    }

    private sealed record Pending(string Sender, BareSend Message, TaskCompletionSource<long> Sequence);
}
