using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using PeerConnect.Hub.Audit;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Escalation;

namespace PeerConnect.Hub.Escalation;

/// <summary>
/// Sends what is in the outbox, each channel by itself so that one that hangs delays no other. Sent first, marked after: a server that dies in
/// between sends it twice, never not at all.
/// </summary>
internal sealed partial class DeliverAlarms(
    Store store, AlarmChannels channels, IEnumerable<IAlarmSender> senders, IOptions<AlarmOptions> options, TimeProvider time, ILogger<DeliverAlarms> logger)
    : BackgroundService
{
    private const int AtOnce = 8;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    // Tried, and not written down, because the store could not be written: until when it is not tried again.
    private readonly ConcurrentDictionary<Guid, (int Tries, DateTimeOffset Until)> unmarked = new();
    private readonly Dictionary<AlarmChannelKind, IAlarmSender> senders = senders.ToDictionary(sender => sender.Kind);

    /// <summary>Sends what is due on one channel.</summary>
    public async Task SendDueAsync(string name, CancellationToken cancellation)
    {
        var due = Due(name);
        await Task.WhenAll(due.Select(owed => SendAsync(name, owed, cancellation)));
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        options.Value.Channels.Keys.Select(name => LookAsync(name, () => SendDueAsync(name, stoppingToken), once: false, stoppingToken))
            .Append(LookAsync("(all)", () => SendUnheardAsync(stoppingToken), once: true, stoppingToken)));

    /// <summary>Alarms that were raised while their facility had no channel: channels come with a start, so that is when they are looked for.</summary>
    private async Task SendUnheardAsync(CancellationToken stopping)
    {
        await using var transaction = await store.BeginWriteAsync(stopping);
        if (AlarmRows.SendUnheard(transaction, channels) is > 0 and var sent)
        {
            await transaction.CommitAsync(stopping);
            LogUnheard(sent);
        }
    }

    /// <summary>Does it at each look, or until it worked once.</summary>
    private async Task LookAsync(string name, Func<Task> act, bool once, CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(Look, time);
        try
        {
            do
            {
                if (await TryAsync(name, act) && once)
                {
                    return;
                }
            }
            while (await timer.WaitForNextTickAsync(stopping));
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // What was not sent is in the outbox.
        }
    }

    private async Task<bool> TryAsync(string name, Func<Task> act)
    {
        try
        {
            await act();
            return true;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            LogFault(name, fault.GetType().Name);
            return false;
        }
    }

    private List<OwedAlarm> Due(string name)
    {
        using var db = store.Read();
        var now = time.GetUtcNow();
        return [.. AlarmRows.Due(db, name, now, AtOnce + unmarked.Count).Where(owed => unmarked.GetValueOrDefault(owed.DeliveryId).Until <= now).Take(AtOnce)];
    }

    private async Task SendAsync(string name, OwedAlarm owed, CancellationToken cancellation)
    {
        var tries = unmarked.GetValueOrDefault(owed.DeliveryId).Tries + 1;
        unmarked[owed.DeliveryId] = (tries, time.GetUtcNow() + Pause(tries));
        var fault = await TryAsync(options.Value.Channels[name], owed, cancellation);

        // It was sent or not: that is written down even while the server stops.
        await using var transaction = await store.BeginWriteAsync(CancellationToken.None);
        if (AlarmRows.Claim(transaction, owed) is not { } delivery)
        {
            unmarked.TryRemove(owed.DeliveryId, out _);
            return;
        }

        delivery.Attempts++;
        delivery.Fault = fault;
        var (kind, dead) = (CaseEventRows.AlarmDelivered, false);
        if (fault is null)
        {
            delivery.DeliveredAt = transaction.Now;
        }
        else
        {
            delivery.DueAt = transaction.Now + Pause(delivery.Attempts);
            kind = null;
        }

        if (fault is not null && delivery.DeadAt is null && delivery.Attempts >= options.Value.Attempts)
        {
            delivery.DeadAt = transaction.Now;
            AlarmRows.SayAgain(transaction, delivery, channels.For(owed.FacilityCode));
            (kind, dead) = (CaseEventRows.AlarmUndelivered, true);
        }

        if (kind is not null)
        {
            var row = AlarmRows.CaseOf(transaction, delivery);
            CaseEventRows.Add(transaction, row, kind, actorId: null, $"channel:{name} tries:{delivery.Attempts}");
            transaction.Audit(new AuditAct(owed.FacilityId, null, kind, $"case:{row.CaseId:D}", new Dictionary<string, object?>
            {
                ["channel"] = name, ["tries"] = delivery.Attempts, ["fault"] = fault,
            }));
        }

        await transaction.CommitAsync(CancellationToken.None);
        unmarked.TryRemove(owed.DeliveryId, out _);
        Tell(name, owed, delivery.Attempts, fault, dead);
    }

    private async Task<string?> TryAsync(AlarmChannelOptions channel, OwedAlarm owed, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(options.Value.TimeLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            return await senders[channel.Kind!.Value].SendAsync(channel, AlarmText.Of(owed), either.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return "time-limit";
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // Whatever it was, it counts as a try: the pauses grow, and in the end somebody is told.
            return $"fault-{fault.GetType().Name}";
        }
    }

    private TimeSpan Pause(int attempts)
    {
        var pause = options.Value.FirstPause * Math.Pow(2, Math.Min(attempts - 1, 20));
        return pause < options.Value.LongestPause ? pause : options.Value.LongestPause;
    }

    private void Tell(string name, OwedAlarm owed, int attempts, string? fault, bool dead)
    {
        if (dead)
        {
            LogDead(owed.CaseNumber, owed.FacilityCode, name, attempts, fault);
        }
        else if (fault is not null)
        {
            LogNotYet(owed.CaseNumber, owed.FacilityCode, name, attempts, fault);
        }
    }

    [LoggerMessage(6511, LogLevel.Critical, "The alarm of case {Number} of facility {Facility} was given up on channel {Channel} after {Attempts} tries ({Fault}). Reach somebody by other means, and mend the channel; while nobody has heard of it or decided on the case it is tried on.")]
    private partial void LogDead(long number, string facility, string channel, int attempts, string? fault);

    [LoggerMessage(6512, LogLevel.Error, "The alarm of case {Number} of facility {Facility} did not get through channel {Channel} at try {Attempts} ({Fault}); it is tried again.")]
    private partial void LogNotYet(long number, string facility, string channel, int attempts, string fault);

    [LoggerMessage(6514, LogLevel.Critical, "{Alarms} alarms of cases that nobody has decided were raised while their facility had no channel. They are sent now.")]
    private partial void LogUnheard(int alarms);

    [LoggerMessage(6513, LogLevel.Error, "The outbox of channel {Channel} could not be worked through ({Fault}); the next look tries again.")]
    private partial void LogFault(string channel, string fault);
}
