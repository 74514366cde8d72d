namespace PeerConnect.Hub.Storage;

/// <summary>Hears of each commit while the write lock is still held, so that what it publishes is in commit order.</summary>
internal interface ICommitListener
{
    /// <summary>Must be quick and keep its own faults: the commit stands, and an exception is only logged.</summary>
    void Committed(WriteTransaction transaction);
}
