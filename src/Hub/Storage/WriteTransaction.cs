using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Audit;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage;

/// <summary>An appended entry with its text in the clear, only in memory and only until it is delivered.</summary>
/// <param name="Row">The entry.</param>
/// <param name="Body">Its text.</param>
/// <param name="Readers">Whom the text is for besides its author; null for every member.</param>
internal sealed record AppendedEntry(EntryRow Row, string? Body, IReadOnlySet<PersonKey>? Readers)
{
    public override string ToString() => $"AppendedEntry {{ {Row.ConversationId}, {Row.Sequence} }}";
}

/// <summary>A limit of a case that passed without its act.</summary>
/// <param name="FacilityId">Where.</param>
/// <param name="Number">Of the case.</param>
/// <param name="Act">What nobody did in time.</param>
internal readonly record struct PassedLimit(Guid FacilityId, long Number, string Act);

/// <summary>One transaction under the write lock: rows, audit and the raised authorisation version commit together or not at all.</summary>
internal sealed class WriteTransaction(Store store, SqliteConnection connection, SqliteTransaction transaction, DbContextOptions<PeerConnectDb> options, DateTimeOffset now)
    : IAsyncDisposable
{
    private readonly List<AuditAct> acts = [];
    private readonly HashSet<(Guid Facility, Guid Conversation)> conversations = [];
    private readonly HashSet<(Guid Facility, Guid Person)> people = [];
    private readonly List<Action> rolledBack = [];
    private readonly List<AppendedEntry> appended = [];
    private readonly List<InboxRow> inboxed = [];
    private readonly HashSet<(Guid Facility, Guid Case)> cases = [];
    private readonly HashSet<Guid> policies = [];
    private readonly List<PassedLimit> passed = [];
    private PeerConnectDb? db;
    private bool committed;

    /// <summary>The store's time at the beginning of the transaction.</summary>
    public DateTimeOffset Now { get; } = now;

    public SqliteConnection Connection { get; } = connection;

    /// <summary>The transaction, for statements by hand.</summary>
    public SqliteTransaction Transaction { get; } = transaction;

    public IReadOnlyCollection<(Guid Facility, Guid Conversation)> TouchedConversations => conversations;

    public IReadOnlyCollection<(Guid Facility, Guid Person)> TouchedPeople => people;

    /// <summary>Entries that this transaction appended, in order: to be delivered once it has committed.</summary>
    public IReadOnlyList<AppendedEntry> Appended => appended;

    /// <summary>Personal notices of this transaction: to be delivered once it has committed.</summary>
    public IReadOnlyList<InboxRow> Inboxed => inboxed;

    /// <summary>Cases that this transaction opened or changed: the feed tells staff once it has committed.</summary>
    public IReadOnlyCollection<(Guid Facility, Guid Case)> TouchedCases => cases;

    /// <summary>Limits that this transaction found to have passed: counted and said aloud once it has committed.</summary>
    public IReadOnlyList<PassedLimit> Passed => passed;

    /// <summary>Facilities whose policy in force this transaction changed.</summary>
    public IReadOnlyCollection<Guid> TouchedPolicies => policies;

    /// <summary>The tracked rows of this transaction. Made when first asked for: the message writer has none.</summary>
    public PeerConnectDb Db
    {
        get
        {
            if (db is null)
            {
                db = new PeerConnectDb(options);
                db.Database.UseTransaction(Transaction);
            }

            return db;
        }
    }

    /// <summary>Says that who may do what in this conversation changed: the view reloads it, the authorisation version rises.</summary>
    public void TouchConversation(Guid facilityId, Guid conversationId) => conversations.Add((facilityId, conversationId));

    /// <summary>Says that a person's state, roles, certification, separations or consent changed.</summary>
    public void TouchPerson(Guid facilityId, Guid personId) => people.Add((facilityId, personId));

    /// <summary>The statement on the writing connection, prepared once and used again in later transactions.</summary>
    public SqliteCommand Prepared(string sql) => store.Prepared(sql, Transaction);

    /// <summary>Says that another policy is in force at this facility.</summary>
    public void TouchPolicy(Guid facilityId) => policies.Add(facilityId);

    /// <summary>Says that a case was opened or changed.</summary>
    public void TouchCase(Guid facilityId, Guid caseId) => cases.Add((facilityId, caseId));

    /// <summary>Says that a limit of a case passed without its act.</summary>
    public void Pass(PassedLimit limit) => passed.Add(limit);

    /// <summary>Appends an entry to a conversation's log: the store allocates its sequence from the conversation's row.</summary>
    /// <param name="entry">All but the sequence.</param>
    /// <param name="body">The text in the clear, to deliver; sealed by the caller's <paramref name="seal"/> once the sequence is known.</param>
    /// <param name="seal">Seals the body for its sequence; null for entries without text.</param>
    /// <param name="readers">Whom the text is for besides its author; null for every member.</param>
    public EntryRow Append(EntryRow entry, string? body = null, Func<long, byte[]>? seal = null, IReadOnlySet<PersonKey>? readers = null)
    {
        LogRows.Allocate(this, entry);
        entry.SealedBody = seal?.Invoke(entry.Sequence);
        LogRows.Insert(this, entry);
        appended.Add(new AppendedEntry(entry, body, readers));
        return entry;
    }

    /// <summary>Puts a notice into a person's own sequenced inbox.</summary>
    /// <param name="facilityId">The person's facility.</param>
    /// <param name="personId">Whom.</param>
    /// <param name="kind">What is told.</param>
    /// <param name="conversationId">The conversation it is about, if any.</param>
    /// <param name="entryId">The own message it is about, if any.</param>
    /// <param name="until">Until when.</param>
    /// <param name="detail">The code that the sentence depends on; never anything a person wrote.</param>
    /// <param name="caseId">The case that it comes from, if any; never shown to the person.</param>
    public InboxRow Notify(
        Guid facilityId,
        Guid personId,
        Contracts.InboxKind kind,
        Guid? conversationId,
        Guid? entryId = null,
        DateTimeOffset? until = null,
        string? detail = null,
        Guid? caseId = null)
    {
        var row = new InboxRow
        {
            FacilityId = facilityId,
            PersonId = personId,
            Sequence = LogRows.NextInbox(this, facilityId, personId),
            Kind = kind,
            At = Now,
            ConversationId = conversationId,
            EntryId = entryId,
            Until = until,
            Detail = detail,
            CaseId = caseId,
        };
        LogRows.Insert(this, row);
        inboxed.Add(row);
        return row;
    }

    /// <summary>Appends to the facility's audit chain when the transaction commits.</summary>
    public void Audit(AuditAct act) => acts.Add(act);

    /// <summary>Undoes something in memory when the transaction does not commit.</summary>
    public void OnRolledBack(Action undo) => rolledBack.Add(undo);

    /// <summary>Commits everything; returns after the operating system has synced it.</summary>
    public async Task CommitAsync(CancellationToken cancellation = default)
    {
        if (db is not null)
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
            if (db is not null)
            {
                await db.DisposeAsync();
            }

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
