using System.Text.Json;
using PeerConnect.Hub.Operations;

namespace PeerConnect.Hub.Audit;

/// <summary>What somebody did at the machine with a command of the program.</summary>
/// <param name="Act">Verb in kebab case, from the closed list.</param>
/// <param name="AtUnixMs">When it was begun.</param>
/// <param name="Key">The key-encryption key in force, where one is concerned.</param>
internal sealed record OperatorNote(string Act, long AtUnixMs, string? Key);

/// <summary>
/// Acts at the machine that the store cannot take itself: beside a running server, or before there is a store. A note lies in the data folder before the act is done,
/// and whoever opens the store puts it into every chain. The machine knows no account, so the record says "the operator" and no more.
/// </summary>
internal static class OperatorNotes
{
    public const string MadeBackup = "operator-made-backup";
    public const string ExportedEscrow = "operator-exported-escrow";
    public const string ImportedEscrow = "operator-imported-escrow";
    public const string MadeRegister = "operator-made-register";

    /// <summary>Stands where a note was that nobody can read any more.</summary>
    public const string Unreadable = "operator-note-unreadable";

    /// <summary>Who acts with a command on the machine, in the details of a row that has no actor.</summary>
    public const string Operator = "operator-at-the-machine";

    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private static readonly string[] Acts = [MadeBackup, ExportedEscrow, ImportedEscrow, MadeRegister];

    /// <summary>Notes the act, then does it. Where that fails the note is taken back, unless a server has it on record already; after a kill it stands for an attempt.</summary>
    /// <exception cref="StartRefusedException">It cannot be noted: nothing was done.</exception>
    public static void Do(DataPaths data, string act, string? key, Action work)
    {
        var path = Write(data, new OperatorNote(act, TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds(), key));
        try
        {
            work();
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    /// <summary>The notes that wait, oldest first, by their files.</summary>
    public static IReadOnlyList<string> Waiting(DataPaths data) =>
        Directory.Exists(data.OperatorNotes) ? [.. Directory.EnumerateFiles(data.OperatorNotes, "*.json").Order(StringComparer.Ordinal)] : [];

    /// <summary>What a note says; null where it is damaged or says what no command does.</summary>
    /// <exception cref="IOException">It cannot be read now.</exception>
    public static OperatorNote? Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<OperatorNote>(File.ReadAllBytes(path)) is { } note && Acts.Contains(note.Act) && note.Key?.Any(sign => !char.IsAsciiLetterOrDigit(sign) && sign != '-') != true
                ? note
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Write(DataPaths data, OperatorNote note)
    {
        try
        {
            MakeFolder(data.OperatorNotes);
            var path = Path.Combine(data.OperatorNotes, $"{Guid.CreateVersion7():N}.json");
            DurableFile.Replace(path, JsonSerializer.SerializeToUtf8Bytes(note));
            return path;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException(
                $"Nothing was done: it would be on no record, because '{data.OperatorNotes}' cannot be written. Run it as the server's user, and make room for one small file.", fault);
        }
    }

    private static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, Private);
        }
    }
}
