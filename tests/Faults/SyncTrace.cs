using System.Text.RegularExpressions;

namespace PeerConnect.Faults;

/// <summary>Reads a system-call trace of the server and tells which acknowledgements left before their message was synced.</summary>
internal static partial class SyncTrace
{
    /// <summary>Arguments of strace: the calls that matter, descriptors with their paths, enough of each buffer to see an acknowledgement.</summary>
    public static IReadOnlyList<string> Command(string output) =>
        ["strace", "-f", "-y", "-qq", "-s", "2048", "-e", "signal=none", "-e", "trace=fdatasync,fsync,pwrite64,sendto,sendmsg,write,writev", "-o", output];

    /// <summary>For messages that were sent one after the other: the number of acknowledgements seen, and those without a finished sync of the log between the log's write and them.</summary>
    public static (int Acknowledged, IReadOnlyList<long> Unsynced) Check(IEnumerable<string> lines)
    {
        var unsynced = new List<long>();
        var acknowledged = 0;
        var written = false;
        var synced = false;
        var syncing = new HashSet<string>();
        foreach (var line in lines)
        {
            var thread = line.Split(' ', 2)[0];
            if (line.Contains("-wal>", StringComparison.Ordinal) && line.Contains("pwrite64(", StringComparison.Ordinal))
            {
                (written, synced) = (true, false);
            }
            else if (SyncOfLog().IsMatch(line))
            {
                // "unfinished": the call went in, and another thread's line follows before it returned.
                if (line.Contains("<unfinished", StringComparison.Ordinal))
                {
                    syncing.Add(thread);
                }
                else
                {
                    synced = written;
                }
            }
            else if (line.Contains("sync resumed>", StringComparison.Ordinal) && syncing.Remove(thread))
            {
                synced = written;
            }
            else if (Acknowledgement().Match(line) is { Success: true } match)
            {
                acknowledged++;
                if (!written || !synced)
                {
                    unsynced.Add(long.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture));
                }

                (written, synced) = (false, false);
            }
        }

        return (acknowledged, unsynced);
    }

    [GeneratedRegex(@"f(data)?sync\(\d+<[^>]*-wal>")]
    private static partial Regex SyncOfLog();

    // A completion (type 3) that carries a stored message.
    [GeneratedRegex("""\\"type\\":3,.*?\\"sequence\\":(\d+)""")]
    private static partial Regex Acknowledgement();
}
