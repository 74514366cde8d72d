using System.Diagnostics;
using System.Globalization;

namespace PeerConnect.Hub.Tests.Operations;

/// <summary>A process that may dump, in a folder where its core file would lie.</summary>
public sealed class A_crash : IDisposable
{
    private const string MayDump = "ulimit -c unlimited";
    private readonly string folder = Directory.CreateTempSubdirectory("peerconnect-crash-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("ABRT")]
    [InlineData("SEGV")]
    public async Task Of_the_server_leaves_no_dump_although_the_shell_allows_one(string signal)
    {
        await using var server = ServerProcess.Start(folder, MayDump, "--urls", "http://127.0.0.1:0", $"--Hub:DataFolder={folder}/data");
        Assert.True(await server.ListeningAsync() is not null, server.Said);
        Assert.Equal("0", CoreLimit(server.Id));

        Assert.NotEqual(0, await server.CrashAsync(signal));

        Assert.Empty(Cores());
    }

    [Fact]
    public async Task Of_another_program_in_the_same_place_would_leave_one()
    {
        using var other = Process.Start(new ProcessStartInfo("sh", ["-c", $"{MayDump}; exec sleep 60"]) { WorkingDirectory = folder })!;
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!(await File.ReadAllTextAsync($"/proc/{other.Id}/comm", limit.Token)).StartsWith("sleep", StringComparison.Ordinal))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), limit.Token);
        }

        Assert.Equal("unlimited", CoreLimit(other.Id));
        using (Process.Start("kill", ["-ABRT", other.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await other.WaitForExitAsync(limit.Token);
        }

        // Where the system hands cores to a program of its own, or to another folder, there is nothing to find here either way.
        var pattern = (await File.ReadAllTextAsync("/proc/sys/kernel/core_pattern", limit.Token)).Trim();
        Assert.Equal(pattern.StartsWith('|') || pattern.StartsWith('/') ? 0 : 1, Cores().Length);
    }

    [Fact]
    public async Task Dump_that_the_environment_asks_for_refuses_the_start()
    {
        await using var server = ServerProcess.Start(folder, "export DOTNET_DbgEnableMiniDump=1", "--urls", "http://127.0.0.1:0", $"--Hub:DataFolder={folder}/data");

        Assert.Equal(1, await server.EndAsync());
        Assert.Contains("Remove DOTNET_DbgEnableMiniDump", server.Said, StringComparison.Ordinal);
    }

    private string[] Cores() => Directory.GetFiles(folder, "*core*", SearchOption.AllDirectories);

    /// <summary>The limit of a core file that is in force.</summary>
    private static string CoreLimit(int process) => File.ReadLines($"/proc/{process}/limits")
        .Single(line => line.StartsWith("Max core file size", StringComparison.Ordinal))["Max core file size".Length..]
        .Split(' ', StringSplitOptions.RemoveEmptyEntries)[0];
}
