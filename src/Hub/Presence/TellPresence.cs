using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Conversations;

namespace PeerConnect.Hub.Presence;

/// <summary>
/// Looks once a second and tells each open connection what changed of what its person is shown, conversation by conversation. So a change of approvals, of consent or of
/// a policy takes hold within that second, by whatever way it came, and a date that passes does too.
/// </summary>
internal sealed partial class TellPresence(
    ApprovalView approvals, ChatConnections connections, PresenceRules rules, WhoIsHere whoIsHere, TimeProvider time, ILogger<TellPresence> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private readonly Lock sync = new();
    private Dictionary<string, Dictionary<Guid, Told>> told = [];

    /// <summary>One look.</summary>
    public void Look()
    {
        lock (sync)
        {
            var open = connections.All;

            // Where it is not shown nobody's coming and going is held, not even here.
            var here = whoIsHere.Look(open.Where(connection => rules.ChosenBy(connection.Person.FacilityId).Presence));
            var next = new Dictionary<string, Dictionary<Guid, Told>>();
            foreach (var connection in open)
            {
                if (Tell(connection, told.GetValueOrDefault(connection.Id), here) is { Count: > 0 } known)
                {
                    next[connection.Id] = known;
                }
            }

            told = next;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                LookSafely();
            }
        }
        catch (OperationCanceledException)
        {
            // Stopping: nothing of it outlives the process.
        }
    }

    private void LookSafely()
    {
        try
        {
            Look();
        }
#pragma warning disable CA1031 // A convenience: the next second looks again.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LogFault(fault.GetType().Name);
        }
    }

    /// <summary>Tells one connection what changed for it.</summary>
    /// <returns>What it has been told by now.</returns>
    private Dictionary<Guid, Told>? Tell(ChatConnection connection, Dictionary<Guid, Told>? known, IReadOnlySet<PersonKey> here)
    {
        // What the own facility does not show is shown nowhere, and what was never told needs no taking back.
        if (known is null && rules.ChosenBy(connection.Person.FacilityId) is { Typing: false, Presence: false })
        {
            return null;
        }

        // Asked anew for each connection: what is told is right at the moment of sending.
        if (approvals.Current is not { } snapshot)
        {
            return known;
        }

        var now = time.GetUtcNow();
        var after = new Dictionary<Guid, Told>();
        foreach (var conversationId in snapshot.ConversationsOf.GetValueOrDefault(connection.Person, []))
        {
            var before = known is not null && known.TryGetValue(conversationId, out var earlier) ? earlier : (Told?)null;
            if (Tell(connection, snapshot, conversationId, before, here, now) is { } hence)
            {
                after[conversationId] = hence;
            }
        }

        return after;
    }

    private Told? Tell(ChatConnection connection, ApprovalSnapshot snapshot, Guid conversationId, Told? before, IReadOnlySet<PersonKey> here, DateTimeOffset now)
    {
        var access = snapshot.MaySend(connection.Person, conversationId, now);
        if (access.Refusal is RefusalCode.NotFound or RefusalCode.Paused)
        {
            // Nothing more is said, for whatever cause it rests or is over: an open one is all that the page shows this of. Once it opens again everything is told anew.
            return before is { } last ? last with { Stale = true } : null;
        }

        var moment = access.Refusal is null ? MomentOf(snapshot, access.Conversation!, connection.Person, here, now) : default;
        if (before is { } known ? known == new Told(moment, Stale: false) : moment == default)
        {
            return before;
        }

        if (!connection.SendNow(Message(conversationId, moment)))
        {
            return before;
        }

        return moment == default ? null : new Told(moment, Stale: false);
    }

    private Moment MomentOf(ApprovalSnapshot snapshot, ConversationStanding conversation, PersonKey reader, IReadOnlySet<PersonKey> here, DateTimeOffset now)
    {
        var chosen = rules.ChosenFor(conversation, now);
        return new Moment(chosen.Typing, chosen.Presence ? rules.CountFor(snapshot, conversation, reader, here, now) : null);
    }

    private static SerializedHubMessage Message(Guid conversationId, Moment moment) => new(new InvocationMessage(
        nameof(IChatClient.PresenceChanged), [new PresenceChanged(conversationId, moment.Typing ? true : null, moment.Here)]));

    [LoggerMessage(3501, LogLevel.Error, "Who is here could not be told ({Fault}); the next second looks again.")]
    private partial void LogFault(string fault);

    private readonly record struct Moment(bool Typing, int? Here);

    private readonly record struct Told(Moment Moment, bool Stale);
}
