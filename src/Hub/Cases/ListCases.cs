using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.People.Sessions;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Cases;

namespace PeerConnect.Hub.Cases;

/// <summary>The undecided cases as the feed shows them, asked for once.</summary>
internal sealed class ListCases(Store store, TimeProvider time)
{
    public Reply<CaseFeed> Handle(Caller caller)
    {
        using var db = store.Read();
        var now = time.GetUtcNow();
        return FeedForm.Feed(CaseAccess.Undecided(db, new PersonKey(caller.FacilityId, caller.PersonId), now), now);
    }
}
