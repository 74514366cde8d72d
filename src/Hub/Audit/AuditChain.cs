using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Audit;

/// <summary>The hash chain: each row's hash covers its fields and the hash of the row before.</summary>
internal static class AuditChain
{
    private const string Domain = "peerconnect-audit-1";

    /// <summary>Hash before the first row.</summary>
    public static readonly byte[] Genesis = SHA256.HashData(Encoding.UTF8.GetBytes(Domain));

    /// <summary>SHA-256 over length-prefixed fields, so that no two rows share an encoding.</summary>
    public static byte[] Hash(AuditRow row)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[4];
        string[] fields =
        [
            Domain, row.FacilityId.ToString("D"), row.Sequence.ToString(System.Globalization.CultureInfo.InvariantCulture),
            row.At.ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture),
            row.ActorId?.ToString("D") ?? "", row.Act, row.Subject, row.Details, Convert.ToHexStringLower(row.PreviousHash),
        ];
        foreach (var field in fields)
        {
            var bytes = Encoding.UTF8.GetBytes(field);
            System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }

        return hash.GetHashAndReset();
    }

    /// <summary>Appends the acts to their facilities' chains inside the transaction.</summary>
    public static void Append(WriteTransaction transaction, IReadOnlyList<AuditAct> acts)
    {
        foreach (var act in acts)
        {
            var (sequence, previous) = Head(transaction, act.FacilityId);
            var row = new AuditRow
            {
                FacilityId = act.FacilityId,
                Sequence = sequence + 1,
                At = transaction.Now,
                ActorId = act.ActorId,
                Act = act.Act,
                Subject = act.Subject,
                Details = JsonSerializer.Serialize(new SortedDictionary<string, object?>(act.Details?.ToDictionary() ?? [], StringComparer.Ordinal)),
                PreviousHash = previous,
                Hash = [],
            };
            row.Hash = Hash(row);
            AuditRows.Insert(transaction, row);
        }
    }

    private static (long Sequence, byte[] Hash) Head(WriteTransaction transaction, Guid facilityId) =>
        AuditRows.Head(transaction, facilityId) ?? (0, Genesis);
}
