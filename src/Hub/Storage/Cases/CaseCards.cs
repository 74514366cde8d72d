using Microsoft.EntityFrameworkCore;
using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Escalation;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.BreakGlass;
using PeerConnect.Hub.Storage.Escalation;
using PeerConnect.Hub.Storage.Holding;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage.Cases;

/// <summary>Whom a case is about, and where that person is now.</summary>
internal sealed record CaseSubject(Guid PersonId, string Number, string Name, Guid? UnitId, string? Unit, string? Cell, PersonLeft? Left = null)
{
    public override string ToString() => $"CaseSubject {{ {PersonId} }}";
}

/// <summary>What the card of a request for a person says besides.</summary>
/// <param name="Device">The enrolled device that it was asked at; null elsewhere.</param>
/// <param name="SignedIn">Whether the person was signed in.</param>
/// <param name="Supporters">Who may be on call, for a request that asks for one; never somebody kept apart from the person.</param>
internal sealed record CaseRequest(string? Device, bool SignedIn, IReadOnlyList<CallableSupporter> Supporters);

/// <summary>A case with all that decides who may know what of it. It holds no text.</summary>
/// <param name="Row">The case.</param>
/// <param name="Grants">What each role was granted.</param>
/// <param name="Excluded">Who is kept out, whatever the role.</param>
/// <param name="Kind">Pair or group.</param>
/// <param name="Class">The class of its conversation, or of the one out of which it was told.</param>
/// <param name="Subject">The author.</param>
/// <param name="TakenBy">The name of whoever works on it.</param>
/// <param name="Held">Its messages that wait for somebody's decision.</param>
/// <param name="Staffing">Who is on duty.</param>
/// <param name="Request">For a request for a person; null otherwise.</param>
/// <param name="Asks">Each break-glass that nobody has answered.</param>
/// <param name="Alarmed">Whether an alarm outside the system named its number.</param>
/// <param name="CannotGo">Who cannot go, of those whom its round asks to, and since when.</param>
internal sealed record CaseCard(
    CaseRow Row,
    IReadOnlyList<CaseGrantRow> Grants,
    IReadOnlySet<PersonKey> Excluded,
    ConversationKind Kind,
    string Class,
    CaseSubject Subject,
    string? TakenBy,
    IReadOnlyList<HeldMessageRow> Held,
    Staffing Staffing,
    CaseRequest? Request,
    IReadOnlyList<BreakGlassRow> Asks,
    bool Alarmed,
    IReadOnlyDictionary<Guid, DateTimeOffset> CannotGo)
{
    /// <summary>Whether it is on the feed: undecided, or with an appeal that another person has to decide.</summary>
    public bool Waits => Row.State != CaseState.Decided || Held.Any(held => held.Appeal == AppealState.Open);

    public override string ToString() => $"CaseCard {{ {Row.CaseId} }}";
}

/// <summary>Loads cases, always by the facility they belong to.</summary>
internal static class CaseCards
{
    /// <summary>What stands in a drill where otherwise a person would.</summary>
    public const string Drill = "DRILL";

    /// <summary>What stands where nobody was signed in and no number says who it may be.</summary>
    public const string Somebody = "Somebody";

    /// <summary>The case of that facility, or null. Tracked inside a transaction.</summary>
    public static CaseCard? Find(PeerConnectDb db, Guid facilityId, Guid caseId) =>
        db.Cases.SingleOrDefault(row => row.FacilityId == facilityId && row.CaseId == caseId && row.PurgedAt == null) is { } row
            ? Card(db, row, RosterRows.Staffing(db, facilityId))
            : null;

    /// <summary>All cases of a facility in which somebody has to decide: on the case, or on an appeal.</summary>
    public static List<CaseCard> Undecided(PeerConnectDb db, Guid facilityId)
    {
        var staffing = RosterRows.Staffing(db, facilityId);
        return
        [
            .. db.Cases.Where(row => row.FacilityId == facilityId && row.State != CaseState.Decided).AsEnumerable()
                .Concat(HeldCases.DecidedWithAppeal(db, facilityId))
                .Select(row => Card(db, row, staffing)),
        ];
    }

