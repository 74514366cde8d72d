using PeerConnect.Contracts;

namespace PeerConnect.Client;

/// <summary>The session that calls are made with; connections learn here that somebody signed in again.</summary>
internal sealed class Credential
{
    private readonly Lock gate = new();
    private TaskCompletionSource changed = New();
    private SignedIn? current;

    public SignedIn? Current
    {
        get
        {
            lock (gate)
            {
                return current;
            }
        }
    }

    /// <summary>Completes at the next <see cref="Set"/>. Take it before reading <see cref="Current"/>.</summary>
    public Task Changed
    {
        get
        {
            lock (gate)
            {
                return changed.Task;
            }
        }
    }

    public void Set(SignedIn? session)
    {
        TaskCompletionSource before;
        lock (gate)
        {
            current = session;
            before = changed;
            changed = New();
        }

        before.TrySetResult();
    }

    /// <summary>Holds no session any more, if it is that one still.</summary>
    /// <returns>Whether it was.</returns>
    public bool Forget(SignedIn? session)
    {
        lock (gate)
        {
            if (!ReferenceEquals(current, session))
            {
                return false;
            }
        }

        Set(null);
        return true;
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
