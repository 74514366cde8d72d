using System.Text.Json;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage.Transparency;

/// <summary>Numbers that were told, and stay as they are.</summary>
internal static class ToldNumbers
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>What was told so far; null where nothing was.</summary>
    public static Told<T>? Find<T>(PeerConnectDb db, Guid facilityId, string of)
        where T : class =>
        db.ToldNumbers.Find(facilityId, of) is { } row ? new Told<T>(Read<T>(row), row.Numbers) : null;

    /// <summary>Stores what is told from now on; where somebody was told something else meanwhile, that stays.</summary>
    /// <param name="act">Who asks.</param>
    /// <param name="of">What the numbers are of.</param>
    /// <param name="numbers">The numbers.</param>
    /// <param name="after">What had been told when they were counted; null for nothing.</param>
    /// <returns>What is told.</returns>
    public static T Keep<T>(RecordedAct act, string of, T numbers, Told<T>? after = null)
        where T : class
    {
        var row = act.Db.ToldNumbers.Find(act.By.FacilityId, of);
        if (row?.Numbers != after?.Stored)
        {
            return Read<T>(row!);
        }

        var stored = JsonSerializer.Serialize(numbers, Json);
        if (row is null)
        {
            act.Db.ToldNumbers.Add(new ToldNumbersRow { FacilityId = act.By.FacilityId, Of = of, Numbers = stored });
        }
        else
        {
            row.Numbers = stored;
        }

        return numbers;
    }

    private static T Read<T>(ToldNumbersRow row) => JsonSerializer.Deserialize<T>(row.Numbers, Json)!;
}

/// <summary>What was told.</summary>
/// <param name="Numbers">The numbers.</param>
/// <param name="Stored">As they are stored.</param>
internal sealed record Told<T>(T Numbers, string Stored)
    where T : class;
