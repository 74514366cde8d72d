using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage;

/// <summary>Tables, keys and indexes. The facility leads every key.</summary>
internal static class SchemaMap
{
    public static void Apply(ModelBuilder builder)
    {
        People(builder);
        Approvals(builder);
        Log(builder);
        Cases(builder);
        Training(builder);
        Held(builder);
        BreakGlass(builder);
        Escalation(builder);
        Records(builder);
    }

    private static void People(ModelBuilder builder)
    {
        builder.Entity<FacilityRow>(table =>
        {
            table.ToTable("facilities").HasKey(row => row.FacilityId);
            table.HasIndex(row => row.Code).IsUnique();
        });
        builder.Entity<UnitRow>(table =>
        {
            table.ToTable("units").HasKey(row => new { row.FacilityId, row.UnitId });
            table.HasIndex(row => new { row.FacilityId, row.Code }).IsUnique();
        });
        builder.Entity<ProgrammeRow>(table =>
        {
            table.ToTable("programmes").HasKey(row => new { row.FacilityId, row.ProgrammeId });
            table.HasIndex(row => new { row.FacilityId, row.Code }).IsUnique();
        });
        builder.Entity<PersonRow>(table =>
        {
            table.ToTable("people").HasKey(row => new { row.FacilityId, row.PersonId });
            table.HasIndex(row => new { row.FacilityId, row.Number }).IsUnique();

            // A person who was moved has one id at each facility.
            table.HasIndex(row => row.MergedInto).HasFilter("\"MergedInto\" IS NOT NULL");
        });
        builder.Entity<RoleRow>().ToTable("roles").HasKey(row => new { row.FacilityId, row.PersonId, row.Role });
        builder.Entity<CertificationRow>(table =>
        {
            table.ToTable("certifications").HasKey(row => new { row.FacilityId, row.CertificationId });
            table.HasIndex(row => new { row.FacilityId, row.PersonId });
        });
        builder.Entity<RelationRow>().ToTable("relations")
            .HasKey(row => new { row.FacilityId, row.PersonId, row.OtherFacilityId, row.OtherId, row.Kind });
        builder.Entity<DeviceRow>(table =>
        {
            table.ToTable("devices").HasKey(row => new { row.FacilityId, row.DeviceId });
            table.HasIndex(row => row.TokenHash).IsUnique();
        });
        builder.Entity<SessionRow>(table =>
        {
            table.ToTable("sessions").HasKey(row => new { row.FacilityId, row.SessionId });
            table.HasIndex(row => row.TokenHash).IsUnique();
            table.HasIndex(row => new { row.FacilityId, row.PersonId });
        });
        builder.Entity<StaffAccount>(table =>
        {
            table.ToTable("staff_accounts");

            // User names are unique within a facility, not on the server.
            table.Metadata.RemoveIndex(table.Metadata.FindIndex(table.Metadata.FindProperty(nameof(StaffAccount.NormalizedUserName))!)!);
            table.HasIndex(row => new { row.FacilityId, row.NormalizedUserName }).IsUnique();
            table.HasIndex(row => row.EnrolmentHash).IsUnique().HasFilter("\"EnrolmentHash\" IS NOT NULL");
        });
        builder.Entity<RecoveryRow>().ToTable("staff_recoveries").HasKey(row => new { row.FacilityId, row.RecoveryId });
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("staff_claims");
        builder.Entity<IdentityUserLogin<Guid>>().ToTable("staff_logins");
        builder.Entity<IdentityUserToken<Guid>>().ToTable("staff_tokens");
    }

