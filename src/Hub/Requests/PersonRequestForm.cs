using PeerConnect.Contracts;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Requests;

/// <summary>What the person who asked is shown: what became of it, with roles and times, never a name.</summary>
internal static class PersonRequestForm
{
    public static PersonRequest Of(CaseRow row, IEnumerable<Role> told)
    {
        var over = row.State == CaseState.Decided;
        PersonRefusal? reason = over && Enum.TryParse<PersonRefusal>(row.ReasonCode, out var refused) ? refused : null;
        var state = over ? reason is null ? PersonRequestState.Closed : PersonRequestState.Refused
            : row.FaceToFaceAt is not null ? PersonRequestState.WithYou
            : row.OnTheWayAt is not null ? PersonRequestState.OnTheWay
            : row.AcknowledgedAt is not null ? PersonRequestState.Seen
            : PersonRequestState.Waiting;
        return new PersonRequest(
            row.CaseId, row.AskedFor!.Value, state, row.OpenedAt, [.. told.Distinct().Order()], row.AcknowledgedAt, row.OnTheWayAt, row.FaceToFaceAt, over ? row.DecidedAt : null, reason);
    }
}
