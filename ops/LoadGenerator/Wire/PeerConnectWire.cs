using System.Globalization;
using System.Text;
using System.Text.Json;
using PeerConnect.LoadGenerator.Targets;

namespace PeerConnect.LoadGenerator.Wire;

/// <summary>The records of the PeerConnect chat hub, protocol version 1.</summary>
internal sealed class PeerConnectWire : IWire
{
    /// <summary>As every client does first: what there is, and from where to go on.</summary>
    private static readonly byte[] OpeningFrame = ClientFrame.Text(Encoding.ASCII.GetBytes("""{"type":1,"invocationId":"open","target":"Conversations","arguments":[]}""" + '\u001e'));

    public byte[] Opening(Seat seat) => OpeningFrame;

    public SendTemplate Send(Seat seat, uint run) => new(
        "{\"type\":1,\"invocationId\":\"" + SendTemplate.InvocationId + "\",\"target\":\"Send\",\"arguments\":[{\"conversationId\":\"" + seat.Conversation
            + "\",\"clientMessageId\":\"" + SendTemplate.MessageId + "\",\"body\":\"" + SendTemplate.Body + "\"}]}",
        run);

    public byte[]? Mark(Seat seat, long upTo)
    {
        var place = upTo.ToString(CultureInfo.InvariantCulture);
        return ClientFrame.Text(Encoding.ASCII.GetBytes(
            "{\"type\":1,\"invocationId\":\"mark\",\"target\":\"Mark\",\"arguments\":[{\"conversationId\":\"" + seat.Conversation + "\",\"deliveredUpTo\":" + place + ",\"readUpTo\":" + place + "}]}\u001e"));
    }

    public void Read(ReadOnlySpan<byte> record, IReceivedSink sink)
    {
        if (record.StartsWith("{\"type\":1,\"target\":\"EntriesAppended\""u8))
        {
            ReadEntries(record, sink);
        }
        else if (record.StartsWith("{\"type\":3,"u8))
        {
            ReadCompletion(record, sink);
        }
    }

    /// <summary>Each entry names its sequence before its body.</summary>
    private static void ReadEntries(ReadOnlySpan<byte> record, IReceivedSink sink)
    {
        var reader = new Utf8JsonReader(record);
        var sequence = 0L;
        while (reader.Read())
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
            else if (reader.ValueTextEquals("body"u8))
            {
                reader.Read();
                if (reader.TokenType == JsonTokenType.String && MessageTag.TryRead(reader.ValueSpan, out var run, out var serial))
                {
                    sink.OnDelivered(run, serial, sequence);
                }
            }
        }
    }

    private static void ReadCompletion(ReadOnlySpan<byte> record, IReceivedSink sink)
    {
        var reader = new Utf8JsonReader(record);
        var serial = -1;
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName)
            {
                continue;
            }

            if (reader.ValueTextEquals("invocationId"u8))
            {
                reader.Read();
                if (!int.TryParse(reader.ValueSpan, CultureInfo.InvariantCulture, out serial))
                {
                    sink.OnOpened();
                    return;
                }
            }
            else if (reader.ValueTextEquals("sequence"u8))
            {
                reader.Read();
                sink.OnAccepted(serial, reader.GetInt64());
                return;
            }
            else if (reader.ValueTextEquals("code"u8) || reader.ValueTextEquals("error"u8))
            {
                reader.Read();
                sink.OnRefused(serial, reader.GetString() ?? "");
                return;
            }
        }
    }
}
