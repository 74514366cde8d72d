using System.Text;
using PeerConnect.LoadGenerator.Wire;

namespace PeerConnect.LoadGenerator.Tests;

public sealed class Reading_frames
{
    private readonly Seen _seen = new();

    [Fact]
    public void Given_two_records_in_one_frame_when_read_then_both_come_in_order()
    {
        Read(Frame(0x81, "{\"a\":1}\u001e{\"b\":2}\u001e"), 1000);

        Assert.Equal(["{\"a\":1}", "{\"b\":2}"], _seen.Records);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    public void Given_a_record_over_two_frames_when_it_arrives_in_pieces_then_it_comes_whole(int piece)
    {
        var longText = new string('x', 300);
        byte[] bytes = [.. Frame(0x01, longText), .. Frame(0x80, "end\u001e"), .. Frame(0x81, "next\u001e")];

        Read(bytes, piece);

        Assert.Equal([longText + "end", "next"], _seen.Records);
    }

    [Fact]
    public void Given_a_frame_with_an_eight_byte_length_when_read_then_its_record_comes()
    {
        var text = new string('y', 70_000);

        Read(Frame(0x81, text + '\u001e'), 4096);

        Assert.Equal([text], _seen.Records);
    }

    [Fact]
    public void Given_a_ping_between_records_when_read_then_it_is_handed_on_with_its_payload()
    {
        Read([.. Frame(0x81, "one\u001e"), .. Frame(0x89, "abc"), .. Frame(0x81, "two\u001e")], 1000);

        Assert.Equal(["one", "two"], _seen.Records);
        Assert.Equal(["abc"], _seen.Pings);
    }

    [Fact]
    public void Given_a_close_frame_when_read_then_nothing_after_it_counts()
    {
        var reader = Read([.. Frame(0x88, ""), .. Frame(0x81, "late\u001e")], 1000);

        Assert.True(reader.Closed);
        Assert.Empty(_seen.Records);
    }

    private FrameReader Read(byte[] bytes, int piece)
    {
        var reader = new FrameReader(4096);
        for (var at = 0; at < bytes.Length; at += piece)
        {
            var part = bytes.AsSpan(at, Math.Min(piece, bytes.Length - at));
            part.CopyTo(reader.Free.Span);
            reader.Advance(part.Length, _seen);
        }

        return reader;
    }

    private static byte[] Frame(byte kind, string text)
    {
        var payload = Encoding.UTF8.GetBytes(text);
        byte[] length = payload.Length switch
        {
            < 126 => [(byte)payload.Length],
            <= ushort.MaxValue => [126, (byte)(payload.Length >> 8), (byte)payload.Length],
            _ => [127, 0, 0, 0, 0, (byte)(payload.Length >> 24), (byte)(payload.Length >> 16), (byte)(payload.Length >> 8), (byte)payload.Length],
        };
        return [kind, .. length, .. payload];
    }

    private sealed class Seen : IRecordReceiver
    {
        public List<string> Records { get; } = [];

        public List<string> Pings { get; } = [];

        public void OnRecord(ReadOnlySpan<byte> record) => Records.Add(Encoding.UTF8.GetString(record));

        public void OnPing(ReadOnlySpan<byte> payload) => Pings.Add(Encoding.UTF8.GetString(payload));

        public void OnClosed() => throw new InvalidOperationException("A reader does not close.");
    }
}
