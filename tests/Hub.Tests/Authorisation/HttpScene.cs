using System.Security.Cryptography;
using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Sealing;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Policies;
using PeerConnect.Moderation.Policies.Documents;
using PeerConnect.Seeding;

namespace PeerConnect.Hub.Tests.Authorisation;

/// <summary>One of everything that a route of the API can name, all of one facility; nothing of it is in another scene.</summary>
internal sealed partial class HttpScene
{
    private readonly Dictionary<string, Guid> ids = new(StringComparer.Ordinal);
    private byte[] messageBody = [];

    private HttpScene(Guid facilityId) => FacilityId = facilityId;

    public Guid FacilityId { get; }

    /// <summary>The resident of the pair, who also asked for another supporter.</summary>
    public SeededPerson? Resident { get; private set; }

    /// <summary>Every id but the facility's.</summary>
    public IReadOnlyCollection<Guid> Ids => ids.Values;

    /// <summary>The id of that name, as text; null when the scene has none of that name.</summary>
    public string? Find(string name) =>
        name == "facility" ? FacilityId.ToString() : ids.TryGetValue(name, out var id) ? id.ToString() : null;

    /// <summary>The same names, each with an id that nothing has.</summary>
    public HttpScene Unknown()
    {
        var unknown = new HttpScene(FacilityId);
        foreach (var name in ids.Keys)
        {
            unknown.ids[name] = Guid.CreateVersion7();
        }

        return unknown;
    }

    /// <param name="facility">Whose it is.</param>
    /// <param name="transaction">Commits it, perhaps with others.</param>
    /// <param name="staff">The facility's staff, by role.</param>
    public static HttpScene Add(SeededFacility facility, WriteTransaction transaction, IReadOnlyDictionary<Role, SeededPerson> staff)
    {
        var scene = new HttpScene(facility.FacilityId);
        var resident = scene.AddPeople(facility, transaction);
        scene.Resident = resident;
        var supporter = new PersonKey(facility.FacilityId, scene.ids["supporter"]);
        scene.AddPlaces(transaction);
        scene.ids["facilitator"] = staff[Role.Facilitator].Key.PersonId;
        scene.ids["officer"] = staff[Role.SupervisingOfficer].Key.PersonId;
        scene.ids["pair"] = facility.AddConversation(
            transaction, ConversationKind.Direct, (resident, MemberRole.Member), (new SeededPerson(supporter, "", ""), MemberRole.Supporter));
        scene.ids["group"] = facility.AddConversation(
            transaction, ConversationKind.Group, (staff[Role.Facilitator], MemberRole.Facilitator), (new SeededPerson(supporter, "", ""), MemberRole.Member));
        scene.AddMessage(facility, transaction, supporter);
        scene.AddDecisions(transaction, staff);
        scene.AddCase(transaction);
        scene.AddHeld(facility, transaction);
        scene.AddBreakGlass(facility, transaction, staff[Role.Moderator]);
        scene.AddReferral(facility, transaction, staff[Role.Moderator]);
        scene.StampExport(transaction);
        scene.AddSamples(transaction);
        scene.AddTraining(facility, transaction, staff[Role.Moderator]);
        transaction.Db.Cases.Add(new CaseRow
        {
            FacilityId = scene.FacilityId,
            CaseId = scene.New("drill"),
            Number = -(long)BitConverter.ToUInt32(RandomNumberGenerator.GetBytes(4)) - 1,
            Drill = true,
            Category = "SelfHarm",
            Severity = 4,
            State = CaseState.Decided,
            DecidedAt = transaction.Now,
            PolicyVersion = 1,
            Excluded = "",
            OpenedAt = transaction.Now,
            LastMessageAt = transaction.Now,
            PseudonymSalt = RandomNumberGenerator.GetBytes(32),
        });
        transaction.Db.Rosters.Add(new RosterRow
        {
            FacilityId = scene.FacilityId,
            RosterId = scene.New("roster"),
            Role = Role.Chaplain,
            Name = $"{scene.ids["roster"]:N}",
            Plan = """{"Shifts":[],"Members":[],"Changes":[]}""",
        });
        var hold = scene.New("hold");
        transaction.Db.LegalHolds.Add(new LegalHoldRow
        {
            FacilityId = scene.FacilityId,
            HoldId = hold,
            On = LegalHoldOn.Case,
            TargetId = scene.ids["case"],
            SetBy = staff[Role.Administrator].Key.PersonId,
            SetAt = transaction.Now,
            SealedReason = facility.Seal(transaction, KeyOwner.Facility(scene.FacilityId), new Place(scene.FacilityId, SealedKind.LegalHoldReason, hold), "why"),
        });
        scene.AddAccount(transaction, "colleague", enrolled: true);
        scene.AddAccount(transaction, "invited", enrolled: false);
        transaction.Db.PolicyDrafts.Add(new PolicyDraftRow
        {
            FacilityId = scene.FacilityId,
            DraftId = scene.New("draft"),
            State = PolicyDraftState.Draft,
            Document = PolicyYaml.Write(PlainPolicy.Version1),
            Follows = 1,
            AuthorId = scene.ids["colleague"],
            ChangedAt = transaction.Now,
        });
        transaction.Db.Recoveries.Add(new RecoveryRow
        {
            FacilityId = scene.FacilityId,
            RecoveryId = scene.New("recovery"),
            PersonId = scene.ids["colleague"],
            RequestedBy = staff[Role.Administrator].Key.PersonId,
            RequestedAt = transaction.Now,
            EndsAt = transaction.Now.AddDays(1),
        });
        return scene;
    }

