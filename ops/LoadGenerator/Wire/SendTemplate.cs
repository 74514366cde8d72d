using System.Globalization;
using System.Text;
using PeerConnect.LoadGenerator.Load;

namespace PeerConnect.LoadGenerator.Wire;

/// <summary>
/// One person's send, as a frame whose changing parts have a fixed width: sending writes a serial number in three places and copies a body.
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

    private const string MiddleOfId = "-0000-7000-8000-";
    private const int InvocationDigits = 10;
    private const int SerialDigits = 12;

    private readonly uint _run;
    private readonly byte[] _frame;
    private readonly int _invocation;
    private readonly int _serial;
    private readonly int _body;

    public SendTemplate(string record, uint run)
    {
        var invocation = new string('0', InvocationDigits);
        var body = new string(' ', Bodies.Length);
        var text = record
            .Replace(InvocationId, invocation, StringComparison.Ordinal)
            .Replace(MessageId, string.Create(CultureInfo.InvariantCulture, $"{run:x8}{MiddleOfId}{0:x12}"), StringComparison.Ordinal)
            .Replace(Body, body, StringComparison.Ordinal);
        var payload = Encoding.ASCII.GetBytes(text + '\u001e');
        _run = run;
        _frame = ClientFrame.Text(payload);
        var header = ClientFrame.HeaderLength(payload.Length);
        _invocation = header + text.IndexOf($"\"{invocation}\"", StringComparison.Ordinal) + 1;
        _serial = header + text.IndexOf(MiddleOfId, StringComparison.Ordinal) + MiddleOfId.Length;
        _body = header + text.IndexOf(body, StringComparison.Ordinal);
    }

    public ReadOnlySpan<byte> Fill(int serial)
    {
        serial.TryFormat(_frame.AsSpan(_invocation, InvocationDigits), out _, "D10", CultureInfo.InvariantCulture);
        serial.TryFormat(_frame.AsSpan(_serial, SerialDigits), out _, "x12", CultureInfo.InvariantCulture);
        var body = _frame.AsSpan(_body, Bodies.Length);
        Bodies.At(serial).CopyTo(body);
        MessageTag.Write(_run, serial, body);
        return _frame;
    }
}
