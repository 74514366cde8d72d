using Microsoft.EntityFrameworkCore;
using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.People;
using PeerConnect.Hub.Requests;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage.Cases;

/// <summary>Requests for a person: cases without a conversation, found by whoever asked.</summary>
internal static class PersonRequestRows
{
    private const int MostListed = 20;

    /// <summary>So many requests of one kind from one device, without sign-in, are cases of their own; what follows joins the newest of the same person, or of nobody who said a number.</summary>
    private const int MostOfDevice = 3;
    private static readonly TimeSpan DeviceSpan = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan ShownFor = TimeSpan.FromDays(1);

    /// <summary>Where somebody would have to go, for whoever has no unit yet the enrolled device at which he asks; null where nobody can be sent: staff, people outside, people without a unit elsewhere.</summary>
    public static Guid? UnitOf(PeerConnectDb db, Asker asker) =>
        !asker.SignedIn ? asker.DeviceUnit
        : db.FindPerson(asker.Person) is { Kind: PersonKind.Resident, State: PersonState.Active } person ? person.UnitId ?? asker.DeviceUnit : null;

    /// <summary>
    /// The open request that another press of the same kind belongs to, or null for one that stands for itself. One for which somebody came already takes none: nothing would follow
    /// from it, and the answer to "did they come?" would end both.
    /// </summary>
    /// <param name="db">Where.</param>
    /// <param name="asker">Who asks.</param>
    /// <param name="asked">For whom.</param>
    /// <param name="typed">Without sign-in: whom the typed number names. Nobody else's press says anything of that one, whoever pressed how often before.</param>
    /// <param name="now">When.</param>
    public static CaseRow? FindToJoin(PeerConnectDb db, Asker asker, RequestedPerson asked, Guid? typed, DateTimeOffset now)
    {
        var own = Ids(db, asker.Person);
        var same = db.Cases.Where(row => row.FacilityId == asker.FacilityId && own.Contains(row.SubjectId) && row.AskedFor == asked);
        if (asker.SignedIn)
        {
            return same.Where(row => row.State != CaseState.Decided && row.FaceToFaceAt == null).OrderByDescending(row => row.OpenedAt).FirstOrDefault();
        }

        var since = now - DeviceSpan;
        var recent = same.Where(row => row.DeviceId == asker.DeviceId && row.OpenedAt > since).OrderByDescending(row => row.OpenedAt).ToList();
        return recent.Count < MostOfDevice ? null : recent.Find(row => row is { State: not CaseState.Decided, FaceToFaceAt: null } && row.TypedPersonId == typed);
    }

    /// <summary>Whether nobody came for it in time: a further press asks for somebody anew.</summary>
    public static bool IsMissed(PeerConnectDb db, CaseRow of, DateTimeOffset now) =>
        CaseRound.IsMissed(of, [.. db.CaseGrants.AsNoTracking().Where(grant => grant.FacilityId == of.FacilityId && grant.CaseId == of.CaseId)], now);

    /// <summary>Whether whoever has no unit yet asks at another device than before: people are sent to where he stands now.</summary>
    public static bool IsElsewhere(PeerConnectDb db, Asker asker, CaseRow of) =>
        asker is { SignedIn: true, DeviceId: { } device } && of.DeviceId != device && db.FindPerson(asker.Person) is { UnitId: null };

    /// <summary>Whom a number that somebody typed without sign-in names; null for nobody of the unit.</summary>
    public static Guid? Typed(PeerConnectDb db, Asker asker, string? number) =>
        !asker.SignedIn && number is not null && UnitOf(db, asker) is { } unit ? FindInUnit(db, asker.FacilityId, unit, PersonRules.Number(number)) : null;

    /// <summary>One's own request, or one of the device without sign-in of the last day; null otherwise.</summary>
    public static CaseRow? Find(PeerConnectDb db, Asker asker, Guid requestId, DateTimeOffset now)
    {
        var since = now - ShownFor;
        var own = Ids(db, asker.Person);
        return db.Cases.AsNoTracking().SingleOrDefault(row => row.FacilityId == asker.FacilityId && row.CaseId == requestId && row.AskedFor != null
            && own.Contains(row.SubjectId) && (asker.SignedIn || (row.DeviceId == asker.DeviceId && row.OpenedAt > since)));
    }

    /// <summary>The person's requests of the last day and those that are not over, newest first.</summary>
    public static List<CaseRow> Own(PeerConnectDb db, PersonKey person, DateTimeOffset now)
    {
        var since = now - ShownFor;
        var own = Ids(db, person);
        return
        [
            .. db.Cases.AsNoTracking().Where(row => row.FacilityId == person.FacilityId && own.Contains(row.SubjectId) && row.AskedFor != null
                    && (row.State != CaseState.Decided || row.OpenedAt > since))
                .OrderByDescending(row => row.OpenedAt).Take(MostListed),
        ];
    }

    // What this person asked for under a record that was merged into the own one is the own request; what somebody else asked for under it is not.
    private static List<Guid> Ids(PeerConnectDb db, PersonKey person) => db.WithMerged([person.PersonId], theirsAlone: true);

    /// <summary>Which roles were told of it so far.</summary>
    public static List<Role> Told(PeerConnectDb db, CaseRow of) =>
        [.. db.CaseGrants.AsNoTracking().Where(grant => grant.FacilityId == of.FacilityId && grant.CaseId == of.CaseId).Select(grant => grant.Role).Distinct()];

    /// <summary>The resident of that number who lives in the unit; null for everybody else.</summary>
    private static Guid? FindInUnit(PeerConnectDb db, Guid facilityId, Guid unitId, string number) =>
        db.People.AsNoTracking()
            .Where(row => row.FacilityId == facilityId && row.UnitId == unitId && row.Number == number && row.Kind == PersonKind.Resident && row.State == PersonState.Active)
            .Select(row => (Guid?)row.PersonId).SingleOrDefault();
}
