using System.IO.Compression;

namespace PeerConnect.Training;

/// <summary>Archives whose bytes depend on what is in them and on nothing else.</summary>
internal static class Archive
{
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Write(IEnumerable<(string Name, byte[] Bytes)> parts)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in parts)
            {
                var entry = archive.CreateEntry(name, CompressionLevel.SmallestSize);
                entry.LastWriteTime = NoTime;
                using var target = entry.Open();
                target.Write(bytes);
            }
        }

        return stream.ToArray();
    }

    /// <summary>The same archive without the times at which its entries were written.</summary>
    public static byte[] Repeatable(byte[] archive)
    {
        using var read = new ZipArchive(new MemoryStream(archive), ZipArchiveMode.Read);
        return Write([.. read.Entries.Select(entry => (entry.FullName, Read(entry)))]);
    }

    private static byte[] Read(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
