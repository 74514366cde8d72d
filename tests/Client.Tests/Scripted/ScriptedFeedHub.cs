using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;
using PeerConnect.Contracts;

namespace PeerConnect.Client.Tests.Scripted;

/// <summary>What the scripted feed shows now.</summary>
internal sealed class ScriptedFeed
{
    public ConcurrentDictionary<Guid, FeedCase> Cases { get; } = new();

    public IHubContext<ScriptedFeedHub, IFeedClient>? Hub { get; set; }

    public CaseFeed Now => new([.. Cases.Values], [], 3);

    public static FeedCase Case(int severity, string pseudonym) => new(
        Guid.CreateVersion7(), CaseCategory.SelfHarm, severity, $"{severity}", DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, null, false,
        CaseProgress.Open, ConversationKind.Direct, "B", 1, pseudonym, null, CasePurpose.Care);

    public async Task PutAsync(FeedCase item)
    {
        Cases[item.CaseId] = item;
        await Hub!.Clients.All.CaseChanged(item);
    }

    public async Task CloseAsync(Guid caseId)
    {
        Cases.TryRemove(caseId, out _);
        await Hub!.Clients.All.CaseClosed(new CaseRef(caseId));
    }
}

/// <summary>The feed's side of the contract.</summary>
internal sealed class ScriptedFeedHub(ScriptedFeed feed) : Hub<IFeedClient>, IFeedServer
{
    public override Task OnConnectedAsync() => Clients.Caller.FeedOpened(feed.Now);

    public Task<Reply<CaseFeed>> Cases() => Task.FromResult<Reply<CaseFeed>>(feed.Now);
}
