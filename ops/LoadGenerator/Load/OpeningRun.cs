using System.Diagnostics;
using System.IO.Compression;
using PeerConnect.LoadGenerator.Machine;
using PeerConnect.Moderation.Classification;

namespace PeerConnect.LoadGenerator.Load;

/// <summary>What opening a model costs: milliseconds, and bytes of resident memory that stay.</summary>
/// <param name="First">In a process that has just started, with all that has to be compiled and loaded.</param>
/// <param name="Again">The median of the later times.</param>
/// <param name="Reading">The median of reading the same file and hashing it, which nobody can leave out.</param>
/// <param name="Unpacking">The median of reading it, hashing it, and unpacking and hashing every part of it, whether it is needed or not.</param>
/// <param name="File">Size of the file.</param>
/// <param name="Resident">Growth of the process by the first opening, after the collector ran.</param>
internal sealed record OpeningResult(double First, double Again, double Reading, double Unpacking, long File, long Resident)
{
    /// <summary>Opening in units of reading and hashing, both with everything compiled.</summary>
    public double TimesReading => Again / Reading;

    /// <summary>Opening in units of unpacking everything.</summary>
    public double TimesUnpacking => Again / Unpacking;

    /// <summary>Resident memory in units of the file's size.</summary>
    public double TimesFile => (double)Resident / File;
}

/// <summary>Opens a model file in this process, the first time with nothing prepared.</summary>
internal static class OpeningRun
{
    /// <returns>What it cost, or null where the file is no model that this build reads.</returns>
    public static OpeningResult? Of(string path, int rounds)
    {
        var before = Resident();
        var start = Stopwatch.GetTimestamp();
        var model = Open(path);
        var first = Stopwatch.GetElapsedTime(start);
        if (model is null)
        {
            return null;
        }

        var resident = Resident() - before;
        var again = Median(rounds, () => Open(path));
        var reading = Median(rounds, () => ModelFile.HashOf(File.ReadAllBytes(path)));
        var unpacking = Median(rounds, () => Unpack(path));
        GC.KeepAlive(model);
        return new OpeningResult(first.TotalMilliseconds, again, reading, unpacking, new FileInfo(path).Length, resident);
    }

    // Whether the file is the pinned one is not the question here; it is hashed all the same.
    private static Model? Open(string path) => ModelFile.Open(path, new ModelPin(_ => true, "")).Model;

    private static int Unpack(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var hashes = ModelFile.HashOf(bytes).Length;
        using var archive = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
        foreach (var entry in archive.Entries)
        {
            using var part = entry.Open();
            using var copy = new MemoryStream();
            part.CopyTo(copy);
            hashes += ModelFile.HashOf(copy.ToArray()).Length;
        }

        return hashes;
    }

    private static double Median<T>(int rounds, Func<T> run)
    {
        var taken = new List<double>();
        for (var round = 0; round < rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            run();
            taken.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        taken.Sort();
        return taken[taken.Count / 2];
    }

    private static long Resident()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return new ProcessTree(Environment.ProcessId).ResidentBytes();
    }
}
