using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using NSec.Cryptography;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Sealing;

/// <summary>How long a policy keeps messages.</summary>
/// <param name="Kind">Which messages.</param>
/// <param name="FacilityId">Whose policy: the author's facility.</param>
/// <param name="Version">The version that they were written under.</param>
/// <param name="For">How long.</param>
internal sealed record Keeping(KeptKind Kind, Guid FacilityId, int Version, TimeSpan For);

/// <summary>Whose data key: a conversation's, a case's, a facility's.</summary>
/// <param name="FacilityId">The facility that holds it.</param>
/// <param name="Purpose">What for.</param>
/// <param name="OwnerId">The conversation, case or facility.</param>
/// <param name="Keeping">For a conversation's messages; null for what goes with its owner.</param>
internal readonly record struct KeyOwner(Guid FacilityId, KeyPurpose Purpose, Guid OwnerId, Keeping? Keeping = null)
{
    /// <summary>What a conversation has as long as it is there: its name and topic.</summary>
    public static KeyOwner Conversation(Guid facilityId, Guid conversationId) => new(facilityId, KeyPurpose.Conversation, conversationId);

    /// <summary>Messages of a conversation that have the same end: one key a week, kind and policy.</summary>
    public static KeyOwner Messages(Guid facilityId, Guid conversationId, Keeping keeping) => new(facilityId, KeyPurpose.Conversation, conversationId, keeping);

    public static KeyOwner Case(Guid facilityId, Guid caseId) => new(facilityId, KeyPurpose.Case, caseId);

    /// <summary>Somebody's yes to training: a number that says nothing of the person.</summary>
    public static KeyOwner Training(Guid facilityId, Guid number) => new(facilityId, KeyPurpose.Training, number);

    public static KeyOwner Facility(Guid facilityId) => new(facilityId, KeyPurpose.Facility, facilityId);
}

/// <summary>Data keys: made inside the transaction that first needs them, wrapped by the key-encryption key, remembered in bounded number.</summary>
internal sealed class KeyRing(KeyFile keyFile, Store store)
{
    // Each key sits in guarded memory of about 16 KiB.
    private const int MaxRemembered = 4_096;
    private readonly ConcurrentDictionary<Guid, DataKey> byId = new();
    private readonly ConcurrentDictionary<(KeyOwner Owner, string Period), Guid> current = new();
    private readonly ConcurrentDictionary<Guid, byte> destroyed = new();

    /// <summary>The key to seal with now; only inside the write lock.</summary>
    public DataKey Current(WriteTransaction transaction, KeyOwner owner)
    {
        var period = Period(owner, transaction.Now);
        if (current.TryGetValue((owner, period), out var id) && byId.TryGetValue(id, out var remembered))
        {
            return remembered;
        }

        var row = DataKeyRows.Find(transaction, owner, period);
        if (row is not null && destroyed.ContainsKey(row.KeyId))
        {
            // The register has it, but the transaction that destroyed it did not commit: this one finishes that.
            DataKeyRows.Destroy(transaction, row.FacilityId, row.KeyId, transaction.Now);
            row = null;
        }

        if (row is null)
        {
            row = Make(transaction, owner, period);
            DataKeyRows.Insert(transaction, row);
        }

        // Remembered at once although the transaction may still fail: then the row is missing, so forget on rollback.
        var key = Unwrap(row) ?? throw new InvalidOperationException($"Data key {row.KeyId} was destroyed, yet its row says that it can be used.");
        transaction.OnRolledBack(() => Forget(row.KeyId));
        _ = Remember(key);
        current[(owner, period)] = key.KeyId;
        return key;
    }

    /// <summary>The key of that id, or null when it was destroyed or never existed.</summary>
    /// <exception cref="SealBrokenException">The wrapped key was changed or moved.</exception>
    public DataKey? Find(Guid facilityId, Guid keyId)
    {
        if (byId.TryGetValue(keyId, out var remembered))
        {
            return remembered;
        }

        using var db = store.Read();
        var row = DataKeyRows.Find(db, facilityId, keyId);
        if (row is not null && keyFile.Find(row.WrappedBy) is null)
        {
            // A rotation can have wrapped it anew and removed the old key between the two reads.
            row = DataKeyRows.Find(db, facilityId, keyId);
        }

        if (row is null || Unwrap(row) is not { } key)
        {
            return null;
        }

        return Remember(key) ? key : null;
    }

