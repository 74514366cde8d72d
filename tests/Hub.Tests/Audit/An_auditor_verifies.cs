using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using PeerConnect.Contracts;
using PeerConnect.Hub.Audit;
using PeerConnect.Hub.Storage;
using PeerConnect.Seeding;
using PeerConnect.Verification;

namespace PeerConnect.Hub.Tests.Audit;

/// <summary>An auditor with an export, the public key and the anchors, and nothing else of the server.</summary>
public sealed class An_auditor_verifies : IAsyncLifetime
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 23, 19, 0, 0, TimeSpan.Zero));
    private readonly string anchorFile = Path.Combine(Path.GetTempPath(), $"peerconnect-anchors-{Guid.CreateVersion7():N}");
    private SeededHub hub = null!;
    private SeededPerson auditor = null!;
    private SeededPerson coordinator = null!;

    public async ValueTask InitializeAsync() => hub = await SeededHub.StartAsync(
        async facility =>
        {
            auditor = await facility.AddPersonAsync("Ada", Role.Auditor);
            coordinator = await facility.AddPersonAsync("Cora", Role.Coordinator, Role.Administrator);
        },
        time,
        $"Audit:AnchorFile={anchorFile}",
        "Audit:CheckpointRows=10");

    public async ValueTask DisposeAsync()
    {
        await hub.DisposeAsync();
        File.Delete(anchorFile);
    }

    [Fact]
    public async Task Given_recorded_acts_when_he_exports_then_the_export_verifies_against_key_and_anchors()
    {
        await RecordAsync(25);
        await CallAsync<AuditCheckpoint>(HttpMethod.Post, "checkpoints");

        var found = await VerifyAsync(await ExportAsync());

        Assert.Empty(found.Faults);
        Assert.Equal((26, 26), (found.Rows, found.AnchoredUpTo));
        Assert.Equal(auditor.Key.FacilityId, found.FacilityId);
    }

    [Fact]
    public async Task Given_he_asks_the_server_to_verify_then_it_finds_what_was_changed_under_it_and_what_was_cut_off()
    {
        await RecordAsync(12);
        var whole = await CallAsync<AuditVerification>(HttpMethod.Post, "verification");
        Assert.Empty(whole.Faults);
        Assert.Equal((auditor.Key.FacilityId, 13, 13, false), (whole.FacilityId, whole.Rows, whole.AnchoredUpTo, whole.KeyCameFromExport));

        await ByHandAsync("""UPDATE audit SET "ActorId" = NULL WHERE "Sequence" = 5""");
        var changed = await CallAsync<AuditVerification>(HttpMethod.Post, "verification");
        Assert.False(changed.IsWhole);
        Assert.Contains(changed.Faults, fault => fault is { Kind: AuditFaultKind.Changed, Sequence: 5 });
        Assert.Equal(14, changed.Rows);
    }

    [Fact]
    public async Task Given_the_database_is_changed_by_hand_then_the_next_export_shows_it()
    {
        await RecordAsync(12);
        Assert.True((await VerifyAsync(await ExportAsync())).IsWhole);

        await ByHandAsync("""UPDATE audit SET "ActorId" = NULL WHERE "Sequence" = 5""");

        Assert.Contains((await VerifyAsync(await ExportAsync())).Faults, fault => fault is { Kind: AuditFaultKind.Changed, Sequence: 5 });
    }

    [Fact]
    public async Task Given_the_end_of_the_chain_and_its_checkpoints_are_deleted_by_hand_then_the_anchor_shows_it()
    {
        await RecordAsync(12);
        await ExportAsync();
        await ByHandAsync("""DELETE FROM audit WHERE "Sequence" > 6; DELETE FROM checkpoints""");

        var found = await VerifyAsync(await ExportAsync());

        Assert.Contains(found.Faults, fault => fault.Kind == AuditFaultKind.CutOff);
    }

    [Fact]
    public async Task Given_enough_rows_or_enough_time_then_a_checkpoint_is_made_and_anchored()
    {
        await RecordAsync(3);
        await UntilAnchoredAsync(3, TimeSpan.FromMinutes(1), again: true);
        await RecordAsync(2);
        time.Advance(TimeSpan.FromMinutes(2));
        await RecordAsync(9);
        await UntilAnchoredAsync(14, TimeSpan.FromMinutes(1));
        await RecordAsync(1);
        await UntilAnchoredAsync(15, TimeSpan.FromMinutes(15));

        Assert.Equal([3L, 14L, 15L], (await AnchorsAsync()).Select(anchor => anchor.Sequence));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(anchorFile));
    }

    [Fact]
    public async Task Given_another_role_then_the_audit_does_not_exist_but_the_public_key_is_for_everybody()
    {
        using var stranger = new HttpClient { BaseAddress = hub.Address, Timeout = Limit };
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync("/api/v1/audit/export")).StatusCode);
        Assert.Equal(64, (await stranger.GetFromJsonAsync<AuditPublicKey>("/api/v1/audit/public-key"))!.PublicKey.Length);

        stranger.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", coordinator.Token);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync("/api/v1/audit/export")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostAsync("/api/v1/audit/checkpoints", null)).StatusCode);
    }

    [Fact]
    public async Task Given_an_export_then_it_is_recorded_who_made_it()
    {
        var export = await ExportAsync();

        var row = export.Split('\n').Select(AuditFile.Read).Select(line => line?.Row).OfType<AuditEntry>().Single();
        Assert.Equal(("audit-exported", auditor.Key.PersonId), (row.Act, row.ActorId!.Value));
    }

    private async Task RecordAsync(int acts)
    {
        await using var transaction = await hub.Service<Store>().BeginWriteAsync(CancellationToken.None);
        for (var act = 0; act < acts; act++)
        {
            transaction.Audit(new AuditAct(
                auditor.Key.FacilityId, coordinator.Key.PersonId, "case-viewed", $"case:{Guid.CreateVersion7()}", new Dictionary<string, object?> { ["level"] = act }));
        }

        await transaction.CommitAsync();
    }

    private async Task<string> ExportAsync()
    {
        using var client = Client();
        return await client.GetStringAsync("/api/v1/audit/export");
    }

    private async Task<T> CallAsync<T>(HttpMethod method, string path)
    {
        using var client = Client();
        using var request = new HttpRequestMessage(method, "/api/v1/audit/" + path);
        using var response = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (await response.Content.ReadFromJsonAsync<T>())!;
    }

    private async Task<AuditVerification> VerifyAsync(string export) => await AuditVerifier.VerifyAsync(
        new StringReader(export), (await CallAsync<AuditPublicKey>(HttpMethod.Get, "public-key")).PublicKey, await File.ReadAllLinesAsync(anchorFile), CancellationToken.None);

    private HttpClient Client()
    {
        var client = new HttpClient { BaseAddress = hub.Address, Timeout = Limit };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", auditor.Token);
        return client;
    }

    private async Task<List<AuditCheckpoint>> AnchorsAsync() =>
        File.Exists(anchorFile) ? [.. (await File.ReadAllLinesAsync(anchorFile)).Select(line => AuditFile.Read(line)!.Checkpoint!)] : [];

    /// <summary>Moves the clock and waits, really, for what the keeper then does in the background; again and again while its timer may not run yet.</summary>
    private async Task UntilAnchoredAsync(long sequence, TimeSpan step, bool again = false)
    {
        using var limit = new CancellationTokenSource(Limit);
        time.Advance(step);
        while ((await AnchorsAsync()).Select(anchor => anchor.Sequence).LastOrDefault() != sequence)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), limit.Token);
            if (again)
            {
                time.Advance(step);
            }
        }
    }

    private async Task ByHandAsync(string sql)
    {
        await using var connection = new SqliteConnection(hub.Service<Store>().ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
