using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using NSec.Cryptography;
using PeerConnect.Hub.Operations;
using PeerConnect.Hub.Sealing;
using IncrementalHash = System.Security.Cryptography.IncrementalHash;

namespace PeerConnect.Hub.People.SignIn;

/// <summary>What a hashed secret is for; one cannot stand for the other.</summary>
internal enum SecretKind
{
    Pin,
    Password,
}

internal enum SecretMatch
{
    Wrong,
    Right,

    /// <summary>Right, but hashed at another cost than configured: store it anew.</summary>
    RightButOld,
}

/// <summary>Argon2id over an HMAC with the pepper of the key file. Six digits fall to whoever holds the database and the pepper; the database alone gives nothing.</summary>
internal sealed class SecretHashing : IDisposable
{
    private const int SaltSize = 16;
    private const int HashSize = 32;
    public const string DurationName = "peerconnect.hash.duration";
    private readonly Meter meter;
    private readonly Histogram<double> durations;
    private readonly KeyFile keyFile;
    private readonly Cost cost;
    private readonly string nobody;

    public SecretHashing(KeyFile keyFile, IOptions<SignInOptions> options, IMeterFactory meters)
    {
        meter = meters.Create(Metrics.Meter + "Hashing");
        durations = meter.CreateHistogram<double>(DurationName, "ms", "Time of one Argon2id hash, without waiting for its turn.");
        this.keyFile = keyFile;
        cost = new Cost(options.Value.HashMemoryMiB * 1024, options.Value.HashPasses);
        nobody = Hash(SecretKind.Pin, Convert.ToHexString(RandomNumberGenerator.GetBytes(16)));
    }

    /// <summary>A stored form: "$argon2id$v=19$m=…,t=…,p=1$salt$hash".</summary>
    public string Hash(SecretKind kind, string secret)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltSize);
        var hash = Derive(kind, secret, salt, cost);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"$argon2id$v=19$m={cost.MemoryKiB},t={cost.Passes},p=1${Convert.ToBase64String(salt)}${Convert.ToBase64String(hash)}");
    }

    /// <summary>Compares. Without a stored form it does the same work and answers wrong, so that nobody learns who exists.</summary>
    public SecretMatch Verify(SecretKind kind, string? stored, string secret)
    {
        var (madeAt, salt, hash) = Parse(stored ?? nobody);
        var same = CryptographicOperations.FixedTimeEquals(Derive(kind, secret, salt, madeAt), hash);
        return !same || stored is null ? SecretMatch.Wrong : madeAt == cost ? SecretMatch.Right : SecretMatch.RightButOld;
    }

    private byte[] Derive(SecretKind kind, string secret, ReadOnlySpan<byte> salt, Cost at)
    {
        using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, keyFile.Pepper);
        mac.AppendData([(byte)kind]);
        mac.AppendData(Encoding.UTF8.GetBytes(secret));
        Span<byte> peppered = stackalloc byte[32];
        mac.GetHashAndReset(peppered);
        var argon = new Argon2id(new Argon2Parameters { DegreeOfParallelism = 1, MemorySize = at.MemoryKiB, NumberOfPasses = at.Passes });
        var begun = Stopwatch.GetTimestamp();
        var hash = argon.DeriveBytes(peppered, salt, HashSize);
        durations.Record(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        return hash;
    }

    public void Dispose() => meter.Dispose();

    private static (Cost Cost, byte[] Salt, byte[] Hash) Parse(string stored)
    {
        var parts = stored.Split('$');
        var costs = parts[3].Split(',');
        var memory = int.Parse(costs[0].AsSpan(2), CultureInfo.InvariantCulture);
        var passes = int.Parse(costs[1].AsSpan(2), CultureInfo.InvariantCulture);
        return (new Cost(memory, passes), Convert.FromBase64String(parts[4]), Convert.FromBase64String(parts[5]));
    }

    private readonly record struct Cost(int MemoryKiB, int Passes);
}