    /// <summary>Forgets a key in memory; it is read again when it is needed.</summary>
    public void Forget(Guid keyId)
    {
        byId.TryRemove(keyId, out _);
        foreach (var pair in current.Where(pair => pair.Value == keyId).ToList())
        {
            current.TryRemove(pair);
        }
    }

    /// <summary>Forgets a key for good: whoever read its row just before cannot bring it back.</summary>
    public void Destroyed(Guid keyId)
    {
        destroyed[keyId] = 0;
        Forget(keyId);
    }

    /// <summary>Wraps raw key bytes under the current key-encryption key, bound to the row that will hold them. Only inside the write lock.</summary>
    public (string WrappedBy, byte[] Wrapped) Wrap(DataKeyRow row, ReadOnlySpan<byte> raw)
    {
        var wrappedBy = keyFile.CurrentKeyId;
        var wrapper = new DataKey(row.KeyId, keyFile.Find(wrappedBy)!);
        return (wrappedBy, Envelope.Seal(wrapper, WrapPlace(row), raw));
    }

    /// <summary>The raw bytes of a wrapped key; null when it was destroyed.</summary>
    /// <exception cref="SealBrokenException">The bytes were changed or moved, or the key file does not hold the key that wraps them.</exception>
    public byte[]? UnwrapRaw(DataKeyRow row)
    {
        if (row.Wrapped is null || destroyed.ContainsKey(row.KeyId))
        {
            return null;
        }

        return keyFile.Find(row.WrappedBy) is { } wrapper && Envelope.Open(new DataKey(row.KeyId, wrapper), WrapPlace(row), row.Wrapped) is { } raw
            ? raw
            : throw new SealBrokenException(WrapPlace(row));
    }

    private DataKey? Unwrap(DataKeyRow row)
    {
        var raw = UnwrapRaw(row);
        if (raw is null)
        {
            return null;
        }

        var key = new DataKey(row.KeyId, Key.Import(Envelope.Algorithm, raw, KeyBlobFormat.RawSymmetricKey));
        CryptographicOperations.ZeroMemory(raw);
        return key;
    }

    private DataKeyRow Make(WriteTransaction transaction, KeyOwner owner, string period)
    {
        var raw = RandomNumberGenerator.GetBytes(32);
        var row = new DataKeyRow
        {
            FacilityId = owner.FacilityId,
            KeyId = Guid.CreateVersion7(transaction.Now),
            Purpose = owner.Purpose,
            OwnerId = owner.OwnerId,
            Period = period,
            Kept = owner.Keeping?.Kind,
            PolicyFacilityId = owner.Keeping?.FacilityId,
            PolicyVersion = owner.Keeping?.Version,
            DueAt = owner.Keeping is { } keeping ? Retention.KeptFor.After(WeekOf(transaction.Now).AddDays(7), keeping.For) : null,
            Algorithm = Envelope.AlgorithmName,
            WrappedBy = "",
            CreatedAt = transaction.Now,
        };
        (row.WrappedBy, row.Wrapped) = Wrap(row, raw);
        CryptographicOperations.ZeroMemory(raw);
        return row;
    }

    /// <summary>False when the key was destroyed meanwhile: then it must not be used.</summary>
    private bool Remember(DataKey key)
    {
        if (byId.Count >= MaxRemembered)
        {
            // Dropped, not disposed: another thread may be sealing with it; its finaliser frees the memory.
            byId.Clear();
            current.Clear();
        }

        byId[key.KeyId] = key;
        if (!destroyed.ContainsKey(key.KeyId))
        {
            return true;
        }

        byId.TryRemove(key.KeyId, out _);
        return false;
    }

    private static Place WrapPlace(DataKeyRow row) => new(row.FacilityId, SealedKind.DataKey, row.KeyId, row.OwnerId);

    private static string Period(KeyOwner owner, DateTimeOffset now)
    {
        if (owner.Keeping is not { } keeping)
        {
            return "";
        }

        var kind = keeping.Kind switch
        {
            KeptKind.Messages => 'm',
            KeptKind.NotDelivered => 'r',
        };
        return keeping.FacilityId == owner.FacilityId
            ? string.Create(CultureInfo.InvariantCulture, $"{WeekOf(now):yyyy-MM-dd}.{kind}{keeping.Version}")
            : string.Create(CultureInfo.InvariantCulture, $"{WeekOf(now):yyyy-MM-dd}.{kind}{keeping.Version}.{keeping.FacilityId:N}");
    }

    /// <summary>Monday, 00:00 UTC.</summary>
    private static DateTimeOffset WeekOf(DateTimeOffset now)
    {
        var day = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero);
        return day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
    }
}
