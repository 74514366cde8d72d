using System.Buffers.Binary;

namespace PeerConnect.Moderation.Classification;

/// <summary>The archive's entry that the scoring path reads: little-endian, names in rising order, then eight weights a name.</summary>
internal static class WeightsPart
{
    private const uint Magic = 0x31574350;
    private const int HeaderSize = 8 + (WeightTable.Heads * sizeof(float));

    public static byte[] Write(ReadOnlySpan<ulong> names, ReadOnlySpan<float> weights, ReadOnlySpan<float> biases)
    {
        var bytes = new byte[HeaderSize + (names.Length * (sizeof(ulong) + (WeightTable.Heads * sizeof(float))))];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, Magic);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4), names.Length);
        var at = WriteFloats(bytes, 8, biases);
        foreach (var name in names)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(at), name);
            at += sizeof(ulong);
        }

        WriteFloats(bytes, at, weights);
        return bytes;
    }

    /// <summary>The table, or null where the bytes are none.</summary>
    public static WeightTable? Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < HeaderSize || BinaryPrimitives.ReadUInt32LittleEndian(bytes) != Magic)
        {
            return null;
        }

        long count = BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]);
        if (count < 0 || bytes.Length != HeaderSize + (count * (sizeof(ulong) + (WeightTable.Heads * sizeof(float)))))
        {
            return null;
        }

        var names = new ulong[count];
        for (var index = 0; index < names.Length; index++)
        {
            names[index] = BinaryPrimitives.ReadUInt64LittleEndian(bytes[(HeaderSize + (index * sizeof(ulong)))..]);
        }

        var weights = ReadFloats(bytes[(HeaderSize + (names.Length * sizeof(ulong)))..], names.Length * WeightTable.Heads);
        return new WeightTable(names, weights, ReadFloats(bytes[8..], WeightTable.Heads));
    }

    private static int WriteFloats(byte[] bytes, int at, ReadOnlySpan<float> values)
    {
        foreach (var value in values)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(at), value);
            at += sizeof(float);
        }

        return at;
    }

    private static float[] ReadFloats(ReadOnlySpan<byte> bytes, int count)
    {
        var values = new float[count];
        for (var index = 0; index < count; index++)
        {
            values[index] = BinaryPrimitives.ReadSingleLittleEndian(bytes[(index * sizeof(float))..]);
        }

        return values;
    }
}
