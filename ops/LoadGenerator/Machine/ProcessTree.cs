using System.Globalization;

namespace PeerConnect.LoadGenerator.Machine;

/// <summary>A process and all that it started, read from /proc.</summary>
internal sealed class ProcessTree(int root)
{
    // USER_HZ: fixed at 100 for everything that /proc shows, whatever the kernel's own tick.
    internal const double TicksPerSecond = 100;

    public double CpuSeconds() => Members().Sum(process => process.CpuTicks) / TicksPerSecond;

    /// <summary>Resident memory, in bytes.</summary>
    public long ResidentBytes() => Members().Sum(process => ResidentBytes(process.Id));

    private List<Entry> Members()
    {
        var all = Directory.EnumerateDirectories("/proc")
            .Select(path => int.TryParse(Path.GetFileName(path), CultureInfo.InvariantCulture, out var id) ? Read(id) : null)
            .OfType<Entry>()
            .ToList();
        var members = all.Where(process => process.Id == root).ToList();
        for (var index = 0; index < members.Count; index++)
        {
            members.AddRange(all.Where(process => process.Parent == members[index].Id));
        }

        return members;
    }

    private static Entry? Read(int id)
    {
        try
        {
            // "id (name) state parent ...": the name may hold spaces and brackets.
            var line = File.ReadAllText($"/proc/{id}/stat");
            var fields = line[(line.LastIndexOf(')') + 2)..].Split(' ');
            return new(
                id,
                int.Parse(fields[1], CultureInfo.InvariantCulture),
                long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture));
        }
        catch (IOException)
        {
            // It ended while we looked.
            return null;
        }
    }

    private static long ResidentBytes(int id)
    {
        try
        {
            var line = File.ReadLines($"/proc/{id}/status").FirstOrDefault(text => text.StartsWith("VmRSS:", StringComparison.Ordinal));
            return line is null ? 0 : 1024 * long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private sealed record Entry(int Id, int Parent, long CpuTicks);
}