    private static void Approvals(ModelBuilder builder)
    {
        builder.Entity<ConversationRow>().ToTable("conversations").HasKey(row => new { row.FacilityId, row.ConversationId });
        builder.Entity<MembershipRow>(table =>
        {
            table.ToTable("memberships").HasKey(row => new { row.FacilityId, row.MembershipId });
            table.HasIndex(row => new { row.FacilityId, row.ConversationId });
            table.HasIndex(row => new { row.PersonFacilityId, row.PersonId });
        });
        builder.Entity<ApprovalRequestRow>(table =>
        {
            table.ToTable("approval_requests").HasKey(row => new { row.FacilityId, row.RequestId });
            table.HasIndex(row => new { row.FacilityId, row.State });
        });
        builder.Entity<ApprovalDecisionRow>().ToTable("approval_decisions")
            .HasKey(row => new { row.FacilityId, row.RequestId, row.DecidingFacilityId });
        builder.Entity<OfficerDecisionRow>().ToTable("officer_decisions")
            .HasKey(row => new { row.FacilityId, row.RequestId, row.PersonFacilityId, row.PersonId });
        builder.Entity<SeparationRow>(table =>
        {
            table.ToTable("separations").HasKey(row => new { row.FacilityId, row.SeparationId });
            table.HasIndex(row => new { row.FirstFacilityId, row.FirstId });
            table.HasIndex(row => new { row.SecondFacilityId, row.SecondId });
        });
        builder.Entity<HiddenRow>(table =>
        {
            table.ToTable("hidden").HasKey(row => new { row.FacilityId, row.PersonId, row.OtherFacilityId, row.OtherId });
            table.HasIndex(row => new { row.OtherFacilityId, row.OtherId });
        });
        builder.Entity<ConsentRow>().ToTable("consents").HasKey(row => new { row.FacilityId, row.PersonId, row.PolicyVersion, row.NoticeHash });
        builder.Entity<AuthorisationVersionRow>(table =>
        {
            table.ToTable("authorisation_version").HasKey(row => row.Id);
            table.Property(row => row.Id).ValueGeneratedNever();
            table.HasData(new AuthorisationVersionRow { Id = 1, Version = 1 });
        });
    }

    private static void Log(ModelBuilder builder)
    {
        builder.Entity<EntryRow>(table =>
        {
            table.ToTable("entries").HasKey(row => new { row.FacilityId, row.ConversationId, row.Sequence });
            table.HasIndex(row => new { row.FacilityId, row.ConversationId, row.AuthorId, row.ClientMessageId })
                .IsUnique().HasFilter("\"ClientMessageId\" IS NOT NULL");
        });
        builder.Entity<DecisionRow>(table =>
        {
            table.ToTable("decisions").HasKey(row => new { row.FacilityId, row.DecisionId });
            table.HasIndex(row => new { row.HomeFacilityId, row.ConversationId, row.Sequence });
            table.HasIndex(row => row.ExpiresAt);
        });
        builder.Entity<RiskRow>().ToTable("risk").HasKey(row => new { row.FacilityId, row.ConversationId, row.PersonId });
        builder.Entity<ReceiptRow>().ToTable("receipts").HasKey(row => new { row.FacilityId, row.ConversationId, row.PersonId });
        builder.Entity<InboxRow>(table =>
        {
            table.ToTable("inbox").HasKey(row => new { row.FacilityId, row.PersonId, row.Sequence });
            table.HasIndex(row => new { row.FacilityId, row.At });
            table.HasIndex(row => new { row.FacilityId, row.CaseId }).HasFilter("\"CaseId\" IS NOT NULL");
        });
        builder.Entity<OwedRow>(table =>
        {
            table.ToTable("owed").HasKey(row => new { row.FacilityId, row.OwedId });

            // By kind: work that waits long, such as re-scores without a model, must not slow the look at limits.
            table.HasIndex(row => new { row.Kind, row.DueAt }).HasFilter("\"DoneAt\" IS NULL");
        });
    }

