using PeerConnect.Contracts;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.People;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Approvals;

/// <summary>How rows look to staff of one facility: names of their own people only, and nothing that another facility decided.</summary>
internal static class ShownToStaff
{
    public static PersonShown Show(this PeerConnectDb db, PersonKey person, Guid reader)
    {
        if (person.FacilityId != reader)
        {
            return new PersonShown(person.FacilityId, person.PersonId, null);
        }

        var name = db.People.Where(row => row.FacilityId == person.FacilityId && row.PersonId == person.PersonId)
            .Select(row => new { row.GivenName, row.FamilyName }).SingleOrDefault();
        return new PersonShown(person.FacilityId, person.PersonId, $"{name?.GivenName} {name?.FamilyName}".Trim());
    }

    public static RequestForStaff Show(this PeerConnectDb db, ApprovalRequestRow row, Guid reader, DateTimeOffset now, NoticeLanguage language = NoticeLanguage.English)
    {
        var own = db.ApprovalDecisions.Where(decision => decision.FacilityId == row.FacilityId && decision.RequestId == row.RequestId
            && decision.DecidingFacilityId == reader).Select(decision => (bool?)decision.Approved).SingleOrDefault();
        return new RequestForStaff(
            row.RequestId,
            row.Kind.Shown(),
            row.State.Shown(),
            row.ConversationId,
            db.Show(row.Person(), reader),
            row.Supporter() is { } supporter ? db.Show(supporter, reader) : null,
            row.Role,
            db.Show(row.RequestedBy(), reader),
            row.RequestedAt,
            row.ValidUntil,
            own,
            row.State == ApprovalState.Requested && db.Obstacle(row, reader, now) is { } obstacle ? ApprovalRefusals.Said(obstacle, language) : null,
            OfficerApproved: db.Supervised(row, now).FindAll(one => one.Person.FacilityId == reader) is { Count: > 0 } supervised
                ? supervised.TrueForAll(one => db.HasOfficersApproval(row, one))
                : null,
            Programme: ProgrammeRecords.Find(db, row.FacilityId, row.ProgrammeId));
    }

    public static Separation Show(this PeerConnectDb db, SeparationRow row, Guid reader) => new(
        row.SeparationId,
        db.Show(new PersonKey(row.FirstFacilityId, row.FirstId), reader),
        db.Show(new PersonKey(row.SecondFacilityId, row.SecondId), reader),
        Enum.Parse<SeparationSource>(row.Source, ignoreCase: true),
        row.OrderedAt,
        row.ExpiresAt,
        row.LiftedAt);

    public static RequestKind Shown(this ApprovalKind kind) => kind switch
    {
        ApprovalKind.Pairing => RequestKind.Pairing,
        ApprovalKind.GroupMembership => RequestKind.GroupPlace,
    };

    public static RequestState Shown(this ApprovalState state) => state switch
    {
        ApprovalState.Requested => RequestState.Requested,
        ApprovalState.Approved => RequestState.Approved,
        ApprovalState.Refused => RequestState.Refused,
        ApprovalState.Withdrawn => RequestState.Withdrawn,
    };
}
