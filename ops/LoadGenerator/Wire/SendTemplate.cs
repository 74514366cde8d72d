using System.Globalization;
using System.Text;

namespace PeerConnect.LoadGenerator.Wire;

/// <summary>
/// One person's send, as a frame whose changing parts have a fixed width: sending writes a serial number in two places and copies a body.
/// Not thread-safe: the pacer alone sends.
/// </summary>
internal sealed class SendTemplate
{
    /// <summary>Stands in a record where the ten digits of the invocation id go.</summary>
    public const string InvocationId = "{invocation}";

    /// <summary>Stands in a record where the client message id goes.</summary>
    public const string MessageId = "{message}";

    /// <summary>Stands in a record where the body goes.</summary>
    public const string Body = "{body}";

    private const int InvocationDigits = 10;
    private const int SerialDigits = 12;

    private readonly byte[] _frame;
    private readonly int _invocation;
    private readonly int _serial;
    private readonly int _body;

    public SendTemplate(string record, uint run)
    {
        var text = record
            .Replace(InvocationId, new string('0', InvocationDigits), StringComparison.Ordinal)
            .Replace(MessageId, string.Create(CultureInfo.InvariantCulture, $"{run:x8}-0000-7000-8000-{0:x12}"), StringComparison.Ordinal)
            .Replace(Body, new string(' ', Load.Bodies.Length), StringComparison.Ordinal);
        var payload = Encoding.ASCII.GetBytes(text + '\u001e');
        _frame = ClientFrame.Text(payload);
        var header = ClientFrame.HeaderLength(payload.Length);
        _invocation = header + text.IndexOf(new string('0', InvocationDigits), StringComparison.Ordinal);
        _serial = header + text.IndexOf("-0000-7000-8000-", StringComparison.Ordinal) + "-0000-7000-8000-".Length;
        _body = header + text.IndexOf(new string(' ', Load.Bodies.Length), StringComparison.Ordinal);
    }

    public ReadOnlySpan<byte> Fill(int serial, ReadOnlySpan<byte> body)
    {
        serial.TryFormat(_frame.AsSpan(_invocation, InvocationDigits), out _, "D10", CultureInfo.InvariantCulture);
        serial.TryFormat(_frame.AsSpan(_serial, SerialDigits), out _, "x12", CultureInfo.InvariantCulture);
        body.CopyTo(_frame.AsSpan(_body, Load.Bodies.Length));
        return _frame;
    }
}