    private static void Cases(ModelBuilder builder)
    {
        builder.Entity<CaseRow>(table =>
        {
            table.ToTable("cases").HasKey(row => new { row.FacilityId, row.CaseId });
            table.HasIndex(row => new { row.FacilityId, row.Number }).IsUnique();
            table.HasIndex(row => new { row.FacilityId, row.State, row.Severity });
            table.HasIndex(row => new { row.FacilityId, row.SubjectId, row.Category, row.State });
            table.HasIndex(row => new { row.FacilityId, row.TypedPersonId }).HasFilter("\"TypedPersonId\" IS NOT NULL");
            table.HasIndex(row => new { row.FacilityId, row.DecidedAt }).HasFilter("\"DecidedAt\" IS NOT NULL");
            table.HasIndex(row => new { row.FacilityId, row.DeviceId, row.OpenedAt }).HasFilter("\"DeviceId\" IS NOT NULL");
            table.HasIndex(row => row.PurgeDueAt).HasFilter("\"PurgeDueAt\" IS NOT NULL AND \"PurgedAt\" IS NULL");
        });
        builder.Entity<CaseGrantRow>().ToTable("case_grants").HasKey(row => new { row.FacilityId, row.CaseId, row.Role, row.Roster });
        builder.Entity<CaseMessageRow>(table =>
        {
            table.ToTable("case_messages").HasKey(row => new { row.FacilityId, row.CaseId, row.EntryId });
            table.HasIndex(row => new { row.FacilityId, row.CaseId, row.ConversationId, row.Sequence });
            table.HasIndex(row => new { row.FacilityId, row.CaseId, row.AuthorId });
            table.HasIndex(row => new { row.FacilityId, row.EntryId }).HasFilter("\"Held\"");
            table.HasIndex(row => row.EntryId);
        });
        builder.Entity<SampleRow>(table =>
        {
            table.ToTable("samples").HasKey(row => new { row.FacilityId, row.SampleId });
            table.HasIndex(row => new { row.HomeFacilityId, row.ConversationId });
            table.HasIndex(row => row.TakenAt);
        });
        builder.Entity<SampledRow>().ToTable("sampled").HasKey(row => new { row.FacilityId, row.Model });
        builder.Entity<FlagRow>().ToTable("flags").HasKey(row => new { row.FacilityId, row.CaseId });
        builder.Entity<JudgedRow>().ToTable("judged").HasKey(row => new { row.FacilityId, row.Model, row.Sender, row.Language, row.Patterns });
        builder.Entity<CaseEventRow>(table =>
        {
            table.ToTable("case_events").HasKey(row => new { row.FacilityId, row.EventId });
            table.HasIndex(row => new { row.FacilityId, row.CaseId });
            table.HasIndex(row => new { row.FacilityId, row.ActorId, row.At }).HasFilter("\"Kind\" = 'viewed'");
        });
        builder.Entity<CaseShownRow>().ToTable("case_shown").HasKey(row => new { row.FacilityId, row.CaseId, row.PersonId, row.Level });
        builder.Entity<RaisedRow>(table =>
        {
            table.ToTable("raised").HasKey(row => new { row.FacilityId, row.RaisedId });
            table.HasIndex(row => new { row.FacilityId, row.CaseId, row.At });
            table.HasIndex(row => new { row.FacilityId, row.FromCaseId });
        });
        builder.Entity<CaseReferralRow>(table =>
        {
            table.ToTable("case_referrals").HasKey(row => new { row.FacilityId, row.ReferralId });
            table.HasIndex(row => new { row.FacilityId, row.CaseId });
        });
    }

    private static void Training(ModelBuilder builder)
    {
        builder.Entity<TrainingConsentRow>().ToTable("training_consents").HasKey(row => new { row.FacilityId, row.PersonId });
        builder.Entity<TrainingRow>(table =>
        {
            table.ToTable("training_rows").HasKey(row => new { row.FacilityId, row.RowId });
            table.HasIndex(row => new { row.FacilityId, row.EntryId }).IsUnique();
            table.HasIndex(row => new { row.HomeFacilityId, row.ConversationId });
            table.HasIndex(row => new { row.FacilityId, row.CaseId });
        });
        builder.Entity<TrainingCountRow>().ToTable("training_counts").HasKey(row => new { row.FacilityId, row.Category });
        builder.Entity<TrainingExportRow>().ToTable("training_exports").HasKey(row => new { row.FacilityId, row.ExportId });
    }

    private static void Held(ModelBuilder builder)
    {
        builder.Entity<HeldMessageRow>(table =>
        {
            table.ToTable("held_messages").HasKey(row => new { row.FacilityId, row.EntryId });
            table.HasIndex(row => new { row.FacilityId, row.ConversationId, row.AuthorId, row.ClientMessageId }).IsUnique();
            table.HasIndex(row => new { row.AuthorFacilityId, row.AuthorId, row.At });
        });
        builder.Entity<HeldReaderRow>().ToTable("held_readers").HasKey(row => new { row.FacilityId, row.EntryId, row.PersonFacilityId, row.PersonId });
        builder.Entity<HeldActRow>(table =>
        {
            table.ToTable("held_acts").HasKey(row => new { row.FacilityId, row.ActId });
            table.HasIndex(row => new { row.FacilityId, row.EntryId });
        });
    }

    private static void BreakGlass(ModelBuilder builder)
    {
        builder.Entity<BreakGlassRow>(table =>
        {
            table.ToTable("break_glass").HasKey(row => new { row.FacilityId, row.GlassId });
            table.HasIndex(row => new { row.FacilityId, row.CaseId });
            table.HasIndex(row => new { row.FacilityId, row.ReviewBy }).HasFilter("\"ReviewBy\" IS NOT NULL AND \"ReviewedAt\" IS NULL");
        });
        builder.Entity<CaseExportRow>(table =>
        {
            table.ToTable("case_exports").HasKey(row => new { row.FacilityId, row.ExportId });
            table.HasIndex(row => new { row.FacilityId, row.CaseId });
        });
        builder.Entity<CasePseudonymRow>().ToTable("case_pseudonyms").HasKey(row => new { row.FacilityId, row.CaseId, row.PersonId });
    }

