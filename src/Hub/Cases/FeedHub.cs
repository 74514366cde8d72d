using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;
using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Conversations;
using PeerConnect.Hub.People.Sessions;

namespace PeerConnect.Hub.Cases;

/// <summary>The staff's live feed.</summary>
internal sealed class FeedHub(FeedPublisher publisher, ListCases listing, SessionRegistry sessions, IOptions<SendingOptions> options) : Hub<IFeedClient>, IFeedServer
{
    private static readonly object ConnectionKey = new();
    private static readonly object AttachmentKey = new();

    public override async Task OnConnectedAsync()
    {
        var caller = Context.User!.Caller();
        var connection = new FeedConnection(
            new ChatConnection(FeedLifetime.Of(Context), new PersonKey(caller.FacilityId, caller.PersonId), caller.SessionId, options.Value.UnsentEntries));
        Context.Items[ConnectionKey] = connection;
        Context.Items[AttachmentKey] = sessions.Attach(caller.SessionId, connection.Abort);
        await publisher.AddAsync(connection, Context.ConnectionAborted);
        await base.OnConnectedAsync();
    }

    public override async Task OnDisconnectedAsync(Exception? exception)
    {
        if (Context.Items.TryGetValue(AttachmentKey, out var attachment))
        {
            ((IDisposable)attachment!).Dispose();
        }

        if (Context.Items.TryGetValue(ConnectionKey, out var connection))
        {
            await publisher.RemoveAsync((FeedConnection)connection!);
        }

        await base.OnDisconnectedAsync(exception);
    }

    public Task<Reply<CaseFeed>> Cases() => listing.HandleAsync(Context.User!.Caller());
}
