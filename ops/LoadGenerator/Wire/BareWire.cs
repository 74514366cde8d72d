using System.Text.Json;
using PeerConnect.LoadGenerator.Targets;

namespace PeerConnect.LoadGenerator.Wire;

/// <summary>The records of the bare hubs.</summary>
internal sealed class BareWire : IWire
{
    private const string OpeningId = "open";

    public byte[] Opening(Seat seat) =>
        ClientFrame.Text(System.Text.Encoding.ASCII.GetBytes($$"""{"type":1,"invocationId":"{{OpeningId}}","target":"Open","arguments":[]}""" + '\u001e'));

    public SendTemplate Send(Seat seat, uint run) => new(
        $$$"""{"type":1,"invocationId":"{{{SendTemplate.InvocationId}}}","target":"Send","arguments":[{"conversation":"{{{seat.Conversation}}}","clientMessageId":"{{{SendTemplate.MessageId}}}","body":"{{{SendTemplate.Body}}}"}]}""",
        run);

    public Received Read(ReadOnlySpan<byte> record) =>
        record.StartsWith("{\"type\":1,"u8) ? ReadDelivery(record)
        : record.StartsWith("{\"type\":3,"u8) ? ReadCompletion(record)
        : record.StartsWith("{\"type\":7"u8) ? new(ReceivedKind.Closing)
        : default;

    private static Received ReadDelivery(ReadOnlySpan<byte> record)
    {
        var reader = new Utf8JsonReader(record);
        var sequence = 0L;
        var run = 0u;
        var serial = -1;
        while ((sequence == 0 || serial < 0) && reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName)
            {
                continue;
            }

            if (reader.ValueTextEquals("sequence"u8))
            {
                reader.Read();
                sequence = reader.GetInt64();
            }
            else if (reader.ValueTextEquals("clientMessageId"u8))
            {
                reader.Read();
                ClientMessageId.TryRead(reader.ValueSpan, out run, out serial);
            }
        }

        return new(ReceivedKind.Delivered, run, serial, sequence);
    }

    private static Received ReadCompletion(ReadOnlySpan<byte> record)
    {
        var reader = new Utf8JsonReader(record);
        var sequence = 0L;
        var serial = -1;
        string? error = null;
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName)
            {
                continue;
            }

            if (reader.ValueTextEquals("invocationId"u8))
            {
                reader.Read();
                if (reader.ValueTextEquals(OpeningId))
                {
                    return new(ReceivedKind.Opened);
                }

                serial = int.Parse(reader.ValueSpan, System.Globalization.CultureInfo.InvariantCulture);
            }
            else if (reader.ValueTextEquals("sequence"u8))
            {
                reader.Read();
                sequence = reader.GetInt64();
            }
            else if (reader.ValueTextEquals("error"u8))
            {
                reader.Read();
                error = reader.GetString();
            }
        }

        return error is null ? new(ReceivedKind.Accepted, 0, serial, sequence) : new(ReceivedKind.Refused, 0, serial, 0, error);
    }
}
