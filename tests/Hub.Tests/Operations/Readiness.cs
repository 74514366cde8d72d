using System.Net;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using PeerConnect.Contracts;
using PeerConnect.Hub.Audit;
using PeerConnect.Hub.Storage;
using PeerConnect.Moderation.Classification;

namespace PeerConnect.Hub.Tests.Operations;

/// <summary>Everybody learns whether the server can do its work; administrators learn why not.</summary>
public sealed class Readiness
{
    [Fact]
    public async Task Given_a_disk_below_the_floor_then_it_is_degraded_still_serves_and_only_an_administrator_is_told_why()
    {
        await using var server = await TestServer.StartAsync(settings: "Hub:LeastFreeMiB=10000000");
        using var anybody = server.Anonymous();

        using var response = await anybody.Http.GetAsync("/health/ready");
        var said = await response.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("\"disk\":\"Degraded\"", said, StringComparison.Ordinal);
        AssertOnlyWords(said);

        using var administrator = await server.SignInAsync("hughes");
        var report = TestCaller.Ok(await administrator.GetAsync<ServerHealth>("health"));
        Assert.NotEqual("Healthy", report.Status);
        Assert.Contains("Make room", report.Checks.Single(check => check.Name == "disk").Why!, StringComparison.Ordinal);
        using var marcus = await server.SignInAsync("marcus");
        Assert.Equal(RefusalCode.NotFound, (await marcus.GetAsync<ServerHealth>("health")).Refusal!.Code);
        Assert.Equal(RefusalCode.SignInNeeded, (await anybody.GetAsync<ServerHealth>("health")).Refusal!.Code);
    }

