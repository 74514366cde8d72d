using PeerConnect.Hub.Audit;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Escalation;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Escalation;

/// <summary>Writes an alarm into the outbox, in the transaction that raises it.</summary>
internal sealed class RaiseAlarm(AlarmChannels channels)
{
    /// <summary>
    /// At most one for each round of a case and each act that did not happen, so that a case makes no storm of them. Of held messages several may ring, one after the other: their steps say when. What is
    /// missing at the same moment is one call: it says the case's number and nothing else.
    /// </summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="row">The case.</param>
    /// <param name="cause">What did not happen.</param>
    /// <param name="round">Whose: a step that still waited in an earlier round does not spend the alarm of this one.</param>
    public void Raise(WriteTransaction transaction, CaseRow row, AwaitedAct cause, int round)
    {
        if (cause != AwaitedAct.HeldMessage && AlarmRows.WasRaised(transaction, row, cause, round))
        {
            return;
        }

        var alarm = new AlarmRow
        {
            FacilityId = row.FacilityId,
            AlarmId = Guid.CreateVersion7(transaction.Now),
            CaseId = row.CaseId,
            Round = round,
            Cause = cause,
            RaisedAt = transaction.Now,
        };
        var names = AlarmRows.IsSaidBy(transaction.Db, alarm) ? [] : channels.For(AlarmRows.FacilityCode(transaction.Db, row.FacilityId));
        AlarmRows.Add(transaction, alarm, names);
        CaseEventRows.Add(transaction, row, CaseEventRows.AlarmRaised, actorId: null, $"awaits:{CaseActs.Word(cause)}");
        transaction.Audit(new AuditAct(row.FacilityId, null, "off-system-alarm", $"case:{row.CaseId:D}", new Dictionary<string, object?>
        {
            ["number"] = row.Number,
            ["awaits"] = CaseActs.Word(cause),
            ["channels"] = string.Join(',', names),
        }));
        transaction.TouchCase(row.FacilityId, row.CaseId);
        CaseRows.Flush(transaction);
    }
}
