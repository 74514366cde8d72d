using PeerConnect.Contracts;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Tests.Escalation;
using PeerConnect.Verification;

namespace PeerConnect.Hub.Tests.Operations;

/// <summary>The program with a verb, as an administrator types it.</summary>
public sealed class Maintenance_verbs : IAsyncLifetime
{
    private readonly string room = Directory.CreateTempSubdirectory("peerconnect-verbs-").FullName;
    private TestServer server = null!;

    private string Setting => $"--Hub:DataFolder={server.DataFolder}";

    public async ValueTask InitializeAsync() => server = await TestServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        Directory.Delete(room, recursive: true);
    }

    [Fact]
    public async Task Given_a_running_server_then_backup_and_public_key_work_beside_it_and_verbs_that_write_are_refused()
    {
        using var anybody = server.Anonymous();
        var key = TestCaller.Ok(await anybody.GetAsync<AuditPublicKey>("audit/public-key"));

        Assert.Equal(key.PublicKey, await RunAsync("audit", "public-key", Setting));
        Assert.Contains("the key file is in neither", await RunAsync("backup", $"{room}/copy", Setting), StringComparison.Ordinal);
        Assert.Equal(["copy", "copy.destroyed-keys"], Directory.GetFiles(room).Select(Path.GetFileName).Order());
        foreach (var verb in (string[][])[["keys", "rotate"], ["keys", "show"], ["audit", "checkpoint", "north"]])
        {
            Assert.Contains("in use by another server", await RefusedAsync([.. verb, Setting]), StringComparison.Ordinal);
        }

        // Within a minute, in the chain of each facility.
        await TypeAsync("a passphrase for the safe", "escrow", "export", $"{room}/escrow", Setting);
        server.Clock.Advance(TimeSpan.FromMinutes(1));
        await EscalationWorld.UntilAsync(() => ByOperators().Count > 0);
        Assert.Equal(["operator-made-backup", "operator-exported-escrow", "operator-made-backup", "operator-exported-escrow"], ByOperators());
    }

    [Fact]
    public async Task Given_a_backup_and_an_escrow_when_both_are_brought_to_a_new_machine_then_people_sign_in_there()
    {
        await RunAsync("backup", $"{room}/copy", Setting);
        Assert.Contains("Written", await TypeAsync("a passphrase for the safe", "escrow", "export", $"{room}/escrow", Setting), StringComparison.Ordinal);
        Assert.Contains("at least 16", await TypeAsync("too short", "escrow", "export", $"{room}/escrow2", Setting), StringComparison.Ordinal);
        await server.StopAsync();
        foreach (var file in Directory.GetFiles(server.DataFolder))
        {
            File.Delete(file);
        }

        Assert.Contains("no key file", await RefusedAsync("restore", $"{room}/copy", Setting), StringComparison.Ordinal);
        Assert.Contains("does not open", await TypeAsync("another passphrase, long enough", "escrow", "import", $"{room}/escrow", Setting), StringComparison.Ordinal);
        Assert.Contains("Written", await TypeAsync("a passphrase for the safe", "escrow", "import", $"{room}/escrow", Setting), StringComparison.Ordinal);
        Assert.Contains("Restored", await RunAsync("restore", $"{room}/copy", Setting), StringComparison.Ordinal);

        await server.RestartAsync();
        Assert.Equal(["operator-imported-escrow", "database-restored", "operator-imported-escrow", "database-restored"], ByOperators());
        using var marcus = await server.SignInAsync("marcus");
        using var castillo = await server.SignInAsync("castillo");
    }

    [Fact]
    public async Task Given_a_stopped_server_then_keys_are_shown_rotated_and_destroyed_and_all_of_it_is_in_the_chain()
    {
        Guid facility;
        using (var auditor = await server.SignInAsync("novak"))
        {
            facility = auditor.FacilityId;
        }

        await server.StopAsync();
        var before = await RunAsync("keys", "show", Setting);
        Assert.Contains("removed. Make a new escrow", await RunAsync("keys", "rotate", Setting), StringComparison.Ordinal);
        Assert.NotEqual(before, await RunAsync("keys", "show", Setting));
        Assert.Contains("Destroyed and recorded", await RunAsync("keys", "destroy", "south", "facility", $"{await OtherFacilityAsync(facility)}", Setting), StringComparison.Ordinal);
        Assert.Contains("no such thing", await RefusedAsync("keys", "destroy", "north", "conversation", $"{Guid.CreateVersion7()}", Setting), StringComparison.Ordinal);

        File.Delete($"{server.DataFolder}/destroyed-keys");
        Assert.Contains("Made.", await RunAsync("keys", "new-register", Setting), StringComparison.Ordinal);
        await RunAsync("keys", "show", Setting);

        var anchor = await RunAsync("audit", "checkpoint", "north", Setting);
        await RunAsync("audit", "export", "north", $"{room}/north.jsonl", Setting);
        using var export = File.OpenText($"{room}/north.jsonl");
        var found = await AuditVerifier.VerifyAsync(export, await RunAsync("audit", "public-key", Setting), [anchor], TestContext.Current.CancellationToken);
        Assert.Empty(found.Faults);
        Assert.Equal(AuditFile.Read(anchor)!.Checkpoint!.Sequence, found.AnchoredUpTo);
        var rows = (await File.ReadAllLinesAsync($"{room}/north.jsonl")).Where(line => line.Contains("operator-at-the-machine", StringComparison.Ordinal)).ToList();
        Assert.Equal(["keys-rotated", "operator-made-register", "audit-exported"], rows.Select(line => AuditFile.Read(line)!.Row!.Act));
        await RunAsync("audit", "export", "south", $"{room}/south.jsonl", Setting);
        Assert.Contains("key-destroyed", await File.ReadAllTextAsync($"{room}/south.jsonl"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Usage: backup FILE", "backup")]
    [InlineData("Usage: restore FILE", "restore")]
    [InlineData("There is no option '--regster'", "restore", "x", "--regster=y")]
    [InlineData("--register=VALUE", "restore", "x", "--register")]
    [InlineData("Usage: keys show", "keys", "polish")]
    [InlineData("Usage: escrow export", "escrow", "export")]
    [InlineData("Usage: audit public-key", "audit", "export", "north")]
    [InlineData("There is no facility 'nowhere'", "audit", "checkpoint", "nowhere")]
    [InlineData("made only where there is a database without one", "keys", "new-register")]
    public async Task Given_what_cannot_be_then_one_sentence_says_so(string says, params string[] arguments)
    {
        await server.StopAsync();

        Assert.Contains(says, await RefusedAsync([.. arguments, Setting]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_folder_without_a_database_then_no_verb_makes_one()
    {
        foreach (var verb in (string[][])[["keys", "rotate"], ["audit", "checkpoint", "north"], ["backup", $"{room}/copy"], ["keys", "new-register"]])
        {
            await RefusedAsync([.. verb, $"--Hub:DataFolder={room}/typo"]);
        }

        Assert.Empty(Directory.GetFileSystemEntries(room));
    }

    /// <summary>The south facility's id stands in no answer that an administrator gets; the database has it.</summary>
    private async Task<Guid> OtherFacilityAsync(Guid facility)
    {
        await using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={server.DataFolder}/peerconnect.db;Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT \"FacilityId\" FROM facilities WHERE \"FacilityId\" <> $known";
        command.Parameters.AddWithValue("$known", facility.ToByteArray(true));
        return new Guid((byte[])(await command.ExecuteScalarAsync())!, true);
    }

    /// <summary>What the chains of the two facilities hold of operators, one chain after the other.</summary>
    private List<string> ByOperators()
    {
        using var db = server.Service<Store>().Read();
        return [.. db.Audit.Where(row => row.Details.Contains("operator-at-the-machine")).AsEnumerable().OrderBy(row => row.FacilityId).ThenBy(row => row.Sequence).Select(row => row.Act)];
    }

    private static async Task<string> RunAsync(params string[] arguments)
    {
        var (code, output, error) = await HubProcess.RunAsync(arguments);
        Assert.True(code == 0, $"{string.Join(' ', arguments)}: {error}");
        return output.TrimEnd();
    }

    private static async Task<string> RefusedAsync(params string[] arguments)
    {
        var (code, output, error) = await HubProcess.RunAsync(arguments);
        Assert.Equal((1, ""), (code, output));
        Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        return error;
    }

    private async Task<string> TypeAsync(string line, params string[] arguments)
    {
        await using var process = ServerProcess.Start(room, "true", arguments);
        await process.TypeAsync(line);
        await process.EndAsync();
        return process.Said;
    }
}
