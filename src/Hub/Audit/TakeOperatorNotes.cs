using PeerConnect.Hub.Operations;
using PeerConnect.Hub.Storage;

namespace PeerConnect.Hub.Audit;

/// <summary>Puts what operators did at the machine into every facility's chain: at each start, and each minute.</summary>
internal sealed partial class TakeOperatorNotes(Store store, DataFolder folder, ILogger<TakeOperatorNotes> logger)
{
    // A note that cannot be removed must not come twice.
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);

    public async Task HandleAsync(CancellationToken cancellation)
    {
        var notes = Read();
        if (notes.Count == 0)
        {
            return;
        }

        await using (var transaction = await store.BeginWriteAsync(cancellation))
        {
            var facilities = transaction.Db.Facilities.Select(row => row.FacilityId).ToList();
            if (facilities.Count == 0)
            {
                // There is no chain yet; they wait for the first.
                return;
            }

            foreach (var facility in facilities)
            {
                notes.ForEach(note => transaction.Audit(new AuditAct(facility, null, note.Said?.Act ?? OperatorNotes.Unreadable, $"facility:{facility:D}", Details(note.Said))));
            }

            await transaction.CommitAsync(cancellation);
        }

        notes.ForEach(note => Remove(note.Path));
    }

    private static Dictionary<string, object?> Details(OperatorNote? note)
    {
        var details = new Dictionary<string, object?>(StringComparer.Ordinal) { ["by"] = OperatorNotes.Operator };
        if (note is not null)
        {
            details["begunAt"] = note.AtUnixMs;
            details["key"] = note.Key;
        }

        return details;
    }

    private List<(string Path, OperatorNote? Said)> Read()
    {
        var notes = new List<(string Path, OperatorNote? Said)>();
        try
        {
            foreach (var path in OperatorNotes.Waiting(folder.Paths).Where(path => !taken.Contains(path)))
            {
                notes.Add((path, OperatorNotes.Read(path)));
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            LogNotRead(fault.GetType().Name);
        }

        return notes;
    }

    private void Remove(string path)
    {
        taken.Add(path);
        try
        {
            File.Delete(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            LogNotRemoved(fault.GetType().Name);
        }
    }

    [LoggerMessage(6030, LogLevel.Error, "What an operator did at the machine cannot be put on record ({Fault}): a note in the data folder cannot be read. Give it to the server's user.")]
    private partial void LogNotRead(string fault);

    [LoggerMessage(6031, LogLevel.Error, "A note of what an operator did is on record and cannot be removed ({Fault}). Give the data folder to the server's user.")]
    private partial void LogNotRemoved(string fault);
}
