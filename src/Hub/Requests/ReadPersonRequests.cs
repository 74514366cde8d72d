using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Cases;

namespace PeerConnect.Hub.Requests;

/// <summary>Whom one can ask for, and what became of one's own requests.</summary>
internal sealed class ReadPersonRequests(Store store, PolicyBook policies)
{
    public Reply<PersonOffer> Offer(Asker asker)
    {
        using var db = store.Read();
        return PersonRequestRows.UnitOf(db, asker) is { } unit ? PersonOffers.Of(policies.Active(asker.FacilityId), asker.FacilityId, unit) : new PersonOffer([]);
    }

    /// <summary>One's own request; without sign-in, one that was asked at this device without sign-in, by whoever holds its id.</summary>
    public Reply<PersonRequest> One(Asker asker, Guid requestId)
    {
        using var db = store.Read();
        return PersonRequestRows.Find(db, asker, requestId, store.Now()) is { } row ? PersonRequestForm.Of(row, PersonRequestRows.Told(db, row)) : Refusals.NotFound;
    }

    public Reply<PersonRequestList> Own(PersonKey person)
    {
        using var db = store.Read();
        return new PersonRequestList([.. PersonRequestRows.Own(db, person, store.Now()).Select(row => PersonRequestForm.Of(row, PersonRequestRows.Told(db, row)))]);
    }
}