    [Fact]
    public async Task Given_a_database_that_takes_no_write_then_it_is_unhealthy_until_it_does_again()
    {
        await using var server = await TestServer.StartAsync();
        using var administrator = await server.SignInAsync("hughes");
        using var anybody = server.Anonymous();
        server.Clock.Advance(TimeSpan.FromSeconds(6));
        await using (var other = new SqliteConnection(server.Service<Store>().ConnectionString))
        {
            await other.OpenAsync();
            await using var holding = other.BeginTransaction(deferred: false);

            using var response = await anybody.Http.GetAsync("/health/ready");
            Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
            AssertOnlyWords(await response.Content.ReadAsStringAsync());
            var report = TestCaller.Ok(await administrator.GetAsync<ServerHealth>("health"));
            Assert.Contains("Another program holds the database file", report.Checks.Single(check => check.Name == "store").Why!, StringComparison.Ordinal);
        }

        server.Clock.Advance(TimeSpan.FromSeconds(6));
        using var again = await anybody.Http.GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Given_a_model_file_that_is_not_there_or_is_damaged_then_the_list_of_words_judges_and_it_is_degraded_and_says_so(bool damaged)
    {
        var file = Path.Combine(Path.GetTempPath(), $"peerconnect-model-{Guid.CreateVersion7():N}");
        if (damaged)
        {
            await File.WriteAllTextAsync(file, "no model");
        }

        await using var server = await TestServer.StartAsync(settings: $"Classifier:ModelFile={file}");
        using var administrator = await server.SignInAsync("hughes");
        var check = TestCaller.Ok(await administrator.GetAsync<ServerHealth>("health")).Checks.Single(check => check.Name == "classifier");
        Assert.Equal("Degraded", check.Status);
        Assert.NotEmpty(check.Why!);
        Assert.True(server.Service<IClassifier>().Judge("i will kill myself tonight", SpeakerRole.Resident, Budget.Unlimited) is { IsFallback: true });
        File.Delete(file);
    }

    [Fact]
    public async Task Given_the_last_on_a_roster_loses_the_role_or_is_suspended_then_it_takes_hold_at_once_and_it_is_degraded_until_somebody_stands_there()
    {
        await using var server = await TestServer.StartAsync();
        using var administrator = await server.SignInAsync("hughes");
        using var coordinator = await server.SignInAsync("castillo");
        using var mbeki = await server.SignInAsync("s.mbeki");
        var role = $"people/{mbeki.PersonId}/roles/Clinician";
        TestCaller.Ok(await administrator.PutAsync<Done>(role, new { }));
        TestCaller.Ok(await coordinator.PostAsync<RosterList>("rosters", new SaveRoster(Role.Clinician, "day", [new RosterShift(Enum.GetValues<Weekday>(), "08:00", "16:00")], ["s.mbeki"], [])));
        Assert.Equal("Healthy", (await RostersAsync()).Status);

        TestCaller.Ok(await administrator.DeleteAsync<Done>(role));
        var empty = await RostersAsync();
        Assert.Equal("Degraded", empty.Status);
        Assert.Contains("have nobody on them who holds the role: 1.", empty.Why!, StringComparison.Ordinal);
        Assert.DoesNotContain("day", empty.Why!, StringComparison.Ordinal);

        TestCaller.Ok(await administrator.PutAsync<Done>(role, new { }));
        Assert.Equal("Healthy", (await RostersAsync()).Status);
        TestCaller.Ok(await administrator.PutAsync<Done>($"people/{mbeki.PersonId}/suspension"));
        Assert.Equal("Degraded", (await RostersAsync()).Status);

        async Task<CheckHealth> RostersAsync() => TestCaller.Ok(await administrator.GetAsync<ServerHealth>("health")).Checks.Single(check => check.Name == "rosters");
    }

    [Fact]
    public async Task Given_an_anchor_file_that_cannot_be_written_then_it_is_degraded()
    {
        var folder = Directory.CreateTempSubdirectory("peerconnect-anchor-").FullName;
        await using var server = await TestServer.StartAsync(settings: $"Audit:AnchorFile={folder}/no/such/folder");
        using var administrator = await server.SignInAsync("hughes");
        using var auditor = await server.SignInAsync("novak");

        TestCaller.Ok(await auditor.PostAsync<AuditCheckpoint>("audit/checkpoints"));

        var report = TestCaller.Ok(await administrator.GetAsync<ServerHealth>("health"));
        Assert.Equal("Degraded", report.Checks.Single(check => check.Name == "audit").Status);
        Directory.Delete(folder);
    }

    [Fact]
    public async Task Given_a_chain_that_ends_before_its_anchor_when_the_server_starts_then_it_is_degraded_and_says_so()
    {
        var anchors = Path.Combine(Path.GetTempPath(), $"peerconnect-anchors-{Guid.CreateVersion7():N}");
        await using var server = await TestServer.StartAsync(settings: $"Audit:AnchorFile={anchors}");
        using (var auditor = await server.SignInAsync("novak"))
        {
            TestCaller.Ok(await auditor.PostAsync<AuditCheckpoint>("audit/checkpoints"));
        }

        await using (var connection = new SqliteConnection(server.Service<Store>().ConnectionString))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = """DELETE FROM audit WHERE "Sequence" > 3; DELETE FROM checkpoints""";
            await command.ExecuteNonQueryAsync();
        }

        using (var auditor = await server.SignInAsync("novak"))
        {
            TestCaller.Ok(await auditor.PostAsync<AuditCheckpoint>("audit/checkpoints"));
        }

        Assert.True(server.Service<MakeCheckpoints>().HasForked);
        await server.RestartAsync();

        using var administrator = await server.SignInAsync("hughes");
        var audit = TestCaller.Ok(await administrator.GetAsync<ServerHealth>("health")).Checks.Single(check => check.Name == "audit");
        Assert.Equal("Degraded", audit.Status);
        Assert.Contains("does not fit its anchors", audit.Why!, StringComparison.Ordinal);
        File.Delete(anchors);
    }

    /// <summary>No sentence, no path, no number: names of checks and three words.</summary>
    private static void AssertOnlyWords(string said)
    {
        using var document = JsonDocument.Parse(said);
        string[] words = [.. Enum.GetNames<HealthStatus>()];
        Assert.Equal(["status", "checks"], document.RootElement.EnumerateObject().Select(property => property.Name));
        Assert.Contains(document.RootElement.GetProperty("status").GetString(), words);
        Assert.All(document.RootElement.GetProperty("checks").EnumerateObject(), check => Assert.Contains(check.Value.GetString(), words));
    }
}
