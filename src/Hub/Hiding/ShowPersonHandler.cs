using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Conversations;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.People;

namespace PeerConnect.Hub.Hiding;

/// <summary>Shows somebody's messages again, also those that came meanwhile. For somebody who was not hidden it changes nothing.</summary>
internal sealed class ShowPersonHandler(Store store, SendRate rate)
{
    public async Task<Reply<HiddenPeople>> HandleAsync(PersonKey by, Guid personId, CancellationToken cancellation) => rate.Take(by) is { } wait
        ? Refuse.Because(RefusalCode.TooFast, wait)
        : await store.ActAsync<HiddenPeople>(by, "person-shown", $"person:{personId:D}", act => Show(act, personId), cancellation);

    private static Reply<HiddenPeople> Show(RecordedAct act, Guid personId)
    {
        var hidden = HiddenRows.Of(act.Db, act.By).FindAll(row => row.OtherId == personId);
        if (hidden.Count > 0)
        {
            act.Db.Hidden.RemoveRange(hidden);
            act.Db.SaveChanges();
            act.Transaction.TouchPerson(act.By.FacilityId, act.By.PersonId);
        }

        return ListHidden.Of(act.Db, act.By);
    }
}
