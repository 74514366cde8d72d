using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage;

/// <summary>Maps the schema. Use cases read and change rows through it; what needs SQL of its own stands beside it.</summary>
internal sealed class PeerConnectDb(DbContextOptions<PeerConnectDb> options) : IdentityUserContext<StaffAccount, Guid>(options)
{
    public DbSet<FacilityRow> Facilities => Set<FacilityRow>();
    public DbSet<UnitRow> Units => Set<UnitRow>();
    public DbSet<ProgrammeRow> Programmes => Set<ProgrammeRow>();
    public DbSet<PersonRow> People => Set<PersonRow>();
    public DbSet<RoleRow> Roles => Set<RoleRow>();
    public DbSet<CertificationRow> Certifications => Set<CertificationRow>();
    public DbSet<RelationRow> Relations => Set<RelationRow>();
    public DbSet<HiddenRow> Hidden => Set<HiddenRow>();
    public DbSet<DeviceRow> Devices => Set<DeviceRow>();
    public DbSet<SessionRow> Sessions => Set<SessionRow>();
    public DbSet<RecoveryRow> Recoveries => Set<RecoveryRow>();
    public DbSet<ConversationRow> Conversations => Set<ConversationRow>();
    public DbSet<MembershipRow> Memberships => Set<MembershipRow>();
    public DbSet<ApprovalRequestRow> ApprovalRequests => Set<ApprovalRequestRow>();
    public DbSet<ApprovalDecisionRow> ApprovalDecisions => Set<ApprovalDecisionRow>();
    public DbSet<OfficerDecisionRow> OfficerDecisions => Set<OfficerDecisionRow>();
    public DbSet<SeparationRow> Separations => Set<SeparationRow>();
    public DbSet<ConsentRow> Consents => Set<ConsentRow>();
    public DbSet<AuthorisationVersionRow> AuthorisationVersion => Set<AuthorisationVersionRow>();
    public DbSet<EntryRow> Entries => Set<EntryRow>();
    public DbSet<DecisionRow> Decisions => Set<DecisionRow>();
    public DbSet<RiskRow> Risk => Set<RiskRow>();
    public DbSet<ReceiptRow> Receipts => Set<ReceiptRow>();
    public DbSet<InboxRow> Inbox => Set<InboxRow>();
    public DbSet<OwedRow> Owed => Set<OwedRow>();
    public DbSet<CaseRow> Cases => Set<CaseRow>();
    public DbSet<CaseGrantRow> CaseGrants => Set<CaseGrantRow>();
    public DbSet<SampleRow> Samples => Set<SampleRow>();
    public DbSet<SampledRow> Sampled => Set<SampledRow>();
    public DbSet<FlagRow> Flags => Set<FlagRow>();
    public DbSet<JudgedRow> Judged => Set<JudgedRow>();
    public DbSet<CaseMessageRow> CaseMessages => Set<CaseMessageRow>();
    public DbSet<CaseEventRow> CaseEvents => Set<CaseEventRow>();
    public DbSet<CaseShownRow> CasesShown => Set<CaseShownRow>();
    public DbSet<RaisedRow> Raised => Set<RaisedRow>();
    public DbSet<TellingRow> Tellings => Set<TellingRow>();
    public DbSet<HeldMessageRow> HeldMessages => Set<HeldMessageRow>();
    public DbSet<HeldReaderRow> HeldReaders => Set<HeldReaderRow>();
    public DbSet<HeldActRow> HeldActs => Set<HeldActRow>();
    public DbSet<BreakGlassRow> BreakGlass => Set<BreakGlassRow>();
    public DbSet<CaseExportRow> CaseExports => Set<CaseExportRow>();
    public DbSet<TrainingConsentRow> TrainingConsents => Set<TrainingConsentRow>();
    public DbSet<TrainingRow> TrainingRows => Set<TrainingRow>();
    public DbSet<TrainingCountRow> TrainingCounts => Set<TrainingCountRow>();
    public DbSet<TrainingExportRow> TrainingExports => Set<TrainingExportRow>();
    public DbSet<CaseReferralRow> CaseReferrals => Set<CaseReferralRow>();
    public DbSet<CasePseudonymRow> CasePseudonyms => Set<CasePseudonymRow>();
    public DbSet<RosterRow> Rosters => Set<RosterRow>();
    public DbSet<RosterVersionRow> RosterVersions => Set<RosterVersionRow>();
    public DbSet<EscalationStepRow> EscalationSteps => Set<EscalationStepRow>();
    public DbSet<AlarmRow> Alarms => Set<AlarmRow>();
    public DbSet<AlarmDeliveryRow> AlarmDeliveries => Set<AlarmDeliveryRow>();
    public DbSet<DataKeyRow> DataKeys => Set<DataKeyRow>();
    public DbSet<LegalHoldRow> LegalHolds => Set<LegalHoldRow>();
    public DbSet<PurgeReceiptRow> PurgeReceipts => Set<PurgeReceiptRow>();
    public DbSet<ToldNumbersRow> ToldNumbers => Set<ToldNumbersRow>();
    public DbSet<AuditRow> Audit => Set<AuditRow>();
    public DbSet<CheckpointRow> Checkpoints => Set<CheckpointRow>();
    public DbSet<ShadowRow> Shadows => Set<ShadowRow>();
    public DbSet<ModelInForceRow> ModelsInForce => Set<ModelInForceRow>();
    public DbSet<ModelFileRow> ModelFiles => Set<ModelFileRow>();
    public DbSet<ModelSignatureRow> ModelSignatures => Set<ModelSignatureRow>();
    public DbSet<PolicyRow> Policies => Set<PolicyRow>();

    public DbSet<PolicyDraftRow> PolicyDrafts => Set<PolicyDraftRow>();

    public DbSet<PolicySignatureRow> PolicySignatures => Set<PolicySignatureRow>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<Guid>().HaveConversion<GuidAsBytes>();
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<TimeAsMilliseconds>();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        SchemaMap.Apply(builder);
    }
}
