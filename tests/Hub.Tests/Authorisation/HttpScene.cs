using System.Security.Cryptography;
using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Sealing;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Policies;
using PeerConnect.Moderation.Policies.Documents;
using PeerConnect.Seeding;

namespace PeerConnect.Hub.Tests.Authorisation;

/// <summary>One of everything that a route of the API can name, all of one facility; nothing of it is in another scene.</summary>
internal sealed class HttpScene
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
        scene.AddTraining(transaction, staff[Role.Moderator]);
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

    /// <summary>A case that everybody who works cases may open.</summary>
    private void AddCase(WriteTransaction transaction)
    {
        var caseId = New("case");
        transaction.Db.Cases.Add(new CaseRow
        {
            FacilityId = FacilityId,
            CaseId = caseId,
            Number = BitConverter.ToUInt32(RandomNumberGenerator.GetBytes(4)),
            Category = "Violence",
            Severity = 3,
            State = CaseState.Open,
            SubjectId = ids["supporter"],
            HomeFacilityId = FacilityId,
            ConversationId = ids["group"],
            PolicyVersion = 1,
            Excluded = "",
            OpenedAt = transaction.Now,
            LastMessageAt = transaction.Now,
            PseudonymSalt = RandomNumberGenerator.GetBytes(32),
        });
        transaction.Db.CaseGrants.AddRange(Enum.GetValues<Role>().Where(PeerConnect.Hub.Cases.CaseSight.WorksCases).Select(role => new CaseGrantRow
        {
            FacilityId = FacilityId, CaseId = caseId, Role = role, Level = 3, Purpose = CasePurpose.SafetyOfOthers,
        }));
    }

    /// <summary>A message of the case that waits for a decision.</summary>
    private void AddHeld(SeededFacility facility, WriteTransaction transaction)
    {
        var entryId = New("held");
        transaction.Db.HeldMessages.Add(new HeldMessageRow
        {
            FacilityId = FacilityId,
            EntryId = entryId,
            ConversationId = ids["group"],
            AuthorFacilityId = FacilityId,
            AuthorId = ids["supporter"],
            ClientMessageId = Guid.CreateVersion7(),
            At = transaction.Now,
            PolicyVersion = 1,
            State = HeldState.Held,
            CaseId = ids["case"],
        });
        var line = new CaseMessageRow
        {
            FacilityId = FacilityId,
            CaseId = ids["case"],
            ConversationId = ids["group"],
            EntryId = entryId,
            Held = true,
            AuthorFacilityId = FacilityId,
            AuthorId = ids["supporter"],
            At = transaction.Now,
            Flagged = true,
            Pseudonym = "7F",
            PolicyVersion = 1,
            SealedBody = [],
        };
        line.SealedBody = facility.Seal(transaction, KeyOwner.Case(FacilityId, ids["case"]), PeerConnect.Hub.Cases.CasePlace.Of(line), "held");
        transaction.Db.CaseMessages.Add(line);
        transaction.Db.Decisions.Add(new DecisionRow
        {
            FacilityId = FacilityId,
            DecisionId = Guid.CreateVersion7(),
            HomeFacilityId = FacilityId,
            ConversationId = ids["group"],
            EntryId = entryId,
            SenderId = ids["supporter"],
            PolicyVersion = 1,
            MaxSeverity = 3,
            Record = Granting().ToJson(),
            At = transaction.Now,
            ExpiresAt = transaction.Now.AddDays(30),
        });
    }

    /// <summary>The first of those who work cases asks to see more of it; what somebody else saw waits for a review; an export waits for its second signature.</summary>
    private void AddBreakGlass(SeededFacility facility, WriteTransaction transaction, SeededPerson asker)
    {
        var asked = Glass("glass", asker.Key.PersonId, BreakGlassState.Asked, transaction.Now);
        var over = Glass("reviewable", ids["colleague"], BreakGlassState.Over, transaction.Now);
        over.Since = transaction.Now.AddHours(-2);
        over.Until = transaction.Now.AddHours(-1);
        over.ReviewBy = transaction.Now.AddHours(1);
        foreach (var row in new[] { asked, over })
        {
            row.SealedReason = facility.Seal(transaction, KeyOwner.Case(FacilityId, row.CaseId), PeerConnect.Hub.BreakGlass.BreakGlassPlace.Reason(row), "why");
            transaction.Db.BreakGlass.Add(row);
        }

        var export = new CaseExportRow
        {
            FacilityId = FacilityId,
            ExportId = New("export"),
            CaseId = ids["case"],
            Purpose = CasePurpose.LegalProcess,
            AskedBy = asker.Key.PersonId,
            AskedAt = transaction.Now,
            AskerLevel = 3,
            Stamp = [],
            SealedReason = [],
            EndsAt = transaction.Now.AddHours(1),
        };
        export.SealedReason = facility.Seal(
            transaction, KeyOwner.Case(FacilityId, export.CaseId), PeerConnect.Hub.Exports.CaseExportForm.Reason(export), "why");
        transaction.Db.CaseExports.Add(export);
    }

    /// <summary>It was asked for as the case stands now.</summary>
    private void StampExport(WriteTransaction transaction)
    {
        transaction.Db.SaveChanges();
        var export = transaction.Db.CaseExports.Find(FacilityId, ids["export"])!;
        export.Stamp = CaseStamp.Of(transaction.Db, transaction.Db.Cases.Find(FacilityId, ids["case"])!);
    }

    private void AddReferral(SeededFacility facility, WriteTransaction transaction, SeededPerson referrer)
    {
        var referral = new CaseReferralRow
        {
            FacilityId = FacilityId,
            ReferralId = New("referral"),
            CaseId = ids["case"],
            Kind = CaseReferralKind.Incident,
            ReferredBy = referrer.Key.PersonId,
            ReferredAt = transaction.Now,
            ReferrerLevel = 3,
            SealedReason = [],
        };
        referral.SealedReason = facility.Seal(
            transaction, KeyOwner.Case(FacilityId, referral.CaseId), PeerConnect.Hub.Referrals.ReferralTerms.Reason(referral), "why");
        transaction.Db.CaseReferrals.Add(referral);
    }

    /// <summary>The pair's message, drawn for each role that reads samples.</summary>
    private void AddSamples(WriteTransaction transaction)
    {
        var quiet = new Facts("", ConversationClass.Monitored, SpeakerRole.Supporter, [new Verdict(EvidenceSource.Model, "test", Category.SelfHarm, 1, .2f, [])]);
        var decision = new DecisionRow
        {
            FacilityId = FacilityId,
            DecisionId = Guid.CreateVersion7(),
            HomeFacilityId = FacilityId,
            ConversationId = ids["pair"],
            Sequence = 1,
            EntryId = ids["message"],
            SenderId = ids["supporter"],
            PolicyVersion = 1,
            MaxSeverity = 1,
            Record = PolicyEvaluator.Evaluate(PlainPolicy.Version1, quiet).ToJson(),
            At = transaction.Now,
            ExpiresAt = transaction.Now.AddDays(30),
        };
        transaction.Db.Decisions.Add(decision);
        transaction.Db.Samples.AddRange(SampleRoles.Readers.Select((role, index) => new SampleRow
        {
            FacilityId = FacilityId,
            SampleId = New(index == 0 ? "sample" : $"sample of {role}"),
            HomeFacilityId = FacilityId,
            ConversationId = ids["pair"],
            Sequence = 1,
            EntryId = ids["message"],
            DecisionId = decision.DecisionId,
            Role = role,
            Level = (int)DisclosureLevel.Message,
            TakenAt = transaction.Now,
        }));
    }

    /// <summary>The pair's message waits for a second label; somebody asked to take rows out.</summary>
    private void AddTraining(WriteTransaction transaction, SeededPerson asker)
    {
        // A yes is a key that lives; which one it is, no route asks.
        var keyId = Envelope.KeyId(messageBody);
        transaction.Db.TrainingConsents.Add(new TrainingConsentRow { FacilityId = FacilityId, PersonId = ids["supporter"], KeyId = keyId, At = transaction.Now });
        transaction.Db.TrainingRows.Add(new TrainingRow
        {
            FacilityId = FacilityId,
            RowId = New("row"),
            CaseId = Guid.CreateVersion7(),
            HomeFacilityId = FacilityId,
            ConversationId = ids["pair"],
            Sequence = 1,
            EntryId = ids["message"],
            AuthorId = ids["supporter"],
            ConsentKeyId = keyId,
            DecidedAt = transaction.Now,
            Category = CaseCategory.SelfHarm,
            Readers = string.Join(',', TrainingRoles.Readers),
            Sealed = messageBody,
        });
        transaction.Db.TrainingExports.Add(new TrainingExportRow
        {
            FacilityId = FacilityId,
            ExportId = New("training export"),
            Rows = ids["row"].ToByteArray(true),
            Stamp = [1],
            AskedBy = asker.Key.PersonId,
            AskedAt = transaction.Now,
            EndsAt = transaction.Now.AddHours(1),
        });
    }

    private BreakGlassRow Glass(string name, Guid asker, BreakGlassState state, DateTimeOffset now) => new()
    {
        FacilityId = FacilityId,
        GlassId = New(name),
        CaseId = ids["case"],
        State = state,
        Purpose = CasePurpose.SafetyOfOthers,
        Scope = BreakGlassScope.Case,
        PolicyVersion = 1,
        Severity = 3,
        AskedBy = asker,
        AskedAt = now,
        AskerLevel = 3,
        SealedReason = [],
        LapsesAt = now.AddHours(1),
        OpenSeconds = 3_600,
        ReviewSeconds = 3_600,
    };

    /// <summary>A decision that gives the message to everybody who works cases.</summary>
    private static Decision Granting()
    {
        var facts = new Facts("", ConversationClass.Monitored, SpeakerRole.Resident, [new Verdict(EvidenceSource.Model, "test", Category.Violence, 3, 1, [])]);
        var decided = PolicyEvaluator.Evaluate(PlainPolicy.Version1, facts);
        return decided with
        {
            Grants = [.. Enum.GetValues<StaffRole>().Select(role => decided.Grants[0] with { Role = role, Level = DisclosureLevel.Context })],
        };
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
