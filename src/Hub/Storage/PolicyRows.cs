using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Storage;

/// <summary>Stored policies.</summary>
internal static class PolicyRows
{
    public static DisclosurePolicy Active(Store store, Guid facilityId)
    {
        using var db = store.Read();
        return Parse(db.Policies.Single(row => row.FacilityId == facilityId && row.SupersededAt == null));
    }

    public static DisclosurePolicy Version(Store store, Guid facilityId, int version)
    {
        using var db = store.Read();
        return Parse(db.Policies.Single(row => row.FacilityId == facilityId && row.Version == version));
    }

    /// <summary>Stores the built-in policy as version 1 of a new facility, in the transaction that creates it.</summary>
    public static void AddFirst(WriteTransaction transaction, Guid facilityId) => transaction.Db.Policies.Add(new PolicyRow
    {
        FacilityId = facilityId,
        Version = DefaultPolicy.Version1.Version,
        Document = DefaultPolicy.Version1.ToJson(),
        EffectiveAt = transaction.Now,
    });

    public static DisclosurePolicy Parse(PolicyRow row) => DisclosurePolicy.FromJson(row.Document) with { Version = row.Version };
}
