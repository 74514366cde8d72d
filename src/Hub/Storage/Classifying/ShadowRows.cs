using System.Text.Json;
using PeerConnect.Hub.Classifying;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage.Classifying;

/// <summary>Stored counts of a candidate beside the model in force.</summary>
internal static class ShadowRows
{
    /// <summary>What was counted of the two so far; null where they never ran together.</summary>
    public static ShadowNumbers? Find(Store store, string inForce, string candidate)
    {
        using var db = store.Read();
        return db.Shadows.Find(inForce, candidate) is { } row
            ? new ShadowNumbers(row.Since, row.Messages, row.Agreed, row.Missed, JsonSerializer.Deserialize<List<ShadowCell>>(row.Cells)!)
            : null;
    }

    public static async Task SaveAsync(Store store, string inForce, string candidate, ShadowNumbers numbers, CancellationToken cancellation)
    {
        await using var transaction = await store.BeginWriteAsync(cancellation);
        var row = transaction.Db.Shadows.Find(inForce, candidate);
        if (row is null)
        {
            row = new ShadowRow { InForce = inForce, Candidate = candidate, Cells = "" };
            transaction.Db.Shadows.Add(row);
        }

        (row.Since, row.Messages, row.Agreed, row.Missed) = (numbers.Since, numbers.Messages, numbers.Agreed, numbers.Missed);
        row.Cells = JsonSerializer.Serialize(numbers.Cells);
        await transaction.CommitAsync(cancellation);
    }
}
