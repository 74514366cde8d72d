using System.Buffers.Text;

namespace PeerConnect.LoadGenerator.Wire;

/// <summary>A client message id says which run it belongs to and which message of the run it is, so that a delivery can be told apart without a dictionary.</summary>
internal static class ClientMessageId
{
    private const int Length = 36;
    private const int SerialStart = 24;

    public static bool TryRead(ReadOnlySpan<byte> id, out uint run, out int serial)
    {
        run = 0;
        serial = 0;
        return id.Length == Length
            && Utf8Parser.TryParse(id[..8], out run, out _, 'x')
            && Utf8Parser.TryParse(id[SerialStart..], out serial, out var read, 'x')
            && read == Length - SerialStart;
    }
}
