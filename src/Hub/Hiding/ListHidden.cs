using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.People;

namespace PeerConnect.Hub.Hiding;

/// <summary>Whose messages somebody does not see; for that person alone.</summary>
internal sealed class ListHidden(Store store)
{
    public Reply<HiddenPeople> Of(PersonKey person)
    {
        using var db = store.Read();
        return Of(db, person);
    }

    public static HiddenPeople Of(PeerConnectDb db, PersonKey person) => new(
        [.. HiddenRows.Of(db, person).OrderBy(row => row.At).Select(row => new HiddenPerson(
            row.OtherId, db.FindPerson(row.Other()) is { } other ? ApprovalRows.ShortName(other) : "", row.At))]);
}
