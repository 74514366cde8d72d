using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;

namespace PeerConnect.Client.Tests.Stories;

/// <summary>The real server with its demo people, as README starts it: a process of its own on a free port and an empty data folder.</summary>
public sealed partial class DemoHub : IAsyncLifetime
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(120);

    private readonly string folder = Directory.CreateTempSubdirectory("peerconnect-demo-").FullName;
    private readonly ConcurrentQueue<string> said = new();
    private Process? process;

    public Uri Address { get; private set; } = new("http://127.0.0.1:1");

    public async ValueTask InitializeAsync()
    {
        var assembly = typeof(DemoHub).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(each => each.Key == "HubAssembly").Value!;
        var start = new ProcessStartInfo(
            "dotnet", [assembly, "--urls", "http://127.0.0.1:0", $"--Hub:DataFolder={Path.Combine(folder, "data")}", "--Hub:Demo=true"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        process = Process.Start(start)!;
        var listening = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        process.OutputDataReceived += (_, line) => Hear(line.Data, listening);
        process.ErrorDataReceived += (_, line) => Hear(line.Data, listening);
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => listening.TrySetException(new InvalidOperationException("The server ended: " + string.Join('\n', said)));
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        Address = await listening.Task.WaitAsync(StartLimit);
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync().WaitAsync(StartLimit);
            process.Dispose();
        }

        Directory.Delete(folder, recursive: true);
    }

    private void Hear(string? line, TaskCompletionSource<Uri> listening)
    {
        said.Enqueue(line ?? string.Empty);
        if (line is not null && Listening().Match(line) is { Success: true } match)
        {
            listening.TrySetResult(new Uri(match.Value));
        }
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:[1-9]\d*")]
    private static partial Regex Listening();
}
