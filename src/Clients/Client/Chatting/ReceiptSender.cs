using PeerConnect.Contracts;

namespace PeerConnect.Client;

/// <summary>
/// Sends high-water marks. Where others see them: at once when the last is older than a second, otherwise together with those that follow within it. Where nobody sees them they only serve one's own
/// count of unread messages, and are gathered for longer: a call of every member for every message costs the server as much as its delivery.
/// </summary>
internal sealed class ReceiptSender(HubLink link, TimeProvider time) : IAsyncDisposable
{
    internal static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    internal static readonly TimeSpan IntervalUnseen = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private readonly Dictionary<Guid, Marks> marks = [];
    private TaskCompletionSource changed = New();
    private Task running = Task.CompletedTask;

    public void Start() => running = RunAsync(link.Stopping);

    /// <param name="conversationId">Where.</param>
    /// <param name="upTo">The last sequence that has arrived.</param>
    /// <param name="seen">Whether other members see marks there.</param>
    public void Delivered(Guid conversationId, long upTo, bool seen) => Raise(conversationId, upTo, 0, seen);

    /// <param name="conversationId">Where.</param>
    /// <param name="upTo">The last sequence that was read.</param>
    /// <param name="seen">Whether other members see marks there.</param>
    public void Read(Guid conversationId, long upTo, bool seen) => Raise(conversationId, upTo, upTo, seen);

    /// <summary>Call after the link has stopped.</summary>
    public async ValueTask DisposeAsync() => await running.ConfigureAwait(false);

    /// <summary>Sends what is pending without waiting: the session is about to close.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        foreach (var mark in Due(DateTimeOffset.MaxValue).Ready)
        {
            await link.AskAsync<Done>(nameof(IChatServer.Mark), mark, cancellationToken).ConfigureAwait(false);
        }
    }

    private void Raise(Guid conversationId, long delivered, long read, bool seen)
    {
        TaskCompletionSource? wake = null;
        lock (gate)
        {
            var now = marks.GetValueOrDefault(conversationId) ?? new Marks();
            if (delivered > now.Delivered || read > now.Read)
            {
                marks[conversationId] = now with
                {
                    Delivered = Math.Max(now.Delivered, delivered),
                    Read = Math.Max(now.Read, read),
                    Pending = true,
                    NotBefore = now.Pending || seen ? now.NotBefore : time.GetUtcNow() + IntervalUnseen,
                };
                wake = changed;
                changed = New();
            }
        }

        wake?.TrySetResult();
    }

    private async Task RunAsync(CancellationToken stop)
    {
        try
        {
            while (true)
            {
                await link.WhenAsync(status => status.IsOnline, stop).ConfigureAwait(false);
                var (ready, next, wake) = Due(time.GetUtcNow());
                foreach (var mark in ready)
                {
                    var answer = await link.AskAsync<Done>(nameof(IChatServer.Mark), mark, stop).ConfigureAwait(false);
                    if (answer.Kind is AnswerKind.NotConnected or AnswerKind.Lost)
                    {
                        PutBack(mark.ConversationId);
                    }
                }

                if (ready.Count == 0)
                {
                    await WaitAsync(next, wake, stop).ConfigureAwait(false);
                }
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Closing.
        }
    }

    private async Task WaitAsync(DateTimeOffset? next, Task wake, CancellationToken stop)
    {
        if (next is not { } at)
        {
            await wake.WaitAsync(stop).ConfigureAwait(false);
            return;
        }

        var delay = at - time.GetUtcNow();
        if (delay > TimeSpan.Zero)
        {
            // Another conversation's marks may be due earlier.
            using var enough = CancellationTokenSource.CreateLinkedTokenSource(stop);
            await Task.WhenAny(Task.Delay(delay, time, enough.Token), wake).ConfigureAwait(false);
            await enough.CancelAsync().ConfigureAwait(false);
            stop.ThrowIfCancellationRequested();
        }
    }

    private (List<ReceiptMark> Ready, DateTimeOffset? Next, Task Changed) Due(DateTimeOffset now)
    {
        lock (gate)
        {
            List<ReceiptMark> ready = [];
            DateTimeOffset? next = null;
            foreach (var (id, mark) in marks.Where(each => each.Value.Pending).ToList())
            {
                if (mark.NotBefore <= now)
                {
                    ready.Add(new ReceiptMark(id, mark.Delivered, mark.Read));
                    marks[id] = mark with { Pending = false, NotBefore = time.GetUtcNow() + Interval };
                }
                else if (next is null || mark.NotBefore < next)
                {
                    next = mark.NotBefore;
                }
            }

            return (ready, next, changed.Task);
        }
    }

    private void PutBack(Guid conversationId)
    {
        lock (gate)
        {
            marks[conversationId] = marks[conversationId] with { Pending = true };
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private sealed record Marks(long Delivered = 0, long Read = 0, bool Pending = false, DateTimeOffset NotBefore = default);
}