    /// <summary>How many cases that are listed for the viewer were decided from that time on and are there still, without drills. No card is made to count one.</summary>
    public static int DecidedSince(PeerConnectDb db, Viewer viewer, Staffing staffing, DateTimeOffset since, DateTimeOffset now)
    {
        var facilityId = viewer.Person.FacilityId;
        var rows = db.Cases.AsNoTracking()
            .Where(row => row.FacilityId == facilityId && row.State == CaseState.Decided && row.DecidedAt >= since && row.PurgedAt == null && !row.Drill).ToList();
        var ids = rows.ConvertAll(row => row.CaseId);
        var grants = db.CaseGrants.AsNoTracking().Where(grant => grant.FacilityId == facilityId && ids.Contains(grant.CaseId)).ToLookup(grant => grant.CaseId);
        return rows.Count(row => CaseSight.Of(row, grants[row.CaseId], UnitOf(db, row), staffing, () => CaseExclusions.Of(db, row), viewer, now) is { Listed: true });
    }

    /// <summary>The undecided cases about people.</summary>
    public static List<Guid> About(PeerConnectDb db, Guid facilityId, IReadOnlyCollection<Guid> people) =>
        [.. Of(db, facilityId, people).Where(row => row.State != CaseState.Decided).Select(row => row.CaseId)];

    /// <summary>All cases about people, under whichever of their records, and those in which a typed number is theirs.</summary>
    public static IQueryable<CaseRow> Of(PeerConnectDb db, Guid facilityId, IReadOnlyCollection<Guid> people)
    {
        var ids = db.WithMerged(people);

        // The facility twice: only so is there an index for either.
        return db.Cases.Where(row => (row.FacilityId == facilityId && ids.Contains(row.SubjectId)) || (row.FacilityId == facilityId && ids.Contains(row.TypedPersonId!.Value)));
    }

    private static CaseCard Card(PeerConnectDb db, CaseRow row, Staffing staffing)
    {
        var (kind, name) = row.ConversationId == Guid.Empty ? (ConversationKind.Direct, row.Class ?? PolicyWords.Monitored) : Conversation(db, row);
        var (subject, request) = row.AskedFor is { } asked ? Request(db, row, asked, staffing) : (row.Drill ? DrillSubject(db, row) : Subject(db, row), null);
        return new CaseCard(
            row,
            [.. db.CaseGrants.Where(grant => grant.FacilityId == row.FacilityId && grant.CaseId == row.CaseId)],
            CaseExclusions.Of(db, row),
            kind,
            name,
            subject,
            row.TakenBy is { } taker ? StaffNames.Of(db, row.FacilityId, [taker]).GetValueOrDefault(taker) : null,
            [.. HeldCases.In(db, row).Where(HeldCases.Waits)],
            staffing,
            request,
            GlassRows.Unanswered(db, row),
            db.Alarms.Any(alarm => alarm.FacilityId == row.FacilityId && alarm.CaseId == row.CaseId),
            CannotGo(db, row));
    }

    // Whoever goes or stands there is not asked to: also where both were said in one moment.
    private static Dictionary<Guid, DateTimeOffset> CannotGo(PeerConnectDb db, CaseRow row) =>
        CaseEventRows.CannotGoOf(db, row).Where(said => said.Key != row.OnTheWayPerson && said.Key != row.FaceToFacePerson).ToDictionary();

    private static (CaseSubject Subject, CaseRequest Request) Request(PeerConnectDb db, CaseRow row, RequestedPerson asked, Staffing staffing)
    {
        var device = db.Devices.AsNoTracking().SingleOrDefault(candidate => candidate.FacilityId == row.FacilityId && candidate.DeviceId == row.DeviceId);
        var signedIn = row.SubjectId != Guid.Empty;
        var subject = signedIn ? Subject(db, row) : AtDevice(db, row, device!);
        if (subject is { UnitId: null, Left: null } && device is not null)
        {
            // Who has no unit yet stands where he asked.
            subject = subject with { UnitId = device.UnitId, Unit = UnitOf(db, device).Name };
        }

        PersonKey? person = (signedIn ? row.SubjectId : row.TypedPersonId) is { } id ? new PersonKey(row.FacilityId, id) : null;
        var supporters = asked is RequestedPerson.Supporter or RequestedPerson.Listener ? OnCallRows.Callable(db, row.FacilityId, staffing, person) : [];
        return (subject, new CaseRequest(device?.Name, signedIn, supporters));
    }

