using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.People.Sessions;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Cases;

namespace PeerConnect.Hub.Cases;

/// <summary>The undecided cases as the feed shows them, asked for once.</summary>
internal sealed class ListCases(Store store, RecordShownCases record, TimeProvider time)
{
    public async Task<Reply<CaseFeed>> HandleAsync(Caller caller)
    {
        using var db = store.Read();
        var (viewer, now) = (new PersonKey(caller.FacilityId, caller.PersonId), time.GetUtcNow());
        var seen = CaseAccess.Undecided(db, viewer, now);
        await record.RecordAsync(db, [.. ShownCase.Of(seen, viewer, now)]);
        return FeedForm.Feed(seen, now);
    }
}