    private static void Escalation(ModelBuilder builder)
    {
        builder.Entity<RosterRow>(table =>
        {
            table.ToTable("rosters").HasKey(row => new { row.FacilityId, row.RosterId });
            table.HasIndex(row => new { row.FacilityId, row.Name }).IsUnique();
        });
        builder.Entity<RosterVersionRow>().ToTable("roster_versions").HasKey(row => new { row.FacilityId, row.RosterId, row.Version });
        builder.Entity<EscalationStepRow>(table =>
        {
            table.ToTable("escalation_steps").HasKey(row => new { row.FacilityId, row.StepId });
            table.HasIndex(row => new { row.FacilityId, row.CaseId });
        });
        builder.Entity<AlarmRow>(table =>
        {
            table.ToTable("alarms").HasKey(row => new { row.FacilityId, row.AlarmId });

            // Of held messages several may ring, one after the other.
            table.HasIndex(row => new { row.FacilityId, row.CaseId, row.Round, row.Cause }).IsUnique().HasFilter($"\"Cause\" <> {(int)AwaitedAct.HeldMessage}");
            table.HasIndex(row => new { row.FacilityId, row.CaseId });
        });
        builder.Entity<AlarmDeliveryRow>(table =>
        {
            table.ToTable("alarm_deliveries").HasKey(row => new { row.FacilityId, row.DeliveryId });
            table.HasIndex(row => new { row.FacilityId, row.AlarmId });
            table.HasIndex(row => row.DueAt).HasFilter("\"DeliveredAt\" IS NULL AND \"DeadAt\" IS NULL");
        });
    }

    private static void Records(ModelBuilder builder)
    {
        builder.Entity<DataKeyRow>(table =>
        {
            table.ToTable("data_keys").HasKey(row => new { row.FacilityId, row.KeyId });
            table.HasIndex(row => new { row.FacilityId, row.Purpose, row.OwnerId, row.Period })
                .IsUnique().HasFilter("\"DestroyedAt\" IS NULL");
            table.HasIndex(row => row.WrappedBy).HasFilter("\"Wrapped\" IS NOT NULL");
            table.HasIndex(row => row.DueAt).HasFilter("\"DueAt\" IS NOT NULL AND \"DestroyedAt\" IS NULL");
            table.HasIndex(row => row.CreatedAt).HasFilter($"\"Purpose\" = {(int)KeyPurpose.Training} AND \"DestroyedAt\" IS NULL");
        });
        builder.Entity<TellingRow>(table =>
        {
            table.ToTable("tellings").HasKey(row => new { row.FacilityId, row.TellingId });
            table.HasIndex(row => row.At);
        });
        builder.Entity<LegalHoldRow>().ToTable("legal_holds").HasKey(row => new { row.FacilityId, row.HoldId });
        builder.Entity<ToldNumbersRow>().ToTable("told_numbers").HasKey(row => new { row.FacilityId, row.Of });
        builder.Entity<PurgeReceiptRow>().ToTable("purge_receipts").HasKey(row => new { row.FacilityId, row.ReceiptId });
        builder.Entity<AuditRow>(table =>
        {
            table.ToTable("audit").HasKey(row => new { row.FacilityId, row.Sequence });
            table.HasIndex(row => new { row.FacilityId, row.Subject });
        });
        builder.Entity<CheckpointRow>().ToTable("checkpoints").HasKey(row => new { row.FacilityId, row.Sequence });

        // The model judges for the whole server, not for a facility.
        builder.Entity<ShadowRow>().ToTable("model_shadows").HasKey(row => new { row.InForce, row.Candidate });
        builder.Entity<ModelInForceRow>(table =>
        {
            table.ToTable("models_in_force").HasKey(row => row.Ordinal);
            table.Property(row => row.Ordinal).ValueGeneratedNever();
        });
        builder.Entity<ModelFileRow>().ToTable("model_files").HasKey(row => row.Sha256);
        builder.Entity<ModelSignatureRow>().ToTable("model_signatures").HasKey(row => new { row.Candidate, row.FacilityId, row.SignerId });
        builder.Entity<PolicyRow>().ToTable("policies").HasKey(row => new { row.FacilityId, row.Version });
        builder.Entity<PolicyDraftRow>().ToTable("policy_drafts").HasKey(row => new { row.FacilityId, row.DraftId });
        builder.Entity<PolicySignatureRow>().ToTable("policy_signatures").HasKey(row => new { row.FacilityId, row.DraftId, row.SignerId });
    }
}
