using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Escalation;

namespace PeerConnect.Hub.Escalation;

/// <summary>
/// When a shift changes, or a roster does, or a role ends by its date, the open consoles are shown their feed anew: whoever comes on duty sees what
/// waits, and nothing stays on the screen of whoever is not told of it any more.
/// </summary>
internal sealed partial class ShiftChanges(Store store, FeedPublisher feed, TimeProvider time, ILogger<ShiftChanges> logger) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);
    private HashSet<(Guid Facility, Guid Roster, Guid Person)> known = [];
    private DateTimeOffset? lastLook;

    /// <summary>Compares who is on duty with the last look, and asks whose role ended since.</summary>
    public async Task LookAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var (onDuty, roleEnded) = See(now);
        if (roleEnded || !onDuty.SetEquals(known))
        {
            await feed.ShowAnewAsync(cancellation);
            known = onDuty;
        }

        lastLook = now;
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

    private (HashSet<(Guid Facility, Guid Roster, Guid Person)> OnDuty, bool RoleEnded) See(DateTimeOffset now)
    {
        using var db = store.Read();
        return (OnDuty(db, now), RosterRows.AnyRoleEnded(db, lastLook ?? now, now));
    }

    // Whoever lost the role leaves a gap in the roster, in which the others are told.
    private static HashSet<(Guid Facility, Guid Roster, Guid Person)> OnDuty(PeerConnectDb db, DateTimeOffset now) =>
    [
        .. from facility in RosterRows.Facilities(db)
           let staffing = RosterRows.Staffing(db, facility)
           from roster in staffing.Rosters
           from person in Duty.On(roster, staffing.Zone, now)
           where staffing.Holds(roster.Role, person, now)
           select (facility, roster.RosterId, person),
    ];

    [LoggerMessage(6501, LogLevel.Error, "The rosters could not be read ({Fault}); the next look tries again.")]
    private partial void LogFault(string fault);
}
