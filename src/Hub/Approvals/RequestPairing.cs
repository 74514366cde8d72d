using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Approvals;

/// <summary>A resident, a supporter or a coordinator asks for a pairing.</summary>
/// <remarks>The answer depends on the caller and on who exists, never on how the other person stands: only coordinators see that.</remarks>
internal sealed class RequestPairing(Store store)
{
    /// <summary>Most requests that one person may have waiting.</summary>
    public const int MostWaiting = 10;

    public Task<Reply<RequestFiled>> HandleAsync(PersonKey caller, PairingWanted wanted, CancellationToken cancellation) =>
        store.ActAsync(caller, "pairing-requested", "request", act => File(act, wanted), cancellation);

    private static Reply<RequestFiled> File(RecordedAct act, PairingWanted wanted)
    {
        var coordinates = act.Coordinates();
        if (coordinates && wanted.Resident is null)
        {
            return Refusals.InvalidInput("Name the resident.");
        }

        var (resident, supporter) = Who(act, wanted, coordinates);
        if (resident is null || (wanted.Supporter is not null && supporter is null))
        {
            return Refusals.NotFound;
        }

        if (supporter is not null && resident.Key() == supporter.Key())
        {
            return Refusals.InvalidInput("Nobody is his or her own supporter. Name two people.");
        }

        if (!coordinates && wanted.ValidUntil is not null)
        {
            return Refusals.InvalidInput("Only a coordinator sets an end.");
        }

        if (wanted.ValidUntil <= act.Now)
        {
            return Refusals.InvalidInput("The end must be in the future.");
        }

        return supporter is not null && act.Db.FindPair(resident.Key(), supporter.Key()) is not null
            ? ApprovalRefusals.AlreadyTogether
            : act.Db.TooManyWaiting(act.By) && Waiting(act, resident.Key(), supporter?.Key()) is null
                ? ApprovalRefusals.TooManyWaiting
                : FileOnce(act, resident.Key(), supporter?.Key(), wanted.ValidUntil);
    }

    /// <summary>Files a request, or finds the same one still waiting.</summary>
    internal static RequestFiled FileOnce(RecordedAct act, PersonKey resident, PersonKey? supporter, DateTimeOffset? validUntil, Guid? programmeId = null)
    {
        var known = Waiting(act, resident, supporter);
        if (known is null)
        {
            known = new ApprovalRequestRow
            {
                FacilityId = resident.FacilityId,
                RequestId = Guid.CreateVersion7(act.Now),
                Kind = ApprovalKind.Pairing,
                State = ApprovalState.Requested,
                PersonFacilityId = resident.FacilityId,
                PersonId = resident.PersonId,
                SupporterFacilityId = supporter?.FacilityId,
                SupporterId = supporter?.PersonId,
                Role = MemberRole.Member,
                RequestedByFacilityId = act.By.FacilityId,
                RequestedBy = act.By.PersonId,
                RequestedAt = act.Now,
                ValidUntil = validUntil,
                ProgrammeId = programmeId,
            };
            act.Db.ApprovalRequests.Add(known);
        }

        act.Subject = $"request:{known.RequestId:D}";
        act.Details["resident"] = resident.PersonId;
        act.Details["supporter"] = supporter?.PersonId;
        return new RequestFiled(known.RequestId);
    }

    private static ApprovalRequestRow? Waiting(RecordedAct act, PersonKey resident, PersonKey? supporter) => act.Db.ApprovalRequests
        .Where(row => row.FacilityId == resident.FacilityId && row.State == ApprovalState.Requested
            && row.Kind == ApprovalKind.Pairing && row.PersonId == resident.PersonId)
        .AsEnumerable().FirstOrDefault(row => row.Supporter() == supporter);

    // A coordinator names the resident, and one of the two is of the own facility; anybody else is one of the two.
    private static (PersonRow? Resident, PersonRow? Supporter) Who(RecordedAct act, PairingWanted wanted, bool coordinates)
    {
        var named = Named(act, wanted.Resident);
        var supporter = Named(act, wanted.Supporter);
        if (coordinates)
        {
            var own = named?.FacilityId == act.By.FacilityId || supporter?.FacilityId == act.By.FacilityId;
            return own ? (named, supporter) : default;
        }

        if (Named(act, new PersonRef(act.By.FacilityId, act.By.PersonId)) is not { State: PersonState.Active } self)
        {
            return default;
        }

        if (wanted.Resident is null || named == self)
        {
            return (self, supporter);
        }

        return wanted.Supporter is null || supporter == self ? (named, self) : default;
    }

    // One tracked row a person, so that rows compare by reference.
    private static PersonRow? Named(RecordedAct act, PersonRef? person) =>
        person is not null && act.Db.FindPerson(new(person.FacilityId, person.PersonId)) is { Kind: not PersonKind.Staff } row ? row : null;
}

internal static class WaitingRequests
{
    public static bool TooManyWaiting(this PeerConnectDb db, PersonKey person) =>
        !db.People.Any(row => row.FacilityId == person.FacilityId && row.PersonId == person.PersonId && row.Kind == PersonKind.Staff)
        && db.ApprovalRequests.Count(row => row.RequestedByFacilityId == person.FacilityId && row.RequestedBy == person.PersonId
            && row.State == ApprovalState.Requested) >= RequestPairing.MostWaiting;
}