    private Guid New(string name) => ids[name] = Guid.CreateVersion7();

    private SeededPerson AddPeople(SeededFacility facility, WriteTransaction transaction)
    {
        var resident = facility.AddPerson(transaction, "Resident", Role.Resident);
        ids["resident"] = resident.Key.PersonId;
        ids["other"] = facility.AddPerson(transaction, "Other", Role.Resident).Key.PersonId;
        ids["supporter"] = facility.AddPerson(transaction, "Supporter", Role.Resident, Role.PeerSupporter).Key.PersonId;
        ids["spare"] = facility.AddPerson(transaction, "Spare", Role.Resident, Role.PeerSupporter).Key.PersonId;
        ids["released"] = facility.AddPerson(transaction, "Released", Role.PeerSupporter).Key.PersonId;
        ids["free"] = facility.AddPerson(transaction, "Free", Role.Resident, Role.PeerSupporter).Key.PersonId;
        transaction.Db.People.Local.Single(row => row.PersonId == ids["free"]).Kind = PersonKind.Released;
        ids["colleague"] = facility.AddPerson(transaction, "Colleague", Role.Chaplain).Key.PersonId;
        ids["invited"] = facility.AddPerson(transaction, "Invited", Role.Chaplain).Key.PersonId;
        transaction.Db.Relations.Add(new RelationRow
        {
            FacilityId = FacilityId, PersonId = ids["resident"], OtherFacilityId = FacilityId, OtherId = ids["other"], Kind = RelationKind.ReportsTo,
        });
        transaction.Db.People.Local.Single(row => row.PersonId == ids["released"]).State = PersonState.Released;
        ids["certification"] = transaction.Db.Certifications.Local.Single(row => row.PersonId == ids["supporter"]).CertificationId;
        return resident;
    }

