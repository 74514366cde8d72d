using PeerConnect.Hub.Sealing;
using PeerConnect.Hub.Storage;

namespace PeerConnect.Hub.Operations.Maintenance;

/// <summary>Puts a backup into an empty data folder. Keys that were destroyed since stay destroyed, as the newest register says.</summary>
internal static class Restore
{
    /// <param name="call">Settings, from which folder and key file follow.</param>
    /// <param name="backup">The database's copy; its register lies beside it.</param>
    /// <param name="newerRegister">A register that is newer than the one beside the backup, or null.</param>
    /// <returns>How many destroyed keys the register names.</returns>
    /// <exception cref="StartRefusedException">It was not restored; the folder is as it was.</exception>
    public static async Task<int> MakeAsync(VerbCall call, string backup, string? newerRegister)
    {
        var (data, keyFile) = call.Paths();
        RefuseFull(data);
        if (!File.Exists(keyFile))
        {
            throw new StartRefusedException($"There is no key file at '{keyFile}'. Put it there first, with mode 600, or run 'escrow import FILE'; then restore again.");
        }

        if (!File.Exists(backup))
        {
            throw new StartRefusedException($"There is no backup '{backup}'.");
        }

        var register = Newest(DestroyedKeys.Read(Backup.RegisterOf(backup)), newerRegister is null ? null : DestroyedKeys.Read(newerRegister));
        var staged = data.Restoring;
        try
        {
            Directory.CreateDirectory(data.Root);
            await CopyAsync(backup, staged);
            StoreCopy.Check(staged);

            // The register first: a database here without it would be one that was copied past it.
            DestroyedKeys.Create(data.DestroyedKeys, register);
            File.Move(staged, data.Database);
            DurableFile.SyncFolderOf(data.Database);
            await OpenAsync(call, register);
            return register.Keys.Count;
        }
        catch
        {
            foreach (var path in (IEnumerable<string>)[.. data.DatabaseFiles, staged, staged + "-journal", data.DestroyedKeys, data.Lock])
            {
                File.Delete(path);
            }

            throw;
        }
    }

    private static void RefuseFull(DataPaths data)
    {
        if (Directory.Exists(data.Root) && Directory.EnumerateFileSystemEntries(data.Root).Any(path => path != data.KeyFile && path != data.OperatorNotes))
        {
            throw new StartRefusedException(
                $"The folder '{data.Root}' is not empty. Restore into an empty one (only a key file may be there): set Hub:DataFolder, or move what is there away.");
        }
    }

    private static DestroyedKeyList Newest(DestroyedKeyList beside, DestroyedKeyList? newer)
    {
        if (newer is null || beside.Continues(newer))
        {
            return beside;
        }

        return newer.Continues(beside)
            ? newer
            : throw new StartRefusedException("The two registers of destroyed keys tell different stories: they are not of the same server. Give the newest one of this server.");
    }

    private static async Task CopyAsync(string from, string to)
    {
        await using var source = new FileStream(from, DurableFile.Options(FileMode.Open, FileAccess.Read, FileShare.Read));
        await using var target = new FileStream(to, DurableFile.Options(FileMode.CreateNew, FileAccess.Write));
        await source.CopyToAsync(target);
        target.Flush(flushToDisk: true);
    }

    /// <summary>Opens it as the server would: that replays the register, empties the write-ahead log and refuses a key file of another server.</summary>
    private static async Task OpenAsync(VerbCall call, DestroyedKeyList register)
    {
        await using var server = await StoppedServer.OpenAsync(call);
        await server.Get<Store>().FinishRestoreAsync(register.Head, CancellationToken.None);
    }
}
