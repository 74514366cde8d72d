using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace PeerConnect.Hub.Tests.Operations;

/// <summary>The server as a process of its own, started by a shell that sets what a test needs around it.</summary>
internal sealed partial class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);
    private readonly Process process;
    private readonly System.Collections.Concurrent.ConcurrentQueue<string> said = new();
    private readonly TaskCompletionSource<Uri?> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServerProcess(Process process)
    {
        this.process = process;
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => listening.TrySetResult(null);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Id => process.Id;

    public string Said => string.Join('\n', said);

    /// <summary>Starts a shell that runs the preparation and then becomes the server.</summary>
    /// <param name="workingFolder">Where a core file would go.</param>
    /// <param name="preparation">Shell words before it, for example <c>ulimit -c unlimited</c>.</param>
    /// <param name="arguments">The server's arguments.</param>
    public static ServerProcess Start(string workingFolder, string preparation, params string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "PeerConnect.Hub.dll");
        var start = new ProcessStartInfo("sh", ["-c", $"{preparation}; exec dotnet \"$@\"", "sh", program, .. arguments])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, WorkingDirectory = workingFolder,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        return new ServerProcess(Process.Start(start)!);
    }

    /// <summary>The address, once it listens; null when it ended instead.</summary>
    public Task<Uri?> ListeningAsync() => listening.Task.WaitAsync(Limit);

    /// <summary>Types one line, then nothing more.</summary>
    public async Task TypeAsync(string line)
    {
        await process.StandardInput.WriteLineAsync(line);
        process.StandardInput.Close();
    }

    public async Task<int> EndAsync()
    {
        await process.WaitForExitAsync().WaitAsync(Limit);
        return process.ExitCode;
    }

    public async Task<int> SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", process.Id.ToString(CultureInfo.InvariantCulture)]);
        return await EndAsync();
    }

    /// <summary>The runtime takes the first signal of a crash as a fault of its own code and waits for it to happen again; so it is sent until the process has ended.</summary>
    public async Task<int> CrashAsync(string signal)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (!process.HasExited)
        {
            using var kill = Process.Start("kill", [$"-{signal}", process.Id.ToString(CultureInfo.InvariantCulture)]);
            await Task.Delay(TimeSpan.FromMilliseconds(300), limit.Token);
        }

        return await EndAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync().WaitAsync(Limit);
        }

        process.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }

        said.Enqueue(line);
        if (Address().Match(line) is { Success: true } match)
        {
            listening.TrySetResult(new Uri(match.Value));
        }
    }

    [GeneratedRegex("http://127\\.0\\.0\\.1:\\d+")]
    private static partial Regex Address();
}
