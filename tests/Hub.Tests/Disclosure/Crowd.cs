using Microsoft.EntityFrameworkCore;
using PeerConnect.Hub.Storage;

namespace PeerConnect.Hub.Tests.Disclosure;

/// <summary>What was recorded, as if five people had each written it: of fewer, a simulation shows no number.</summary>
internal static class Crowd
{
    public static async Task GatherAsync(Store store)
    {
        await using var transaction = await store.BeginWriteAsync(CancellationToken.None);
        var recorded = transaction.Db.Decisions.AsNoTracking().ToList();
        for (var other = 1; other < 5; other++)
        {
            var ids = recorded.SelectMany(row => new[] { row.SenderId, row.EntryId }).Distinct().ToDictionary(id => id, _ => Guid.CreateVersion7());
            foreach (var row in recorded)
            {
                var copy = transaction.Db.Decisions.AsNoTracking().Single(stored => stored.DecisionId == row.DecisionId);
                (copy.DecisionId, copy.SenderId, copy.EntryId) = (Guid.CreateVersion7(), ids[row.SenderId], ids[row.EntryId]);
                transaction.Db.Decisions.Add(copy);
            }
        }

        await transaction.CommitAsync(CancellationToken.None);
    }
}
