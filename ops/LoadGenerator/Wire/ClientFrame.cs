using System.Buffers.Binary;

namespace PeerConnect.LoadGenerator.Wire;

/// <summary>
/// Frames as a client writes them. The masking key is zero, so the payload goes out as it is; the server does the same work for any key.
/// </summary>
internal static class ClientFrame
{
    private const byte FinalText = 0x81;
    private const byte FinalPong = 0x8a;
    private const byte Masked = 0x80;

    public static readonly byte[] Handshake = Text("{\"protocol\":\"json\",\"version\":1}\u001e"u8);
    public static readonly byte[] HubPing = Text("{\"type\":6}\u001e"u8);

    public static byte[] Text(ReadOnlySpan<byte> payload) => Of(FinalText, payload);

    public static byte[] Pong(ReadOnlySpan<byte> payload) => Of(FinalPong, payload);

    /// <summary>How many bytes come before a payload of this length.</summary>
    public static int HeaderLength(int payloadLength) => payloadLength < 126 ? 6 : 8;

    private static byte[] Of(byte kind, ReadOnlySpan<byte> payload)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(payload.Length, ushort.MaxValue, nameof(payload));
        var header = HeaderLength(payload.Length);
        var frame = new byte[header + payload.Length];
        frame[0] = kind;
        if (header == 6)
        {
            frame[1] = (byte)(Masked | payload.Length);
        }
        else
        {
            frame[1] = Masked | 126;
            BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(2), (ushort)payload.Length);
        }

        payload.CopyTo(frame.AsSpan(header));
        return frame;
    }
}
