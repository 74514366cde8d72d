using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using NSec.Cryptography;

namespace PeerConnect.LoadGenerator.Baseline;

/// <summary>Messages in SQLite, synced before a commit returns. One thread at a time.</summary>
internal sealed class SealedTable : IDisposable
{
    private static readonly Aes256Gcm Algorithm = AeadAlgorithm.Aes256Gcm;

    private readonly Key _key = new(Algorithm);
    private readonly Dictionary<string, long> _last = new(StringComparer.Ordinal);
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _insert;

    public SealedTable(string folder)
    {
        Directory.CreateDirectory(folder);
        _connection = new($"Data Source={Path.Combine(folder, "bare.db")};Pooling=False");
        _connection.Open();
        Execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;");
        Execute("CREATE TABLE message (conversation TEXT, sequence INTEGER, sender TEXT, client_message_id TEXT, at INTEGER, sealed BLOB, PRIMARY KEY (conversation, sequence)) WITHOUT ROWID;");
        _insert = _connection.CreateCommand();
        _insert.CommandText = "INSERT INTO message VALUES ($conversation, $sequence, $sender, $client, $at, $sealed)";
        foreach (var (name, type) in new[]
        {
            ("$conversation", SqliteType.Text), ("$sequence", SqliteType.Integer), ("$sender", SqliteType.Text),
            ("$client", SqliteType.Text), ("$at", SqliteType.Integer), ("$sealed", SqliteType.Blob),
        })
        {
            _insert.Parameters.Add(name, type);
        }

        _insert.Prepare();
    }

    public long[] Commit(List<(string Sender, BareSend Message)> batch, DateTimeOffset at)
    {
        var sequences = new long[batch.Count];
        using var transaction = _connection.BeginTransaction();
        _insert.Transaction = transaction;
        for (var index = 0; index < batch.Count; index++)
        {
            var (sender, message) = batch[index];
            var sequence = _last[message.Conversation] = _last.GetValueOrDefault(message.Conversation) + 1;
            sequences[index] = sequence;
            _insert.Parameters[0].Value = message.Conversation;
            _insert.Parameters[1].Value = sequence;
            _insert.Parameters[2].Value = sender;
            _insert.Parameters[3].Value = message.ClientMessageId;
            _insert.Parameters[4].Value = at.ToUnixTimeMilliseconds();
            _insert.Parameters[5].Value = Seal(message, sequence);
            _insert.ExecuteNonQuery();
        }

        transaction.Commit();
        return sequences;
    }

    public void Dispose()
    {
        _insert.Dispose();
        _connection.Dispose();
        _key.Dispose();
    }

    /// <summary>Nonce, then ciphertext, bound to its place.</summary>
    private byte[] Seal(BareSend message, long sequence)
    {
        Span<byte> place = stackalloc byte[128];
        var length = Encoding.UTF8.GetBytes(message.Conversation, place);
        BinaryPrimitives.WriteInt64LittleEndian(place[length..], sequence);
        Span<byte> nonce = stackalloc byte[Algorithm.NonceSize];
        RandomNumberGenerator.Fill(nonce);
        var body = Encoding.UTF8.GetBytes(message.Body);
        var sealedBody = new byte[nonce.Length + body.Length + Algorithm.TagSize];
        nonce.CopyTo(sealedBody);
        Algorithm.Encrypt(_key, nonce, place[..(length + sizeof(long))], body, sealedBody.AsSpan(nonce.Length));
        return sealedBody;
    }

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
