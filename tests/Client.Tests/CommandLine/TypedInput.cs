using System.Collections.Concurrent;
using System.Text;
using PeerConnect.Client.Tests.Scripted;

namespace PeerConnect.Client.Tests.CommandLine;

/// <summary>Input that comes line by line, when the test says so.</summary>
internal sealed class TypedInput : TextReader
{
    private readonly BlockingCollection<string> lines = [];

    public void Type(string line) => lines.Add(line);

    public void End() => lines.CompleteAdding();

    public override string? ReadLine() => lines.TryTake(out var line, Signalled<string>.Patience) ? line : null;

    protected override void Dispose(bool disposing)
    {
        lines.Dispose();
        base.Dispose(disposing);
    }
}

/// <summary>Output whose lines a test can wait for.</summary>
internal sealed class SignallingWriter(Signalled<string> written) : TextWriter
{
    public override Encoding Encoding => Encoding.UTF8;

    public override void WriteLine(string? value) => written.Add(value ?? string.Empty);
}
