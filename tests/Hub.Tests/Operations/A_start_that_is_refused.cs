namespace PeerConnect.Hub.Tests.Operations;

/// <summary>A server that must not start says why in one sentence on standard error, says what to do, and ends with code 1.</summary>
public sealed class A_start_that_is_refused : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("peerconnect-start").FullName;

    [Theory]
    [InlineData("--Hub:DataFolder=", "Set Hub:DataFolder")]
    [InlineData("--Hub:Dataa=x", "There is no setting 'Hub:Dataa'")]
    [InlineData("--Hub:Demo=perhaps", "'Hub:Demo'")]
    [InlineData("--Sessions:Idle=00:20:00", "Set Sessions:Idle")]
    [InlineData("--Sessions:Longest=13:00:00", "Set Sessions:Longest")]
    [InlineData("--SignIn:HashMemoryMiB=1", "Set SignIn:HashMemoryMiB")]
    [InlineData("--Log:Level=Chatty", "Log:Level")]
    [InlineData("--urls=http://0.0.0.0:5000", "without TLS")]
    [InlineData("--urls=http://127.0.0.1:0;http://*:5000", "without TLS")]
    [InlineData("--http_ports=8080", "without TLS")]
    [InlineData("--Kestrel:Endpoints:Open:Url=http://[::]:5000", "without TLS")]
    [InlineData("--Hub:Proxies:0=the proxy", "Set Hub:Proxies:0")]
    [InlineData("--Classifier:Candidate=new.model", "Set both Classifier:Candidate")]
    [InlineData("--Classifier:CandidateSha256=ABC", "Set both Classifier:Candidate")]
    [InlineData("--Classifier:CandidateDays=400", "Set Classifier:CandidateDays")]
    [InlineData("levitate", "There is no 'levitate'")]
    public async Task Given_a_configuration_that_cannot_be_then_one_sentence_says_what_to_write(string argument, string says)
    {
        string[] arguments = argument.StartsWith("--Hub:DataFolder", StringComparison.Ordinal) || !argument.StartsWith('-')
            ? [argument]
            : [argument, $"--Hub:DataFolder={folder}"];
        var (code, output, error) = await HubProcess.RunAsync(arguments);
        Assert.Equal(1, code);
        Assert.Equal("", output);
        Assert.Contains(says, error, StringComparison.Ordinal);
        Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.DoesNotContain(" at ", error.Replace("' at '", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_question_for_help_then_it_lists_its_verbs_and_starts_nothing()
    {
        var (code, output, error) = await HubProcess.RunAsync("--help", $"--Hub:DataFolder={folder}");
        Assert.Equal(0, code);
        Assert.Equal("", error);
        Assert.All(["backup", "restore", "keys", "escrow", "audit", "version"], verb => Assert.Contains($"  {verb} ", output, StringComparison.Ordinal));
        Assert.Empty(Directory.GetFileSystemEntries(folder));
    }

    [Fact]
    public async Task Given_a_demo_that_others_could_reach_then_it_does_not_start()
    {
        var (code, _, error) = await HubProcess.RunAsync("--Hub:Demo=true", $"--Hub:DataFolder={folder}", "--urls=https://0.0.0.0:0");
        Assert.Equal(1, code);
        Assert.Contains("loopback", error, StringComparison.Ordinal);
        Assert.DoesNotContain("PIN", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_demo_behind_a_proxy_then_it_does_not_start()
    {
        var (code, _, error) = await HubProcess.RunAsync("--Hub:Demo=true", $"--Hub:DataFolder={folder}", "--urls=http://127.0.0.1:0", "--Hub:Proxies:0=127.0.0.1");
        Assert.Equal(1, code);
        Assert.Contains("loopback", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_folder_of_demo_people_then_it_cannot_be_served_to_others_even_with_the_demo_off()
    {
        await using var server = await TestServer.StartAsync();
        var copy = Directory.CreateTempSubdirectory("peerconnect-start").FullName;
        await server.StopAsync();

        // A process that another test is just starting may hold the lock for a moment longer; a copy needs none.
        foreach (var file in Directory.GetFiles(server.DataFolder).Where(file => Path.GetFileName(file) != "lock"))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        }

        var (code, _, error) = await HubProcess.RunAsync($"--Hub:DataFolder={copy}", "--urls=https://0.0.0.0:0");
        Directory.Delete(copy, true);
        Assert.Equal(1, code);
        Assert.Contains("demo people", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_folder_with_a_real_facility_then_the_demo_does_not_enter_it()
    {
        await using var server = await TestServer.StartAsync(demo: false);
        await People.SetUp.FirstFacilityAsync(server);
        await server.StopAsync();
        var (code, _, error) = await HubProcess.RunAsync($"--Hub:DataFolder={server.DataFolder}", "--Hub:Demo=true", "--urls=http://127.0.0.1:0");
        Assert.Equal(1, code);
        Assert.Contains("real facility", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_folder_that_a_server_uses_then_a_second_one_does_not_start()
    {
        await using var server = await TestServer.StartAsync();
        var (code, _, error) = await HubProcess.RunAsync($"--Hub:DataFolder={server.DataFolder}", "--urls=http://127.0.0.1:0");
        Assert.Equal(1, code);
        Assert.Contains("in use by another server", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_the_verb_version_then_it_prints_one_and_starts_nothing()
    {
        var (code, output, error) = await HubProcess.RunAsync("version");
        Assert.Equal((0, ""), (code, error));
        Assert.Matches("^[0-9]+[.][0-9]+[.][0-9]+", output);
    }

    public void Dispose() => Directory.Delete(folder, true);
}
