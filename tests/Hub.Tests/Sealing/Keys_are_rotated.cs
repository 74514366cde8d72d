using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using PeerConnect.Contracts;
using PeerConnect.Hub.Sealing;
using PeerConnect.Hub.Storage;
using PeerConnect.Seeding;

namespace PeerConnect.Hub.Tests.Sealing;

public sealed class Keys_are_rotated
{
    private static readonly Guid Facility = Guid.CreateVersion7();

    [Fact]
    public async Task Given_sealed_texts_when_keys_are_rotated_then_all_open_and_the_old_key_is_out_of_the_file()
    {
        var folder = await SealedFolder.OpenAsync();
        var texts = await WriteAsync(folder, 250);
        var old = folder.KeyFile.CurrentKeyId;

        var rotated = (await folder.Rotate.HandleAsync(null, TestContext.Current.CancellationToken)).Ok!;

        Assert.Equal((250, false), (rotated.Rewrapped, rotated.Resumed));
        Assert.Equal([old], rotated.RemovedKeyIds);
        Assert.Equal([new KeyState(rotated.CurrentKeyId, 250)], (await folder.Rotate.StatesAsync(TestContext.Current.CancellationToken)).Keys);
        AllOpen(folder, texts);
        await folder.CloseAsync();
        await using var again = await SealedFolder.OpenAsync(folder.Path);
        AllOpen(again, texts);
        Assert.DoesNotContain(old, again.KeyFile.KeyIds);
    }

    [Fact]
    public async Task Given_people_write_meanwhile_when_keys_are_rotated_then_nothing_is_lost()
    {
        await using var folder = await SealedFolder.OpenAsync();
        var texts = await WriteAsync(folder, 150);

        var rotation = folder.Rotate.HandleAsync(null, TestContext.Current.CancellationToken);
        var meanwhile = await WriteAsync(folder, 50);
        Assert.NotNull((await rotation).Ok);
        var afterwards = await WriteAsync(folder, 5);

        AllOpen(folder, [.. texts, .. meanwhile, .. afterwards]);
        Assert.Single((await folder.Rotate.StatesAsync(TestContext.Current.CancellationToken)).Keys);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Given_a_rotation_that_was_cut_short_when_the_server_starts_again_then_it_is_finished(int batches)
    {
        var folder = await SealedFolder.OpenAsync();
        var texts = await WriteAsync(folder, 250);
        using var cut = new CutAfter(batches);
        folder.Store.Register(cut);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => folder.Rotate.HandleAsync(null, cut.Token));
        Assert.Equal(2, folder.KeyFile.KeyIds.Count);
        AllOpen(folder, texts);
        await folder.CloseAsync();

        await using var again = await SealedFolder.OpenAsync(folder.Path);
        AllOpen(again, texts);
        await again.Rotate.ResumeAsync(TestContext.Current.CancellationToken);

        Assert.Equal([new KeyState(again.KeyFile.CurrentKeyId, 250)], (await again.Rotate.StatesAsync(TestContext.Current.CancellationToken)).Keys);
        AllOpen(again, texts);
        Assert.Single(again.KeyFile.KeyIds);
    }

    [Fact]
    public async Task Given_a_rotation_that_was_cut_short_when_it_is_asked_for_again_then_that_one_is_finished_and_no_third_key_made()
    {
        await using var folder = await SealedFolder.OpenAsync();
        await WriteAsync(folder, 250);
        using var cut = new CutAfter(1);
        folder.Store.Register(cut);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => folder.Rotate.HandleAsync(null, cut.Token));
        var current = folder.KeyFile.CurrentKeyId;

        var finished = (await folder.Rotate.HandleAsync(null, TestContext.Current.CancellationToken)).Ok!;

        Assert.Equal((current, 150, true), (finished.CurrentKeyId, finished.Rewrapped, finished.Resumed));
    }

    [Fact]
    public async Task Given_a_running_server_when_an_administrator_rotates_then_members_read_on_and_others_may_not()
    {
        SeededPerson administrator = null!, marcus = null!, darnell = null!;
        var pair = Guid.Empty;
        await using var hub = await SeededHub.StartAsync(async facility =>
        {
            administrator = await facility.AddPersonAsync("Ike", Role.Administrator);
            marcus = await facility.AddPersonAsync("Marcus", Role.Resident);
            darnell = await facility.AddPersonAsync("Darnell", Role.Resident, Role.PeerSupporter);
            pair = await facility.AddPairAsync(marcus, darnell);
        });
        await using var resident = await hub.ConnectAsync(marcus);
        await using var supporter = await hub.ConnectAsync(darnell);
        await resident.SendAsync(pair, "before the rotation");
        using var client = new HttpClient { BaseAddress = hub.Address, Timeout = TimeSpan.FromMinutes(1) };
        var ring = hub.Service<KeyFile>().CurrentKeyId;

        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", darnell.Token);
        Assert.Equal(HttpStatusCode.NotFound, (await client.PostAsync("/api/v1/keys/rotate", null)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/api/v1/keys")).StatusCode);
        Assert.Equal(ring, hub.Service<KeyFile>().CurrentKeyId);

        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", administrator.Token);
        using var answer = await client.PostAsync("/api/v1/keys/rotate", null);
        var rotated = await answer.Content.ReadFromJsonAsync<KeysRotated>();
        Assert.Equal([ring], rotated!.RemovedKeyIds);
        Assert.Equal(rotated.CurrentKeyId, (await client.GetFromJsonAsync<KeyStates>("/api/v1/keys"))!.CurrentKeyId);

        await resident.SendAsync(pair, "after the rotation");
        await supporter.UntilAsync(() => supporter.Entries.Count == 2);
        Assert.Equal(["before the rotation", "after the rotation"], supporter.Entries.Select(arrived => arrived.Entry.Body));
    }

    private static async Task<List<(Place Place, byte[] Sealed, string Text)>> WriteAsync(SealedFolder folder, int count)
    {
        var texts = new List<(Place, byte[], string)>();
        foreach (var some in Enumerable.Range(1, count).Chunk(25))
        {
            await using var transaction = await folder.Store.BeginWriteAsync(TestContext.Current.CancellationToken);
            foreach (var number in some)
            {
                var conversation = Guid.CreateVersion7();
                var place = new Place(Facility, SealedKind.Message, Guid.CreateVersion7(), conversation, number, Guid.CreateVersion7());
                texts.Add((place, folder.Sealer.Seal(transaction, KeyOwner.Conversation(Facility, conversation), place, $"text {number}"), $"text {number}"));
            }

            await transaction.CommitAsync();
        }

        return texts;
    }

    private static void AllOpen(SealedFolder folder, IReadOnlyList<(Place Place, byte[] Sealed, string Text)> texts)
    {
        foreach (var (place, sealedBytes, text) in texts)
        {
            folder.Ring.Forget(Envelope.KeyId(sealedBytes));
            Assert.Equal(text, folder.Open(place, sealedBytes));
        }
    }

    /// <summary>Cuts a rotation after a number of its commits.</summary>
    private sealed class CutAfter(int commits) : ICommitListener, IDisposable
    {
        private readonly CancellationTokenSource source = new();
        private int left = commits;

        public CancellationToken Token => source.Token;

        public void Committed(WriteTransaction transaction)
        {
            if (--left == 0)
            {
                source.Cancel();
            }
        }

        public void Dispose() => source.Dispose();
    }
}
