using System.Globalization;
using System.Net;
using System.Net.Sockets;
using PeerConnect.LoadGenerator.Machine;

namespace PeerConnect.LoadGenerator.Targets;

/// <summary>A server under load: a child process on the server's core, with its output in a file beside its data.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(100);

    private readonly PinnedProcess _process;
    private readonly StreamWriter _output;
    private readonly string _outputPath;

    private ServerProcess(PinnedProcess process, StreamWriter output, string outputPath, IReadOnlyDictionary<string, string> configuration)
    {
        _process = process;
        _output = output;
        _outputPath = outputPath;
        Configuration = configuration;
    }

    public int Id => _process.Id;

    /// <summary>What to print beside the results: the command, its core, and the settings it was given.</summary>
    public IReadOnlyDictionary<string, string> Configuration { get; }

    public static ServerProcess Start(IReadOnlyList<string> command, IReadOnlyDictionary<string, string> settings, string folder)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, "server.log");
        var output = new StreamWriter(path) { AutoFlush = true };
        var lines = TextWriter.Synchronized(output);

        // Empty, because web hosts watch the folder they are started in, and would be told of every write to a database there.
        var start = Directory.CreateDirectory(Path.Combine(folder, "start")).FullName;
        var process = PinnedProcess.Start(PinnedProcess.ServerCore, command, settings, start, lines.WriteLine, lines.WriteLine);
        var configuration = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["command"] = string.Join(' ', command.Select(part => Path.IsPathRooted(part) ? Path.GetFileName(part) : part)),
            ["core"] = PinnedProcess.ServerCore.ToString(CultureInfo.InvariantCulture),
        };
        foreach (var (name, value) in settings)
        {
            configuration[name] = value;
        }

        return new(process, output, path, configuration);
    }

    /// <summary>A free port of the loopback interface. Nobody else may take it before the server does, which a busy machine makes unlikely and a failed start shows.</summary>
    public static Uri FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new($"http://{listener.LocalEndpoint}");
    }

    public async Task UntilReadyAsync(Uri ready, CancellationToken cancelled)
    {
        try
        {
            await UntilReadyAsync(ready, () => _process.HasExited, cancelled);
        }
        catch (Exception failure) when (failure is TimeoutException or InvalidOperationException)
        {
            // The end of the process, waited for, brings the last of its output.
            await DisposeAsync();
            throw new InvalidOperationException($"{failure.Message} It said:\n{await File.ReadAllTextAsync(_outputPath, cancelled)}", failure);
        }
    }

    public static async Task UntilReadyAsync(Uri ready, Func<bool> hasEnded, CancellationToken cancelled)
    {
        using var http = new HttpClient();
        for (var waited = TimeSpan.Zero; waited < Patience; waited += LookEvery)
        {
            if (hasEnded())
            {
                throw new InvalidOperationException("The server ended while starting.");
            }

            if (await AnswersAsync(http, ready, cancelled))
            {
                return;
            }

            await Task.Delay(LookEvery, TimeProvider.System, cancelled);
        }

        throw new TimeoutException($"The server was not ready after {Patience.TotalSeconds} seconds.");
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        await _output.DisposeAsync();
    }

    private static async Task<bool> AnswersAsync(HttpClient http, Uri ready, CancellationToken cancelled)
    {
        try
        {
            using var answer = await http.GetAsync(ready, cancelled);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
