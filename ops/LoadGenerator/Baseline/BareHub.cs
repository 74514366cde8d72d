using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace PeerConnect.LoadGenerator.Baseline;

/// <summary>The hub that somebody would write in an afternoon, without mistakes: what it costs is the price of the framework.</summary>
[Authorize]
internal sealed class BareHub(IBareLog log) : Hub<IBareClient>
{
    public override Task OnConnectedAsync() => Groups.AddToGroupAsync(Context.ConnectionId, BareSignIn.ConversationOf(Context.User!));

    public Task Open() => Task.CompletedTask;

    public async Task<BareAccepted> Send(BareSend message) => new(await log.AppendAsync(Context.UserIdentifier!, message));
}
