using PeerConnect.Contracts;
using PeerConnect.Hub.Sealing;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.People;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Approvals;

/// <summary>Pairs and groups as coordinators see them: who is in them, never what was written.</summary>
internal sealed class ReadConversations(Store store, Sealer sealer)
{
    private const int Most = 500;

    /// <summary>Those of the own facility and those in which own people have a place.</summary>
    public ConversationsForStaff List(PersonKey coordinator, ConversationKind kind)
    {
        using var db = store.Read();
        var facility = coordinator.FacilityId;
        var rows = db.Concerning(facility, kind).OrderByDescending(row => row.CreatedAt).Take(Most).ToList();
        return new ConversationsForStaff([.. rows.Select(row => Show(db, row, coordinator))]);
    }

    /// <summary>A group's name, for staff of a facility that it concerns; null where it has none or its key was destroyed.</summary>
    public static string? NameOf(Sealer sealer, ConversationRow row, PersonKey reader) =>
        row.SealedName is { } name ? sealer.Open(new ReadGrant(GrantReason.Own, reader.PersonId), GroupText.NamePlace(row.Key()), name)?.Text : null;

    private ConversationForStaff Show(PeerConnectDb db, ConversationRow row, PersonKey reader)
    {
        var places = db.Members(row).Where(member => member.State != MembershipState.Ended).OrderBy(member => member.FromSequence);
        var grant = new ReadGrant(GrantReason.Own, reader.PersonId);
        return new ConversationForStaff(
            row.ConversationId,
            row.FacilityId,
            row.Kind,
            row.Class,
            row.State,
            NameOf(sealer, row, reader),
            row.SealedTopic is { } topic ? sealer.Open(grant, GroupText.TopicPlace(row.Key()), topic)?.Text : null,
            [.. places.Select(member => new PlaceShown(
                db.Show(member.Person(), reader.FacilityId),
                member.Role,
                member.State == MembershipState.Suspended ? PlaceState.Suspended : PlaceState.Active,
                member.ValidUntil,
                member.SuspendedByFacilityId == reader.FacilityId && member.State == MembershipState.Suspended))],
            ProgrammeRecords.Find(db, row.FacilityId, row.ProgrammeId),
            row.ProgrammeWantedBy is { } asker && row.FacilityId == reader.FacilityId
                ? new ProgrammeWanted(ProgrammeRecords.Find(db, row.FacilityId, row.WantedProgrammeId), db.Show(reader with { PersonId = asker }, reader.FacilityId).Name!, asker == reader.PersonId)
                : null);
    }
}
