using PeerConnect.Contracts;
using PeerConnect.Hub.Classifying;
using PeerConnect.Seeding;

namespace PeerConnect.Hub.Tests.Classifying;

/// <summary>A server with a candidate, a resident who writes to his supporter, and the administrator.</summary>
internal sealed class ShadowWorld : IAsyncDisposable
{
    private Chatter? chat;
    private Guid pair;

    private ShadowWorld(TestServer server) => Server = server;

    public TestServer Server { get; }

    /// <summary>How many messages were stored.</summary>
    public int Written { get; private set; }

    public static async Task<ShadowWorld> StartAsync(params string[] settings)
    {
        var world = new ShadowWorld(await TestServer.StartAsync(settings: ["Sending:Burst=100000", .. settings]));
        using var marcus = await world.Server.SignInAsync("marcus");
        using var darnell = await world.Server.SignInAsync("darnell");
        using var coordinator = await world.Server.SignInAsync("castillo");
        var notice = TestCaller.Ok(await marcus.GetAsync<NoticeText>("notice"));
        TestCaller.Ok(await marcus.PostAsync<Done>("consent", new GiveConsent(notice.PolicyVersion, notice.Hash)));
        var filed = TestCaller.Ok(await marcus.PostAsync<RequestFiled>("approvals/pairings", new PairingWanted(Supporter: new PersonRef(darnell.FacilityId, darnell.PersonId))));
        world.pair = TestCaller.Ok(await coordinator.PostAsync<RequestDecided>($"approvals/{filed.RequestId}/decision", new DecideRequest(true))).ConversationId!.Value;
        return world;
    }

    public async Task WriteAsync(string body)
    {
        if (chat is null)
        {
            using var marcus = await Server.SignInAsync("marcus");
            chat = await Chatter.ConnectAsync(Server.Address, marcus.Token);
        }

        TestCaller.Ok(await chat.SendAsync(pair, body));
        Written++;
    }

    /// <summary>Writes until the candidate has judged so many messages: on a busy machine it may come too late for some.</summary>
    public async Task WriteUntilAsync(long judged, string body)
    {
        using var limit = new CancellationTokenSource(TestServer.Patience);
        while (Numbers.Messages < judged)
        {
            limit.Token.ThrowIfCancellationRequested();
            await WriteAsync(body);
            await SettledAsync();
        }
    }

    /// <summary>Until each message that was written is counted.</summary>
    public async Task SettledAsync()
    {
        using var limit = new CancellationTokenSource(TestServer.Patience);
        while (Numbers.Messages + Numbers.Missed < Written)
        {
            await Task.Delay(5, limit.Token);
        }
    }

    public ShadowNumbers Numbers => Server.Service<ShadowModel>().Seen!.Value.Numbers;

    public async Task<ModelOverview> ModelsAsync(string reader = "hughes")
    {
        using var caller = await Server.SignInAsync(reader);
        return TestCaller.Ok(await caller.GetAsync<ModelOverview>("models"));
    }

    public async Task RestartAsync()
    {
        await HangUpAsync();
        await Server.RestartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await HangUpAsync();
        await Server.DisposeAsync();
    }

    private async Task HangUpAsync()
    {
        if (chat is not null)
        {
            await chat.DisposeAsync();
            chat = null;
        }
    }
}
