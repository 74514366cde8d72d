using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage.Cases;

/// <summary>Owed work: found by its time, claimed and marked inside the transaction that does it, so that nothing is done twice or lost by a restart.</summary>
internal static class OwedRows
{
    /// <summary>Work of that kind that is due, oldest first.</summary>
    public static List<(Guid Facility, Guid Owed)> Due(Store store, OwedKind kind, DateTimeOffset now, int most)
    {
        using var db = store.Read();
        return [.. db.Owed.Where(row => row.DoneAt == null && row.DueAt <= now && row.Kind == kind)
            .OrderBy(row => row.DueAt).Take(most)
            .Select(row => new { row.FacilityId, row.OwedId }).AsEnumerable().Select(row => (row.FacilityId, row.OwedId))];
    }

    /// <summary>The row to mark, tracked; null when it is done.</summary>
    public static OwedRow? Claim(WriteTransaction transaction, Guid facilityId, Guid owedId) =>
        transaction.Db.Owed.SingleOrDefault(row => row.FacilityId == facilityId && row.OwedId == owedId && row.DoneAt == null);

    /// <summary>What could not be done stays owed and is looked at again after a pause that doubles from try to try, so that a full batch of it does not keep what comes after from ever being looked at.</summary>
    public static async Task PutOffAsync(Store store, Guid facilityId, Guid owedId, TimeSpan longest, CancellationToken cancellation)
    {
        await using var transaction = await store.BeginWriteAsync(cancellation);
        if (Claim(transaction, facilityId, owedId) is { } owed)
        {
            owed.Attempts++;
            var pause = TimeSpan.FromSeconds(Math.Pow(2, Math.Min(owed.Attempts, 12)));
            owed.DueAt = transaction.Now + (pause < longest ? pause : longest);
            await transaction.CommitAsync(cancellation);
        }
    }

    /// <summary>As <see cref="Claim(WriteTransaction, Guid, Guid)"/>, of many at once: those that are not done.</summary>
    public static Dictionary<(Guid Facility, Guid Owed), OwedRow> Claim(WriteTransaction transaction, IReadOnlyList<(Guid Facility, Guid Owed)> many)
    {
        var (facilities, owed) = (many.Select(one => one.Facility).Distinct().ToList(), many.Select(one => one.Owed).ToList());
        return transaction.Db.Owed.Where(row => facilities.Contains(row.FacilityId) && owed.Contains(row.OwedId) && row.DoneAt == null)
            .ToDictionary(row => (row.FacilityId, row.OwedId));
    }

    /// <summary>Owes one piece of work.</summary>
    public static void Owe(WriteTransaction transaction, OwedKind kind, Guid facilityId, Guid subjectId, DateTimeOffset due) => transaction.Db.Owed.Add(new OwedRow
    {
        FacilityId = facilityId,
        OwedId = Guid.CreateVersion7(transaction.Now),
        Kind = kind,
        SubjectId = subjectId,
        DueAt = due,
    });

    /// <summary>Work of that kind about it is owed no more.</summary>
    public static void Cancel(WriteTransaction transaction, OwedKind kind, Guid facilityId, Guid subjectId)
    {
        foreach (var row in transaction.Db.Owed.Where(row => row.DoneAt == null && row.Kind == kind && row.FacilityId == facilityId && row.SubjectId == subjectId).ToList())
        {
            row.DoneAt = transaction.Now;
        }
    }

    /// <summary>Whether work of that kind about it is still to be done.</summary>
    public static bool IsOwed(WriteTransaction transaction, OwedKind kind, Guid facilityId, Guid subjectId) =>
        transaction.Db.Owed.Any(row => row.DoneAt == null && row.Kind == kind && row.FacilityId == facilityId && row.SubjectId == subjectId);
}
