using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Reflection;

namespace PeerConnect.Journeys;

/// <summary>The real server with its demo people, as a process that can be killed and started again at the same address with the same data.</summary>
/// <param name="published">The assembly of another build of it; null for the one that was built with the journeys.</param>
/// <param name="settings">What is set otherwise than usual, as on the command line.</param>
public sealed class RunningHub(string? published = null, params string[] settings) : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(3);
    private readonly string folder = Directory.CreateTempSubdirectory("peerconnect-journeys-").FullName;
    private readonly ConcurrentQueue<string> said = new();
    private Process? process;

    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort()}");

    public async Task StartAsync()
    {
        var assembly = published ?? typeof(RunningHub).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(each => each.Key == "HubAssembly").Value!;
        var start = new ProcessStartInfo(
            "dotnet", [assembly, "--urls", Address.GetLeftPart(UriPartial.Authority), $"--Hub:DataFolder={Path.Combine(folder, "data")}", "--Hub:Demo=true", .. settings])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        process = Process.Start(start)!;
        var listening = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        process.OutputDataReceived += (_, line) => Hear(line.Data, listening);
        process.ErrorDataReceived += (_, line) => Hear(line.Data, listening);
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => listening.TrySetException(new InvalidOperationException("The server ended: " + string.Join('\n', said)));
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await listening.Task.WaitAsync(StartLimit);
    }

    /// <summary>SIGKILL: nothing is flushed, nothing said goodbye.</summary>
    public async Task KillAsync()
    {
        process!.Kill(entireProcessTree: true);
        await process.WaitForExitAsync().WaitAsync(StartLimit);
        process.Dispose();
        process = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            await KillAsync();
        }

        Directory.Delete(folder, recursive: true);
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private void Hear(string? line, TaskCompletionSource listening)
    {
        said.Enqueue(line ?? string.Empty);
        if (line?.Contains("Application started", StringComparison.Ordinal) == true)
        {
            listening.TrySetResult();
        }
    }
}
