using System.Collections;

namespace PeerConnect.Client.Tests.Scripted;

/// <summary>A list that a test can wait on: every addition wakes those who wait for a condition, each wait with a timeout.</summary>
internal sealed class Signalled<T> : IEnumerable<T>
{
    internal static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Lock gate = new();
    private readonly List<T> items = [];
    private TaskCompletionSource changed = New();

    public void Add(T item)
    {
        TaskCompletionSource before;
        lock (gate)
        {
            items.Add(item);
            before = changed;
            changed = New();
        }

        before.TrySetResult();
    }

    public async Task UntilAsync(Func<IReadOnlyList<T>, bool> condition)
    {
        using var timeout = new CancellationTokenSource(Patience);
        while (true)
        {
            Task next;
            lock (gate)
            {
                next = changed.Task;
            }

            if (condition([.. this]))
            {
                return;
            }

            await next.WaitAsync(timeout.Token);
        }
    }

    public IEnumerator<T> GetEnumerator()
    {
        lock (gate)
        {
            return items.ToList().GetEnumerator();
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
