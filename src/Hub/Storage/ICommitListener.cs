namespace PeerConnect.Hub.Storage;

/// <summary>Hears of each commit while the write lock is still held, so that what it publishes is in commit order.</summary>
internal interface ICommitListener
{
    /// <summary>Must be quick. An exception marks the listener stale, never undoes the commit.</summary>
    void Committed(WriteTransaction transaction);
}
