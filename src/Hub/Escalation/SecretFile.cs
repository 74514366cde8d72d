using PeerConnect.Hub.Operations;

namespace PeerConnect.Hub.Escalation;

/// <summary>A secret in a file of its own. Read anew for each use, so that it can be changed without a restart.</summary>
internal static class SecretFile
{
    private const int Most = 4_096;

    /// <summary>Why the file cannot be used; null when it can.</summary>
    public static string? Fault(string? path, int least)
    {
        if (string.IsNullOrWhiteSpace(path))
        {
            return "none is named.";
        }

        try
        {
            using var file = Open(path);
            return DurableFile.IsOpenToOthers(file) ? "others can read or write it; run chmod 600 on it."
                : Read(file).Length < least ? "it is too short."
                : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return "it cannot be read.";
        }
    }

    /// <summary>The secret, without line ends at its end.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static byte[] Read(string path)
    {
        using var file = Open(path);
        return Read(file);
    }

    private static FileStream Open(string path) => new(path, DurableFile.Options(FileMode.Open, FileAccess.Read, FileShare.ReadWrite));

    private static byte[] Read(FileStream file)
    {
        var bytes = new byte[Most];
        var length = file.ReadAtLeast(bytes, Most, throwOnEndOfStream: false);
        while (length > 0 && bytes[length - 1] is (byte)'\n' or (byte)'\r')
        {
            length--;
        }

        return bytes[..length];
    }
}
