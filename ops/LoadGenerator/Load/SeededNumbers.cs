namespace PeerConnect.LoadGenerator.Load;

/// <summary>The same numbers for the same seed, on every machine and version: SplitMix64.</summary>
internal sealed class SeededNumbers(ulong seed)
{
    private ulong _state = seed;

    public int Below(int bound) => (int)(((UInt128)Next() * (ulong)bound) >> 64);

    /// <summary>The time until the next arrival of a Poisson process with this many arrivals a second.</summary>
    public TimeSpan Gap(double rate)
    {
        // (0, 1]: the logarithm of zero has no gap.
        var uniform = ((Next() >> 11) + 1) * (1.0 / (1UL << 53));
        return TimeSpan.FromSeconds(-Math.Log(uniform) / rate);
    }

    private ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var mixed = _state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
