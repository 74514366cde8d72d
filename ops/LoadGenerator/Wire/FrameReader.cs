using System.Buffers.Binary;

namespace PeerConnect.LoadGenerator.Wire;

/// <summary>Takes the bytes of one WebSocket as they arrive and hands on whole hub records. A record may span frames, and a frame may hold many records.</summary>
internal sealed class FrameReader(int capacity)
{
    private const byte RecordEnd = 0x1e;
    private const int ContinuationFrame = 0;
    private const int TextFrame = 1;
    private const int BinaryFrame = 2;
    private const int CloseFrame = 8;
    private const int PingFrame = 9;
    private const int PongFrame = 10;

    private byte[] _raw = new byte[capacity];
    private int _end;
    private byte[] _partial = [];
    private int _partialLength;
    private long _remaining;
    private int _opcode;

    public bool Closed { get; private set; }

    public Memory<byte> Free => _raw.AsMemory(_end);

    /// <summary>Reads what has just been received into <see cref="Free"/>.</summary>
    public void Advance(int count, IRecordReceiver receiver)
    {
        _end += count;
        var at = 0;
        while (at < _end && !Closed)
        {
            if (_remaining == 0)
            {
                var header = ReadHeader(_raw.AsSpan(at, _end - at));
                if (header == 0)
                {
                    break;
                }

                at += header;
            }

            var take = (int)Math.Min(_remaining, _end - at);
            Take(_raw.AsSpan(at, take), receiver);
            at += take;
            _remaining -= take;
        }

        _raw.AsSpan(at, _end - at).CopyTo(_raw);
        _end -= at;
    }

    /// <returns>The header's length, or 0 when it is not whole yet.</returns>
    private int ReadHeader(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 2)
        {
            return 0;
        }

        var (header, length) = (bytes[1] & 0x7f) switch
        {
            126 => (4, bytes.Length < 4 ? -1 : BinaryPrimitives.ReadUInt16BigEndian(bytes[2..])),
            127 => (10, bytes.Length < 10 ? -1 : BinaryPrimitives.ReadInt64BigEndian(bytes[2..])),
            var small => (2, (long)small),
        };
        if (length < 0)
        {
            return 0;
        }

        _opcode = bytes[0] & 0x0f;
        _remaining = length;
        Closed = _opcode == CloseFrame;
        return header;
    }

    private void Take(ReadOnlySpan<byte> payload, IRecordReceiver receiver)
    {
        switch (_opcode)
        {
            case ContinuationFrame or TextFrame or BinaryFrame:
                TakeText(payload, receiver);
                break;
            case PingFrame:
                receiver.OnPing(payload);
                break;
            case CloseFrame or PongFrame:
                break;
            default:
                throw new InvalidDataException($"The server sent a WebSocket frame of the unknown kind {_opcode}.");
        }
    }

    private void TakeText(ReadOnlySpan<byte> text, IRecordReceiver receiver)
    {
        for (var end = text.IndexOf(RecordEnd); end >= 0; end = text.IndexOf(RecordEnd))
        {
            if (_partialLength == 0)
            {
                receiver.OnRecord(text[..end]);
            }
            else
            {
                Keep(text[..end]);
                receiver.OnRecord(_partial.AsSpan(0, _partialLength));
                _partialLength = 0;
            }

            text = text[(end + 1)..];
        }

        Keep(text);
    }

    private void Keep(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
        {
            return;
        }

        if (_partial.Length < _partialLength + text.Length)
        {
            Array.Resize(ref _partial, Math.Max(1024, 2 * (_partialLength + text.Length)));
        }

        text.CopyTo(_partial.AsSpan(_partialLength));
        _partialLength += text.Length;
    }
}
