using PeerConnect.Hub.Audit;
using PeerConnect.Hub.Sealing;
using PeerConnect.Hub.Storage;

namespace PeerConnect.Hub.Operations.Maintenance;

/// <summary>Copies database and register while the server may run. Never the key file: together they would open everything.</summary>
internal static class Backup
{
    /// <summary>Where the register's copy lies beside a backup.</summary>
    public static string RegisterOf(string backup) => backup + ".destroyed-keys";

    /// <exception cref="StartRefusedException">It could not be made; nothing is left behind.</exception>
    public static void Make(DataPaths data, string target)
    {
        if (!File.Exists(data.Database))
        {
            throw new StartRefusedException($"There is no database in '{data.Root}'. Set Hub:DataFolder to the server's data folder.");
        }

        if (File.Exists(RegisterOf(target)))
        {
            throw new StartRefusedException($"There is a file '{RegisterOf(target)}' already. Give another name.");
        }

        OperatorNotes.Do(data, OperatorNotes.MadeBackup, null, () => Copy(data, target));
    }

    private static void Copy(DataPaths data, string target)
    {
        StoreCopy.Write(data.Database, target);
        try
        {
            StoreCopy.Check(target);

            // After the database: a key that this copy lacks is then in the register.
            DestroyedKeys.Create(RegisterOf(target), DestroyedKeys.Read(data.DestroyedKeys));
        }
        catch
        {
            File.Delete(target);
            throw;
        }
    }
}
