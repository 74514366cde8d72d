using System.Buffers.Binary;

namespace PeerConnect.Moderation.Classification;

/// <summary>The archive's entry that the scoring path reads: little-endian, names in rising order, then eight weights a name, each of 16 bits.</summary>
internal static class WeightsPart
{
    private const uint Magic = 0x32574350;
    private const int WeightSize = 2;
    private const int HeaderSize = 8 + (WeightTable.Heads * sizeof(float));
    private const int RowSize = sizeof(ulong) + (WeightTable.Heads * WeightSize);

    public static byte[] Write(ReadOnlySpan<ulong> names, ReadOnlySpan<float> weights, ReadOnlySpan<float> biases)
    {
        var bytes = new byte[HeaderSize + (names.Length * RowSize)];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, Magic);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4), names.Length);
        var at = 8;
        foreach (var bias in biases)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(at), bias);
            at += sizeof(float);
        }

        foreach (var name in names)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(at), name);
            at += sizeof(ulong);
        }

        foreach (var weight in weights)
        {
            BinaryPrimitives.WriteHalfLittleEndian(bytes.AsSpan(at), (Half)weight);
            at += WeightSize;
        }

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
        if (count < 0 || bytes.Length != HeaderSize + (count * RowSize))
        {
            return null;
        }

        var names = new ulong[count];
        for (var index = 0; index < names.Length; index++)
        {
            names[index] = BinaryPrimitives.ReadUInt64LittleEndian(bytes[(HeaderSize + (index * sizeof(ulong)))..]);
        }

        var biases = new float[WeightTable.Heads];
        for (var index = 0; index < biases.Length; index++)
        {
            biases[index] = BinaryPrimitives.ReadSingleLittleEndian(bytes[(8 + (index * sizeof(float)))..]);
        }

        var from = bytes[(HeaderSize + (names.Length * sizeof(ulong)))..];
        var weights = new float[names.Length * WeightTable.Heads];
        for (var index = 0; index < weights.Length; index++)
        {
            weights[index] = (float)BinaryPrimitives.ReadHalfLittleEndian(from[(index * WeightSize)..]);
        }

        return new WeightTable(names, weights, biases);
    }
}