    /// <summary>Somebody at a device; the unit is the device's, and a name is only what a typed number says.</summary>
    private static CaseSubject AtDevice(PeerConnectDb db, CaseRow row, DeviceRow device)
    {
        var unit = UnitOf(db, device);
        var typed = row.TypedPersonId is { } id ? db.FindPerson(new PersonKey(row.FacilityId, id)) : null;
        return typed?.UnitId == unit.UnitId
            ? new CaseSubject(Guid.Empty, typed.Number, $"{typed.GivenName} {typed.FamilyName}", unit.UnitId, unit.Name, typed.Cell)
            : new CaseSubject(Guid.Empty, "", Somebody, unit.UnitId, unit.Name, null);
    }

    /// <summary>The class of its conversation, or of the one out of which it was told.</summary>
    public static string ClassOf(PeerConnectDb db, CaseRow row) => row.ConversationId == Guid.Empty ? row.Class ?? PolicyWords.Monitored : Conversation(db, row).Class;

    private static (ConversationKind Kind, string Class) Conversation(PeerConnectDb db, CaseRow row)
    {
        var conversation = db.Conversations.AsNoTracking()
            .Where(candidate => candidate.FacilityId == row.HomeFacilityId && candidate.ConversationId == row.ConversationId)
            .Select(candidate => new { candidate.Kind, candidate.Class })
            .Single();
        return (conversation.Kind, conversation.Class);
    }

    /// <summary>A drill is about nobody; it may be somewhere.</summary>
    private static CaseSubject DrillSubject(PeerConnectDb db, CaseRow row)
    {
        var unit = db.Units.AsNoTracking().SingleOrDefault(candidate => candidate.FacilityId == row.FacilityId && candidate.UnitId == row.DrillUnitId);
        return new CaseSubject(Guid.Empty, Drill, Drill, unit?.UnitId, unit?.Name, null);
    }

    private static PersonLeft? HowLeft(PersonRow person) => person switch
    {
        { State: PersonState.TransferredOut } => PersonLeft.Moved,
        { State: PersonState.Deceased } => PersonLeft.Died,
        { State: PersonState.Released } or { Kind: PersonKind.Released } => PersonLeft.Released,
        _ => null,
    };

    private static UnitRow UnitOf(PeerConnectDb db, DeviceRow device) =>
        db.Units.AsNoTracking().Single(candidate => candidate.FacilityId == device.FacilityId && candidate.UnitId == device.UnitId);

    // Of a case that is no drill.
    private static Guid? UnitOf(PeerConnectDb db, CaseRow row)
    {
        var person = row.SubjectId == Guid.Empty ? null : db.FindPerson(new PersonKey(row.FacilityId, row.SubjectId));
        return person is not null && HowLeft(person) is not null ? null
            : person?.UnitId ?? db.Devices.Where(device => device.FacilityId == row.FacilityId && device.DeviceId == row.DeviceId).Select(device => (Guid?)device.UnitId).SingleOrDefault();
    }

    private static CaseSubject Subject(PeerConnectDb db, CaseRow row)
    {
        var person = db.FindPerson(new PersonKey(row.FacilityId, row.SubjectId))
            ?? throw new InvalidOperationException($"Case {row.CaseId} is about nobody.");
        if (HowLeft(person) is { } left)
        {
            // The unit and cell on the record are where somebody else lives now.
            return new CaseSubject(person.PersonId, person.Number, $"{person.GivenName} {person.FamilyName}", null, null, null, left);
        }

        var unit = person.UnitId is { } unitId
            ? db.Units.AsNoTracking().SingleOrDefault(candidate => candidate.FacilityId == row.FacilityId && candidate.UnitId == unitId)?.Name
            : null;
        return new CaseSubject(person.PersonId, person.Number, $"{person.GivenName} {person.FamilyName}", person.UnitId, unit, person.Cell);
    }
}

/// <summary>Names of staff and people of one facility.</summary>
internal static class StaffNames
{
    public static Dictionary<Guid, string> Of(PeerConnectDb db, Guid facilityId, IReadOnlyCollection<Guid> people) =>
        db.People.AsNoTracking().Where(row => row.FacilityId == facilityId && people.Contains(row.PersonId))
            .Select(row => new { row.PersonId, row.GivenName, row.FamilyName })
            .ToDictionary(row => row.PersonId, row => $"{row.GivenName} {row.FamilyName}");
}
