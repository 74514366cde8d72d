using System.Numerics;

namespace PeerConnect.LoadGenerator.Load;

/// <summary>Counts latencies in classes that are at most 1.6 % wide, from a microsecond to half an hour. Any thread may record.</summary>
internal sealed class LatencyHistogram
{
    private const int Bits = 6;
    private const int Steps = 1 << Bits;
    private const int Classes = (32 - Bits) * Steps;

    private readonly int[] _counts = new int[Classes];

    public void Record(TimeSpan latency)
    {
        var microseconds = (uint)Math.Clamp(latency.Ticks / TimeSpan.TicksPerMicrosecond, 0, int.MaxValue);
        Interlocked.Increment(ref _counts[ClassOf(microseconds)]);
    }

    public LatencySummary Summarize() => new(At(0.5), At(0.9), At(0.99), At(0.999), At(1));

    private double At(double share)
    {
        var total = _counts.Sum(count => (long)count);
        var wanted = (long)Math.Ceiling(share * total);
        var seen = 0L;
        for (var index = 0; index < Classes && total > 0; index++)
        {
            seen += _counts[index];
            if (seen >= wanted)
            {
                return UpperEdge(index) / 1000.0;
            }
        }

        return 0;
    }

    private static int ClassOf(uint microseconds)
    {
        var shift = Math.Max(0, BitOperations.Log2(microseconds | 1) - Bits);
        return (shift * Steps) + (int)(microseconds >> shift);
    }

    private static long UpperEdge(int index)
    {
        var shift = Math.Max(0, (index / Steps) - 1);
        return ((long)(index - (shift * Steps) + 1) << shift) - 1;
    }
}

/// <summary>Percentiles, in milliseconds.</summary>
internal sealed record LatencySummary(double P50, double P90, double P99, double P999, double Maximum);
