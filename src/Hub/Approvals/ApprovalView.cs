using PeerConnect.Hub.Storage;

namespace PeerConnect.Hub.Approvals;

/// <summary>The versioned in-memory view that every check reads. Follows each commit while the write lock is held.</summary>
internal sealed partial class ApprovalView(Store store, ILogger<ApprovalView> logger) : ICommitListener
{
    // An import touches thousands: above this, reading everything once is quicker than each by itself.
    private const int MostReloaded = 50;

    private volatile ApprovalSnapshot snapshot = ApprovalSnapshot.Empty;
    private volatile bool stale = true;

    /// <summary>The newest snapshot; null while the view cannot know whether it is current: then nothing may be sent or delivered.</summary>
    public ApprovalSnapshot? Current => stale ? null : snapshot;

    /// <summary>Whether the view waits to be loaded again.</summary>
    public bool IsStale => stale;

    /// <summary>Loads everything, at start or after a fault. Inside the write lock, or before the server serves.</summary>
    public void Load()
    {
        using var db = store.Read();
        snapshot = ApprovalRows.LoadAll(db);
        stale = false;
    }

    /// <summary>Brings the view up to the version of the store, inside the write lock; called when the two differ.</summary>
    public void EnsureVersion(long version)
    {
        if (stale || snapshot.Version != version)
        {
            Load();
        }
    }

    public void Committed(WriteTransaction transaction)
    {
        if (transaction.TouchedConversations.Count == 0 && transaction.TouchedPeople.Count == 0)
        {
            return;
        }

        try
        {
            if (transaction.TouchedPeople.Count + transaction.TouchedConversations.Count > MostReloaded)
            {
                Load();
                return;
            }

            using var db = store.Read();
            snapshot = ApprovalRows.Reload(db, snapshot, transaction.TouchedConversations, transaction.TouchedPeople);
        }
#pragma warning disable CA1031 // Whatever the cause, a view that could not follow must not be read: everything stops until it is loaded again.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            stale = true;
            LogStale(fault);
        }
    }

    [LoggerMessage(2001, LogLevel.Critical, "The approval view could not follow a commit; sending and delivery stop until it is loaded again.")]
    private partial void LogStale(Exception fault);
}
