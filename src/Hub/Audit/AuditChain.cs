using System.Text.Json;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Verification;

namespace PeerConnect.Hub.Audit;

/// <summary>The hash chain: each row's hash covers its fields and the hash of the row before.</summary>
internal static class AuditChain
{
    /// <summary>Appends the acts to their facilities' chains inside the transaction.</summary>
    public static void Append(WriteTransaction transaction, IReadOnlyList<AuditAct> acts)
    {
        foreach (var act in acts)
        {
            var (sequence, previous) = AuditRows.Head(transaction, act.FacilityId) ?? (0, AuditHash.Genesis.ToArray());
            var at = transaction.Now.ToUnixTimeMilliseconds();
            var details = JsonSerializer.Serialize(new SortedDictionary<string, object?>(act.Details?.ToDictionary() ?? [], StringComparer.Ordinal));
            AuditRows.Insert(transaction, new AuditRow
            {
                FacilityId = act.FacilityId,
                Sequence = sequence + 1,
                At = transaction.Now,
                ActorId = act.ActorId,
                Act = act.Act,
                Subject = act.Subject,
                Details = details,
                PreviousHash = previous,
                Hash = AuditHash.Of(act.FacilityId, sequence + 1, at, act.ActorId, act.Act, act.Subject, details, previous),
            });
        }
    }
}
