using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using PeerConnect.Hub.Operations;

namespace PeerConnect.Hub.Storage;

/// <summary>The embedded store: one write lock in the process, readers beside it.</summary>
/// <remarks>SQLite in WAL mode. Microsoft.Data.Sqlite sleeps 150 ms when it finds the file busy, so writers queue here instead.</remarks>
internal sealed partial class Store : IAsyncDisposable
{
    // Only another program can hold the file against us; who waits for a message's fate should hear of it soon.
    private const int PatienceSeconds = 5;
    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly SqliteConnection writer;
    private readonly DbContextOptions<PeerConnectDb> writerOptions;
    private readonly DbContextOptions<PeerConnectDb> readerOptions;
    private readonly List<ICommitListener> listeners = [];
    private readonly Dictionary<string, SqliteCommand> prepared = new(StringComparer.Ordinal);

    public Store(DataFolder folder, TimeProvider time, ILogger<Store>? logger = null)
    {
        this.time = time;
        this.logger = logger ?? NullLogger<Store>.Instance;
        var file = new SqliteConnectionStringBuilder { DataSource = folder.DatabasePath, DefaultTimeout = PatienceSeconds };
        ConnectionString = new SqliteConnectionStringBuilder(file.ToString()) { Pooling = true }.ToString();
        writer = new SqliteConnection(new SqliteConnectionStringBuilder(file.ToString()) { Pooling = false }.ToString());
        writerOptions = new DbContextOptionsBuilder<PeerConnectDb>().UseSqlite(writer).Options;
        readerOptions = new DbContextOptionsBuilder<PeerConnectDb>().UseSqlite(ConnectionString)
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking).Options;
    }

    /// <summary>For readers by hand; writing goes through <see cref="BeginWriteAsync"/> alone.</summary>
    public string ConnectionString { get; }

    /// <summary>Opens the file, sets it up to sync every commit and brings the schema up to date.</summary>
    /// <exception cref="StartRefusedException">The file cannot be used; the sentence says what to do.</exception>
    public async Task OpenAsync(CancellationToken cancellation)
    {
        await StoreOpening.OpenAsync(writer, writerOptions, cancellation);
    }

    /// <summary>Called after each commit, inside the gate, in the order of registration.</summary>
    public void Register(ICommitListener listener) => listeners.Add(listener);

    /// <summary>A context for reading; sees only what is committed.</summary>
    public PeerConnectDb Read() => new(readerOptions);

    /// <summary>Waits for the write lock and begins a transaction.</summary>
    public async ValueTask<WriteTransaction> BeginWriteAsync(CancellationToken cancellation)
    {
        await gate.WaitAsync(cancellation);
        try
        {
            var transaction = writer.BeginTransaction(deferred: false);
            return new WriteTransaction(this, writer, transaction, writerOptions, Now());
        }
        catch
        {
            gate.Release();
            throw;
        }
    }

    /// <summary>The store keeps milliseconds; so does everything that is told of a commit, or a live entry would differ from its history.</summary>
    public DateTimeOffset Now() => DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());

    internal void Committed(WriteTransaction transaction)
    {
        foreach (var listener in listeners)
        {
            try
            {
                listener.Committed(transaction);
            }
#pragma warning disable CA1031 // The commit stands: neither its caller nor the other listeners may be told otherwise.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                LogListener(listener.GetType().Name, fault.GetType().Name);
            }
        }
    }

    [LoggerMessage(1101, LogLevel.Critical, "{Listener} could not follow a commit ({Fault}).")]
    private partial void LogListener(string listener, string fault);

    internal SqliteCommand Prepared(string sql, SqliteTransaction transaction)
    {
        if (!prepared.TryGetValue(sql, out var command))
        {
            command = writer.CreateCommand();
            command.CommandText = sql;
            prepared[sql] = command;
        }

        command.Transaction = transaction;
        return command;
    }

    /// <summary>Writes the write-ahead log into the database and empties it, so that what was overwritten is nowhere any more.</summary>
    /// <returns>False when a reader still needs the log; try again.</returns>
    public async Task<bool> TruncateLogAsync(CancellationToken cancellation)
    {
        await gate.WaitAsync(cancellation);
        try
        {
            using var command = writer.CreateCommand();
            command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
            return Convert.ToInt64(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture) == 0;
        }
        finally
        {
            gate.Release();
        }
    }

    internal void Release() => gate.Release();

    public async ValueTask DisposeAsync()
    {
        foreach (var command in prepared.Values)
        {
            await command.DisposeAsync();
        }

        // The last connection to close writes the write-ahead log into the database and removes it.
        using (var reader = new SqliteConnection(ConnectionString))
        {
            SqliteConnection.ClearPool(reader);
        }

        await writer.DisposeAsync();
        gate.Dispose();
    }
}
