using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using PeerConnect.Contracts;
using PeerConnect.Hub.Conversations;
using PeerConnect.Hub.Storage.Cases;

namespace PeerConnect.Hub.Cases;

/// <summary>One open console: who looks, and what it was shown, so that a change says nothing of cases it never saw. Only the publisher calls it.</summary>
internal sealed class FeedConnection(ChatConnection connection)
{
    private readonly HashSet<Guid> items = [];
    private readonly HashSet<Guid> cards = [];
    private readonly HashSet<Guid> counted = [];

    public string Id => connection.Id;

    /// <summary>Who looks; null before the first reading and for somebody unknown.</summary>
    public Viewer? Viewer { get; set; }

    public Approvals.PersonKey Person => connection.Person;

    public void Abort() => connection.Abort();

    /// <summary>Shows everything anew.</summary>
    public void Show(IReadOnlyList<SeenCase> seen, DateTimeOffset now)
    {
        items.Clear();
        cards.Clear();
        counted.Clear();
        foreach (var found in seen)
        {
            Remember(found.Card.Row.CaseId, FeedForm.View(found, now));
        }

        Send(nameof(IFeedClient.FeedOpened), FeedForm.Feed(seen, now));
    }

    /// <summary>Shows what became of one case; null where it is decided or not for this person.</summary>
    public void Update(Guid caseId, FeedView? view)
    {
        var before = counted.Count;
        var (hadItem, hadCard) = (items.Contains(caseId), cards.Contains(caseId));
        Remember(caseId, view);
        if (view?.Item is { } item)
        {
            Send(nameof(IFeedClient.CaseChanged), item);
        }
        else if (hadItem)
        {
            Send(nameof(IFeedClient.CaseClosed), new CaseRef(caseId));
        }

        if (view?.Card is { } card)
        {
            Send(nameof(IFeedClient.GoNow), card);
        }
        else if (hadCard)
        {
            Send(nameof(IFeedClient.GoNowEnded), new CaseRef(caseId));
        }

        if (counted.Count != before)
        {
            Send(nameof(IFeedClient.CountChanged), new CaseCount(counted.Count));
        }
    }

    private void Remember(Guid caseId, FeedView? view)
    {
        Keep(items, caseId, view?.Item is not null);
        Keep(cards, caseId, view?.Card is not null);
        Keep(counted, caseId, view?.Counted == true);
    }

    private static void Keep(HashSet<Guid> set, Guid caseId, bool shown)
    {
        if (shown)
        {
            set.Add(caseId);
        }
        else
        {
            set.Remove(caseId);
        }
    }

    private void Send(string method, object argument) => connection.Send(new SerializedHubMessage(new InvocationMessage(method, [argument])));
}
