using Microsoft.EntityFrameworkCore;
using PeerConnect.Hub.Escalation;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage.Escalation;

/// <summary>One alarm through one channel, as it is sent: nothing else of the case leaves the store.</summary>
internal sealed record OwedAlarm(Guid FacilityId, Guid DeliveryId, string FacilityCode, long CaseNumber, bool Drill, DateTimeOffset RaisedAt);

/// <summary>The outbox of alarms.</summary>
internal static class AlarmRows
{
    // Who hears a case's number twice at a time looks for a second case.
    private static readonly TimeSpan OneCall = TimeSpan.FromMinutes(1);

    /// <summary>Whether that round of the case raised an alarm for that act already.</summary>
    public static bool WasRaised(WriteTransaction transaction, CaseRow of, AwaitedAct cause, int round)
    {
        CaseRows.Flush(transaction);
        return transaction.Db.Alarms.Any(row => row.FacilityId == of.FacilityId && row.CaseId == of.CaseId && row.Round == round && row.Cause == cause);
    }

    /// <summary>Whether another alarm of the case and round, at most a minute older, says the same: it is sent until it arrives.</summary>
    public static bool IsSaidBy(PeerConnectDb db, AlarmRow alarm)
    {
        var since = alarm.RaisedAt - OneCall;
        return db.Alarms.Any(first => first.FacilityId == alarm.FacilityId && first.CaseId == alarm.CaseId && first.Round == alarm.Round && first.AlarmId != alarm.AlarmId
            && first.RaisedAt > since && first.RaisedAt <= alarm.RaisedAt
            && db.AlarmDeliveries.Any(row => row.FacilityId == first.FacilityId && row.AlarmId == first.AlarmId));
    }

    public static string FacilityCode(PeerConnectDb db, Guid facilityId) => db.Facilities.AsNoTracking().Single(row => row.FacilityId == facilityId).Code;

    public static void Add(WriteTransaction transaction, AlarmRow alarm, IEnumerable<string> channels)
    {
        transaction.Db.Alarms.Add(alarm);
        foreach (var channel in channels)
        {
            AddDelivery(transaction, alarm.FacilityId, alarm.AlarmId, channel, again: false);
        }
    }

    /// <summary>What this channel has to send now, oldest first. What was given up comes after everything else, and goes on being tried while nobody has heard of it by another way or decided on its case.</summary>
    public static List<OwedAlarm> Due(PeerConnectDb db, string channel, DateTimeOffset now, int most) =>
    [
        .. (from delivery in db.AlarmDeliveries.AsNoTracking()
            join alarm in db.Alarms on new { delivery.FacilityId, delivery.AlarmId } equals new { alarm.FacilityId, alarm.AlarmId }
            join row in db.Cases on new { alarm.FacilityId, alarm.CaseId } equals new { row.FacilityId, row.CaseId }
            join facility in db.Facilities on alarm.FacilityId equals facility.FacilityId
            where delivery.DeliveredAt == null && delivery.DueAt <= now && delivery.Channel == channel
                && (delivery.DeadAt == null || (row.State != CaseState.Decided && !row.Drill
                    && !db.AlarmDeliveries.Any(other => other.FacilityId == alarm.FacilityId && other.AlarmId == alarm.AlarmId && other.DeliveredAt != null)))
            orderby delivery.DeadAt != null, delivery.DueAt
            select new { delivery.FacilityId, delivery.DeliveryId, facility.Code, row.Number, row.Drill, alarm.RaisedAt })
            .Take(most).AsEnumerable()
            .Select(row => new OwedAlarm(row.FacilityId, row.DeliveryId, row.Code, row.Number, row.Drill, row.RaisedAt)),
    ];

    /// <summary>The delivery, tracked, while it is not done.</summary>
    public static AlarmDeliveryRow? Claim(WriteTransaction transaction, OwedAlarm owed) => transaction.Db.AlarmDeliveries.SingleOrDefault(row =>
        row.FacilityId == owed.FacilityId && row.DeliveryId == owed.DeliveryId && row.DeliveredAt == null);

    /// <summary>The case of a delivery.</summary>
    public static CaseRow CaseOf(WriteTransaction transaction, AlarmDeliveryRow delivery)
    {
        var alarm = transaction.Db.Alarms.Find(delivery.FacilityId, delivery.AlarmId)!;
        return CaseRows.Get(transaction, alarm.FacilityId, alarm.CaseId);
    }

