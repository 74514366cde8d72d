using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Escalation;

namespace PeerConnect.Hub.Escalation;

/// <summary>When a shift changes, or a roster does, the open consoles are shown their feed anew: whoever comes on duty sees what waits.</summary>
internal sealed partial class ShiftChanges(Store store, FeedPublisher feed, TimeProvider time, ILogger<ShiftChanges> logger) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);
    private HashSet<(Guid Facility, Guid Roster, Guid Person)> known = [];

    /// <summary>Compares who is on duty with the last look.</summary>
    public async Task LookAsync(CancellationToken cancellation)
    {
        var onDuty = OnDuty();
        if (!onDuty.SetEquals(known))
        {
            await feed.ShowAnewAsync(cancellation);
            known = onDuty;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, time);
        try
        {
            do
            {
                await TryLookAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // After the next start every console is shown everything.
        }
    }

    private async Task TryLookAsync(CancellationToken cancellation)
    {
        try
        {
            await LookAsync(cancellation);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            LogFault(fault.GetType().Name);
        }
    }

    private HashSet<(Guid Facility, Guid Roster, Guid Person)> OnDuty()
    {
        using var db = store.Read();
        var now = time.GetUtcNow();
        return
        [
            .. from facility in RosterRows.Facilities(db)
               let staffing = RosterRows.Staffing(db, facility)
               from roster in staffing.Rosters
               from person in Duty.On(roster, staffing.Zone, now)
               select (facility, roster.RosterId, person),
        ];
    }

    [LoggerMessage(6501, LogLevel.Error, "The rosters could not be read ({Fault}); the next look tries again.")]
    private partial void LogFault(string fault);
}
