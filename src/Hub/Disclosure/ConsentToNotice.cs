using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Disclosure;

/// <summary>A person accepts exactly the notice in force, or takes the consent back: then he or she reads and does not write.</summary>
internal sealed class ConsentToNotice(Store store, NoticeBook notices)
{
    /// <summary>Refused with "consent needed" when the hash or version is not the one in force: the caller then shows the new notice.</summary>
    public Task<Reply<Done>> GiveAsync(PersonKey caller, GiveConsent consent, CancellationToken cancellation) =>
        store.ActAsync<Done>(caller, "consent-given", $"person:{caller.PersonId:D}", act =>
        {
            if (!notices.IsInForce(caller.FacilityId, consent))
            {
                return Refuse.Because(RefusalCode.ConsentNeeded);
            }

            var row = act.Db.Consents.SingleOrDefault(known => known.FacilityId == caller.FacilityId && known.PersonId == caller.PersonId
                && known.PolicyVersion == consent.PolicyVersion && known.NoticeHash == consent.NoticeHash);
            if (row is null)
            {
                row = new ConsentRow { FacilityId = caller.FacilityId, PersonId = caller.PersonId, PolicyVersion = consent.PolicyVersion, NoticeHash = consent.NoticeHash };
                act.Db.Consents.Add(row);
            }

            (row.At, row.WithdrawnAt, row.AskedAgainAt) = (act.Now, null, null);
            act.Details["policy"] = consent.PolicyVersion;
            act.Details["notice"] = consent.NoticeHash;
            act.Transaction.TouchPerson(caller.FacilityId, caller.PersonId);
            return Done.Value;
        }, cancellation);

    public Task<Reply<Done>> WithdrawAsync(PersonKey caller, CancellationToken cancellation) =>
        store.ActAsync<Done>(caller, "consent-withdrawn", $"person:{caller.PersonId:D}", act =>
        {
            foreach (var row in act.Db.Consents.Where(known => known.FacilityId == caller.FacilityId && known.PersonId == caller.PersonId && known.WithdrawnAt == null))
            {
                row.WithdrawnAt = act.Now;
            }

            act.Transaction.TouchPerson(caller.FacilityId, caller.PersonId);
            return Done.Value;
        }, cancellation);
}
