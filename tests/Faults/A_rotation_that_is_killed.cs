using System.Net.Http.Headers;
using System.Net.Http.Json;
using PeerConnect.Contracts;
using PeerConnect.Seeding;

namespace PeerConnect.Faults;

/// <summary>Kills the server with SIGKILL while it wraps every data key anew, again and again: every text stays readable, and the rotation is finished.</summary>
public sealed class A_rotation_that_is_killed : IDisposable
{
    private const int Conversations = 400;
    private readonly string folder = Directory.CreateTempSubdirectory("peerconnect-rotation").FullName;

    public void Dispose() => Directory.Delete(folder, true);

    [Fact]
    public async Task Given_kills_in_the_middle_then_every_text_opens_and_one_key_is_left()
    {
        SeededPerson resident, administrator;
        var pairs = new List<Guid>();
        await using (var facility = await SeededFacility.CreateAsync(folder))
        {
            resident = await facility.AddPersonAsync("Marcus", Role.Resident);
            administrator = await facility.AddPersonAsync("Ike", Role.Administrator);
            var supporter = await facility.AddPersonAsync("Darnell", Role.Resident, Role.PeerSupporter);
            for (var index = 0; index < Conversations; index++)
            {
                pairs.Add(await facility.AddPairAsync(resident, supporter));
            }
        }

        var keys = new HashSet<string>(StringComparer.Ordinal);
        var hub = await StartAsync();
        try
        {
            await WriteAsync(hub, resident, pairs);
            // On a slow machine the first kills come before the first rotation has begun.
            for (var kill = 1; kill <= 4 || (keys.Count < 2 && kill <= 20); kill++)
            {
                var rotating = RotateAsync(hub.Address, administrator);
                await Task.Delay(TimeSpan.FromMilliseconds(12 * kill));
                await hub.KillAsync();
                await rotating;
                await hub.DisposeAsync();
                hub = await StartAsync();
                keys.Add((await KeysAsync(hub.Address, administrator)).CurrentKeyId);
                await ReadAsync(hub, resident, pairs);
            }

            var states = await KeysAsync(hub.Address, administrator);
            using var limit = new CancellationTokenSource(Chatter.Limit);
            while (states.Keys.Count > 1)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20), limit.Token);
                states = await KeysAsync(hub.Address, administrator);
            }

            Assert.True(Conversations <= states.Keys.Single().DataKeys);
            Assert.True(keys.Count > 1, "No rotation had begun when the server was killed.");
            await ReadAsync(hub, resident, pairs);
        }
        finally
        {
            await hub.DisposeAsync();
        }
    }

    private Task<HubProcess> StartAsync() => HubProcess.StartAsync(folder, settings: ["Sending:MessagesPerMinute=1000000", "Sending:Burst=100000"]);

    private static async Task WriteAsync(HubProcess hub, SeededPerson person, List<Guid> pairs)
    {
        await using var chatter = await Chatter.ConnectAsync(hub.Address, person.Token);
        foreach (var pair in pairs)
        {
            Assert.Equal(1, (await chatter.SendAsync(pair, $"kept in {pair}")).Ok!.Sequence);
        }
    }

    private static async Task ReadAsync(HubProcess hub, SeededPerson person, List<Guid> pairs)
    {
        await using var chatter = await Chatter.ConnectAsync(hub.Address, person.Token);
        foreach (var pair in pairs)
        {
            Assert.Equal($"kept in {pair}", Assert.Single(await chatter.HistoryAsync(pair)).Body);
        }
    }

    private static HttpClient Client(Uri address, SeededPerson administrator)
    {
        var client = new HttpClient { BaseAddress = address, Timeout = Chatter.Limit };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", administrator.Token);
        return client;
    }

    private static async Task<KeyStates> KeysAsync(Uri address, SeededPerson administrator)
    {
        using var client = Client(address, administrator);
        return (await client.GetFromJsonAsync<KeyStates>("/api/v1/keys"))!;
    }

    private static async Task RotateAsync(Uri address, SeededPerson administrator)
    {
        using var client = Client(address, administrator);
        try
        {
            using var answer = await client.PostAsync("/api/v1/keys/rotate", null);
        }
        catch (HttpRequestException)
        {
            // The server was killed before it answered.
        }
    }
}
