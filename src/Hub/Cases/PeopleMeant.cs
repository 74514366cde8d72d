using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Cases;

/// <summary>People whom staff named as meant by the words of a case. Each has a case of the own; the one out of which they were named waits for it.</summary>
internal static class PeopleMeant
{
    public static readonly Refusal NotSeenTo = new(
        RefusalCode.FaceToFaceFirst, "Somebody was named out of this case, and nobody has seen to that person yet. Have somebody stand there and record it, then decide this case.");

    /// <summary>Whether somebody can be sent to this person's door.</summary>
    public static bool LivesHere(PersonRow? person) => person is { Kind: PersonKind.Resident, State: PersonState.Active or PersonState.Suspended };

    /// <summary>Whether somebody who was named out of the case waits for a visit, or, where the policy asks for none, for somebody who takes it up. Nobody has to think of it, and no verdict gets round it.</summary>
    public static bool SomebodyWaits(PeerConnectDb db, CaseRow from) => RaisedRows.NamedOutOf(db, from).Any(each => Waits(db, each.Meant));

    /// <summary>Each who was named, first to last; null for nobody. Of the person it shows what the viewer's own grants on that person's case give before it is opened, and never a name.</summary>
    public static List<CaseMeant>? Shown(PeerConnectDb db, CaseRow from, PersonKey viewer, DateTimeOffset now)
    {
        var named = RaisedRows.NamedOutOf(db, from);
        if (named.Count == 0)
        {
            return null;
        }

        var names = StaffNames.Of(db, from.FacilityId, [.. named.Select(each => each.Named.SourceId).Distinct()]);
        var looks = CaseAccess.Viewer(db, viewer);
        return [.. named.Select(each => Shown(db, each.Named, each.Meant, names.GetValueOrDefault(each.Named.SourceId), looks, now))];
    }

    private static CaseMeant Shown(PeerConnectDb db, RaisedRow named, CaseRow meant, string? by, Viewer? viewer, DateTimeOffset now)
    {
        var listed = viewer is not null && CaseCards.Find(db, meant.FacilityId, meant.CaseId) is { } card && CaseSight.Of(card, viewer, now) is { Listed: true };
        return new CaseMeant(
            named.At, by, named.Severity, Waits(db, meant), meant.FaceToFaceAt,
            listed ? meant.CaseId : null, listed ? Pseudonyms.Label(Pseudonyms.Code(meant.PseudonymSalt, meant.SubjectId)) : null);
    }

    private static bool Waits(PeerConnectDb db, CaseRow meant) =>
        meant.State != CaseState.Decided
        && !CaseActs.WasSeenTo(meant, db.CaseGrants.Where(grant => grant.FacilityId == meant.FacilityId && grant.CaseId == meant.CaseId))
        && LivesHere(db.FindPerson(new PersonKey(meant.FacilityId, meant.SubjectId)));
}
