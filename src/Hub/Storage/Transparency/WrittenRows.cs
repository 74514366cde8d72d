using PeerConnect.Contracts;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage.Transparency;

/// <summary>Who of a facility wrote a message when; never what.</summary>
internal static class WrittenRows
{
    /// <summary>A message that was held counts when it was written, whatever became of it: no number changes because staff release something.</summary>
    public static IEnumerable<(DateTimeOffset At, Guid Author)> Of(PeerConnectDb db, Guid facilityId, DateTimeOffset from, DateTimeOffset to)
    {
        var arrived = db.Entries
            .Where(row => row.Kind == EntryKind.Message && row.Form != EntryRow.ListedReaders && row.AuthorFacilityId == facilityId && row.At >= from && row.At < to)
            .Select(row => new { row.At, Author = row.AuthorId!.Value });
        var held = db.HeldMessages.Where(row => row.AuthorFacilityId == facilityId && row.At >= from && row.At < to).Select(row => new { row.At, Author = row.AuthorId });
        return arrived.AsEnumerable().Concat(held).Select(row => (row.At, row.Author));
    }
}
