using System.Threading.Channels;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Cases;

namespace PeerConnect.Hub.Cases;

/// <summary>After each commit, in commit order and outside the write lock: tells every open console what it may know of the cases that changed.</summary>
internal sealed partial class FeedPublisher(Store store, RecordShownCases record, TimeProvider time, ILogger<FeedPublisher> logger) : BackgroundService, ICommitListener
{
    private const int MostWaiting = 4_096;
    private static readonly TimeSpan TryAgain = TimeSpan.FromSeconds(1);

    private readonly Channel<Work> waiting = Channel.CreateBounded<Work>(
        new BoundedChannelOptions(MostWaiting) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private readonly List<FeedConnection> connections = [];
    private int overrun;

    public void Committed(WriteTransaction transaction)
    {
        if (transaction.TouchedCases.Count == 0 && transaction.TouchedPeople.Count == 0)
        {
            return;
        }

        if (!waiting.Writer.TryWrite(new Changed([.. transaction.TouchedCases], [.. transaction.TouchedPeople])))
        {
            // Nobody misses a case: whoever is connected is shown everything anew.
            Volatile.Write(ref overrun, 1);
            LogOverrun();
        }
    }

    public ValueTask AddAsync(FeedConnection connection, CancellationToken cancellation) => waiting.Writer.WriteAsync(new Joined(connection), cancellation);

    public async ValueTask RemoveAsync(FeedConnection connection)
    {
        // Once the feed is closed there is nothing to leave.
        if (await waiting.Writer.WaitToWriteAsync())
        {
            waiting.Writer.TryWrite(new Left(connection));
        }
    }

    /// <summary>Shows everybody everything anew: something changed that is no row of a case or a person, such as the shift.</summary>
    public ValueTask ShowAnewAsync(CancellationToken cancellation) => waiting.Writer.WriteAsync(new Anew(), cancellation);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        waiting.Writer.TryComplete();
        await base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var failed = false;
        await foreach (var work in waiting.Reader.ReadAllAsync(CancellationToken.None))
        {
            failed |= !await TryDoAsync(() => DoAsync(work));
            while ((failed || Interlocked.Exchange(ref overrun, 0) == 1) && !stoppingToken.IsCancellationRequested)
            {
                failed = !await TryDoAsync(ShowAllAsync);
                if (failed)
                {
                    await Task.Delay(TryAgain, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                }
            }
        }
    }

    private async Task DoAsync(Work work)
    {
        switch (work)
        {
            case Joined joined:
                connections.Add(joined.Connection);
                await ShowAllAsync([joined.Connection]);
                break;
            case Left left:
                connections.Remove(left.Connection);
                break;
            case Changed changed:
                await PublishAsync(changed);
                break;
            case Anew:
                await ShowAllAsync();
                break;
            default:
                throw new InvalidOperationException($"Unknown work {work.GetType().Name}.");
        }
    }

    private async Task PublishAsync(Changed changed)
    {
        if (connections.Count == 0)
        {
            return;
        }

        using var db = store.Read();
        var showing = new Showing();

        // Whose roles, kin or standing changed sees everything anew; where the author went is news for those who may know the place.
        ShowAll(db, showing, [.. connections.Where(connection => changed.People.Contains((connection.Person.FacilityId, connection.Person.PersonId)))]);
        var cases = changed.Cases.ToHashSet();
        foreach (var people in changed.People.ToLookup(one => one.Facility, one => one.Person))
        {
            cases.UnionWith(CaseCards.About(db, people.Key, [.. people]).Select(caseId => (people.Key, caseId)));
        }

        foreach (var (facility, caseId) in cases)
        {
            var receivers = connections.Where(connection => connection.Person.FacilityId == facility).ToList();
            if (receivers.Count > 0)
            {
                Publish(showing, CaseCards.Find(db, facility, caseId), caseId, receivers);
            }
        }

        await RecordAndShowAsync(db, showing);
    }

    private void Publish(Showing showing, CaseCard? card, Guid caseId, List<FeedConnection> receivers)
    {
        var now = time.GetUtcNow();
        foreach (var connection in receivers)
        {
            var sight = card is { Waits: true } && connection.Viewer is { } viewer ? CaseSight.Of(card, viewer, now) : null;
            var seen = sight is null ? null : new SeenCase(card!, sight);
            var view = seen is null ? null : FeedForm.View(seen, now);
            showing.Of.AddRange(seen is null || ShownCase.Of(seen, view!, connection.Person) is not { } shown ? [] : [shown]);
            showing.Sent.Add(() => connection.Update(caseId, view));
        }
    }

    private Task ShowAllAsync() => ShowAllAsync(connections);

    private async Task ShowAllAsync(IReadOnlyList<FeedConnection> receivers)
    {
        using var db = store.Read();
        var showing = new Showing();
        ShowAll(db, showing, receivers);
        await RecordAndShowAsync(db, showing);
    }

    private void ShowAll(PeerConnectDb db, Showing showing, IReadOnlyList<FeedConnection> receivers)
    {
        foreach (var facility in receivers.GroupBy(connection => connection.Person.FacilityId))
        {
            var cards = CaseCards.Undecided(db, facility.Key);
            var now = time.GetUtcNow();
            foreach (var connection in facility)
            {
                connection.Viewer = CaseAccess.Viewer(db, connection.Person);
                var seen = connection.Viewer is { } viewer ? CaseAccess.Seen(cards, viewer, now) : [];
                showing.Of.AddRange(ShownCase.Of(seen, connection.Person, now));
                showing.Sent.Add(() => connection.Show(seen, now));
            }
        }
    }

    /// <summary>Who is shown a place or a name is on record first, as far as that keeps nobody waiting.</summary>
    private async Task RecordAndShowAsync(PeerConnectDb db, Showing showing)
    {
        await record.RecordAsync(db, showing.Of);
        showing.Sent.ForEach(send => send());
    }

    private async Task<bool> TryDoAsync(Func<Task> work)
    {
        try
        {
            await work();
            return true;
        }
#pragma warning disable CA1031 // Whatever the cause, the feed must go on; everybody is shown everything anew once the store can be read.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LogFault(fault.GetType().Name);
            return false;
        }
    }

    [LoggerMessage(6101, LogLevel.Error, "The feed could not be told ({Fault}); it is shown anew until that succeeds.")]
    private partial void LogFault(string fault);

    [LoggerMessage(6102, LogLevel.Error, "The feed is too far behind; it is shown anew.")]
    private partial void LogOverrun();

    /// <summary>What of whom one round shows, and the sending of it.</summary>
    private sealed class Showing
    {
        public List<ShownCase> Of { get; } = [];

        public List<Action> Sent { get; } = [];
    }

    private abstract record Work;

    private sealed record Joined(FeedConnection Connection) : Work;

    private sealed record Left(FeedConnection Connection) : Work;

    private sealed record Anew : Work;

    private sealed record Changed(IReadOnlyList<(Guid Facility, Guid Case)> Cases, IReadOnlyList<(Guid Facility, Guid Person)> People) : Work;
}
