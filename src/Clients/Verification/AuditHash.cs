using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PeerConnect.Contracts;

namespace PeerConnect.Verification;

/// <summary>The hash of the audit chain. The server appends and everybody verifies with this code alone.</summary>
public static class AuditHash
{
    private const string Domain = "peerconnect-audit-1";
    private static readonly byte[] DomainHash = SHA256.HashData(Encoding.UTF8.GetBytes(Domain));

    /// <summary>What stands for the hash before the first row: SHA-256 of "peerconnect-audit-1".</summary>
    public static ReadOnlySpan<byte> Genesis => DomainHash;

    /// <summary>SHA-256 over the fields, each with its length in four bytes before it, so that no two rows share an encoding.</summary>
    public static byte[] Of(
        Guid facilityId, long sequence, long atUnixMs, Guid? actorId, string act, string subject, string details, ReadOnlySpan<byte> previousHash)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[4];
        ReadOnlySpan<string> fields =
        [
            Domain, facilityId.ToString("D"), sequence.ToString(CultureInfo.InvariantCulture), atUnixMs.ToString(CultureInfo.InvariantCulture),
            actorId?.ToString("D") ?? "", act, subject, details, Convert.ToHexStringLower(previousHash),
        ];
        foreach (var field in fields)
        {
            var bytes = Encoding.UTF8.GetBytes(field);
            BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }

        return hash.GetHashAndReset();
    }

    /// <summary>The hash that the row should have, given the hash that it names as the one before.</summary>
    /// <returns>64 lower-case hexadecimal digits; null when the row's previous hash is none.</returns>
    public static string? Of(AuditEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        Span<byte> previous = stackalloc byte[SHA256.HashSizeInBytes];
        return Hex.TryRead(entry.PreviousHash, previous)
            ? Convert.ToHexStringLower(Of(
                entry.FacilityId, entry.Sequence, entry.AtUnixMs, entry.ActorId, entry.Act, entry.Subject, entry.Details, previous))
            : null;
    }
}