    private void AddPlaces(WriteTransaction transaction)
    {
        var unit = New("unit");
        transaction.Db.Units.Add(new UnitRow { FacilityId = FacilityId, UnitId = unit, Code = $"{unit:N}"[^12..], Name = "Unit" });
        var programme = New("programme");
        transaction.Db.Programmes.Add(new ProgrammeRow { FacilityId = FacilityId, ProgrammeId = programme, Code = $"{programme:N}"[^12..], Name = "Programme" });
        transaction.Db.Devices.Add(new DeviceRow
        {
            FacilityId = FacilityId,
            DeviceId = New("device"),
            UnitId = unit,
            Name = "Kiosk",
            TokenHash = RandomNumberGenerator.GetBytes(32),
            EnrolledAt = transaction.Now,
        });
    }

    /// <summary>A message of the pair's supporter.</summary>
    private void AddMessage(SeededFacility facility, WriteTransaction transaction, PersonKey author)
    {
        var entry = new EntryRow
        {
            FacilityId = FacilityId,
            ConversationId = ids["pair"],
            Sequence = 1,
            EntryId = New("message"),
            Kind = EntryKind.Message,
            At = transaction.Now,
            AuthorFacilityId = author.FacilityId,
            AuthorId = author.PersonId,
            ClientMessageId = Guid.CreateVersion7(),
        };
        entry.SealedBody = messageBody = facility.Seal(transaction, KeyOwner.Conversation(FacilityId, ids["pair"]), PeerConnect.Hub.Conversations.MessagePlace.Of(entry, 1), "message");
        transaction.Db.Entries.Add(entry);
        transaction.Db.Conversations.Local.Single(row => row.ConversationId == ids["pair"]).LastSequence = 1;
    }

    private void AddDecisions(WriteTransaction transaction, IReadOnlyDictionary<Role, SeededPerson> staff)
    {
        transaction.Db.ApprovalRequests.Add(new ApprovalRequestRow
        {
            FacilityId = FacilityId,
            RequestId = New("request"),
            Kind = ApprovalKind.Pairing,
            State = ApprovalState.Requested,
            PersonFacilityId = FacilityId,
            PersonId = ids["resident"],
            Role = MemberRole.Member,
            RequestedByFacilityId = FacilityId,
            RequestedBy = ids["resident"],
            RequestedAt = transaction.Now,
        });
        transaction.Db.People.Local.Single(row => row.PersonId == ids["free"]).SupervisorId = staff[Role.SupervisingOfficer].Key.PersonId;
        transaction.Db.ApprovalRequests.Add(new ApprovalRequestRow
        {
            FacilityId = FacilityId,
            RequestId = New("supervised"),
            Kind = ApprovalKind.Pairing,
            State = ApprovalState.Requested,
            PersonFacilityId = FacilityId,
            PersonId = ids["resident"],
            SupporterFacilityId = FacilityId,
            SupporterId = ids["free"],
            Role = MemberRole.Member,
            RequestedByFacilityId = FacilityId,
            RequestedBy = ids["resident"],
            RequestedAt = transaction.Now,
        });
        transaction.Db.Separations.Add(new SeparationRow
        {
            FacilityId = FacilityId,
            SeparationId = New("separation"),
            FirstFacilityId = FacilityId,
            FirstId = ids["other"],
            SecondFacilityId = FacilityId,
            SecondId = ids["released"],
            Source = nameof(SeparationSource.Court),
            OrderedBy = staff[Role.Coordinator].Key.PersonId,
            OrderedAt = transaction.Now,
        });
    }

    private void AddAccount(WriteTransaction transaction, string name, bool enrolled)
    {
        var userName = $"{ids[name]:N}"[^12..];
        transaction.Db.People.Local.Single(row => row.PersonId == ids[name]).Number = userName;
        transaction.Db.Users.Add(new StaffAccount
        {
            Id = ids[name],
            FacilityId = FacilityId,
            UserName = userName,
            NormalizedUserName = userName.ToUpperInvariant(),
            SecurityStamp = userName,
            ConcurrencyStamp = userName,
            EnrolmentHash = enrolled ? null : RandomNumberGenerator.GetBytes(32),
            EnrolmentEndsAt = enrolled ? null : transaction.Now.AddDays(1),
        });
    }
}
