using System.Collections.Immutable;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.Logging;
using PeerConnect.Contracts;

namespace PeerConnect.Client;

/// <summary>
/// The staff's live feed: what the policy gives the signed-in person's roles of the undecided cases, kept current. After <see cref="Start"/> it stays
/// connected until it is disposed; after each reconnect the whole feed is taken anew.
/// </summary>
/// <remarks>Events are raised one at a time, in order, never on the caller's stack. Subscribe before <see cref="Start"/>.</remarks>
public sealed class FeedSession : IAsyncDisposable
{
    private readonly Dispatcher dispatcher;
    private readonly HubLink link;
    private readonly Lock gate = new();
    private TaskCompletionSource opened = New();
    private ImmutableDictionary<Guid, FeedCase> cases = ImmutableDictionary<Guid, FeedCase>.Empty;
    private ImmutableDictionary<Guid, GoNowCard> cards = ImmutableDictionary<Guid, GoNowCard>.Empty;
    private int counted;

    internal FeedSession(PeerConnectClient client, LinkOptions options)
    {
        dispatcher = new Dispatcher(client.Loggers.CreateLogger<FeedSession>());
        link = new HubLink(client, Protocol.FeedPath, options, Listen, ServeAsync, Tell);
    }

    /// <summary>The connection was gained, lost, or waits for its next try.</summary>
    public event EventHandler<ConnectionStatus>? StatusChanged;

    /// <summary>The session ended or was revoked: sign in again with the same <see cref="PeerConnectClient"/>, and this one resumes.</summary>
    public event EventHandler? SessionEnded;

    /// <summary>The whole feed came: at first, after a reconnect, and when the person's roles changed.</summary>
    public event EventHandler<CaseFeed>? Opened;

    /// <summary>A case was opened or changed.</summary>
    public event EventHandler<FeedCase>? CaseChanged;

    /// <summary>A case is decided, or not for this person any more.</summary>
    public event EventHandler<CaseRef>? CaseClosed;

    /// <summary>Go to this person now.</summary>
    public event EventHandler<GoNowCard>? GoNow;

    /// <summary>A card is over.</summary>
    public event EventHandler<CaseRef>? GoNowEnded;

    /// <summary>The number of cases of which only the number may be known changed.</summary>
    public event EventHandler<CaseCount>? CountChanged;

    /// <summary>Where the connection stands, and since when. What is shown while it is not <see cref="ConnectionState.Connected"/> may be old.</summary>
    public ConnectionStatus Status => link.Status;

    /// <summary>The feed as last heard, most urgent first.</summary>
    public CaseFeed Current
    {
        get
        {
            lock (gate)
            {
                return new CaseFeed(
                    [.. cases.Values.OrderByDescending(item => item.Severity).ThenBy(item => item.Deadline ?? DateTimeOffset.MaxValue).ThenBy(item => item.OpenedAt)],
                    [.. cards.Values.OrderBy(card => card.AskedAt)],
                    counted);
            }
        }
    }

    /// <summary>Begins to connect, in the background. Once per session.</summary>
    public void Start() => link.Start();

    /// <summary>Begins to connect and waits for the whole feed, or until the session turns out to have ended.</summary>
    public async Task<ConnectionStatus> StartAsync(CancellationToken cancellationToken = default)
    {
        Start();
        await link.WhenAsync(
            status => status.State is ConnectionState.Connected or ConnectionState.SessionEnded or ConnectionState.Closed, cancellationToken).ConfigureAwait(false);
        return Status;
    }

    /// <summary>Closes the connection, and returns when every event was raised.</summary>
    public async ValueTask DisposeAsync()
    {
        await link.DisposeAsync().ConfigureAwait(false);
        await dispatcher.DisposeAsync().ConfigureAwait(false);
    }

    private async Task<ServingEnd> ServeAsync(HubLink live, HubCaller hub, CancellationToken life)
    {
        Task first;
        lock (gate)
        {
            first = opened.Task;
        }

        // The server sends the whole feed by itself; events follow on the same connection, so that nothing falls between.
        await first.WaitAsync(life).ConfigureAwait(false);
        live.CaughtUp();
        await Task.Delay(Timeout.InfiniteTimeSpan, life).ConfigureAwait(false);
        return ServingEnd.Broken;
    }

    private void Listen(HubConnection connection)
    {
        lock (gate)
        {
            opened = New();
        }

        connection.On<CaseFeed>(nameof(IFeedClient.FeedOpened), feed => Change(() => Take(feed), () => Opened?.Invoke(this, feed)));
        connection.On<FeedCase>(
            nameof(IFeedClient.CaseChanged), item => Change(() => cases = cases.SetItem(item.CaseId, item), () => CaseChanged?.Invoke(this, item)));
        connection.On<CaseRef>(
            nameof(IFeedClient.CaseClosed), item => Change(() => cases = cases.Remove(item.CaseId), () => CaseClosed?.Invoke(this, item)));
        connection.On<GoNowCard>(nameof(IFeedClient.GoNow), card => Change(() => cards = cards.SetItem(card.CaseId, card), () => GoNow?.Invoke(this, card)));
        connection.On<CaseRef>(
            nameof(IFeedClient.GoNowEnded), card => Change(() => cards = cards.Remove(card.CaseId), () => GoNowEnded?.Invoke(this, card)));
        connection.On<CaseCount>(nameof(IFeedClient.CountChanged), count => Change(() => counted = count.Count, () => CountChanged?.Invoke(this, count)));
    }

    private void Take(CaseFeed feed)
    {
        cases = feed.Cases.ToImmutableDictionary(item => item.CaseId);
        cards = feed.GoNow.ToImmutableDictionary(card => card.CaseId);
        counted = feed.Counted;
        opened.TrySetResult();
    }

    private void Change(Action change, Action raise)
    {
        lock (gate)
        {
            change();
            dispatcher.Post(raise);
        }
    }

    private void Tell(ConnectionStatus status) => dispatcher.Post(() =>
    {
        StatusChanged?.Invoke(this, status);
        if (status.State == ConnectionState.SessionEnded)
        {
            SessionEnded?.Invoke(this, EventArgs.Empty);
        }
    });

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
