using System.Diagnostics;
using System.Text.RegularExpressions;

namespace PeerConnect.Faults;

/// <summary>The server as a process of its own, so that it can be killed.</summary>
internal sealed partial class HubProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(3);
    private readonly Process process;
    private bool disposed;

    private HubProcess(Process process, Uri address)
    {
        this.process = process;
        Address = address;
    }

    public Uri Address { get; }

    public int Id => process.Id;

    /// <summary>Starts the server on a data folder and waits until it is ready.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="wrapper">A command in front of it, for example a tracer; empty for none.</param>
    /// <param name="environment">Variables beside this process's own.</param>
    /// <param name="settings">Settings as "Section:Key=value".</param>
    public static async Task<HubProcess> StartAsync(
        string folder, IReadOnlyList<string>? wrapper = null, IReadOnlyDictionary<string, string>? environment = null, params string[] settings)
    {
        List<string> command = [.. wrapper ?? [], "dotnet", Path.Combine(AppContext.BaseDirectory, "PeerConnect.Hub.dll"), "--urls", "http://127.0.0.1:0",
            $"--Hub:DataFolder={folder}", .. settings.Select(setting => "--" + setting)];
        var start = new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["DOTNET_TieredPGO"] = "0";
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        var listening = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        var said = new System.Collections.Concurrent.ConcurrentQueue<string>();
        void Hear(string? line)
        {
            if (line is null)
            {
                return;
            }

            said.Enqueue(line);
            if (Listening().Match(line) is { Success: true } match)
            {
                listening.TrySetResult(new Uri(match.Value));
            }
        }

        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => listening.TrySetException(new InvalidOperationException("The server ended: " + string.Join('\n', said)));
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new HubProcess(process, await listening.Task.WaitAsync(StartLimit));
    }

    /// <summary>SIGKILL: nothing is flushed, nothing said goodbye.</summary>
    public async Task KillAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync().WaitAsync(StartLimit);
    }

    /// <summary>SIGTERM: the server drains.</summary>
    public async Task<int> StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync().WaitAsync(StartLimit);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (disposed)
        {
            return;
        }

        disposed = true;
        if (!process.HasExited)
        {
            await KillAsync();
        }

        process.Dispose();
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Listening();
}
