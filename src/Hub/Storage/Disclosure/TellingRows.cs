using System.Security.Cryptography;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Storage.Disclosure;

/// <summary>What people told staff beside messages, as it was judged, to try other policies on it.</summary>
internal static class TellingRows
{
    /// <summary>The most days that a draft can be tried on.</summary>
    public const int LongestDays = 90;

    /// <summary>As far back as a draft can be tried, which begins on a Monday.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(LongestDays + 7);

    /// <summary>In the transaction of what was told. What joins an open request is no other one.</summary>
    public static void Add(WriteTransaction transaction, Guid facilityId, TellingKind kind, Decision decision) => transaction.Db.Tellings.Add(new TellingRow
    {
        FacilityId = facilityId,
        TellingId = new Guid(RandomNumberGenerator.GetBytes(16)),
        Kind = kind,
        // The day alone: the instant would be a key to the case of the same transaction.
        At = new DateTimeOffset(transaction.Now.UtcDateTime.Date, TimeSpan.Zero),
        Record = decision.ToJson(),
    });

    public static IEnumerable<Telling> Since(PeerConnectDb db, Guid facilityId, DateTimeOffset since) =>
        db.Tellings.Where(row => row.FacilityId == facilityId && row.At >= since).Select(row => new { row.Kind, row.Record }).AsEnumerable()
            .Select(row => (row.Kind, Facts: Decision.FromJson(row.Record).ToFacts(facilityId.ToString())))
            .Where(row => row.Facts is not null).Select(row => new Telling(row.Kind, row.Facts!));

    /// <summary>The day of the oldest that is on record.</summary>
    public static DateTimeOffset? First(PeerConnectDb db, Guid facilityId) =>
        db.Tellings.Where(row => row.FacilityId == facilityId).Min(row => (DateTimeOffset?)row.At);

    /// <summary>Takes those that no draft can be tried on any more, and says how many.</summary>
    public static int DeleteOld(WriteTransaction transaction, int most)
    {
        var until = transaction.Now - Kept;
        var old = transaction.Db.Tellings.Where(row => row.At <= until).OrderBy(row => row.At).Take(most).ToList();
        transaction.Db.Tellings.RemoveRange(old);
        return old.Count;
    }
}
