using System.Diagnostics;
using System.Globalization;

namespace PeerConnect.LoadGenerator.Machine;

/// <summary>A child process on one core, which ends with this program, or by itself when its time is up.</summary>
internal sealed class PinnedProcess : IAsyncDisposable
{
    /// <summary>The core of everything on the server's side.</summary>
    public const int ServerCore = 0;

    /// <summary>The core of whoever makes the load.</summary>
    public const int GeneratorCore = 1;

    /// <summary>No server or run is needed for longer. It also ends the child when this program is killed and cannot.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(2);

    private readonly Process _process;
    private bool _disposed;

    private PinnedProcess(Process process, IReadOnlyList<string> command)
    {
        _process = process;
        Command = command;
    }

    /// <summary>The root of the process tree.</summary>
    public int Id => _process.Id;

    public IReadOnlyList<string> Command { get; }

    public bool HasExited => _process.HasExited;

    /// <summary>Called with each line of the standard output.</summary>
    public static PinnedProcess Start(
        int core, IReadOnlyList<string> command, IReadOnlyDictionary<string, string> environment, string workingFolder, Action<string> onLine, Action<string> onError)
    {
        string[] prefix = ["--kill-after=5", Lifetime.TotalSeconds.ToString(CultureInfo.InvariantCulture), "taskset", "-c", core.ToString(CultureInfo.InvariantCulture)];
        var start = new ProcessStartInfo("timeout", [.. prefix, .. command]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = workingFolder };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start) ?? throw new InvalidOperationException($"'{command[0]}' did not start.");
        process.OutputDataReceived += (_, line) => Forward(line, onLine);
        process.ErrorDataReceived += (_, line) => Forward(line, onError);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new(process, command);
    }

    public async Task<int> WaitAsync(CancellationToken cancelled)
    {
        await _process.WaitForExitAsync(cancelled);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        // Also of one that has ended: its last lines may still be on their way.
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static void Forward(DataReceivedEventArgs line, Action<string> receive)
    {
        if (line.Data is { } text)
        {
            receive(text);
        }
    }
}
