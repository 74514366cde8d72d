using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using PeerConnect.Hub.Audit;

namespace PeerConnect.Hub.Storage;

/// <summary>One transaction under the write lock: rows, audit and the raised authorisation version commit together or not at all.</summary>
internal sealed class WriteTransaction(Store store, SqliteConnection connection, SqliteTransaction transaction, PeerConnectDb db, DateTimeOffset now)
    : IAsyncDisposable
{
    private readonly List<AuditAct> acts = [];
    private readonly HashSet<(Guid Facility, Guid Conversation)> conversations = [];
    private readonly HashSet<(Guid Facility, Guid Person)> people = [];
    private readonly List<Action> rolledBack = [];
    private bool enlisted;
    private bool committed;

    /// <summary>The store's time at the beginning of the transaction.</summary>
    public DateTimeOffset Now { get; } = now;

    public SqliteConnection Connection { get; } = connection;

    /// <summary>The transaction, for statements by hand.</summary>
    public SqliteTransaction Transaction { get; } = transaction;

    public IReadOnlyCollection<(Guid Facility, Guid Conversation)> TouchedConversations => conversations;

    public IReadOnlyCollection<(Guid Facility, Guid Person)> TouchedPeople => people;

    /// <summary>The tracked rows of this transaction.</summary>
    public PeerConnectDb Db
    {
        get
        {
            if (!enlisted)
            {
                enlisted = true;
                db.Database.UseTransaction(Transaction);
            }

            return db;
        }
    }

    /// <summary>Says that who may do what in this conversation changed: the view reloads it, the authorisation version rises.</summary>
    public void TouchConversation(Guid facilityId, Guid conversationId) => conversations.Add((facilityId, conversationId));

    /// <summary>Says that a person's state, roles, certification, separations or consent changed.</summary>
    public void TouchPerson(Guid facilityId, Guid personId) => people.Add((facilityId, personId));

    /// <summary>Appends to the facility's audit chain when the transaction commits.</summary>
    public void Audit(AuditAct act) => acts.Add(act);

    /// <summary>Undoes something in memory when the transaction does not commit.</summary>
    public void OnRolledBack(Action undo) => rolledBack.Add(undo);

    /// <summary>Commits everything; returns after the operating system has synced it.</summary>
    public async Task CommitAsync(CancellationToken cancellation = default)
    {
        if (enlisted)
        {
            await db.SaveChangesAsync(cancellation);
        }

        if (acts.Count > 0)
        {
            AuditChain.Append(this, acts);
        }

        if (conversations.Count > 0 || people.Count > 0)
        {
            using var raise = Connection.CreateCommand();
            raise.Transaction = Transaction;
            raise.CommandText = "UPDATE authorisation_version SET \"Version\" = \"Version\" + 1 WHERE \"Id\" = 1";
            raise.ExecuteNonQuery();
        }

        // Cancelling ends here: after this line the outcome is the store's alone.
        await Transaction.CommitAsync(CancellationToken.None);
        committed = true;
        store.Committed(this);
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await db.DisposeAsync();
            await Transaction.DisposeAsync();
        }
        finally
        {
            if (!committed)
            {
                rolledBack.ForEach(undo => undo());
            }

            store.Release();
        }
    }
}
