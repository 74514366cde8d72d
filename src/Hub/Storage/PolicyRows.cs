using Microsoft.EntityFrameworkCore;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Storage;

/// <summary>Stored policies.</summary>
internal static class PolicyRows
{
    public static (DisclosurePolicy Policy, int ConsentFrom) InForce(Store store, Guid facilityId)
    {
        using var db = store.Read();
        var row = Row(db, facilityId);
        return (Parse(row), row.ConsentFrom);
    }

    public static DisclosurePolicy Active(PeerConnectDb db, Guid facilityId) => Parse(Row(db, facilityId));

    public static DisclosurePolicy Version(Store store, Guid facilityId, int version)
    {
        using var db = store.Read();
        return Parse(db.Policies.Single(row => row.FacilityId == facilityId && row.Version == version));
    }

    /// <summary>Stores the policy that a new facility begins with, in the transaction that creates it.</summary>
    public static void AddFirst(WriteTransaction transaction, Guid facilityId, DisclosurePolicy policy) => transaction.Db.Policies.Add(new PolicyRow
    {
        FacilityId = facilityId,
        Version = policy.Version,
        Document = policy.ToJson(),
        EffectiveAt = transaction.Now,
    });

    public static DisclosurePolicy Parse(PolicyRow row) => DisclosurePolicy.FromJson(row.Document) with { Version = row.Version };

    private static PolicyRow Row(PeerConnectDb db, Guid facilityId) => db.Policies.AsNoTracking().Single(row => row.FacilityId == facilityId && row.SupersededAt == null);
}
