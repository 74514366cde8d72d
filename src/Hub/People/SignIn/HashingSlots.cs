using Microsoft.Extensions.Options;

namespace PeerConnect.Hub.People.SignIn;

/// <summary>As many hashes at a time as there are cores, and a bounded line before them: signing in never starves the chat.</summary>
internal sealed class HashingSlots(IOptions<SignInOptions> options) : IDisposable
{
    private readonly SemaphoreSlim slots = new(Environment.ProcessorCount);
    private int waiting;

    /// <summary>A slot to hash in; null when the line is full.</summary>
    public async Task<Slot?> EnterAsync(CancellationToken cancellation)
    {
        if (Interlocked.Increment(ref waiting) > options.Value.MostWaiting + Environment.ProcessorCount)
        {
            Interlocked.Decrement(ref waiting);
            return null;
        }

        try
        {
            await slots.WaitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            Interlocked.Decrement(ref waiting);
            throw;
        }

        return new Slot(this);
    }

    public void Dispose() => slots.Dispose();

    internal sealed class Slot(HashingSlots owner) : IDisposable
    {
        public void Dispose()
        {
            Interlocked.Decrement(ref owner.waiting);
            owner.slots.Release();
        }
    }
}