    /// <summary>What one channel could not deliver is said again by the others; what was already said again is not.</summary>
    public static void SayAgain(WriteTransaction transaction, AlarmDeliveryRow dead, IEnumerable<string> channels)
    {
        if (transaction.Db.AlarmDeliveries.Any(row => row.FacilityId == dead.FacilityId && row.AlarmId == dead.AlarmId && row.Again) || dead.Again)
        {
            return;
        }

        foreach (var channel in channels.Where(channel => channel != dead.Channel))
        {
            AddDelivery(transaction, dead.FacilityId, dead.AlarmId, channel, again: true);
        }
    }

    /// <summary>Channels whose last word is a failure, with how many alarms wait there and were given up.</summary>
    /// <param name="db">Where.</param>
    /// <param name="triesThatWorry">An alarm waits once it was tried so often,</param>
    /// <param name="dueBefore">or should have been tried before this time and was not, because nothing works the channel.</param>
    public static List<(string Channel, int Waiting, int Dead)> Failing(PeerConnectDb db, int triesThatWorry, DateTimeOffset dueBefore) =>
    [
        .. db.AlarmDeliveries.AsNoTracking().GroupBy(row => row.Channel)
            .Select(group => new
            {
                Channel = group.Key,
                Arrived = group.Max(row => row.DeliveredAt),
                Waiting = group.Count(row => row.DeliveredAt == null && row.DeadAt == null && (row.Attempts >= triesThatWorry || row.DueAt < dueBefore)),
                LastDead = group.Max(row => row.DeadAt),
                Dead = group.Count(row => row.DeadAt != null),
            })
            .AsEnumerable()
            .Where(row => row.Waiting > 0 || (row.LastDead is { } dead && !(row.Arrived > dead)))
            .Select(row => (row.Channel, row.Waiting, row.Dead)),
    ];

    /// <summary>Alarms of undecided cases that no channel carries.</summary>
    public static int Unheard(PeerConnectDb db) => WithoutChannel(db).Count;

    /// <summary>They go through the channels that their facility has by now; how many do.</summary>
    public static int SendUnheard(WriteTransaction transaction, AlarmChannels channels)
    {
        var sent = 0;
        foreach (var facility in WithoutChannel(transaction.Db).GroupBy(alarm => alarm.FacilityId))
        {
            var names = channels.For(FacilityCode(transaction.Db, facility.Key));
            sent += names.Count == 0 ? 0 : facility.Count();
            foreach (var (alarm, name) in facility.SelectMany(alarm => names.Select(name => (alarm, name))))
            {
                AddDelivery(transaction, alarm.FacilityId, alarm.AlarmId, name, again: false);
            }
        }

        return sent;
    }

    /// <summary>All facilities, as the settings name them.</summary>
    public static List<(Guid FacilityId, string Code)> Facilities(PeerConnectDb db) =>
        [.. db.Facilities.AsNoTracking().OrderBy(row => row.Code).Select(row => new { row.FacilityId, row.Code }).AsEnumerable().Select(row => (row.FacilityId, row.Code))];

    private static List<AlarmRow> WithoutChannel(PeerConnectDb db) =>
    [
        .. db.Alarms.AsNoTracking().Where(alarm =>
            !db.AlarmDeliveries.Any(row => row.FacilityId == alarm.FacilityId && row.AlarmId == alarm.AlarmId)
            && db.Cases.Any(row => row.FacilityId == alarm.FacilityId && row.CaseId == alarm.CaseId && row.State != CaseState.Decided && !row.Drill))
            .AsEnumerable().Where(alarm => !IsSaidBy(db, alarm)),
    ];

    private static void AddDelivery(WriteTransaction transaction, Guid facilityId, Guid alarmId, string channel, bool again) =>
        transaction.Db.AlarmDeliveries.Add(new AlarmDeliveryRow
        {
            FacilityId = facilityId,
            DeliveryId = Guid.CreateVersion7(transaction.Now),
            AlarmId = alarmId,
            Channel = channel,
            Again = again,
            DueAt = transaction.Now,
        });
}
