using System.Security.Cryptography;
using System.Text.Json;
using PeerConnect.Contracts;
using PeerConnect.Hub.Sealing;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Hub.Training;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Policies;
using PeerConnect.Seeding;

namespace PeerConnect.Hub.Tests.Authorisation;

/// <summary>The case of a scene, and what hangs on it.</summary>
internal sealed partial class HttpScene
{
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
            FacilityId = FacilityId, CaseId = caseId, Role = role, Level = 3, Purpose = CasePurpose.SafetyOfOthers, Location = true,
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
    private void AddTraining(SeededFacility facility, WriteTransaction transaction, SeededPerson asker)
    {
        // A yes is a key that lives; which one it is, no route asks.
        var keyId = Envelope.KeyId(messageBody);
        transaction.Db.TrainingConsents.Add(new TrainingConsentRow { FacilityId = FacilityId, PersonId = ids["supporter"], KeyId = keyId, At = transaction.Now });
        var row = new TrainingRow
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
            Readers = string.Join(',', PeerConnect.Hub.Cases.CaseEndpoints.Working),
            Sealed = [],
        };
        row.Sealed = Seal(SealedKind.TrainingRow, Convert.ToBase64String(Seal(
            SealedKind.TrainingText, JsonSerializer.Serialize(new TrainingText("message", Category.SelfHarm, 3, Right: true, SpeakerRole.Supporter, MessageLanguage.English, Group: false)))));
        transaction.Db.TrainingRows.Add(row);
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

        byte[] Seal(SealedKind kind, string text) => facility.Seal(
            transaction, KeyOwner.Conversation(FacilityId, ids["pair"]), new Place(FacilityId, kind, row.RowId, row.ConversationId, row.Sequence, row.AuthorId), text);
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
}
