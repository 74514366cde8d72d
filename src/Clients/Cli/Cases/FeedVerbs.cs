using System.CommandLine;
using PeerConnect.Cli.People;
using PeerConnect.Client;
using PeerConnect.Contracts;

namespace PeerConnect.Cli.Cases;

/// <summary><c>feed</c>: what staff have to look at, as it comes.</summary>
internal static class FeedVerbs
{
    private static readonly TimeSpan FirstConnection = TimeSpan.FromSeconds(15);
    private static readonly Option<bool> Once = new("--once") { Description = "Print the feed as it is now, and end." };
    private static readonly Option<double?> For = new("--for") { Description = "End after so many seconds. Default: go on until interrupted." };

    public static IEnumerable<Command> Make(Verbs verbs) =>
        [verbs.Make("feed", "Follow the cases that the policy gives your role, most urgent first.", FollowAsync, Once, For)];

    /// <summary>Runs with the feed connected and complete.</summary>
    public static Task<int> ConnectedAsync(
        Call call, Action<FeedSession> listen, Func<PeerConnectClient, FeedSession, Task<int>> act, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
    {
        // A role without a feed learns so at once: the connection itself would only try again.
        PersonFinder.Take(await client.Cases.ListAsync(cancellationToken));
        var feed = client.OpenFeed();
        await using (feed)
        {
            listen(feed);
            try
            {
                var status = await feed.StartAsync(cancellationToken).WaitAsync(FirstConnection, call.Around.Time, cancellationToken);
                return status.State == ConnectionState.SessionEnded
                    ? call.Print.Refuse(new Refusal(RefusalCode.SignInNeeded, "You are signed out. Sign in again."))
                    : await act(client, feed);
            }
            catch (TimeoutException)
            {
                throw new NotConnectedException("The server did not answer.");
            }
        }
    });

    private static Task<int> FollowAsync(Call call, CancellationToken cancellationToken)
    {
        var ended = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        return ConnectedAsync(call, feed => Listen(call, feed, ended), async (_, _) =>
        {
            if (call.Get(Once))
            {
                return ExitCode.Done;
            }

            var span = call.Get(For) is { } seconds ? TimeSpan.FromSeconds(seconds) : Timeout.InfiniteTimeSpan;
            try
            {
                return await ended.Task.WaitAsync(span, call.Around.Time, cancellationToken);
            }
            catch (Exception over) when (over is TimeoutException or OperationCanceledException)
            {
                return ExitCode.Done;
            }
        }, cancellationToken);
    }

    private static void Listen(Call call, FeedSession feed, TaskCompletionSource<int> ended)
    {
        var lines = new CaseLines(call);
        DateTimeOffset? lostSince = null;
        feed.Opened += (_, all) => call.Print.Result(all, () => lines.Feed(all));
        feed.CaseChanged += (_, item) => call.Print.Result(item, () => lines.Case(item));
        feed.CaseClosed += (_, item) => call.Print.Result(new { Closed = item.CaseId }, () => call.Print.Say($"   case {CaseLines.Short(item.CaseId)} is closed or no longer yours"));
        feed.GoNow += (_, card) => call.Print.Result(card, () => lines.GoNow(card));
        feed.GoNowEnded += (_, card) => call.Print.Result(new { GoNowEnded = card.CaseId }, () => call.Print.Say($"   go now {CaseLines.Short(card.CaseId)} is over"));
        feed.CountChanged += (_, count) => call.Print.Result(count, () => call.Print.Say($"   {count.Count} more cases"));
        feed.StatusChanged += (_, status) =>
        {
            if (status.State == ConnectionState.Waiting && status.Since != lostSince)
            {
                lostSince = status.Since;
                call.Print.Say($"-- Not connected since {lines.Clock(status.Since)}: what is shown may be old. Trying again.");
            }
        };
        feed.SessionEnded += (_, _) => ended.TrySetResult(call.Print.Refuse(new Refusal(RefusalCode.SignInNeeded, "Your session ended. Sign in again.")));
    }
}
