using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace PeerConnect.Moderation.Classification;

/// <summary>
/// The weights of every known feature for all heads, eight in a row so that one look-up serves them all. Immutable, shared by all threads.
/// </summary>
internal sealed class WeightTable
{
    /// <summary>Two classes, four severities each: self-harm 1 to 4 or more, then violence.</summary>
    public const int Heads = 8;

    private readonly Slot[] _slots;
    private readonly float[] _weights;
    private readonly ulong _mask;

    public WeightTable(ulong[] names, float[] weights, float[] biases)
    {
        Biases = biases;
        Features = names.Length;
        _weights = weights;
        _slots = new Slot[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, names.Length * 2))];
        _mask = (ulong)_slots.Length - 1;
        for (var row = 0; row < names.Length; row++)
        {
            var at = names[row] & _mask;
            while (_slots[at].Tag != 0)
            {
                at = (at + 1) & _mask;
            }

            _slots[at] = new Slot(Tag(names[row]), row * Heads);
        }
    }

    public float[] Biases { get; }

    public int Features { get; }

    /// <summary>The feature's weights, or zeros for one that training never saw.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Row(ulong name)
    {
        var row = Find(name);
        return row < 0 ? Vector256<float>.Zero : Vector256.LoadUnsafe(ref _weights[row]);
    }

    public float Weight(ulong name, int head)
    {
        var row = Find(name);
        return row < 0 ? 0 : _weights[row + head];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Find(ulong name)
    {
        var tag = Tag(name);
        for (var at = name & _mask; ; at = (at + 1) & _mask)
        {
            ref readonly var slot = ref _slots[at];
            if (slot.Tag == tag)
            {
                return slot.Row;
            }

            if (slot.Tag == 0)
            {
                return -1;
            }
        }
    }

    // The upper half names the feature within its neighbourhood; zero marks an empty slot.
    private static uint Tag(ulong name) => (uint)(name >> 32) | 1;

    private readonly record struct Slot(uint Tag, int Row);
}
