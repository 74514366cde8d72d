using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PeerConnect.Hub.Storage.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "alarm_deliveries",
                columns: table => new
                {
                    FacilityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DeliveryId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AlarmId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Channel = table.Column<string>(type: "TEXT", nullable: false),
                    Again = table.Column<bool>(type: "INTEGER", nullable: false),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    Fault = table.Column<string>(type: "TEXT", nullable: true),
                    DeliveredAt = table.Column<long>(type: "INTEGER", nullable: true),
                    DeadAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_alarm_deliveries", x => new { x.FacilityId, x.DeliveryId });
                });

            migrationBuilder.CreateTable(
                name: "alarms",
                columns: table => new
                {
                    FacilityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AlarmId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CaseId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Round = table.Column<int>(type: "INTEGER", nullable: false),
                    Cause = table.Column<int>(type: "INTEGER", nullable: false),
                    RaisedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_alarms", x => new { x.FacilityId, x.AlarmId });
                });

            migrationBuilder.CreateTable(
                name: "approval_decisions",
                columns: table => new
                {
                    FacilityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    RequestId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DecidingFacilityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Approved = table.Column<bool>(type: "INTEGER", nullable: false),
                    DecidedBy = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DecidedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    SealedReason = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_approval_decisions", x => new { x.FacilityId, x.RequestId, x.DecidingFacilityId });
                });

            migrationBuilder.CreateTable(
                name: "approval_requests",
                columns: table => new
                {
                    FacilityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    RequestId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    ConversationId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    PersonFacilityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PersonId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SupporterFacilityId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    SupporterId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Role = table.Column<int>(type: "INTEGER", nullable: false),
                    RequestedByFacilityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    RequestedBy = table.Column<byte[]>(type: "BLOB", nullable: false),
                    RequestedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ValidUntil = table.Column<long>(type: "INTEGER", nullable: true),
                    ProgrammeId = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_approval_requests", x => new { x.FacilityId, x.RequestId });
                });

            migrationBuilder.CreateTable(
                name: "audit",
                columns: table => new
                {
                    FacilityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    ActorId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Act = table.Column<string>(type: "TEXT", nullable: false),
                    Subject = table.Column<string>(type: "TEXT", nullable: false),
                    Details = table.Column<string>(type: "TEXT", nullable: false),
                    PreviousHash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Hash = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit", x => new { x.FacilityId, x.Sequence });
                });

            migrationBuilder.CreateTable(
                name: "authorisation_version",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_authorisation_version", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "break_glass",
                columns: table => new
                {
                    FacilityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    GlassId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CaseId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    Purpose = table.Column<int>(type: "INTEGER", nullable: false),
                    Scope = table.Column<int>(type: "INTEGER", nullable: false),
                    Alone = table.Column<bool>(type: "INTEGER", nullable: false),
                    Names = table.Column<bool>(type: "INTEGER", nullable: false),
                    PolicyVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    Severity = table.Column<int>(type: "INTEGER", nullable: false),
                    AskedBy = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AskedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    AskerLevel = table.Column<int>(type: "INTEGER", nullable: false),
                    SealedReason = table.Column<byte[]>(type: "BLOB", nullable: false),
                    LapsesAt = table.Column<long>(type: "INTEGER", nullable: false),
                    OpenSeconds = table.Column<int>(type: "INTEGER", nullable: false),
                    ReviewSeconds = table.Column<int>(type: "INTEGER", nullable: false),
                    AnsweredBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    AnsweredAt = table.Column<long>(type: "INTEGER", nullable: true),
                    SealedAnswer = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Since = table.Column<long>(type: "INTEGER", nullable: true),
                    Until = table.Column<long>(type: "INTEGER", nullable: true),
                    Views = table.Column<int>(type: "INTEGER", nullable: false),
                    ReviewBy = table.Column<long>(type: "INTEGER", nullable: true),
                    ReviewedBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    ReviewedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Justified = table.Column<bool>(type: "INTEGER", nullable: true),
                    SealedReview = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_break_glass", x => new { x.FacilityId, x.GlassId });
                });

            migrationBuilder.CreateTable(
                name: "case_events",
                columns: table => new
                {
                    FacilityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    EventId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CaseId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    ActorId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Detail = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_case_events", x => new { x.FacilityId, x.EventId });
                });

            migrationBuilder.CreateTable(
                name: "case_exports",
                columns: table => new
                {
                    FacilityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ExportId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CaseId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Purpose = table.Column<int>(type: "INTEGER", nullable: false),
                    NameOthers = table.Column<bool>(type: "INTEGER", nullable: false),
                    AskedBy = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AskedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    AskerLevel = table.Column<int>(type: "INTEGER", nullable: false),
                    Stamp = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SealedReason = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SignedBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    SignedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    EndsAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Written = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_case_exports", x => new { x.FacilityId, x.ExportId });
                });

            migrationBuilder.CreateTable(
                name: "case_grants",
                columns: table => new
                {
                    FacilityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CaseId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Role = table.Column<int>(type: "INTEGER", nullable: false),
                    Roster = table.Column<string>(type: "TEXT", nullable: false),
                    Level = table.Column<int>(type: "INTEGER", nullable: false),
                    Before = table.Column<int>(type: "INTEGER", nullable: false),
                    After = table.Column<int>(type: "INTEGER", nullable: false),
                    Location = table.Column<bool>(type: "INTEGER", nullable: false),
                    Purpose = table.Column<int>(type: "INTEGER", nullable: false),
                    Discreet = table.Column<bool>(type: "INTEGER", nullable: false),
                    AcknowledgeBy = table.Column<long>(type: "INTEGER", nullable: true),
                    AcknowledgeSeconds = table.Column<int>(type: "INTEGER", nullable: true),
                    FaceToFaceBy = table.Column<long>(type: "INTEGER", nullable: true),
                    FaceToFaceSeconds = table.Column<int>(type: "INTEGER", nullable: true),
                    DecideBy = table.Column<long>(type: "INTEGER", nullable: true),
                    DecideSeconds = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_case_grants", x => new { x.FacilityId, x.CaseId, x.Role, x.Roster });
                });

            migrationBuilder.CreateTable(
                name: "case_messages",
                columns: table => new
                {
                    FacilityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CaseId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    EntryId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ConversationId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    Held = table.Column<bool>(type: "INTEGER", nullable: false),
                    AuthorFacilityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AuthorId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Flagged = table.Column<bool>(type: "INTEGER", nullable: false),
                    Pseudonym = table.Column<string>(type: "TEXT", nullable: false),
                    PolicyVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    SealedBody = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_case_messages", x => new { x.FacilityId, x.CaseId, x.EntryId });
                });

            migrationBuilder.CreateTable(
                name: "case_pseudonyms",
                columns: table => new
                {
                    FacilityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CaseId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PersonId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Code = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_case_pseudonyms", x => new { x.FacilityId, x.CaseId, x.PersonId });
                });

            migrationBuilder.CreateTable(
                name: "case_referrals",
                columns: table => new
                {
                    FacilityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ReferralId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CaseId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    ReferredBy = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ReferredAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ReferrerLevel = table.Column<int>(type: "INTEGER", nullable: false),
                    SealedReason = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_case_referrals", x => new { x.FacilityId, x.ReferralId });
                });

            migrationBuilder.CreateTable(
                name: "case_shown",
                columns: table => new
                {
                    FacilityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CaseId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PersonId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Level = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_case_shown", x => new { x.FacilityId, x.CaseId, x.PersonId, x.Level });
                });

            migrationBuilder.CreateTable(
                name: "cases",
                columns: table => new
                {
                    FacilityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CaseId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Number = table.Column<long>(type: "INTEGER", nullable: false),
                    Drill = table.Column<bool>(type: "INTEGER", nullable: false),
                    DrillUnitId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    AskedFor = table.Column<int>(type: "INTEGER", nullable: true),
                    ForGroup = table.Column<bool>(type: "INTEGER", nullable: false),
                    DeviceId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    TypedPersonId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Raised = table.Column<int>(type: "INTEGER", nullable: true),
                    Class = table.Column<string>(type: "TEXT", nullable: true),
                    FromSample = table.Column<bool>(type: "INTEGER", nullable: false),
                    NotBefore = table.Column<long>(type: "INTEGER", nullable: true),
                    Pattern = table.Column<bool>(type: "INTEGER", nullable: false),
                    Category = table.Column<string>(type: "TEXT", nullable: false),
                    Severity = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    SubjectId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    HomeFacilityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ConversationId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PolicyVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    Excluded = table.Column<string>(type: "TEXT", nullable: false),
                    OpenedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    LastMessageAt = table.Column<long>(type: "INTEGER", nullable: false),
                    MessageCount = table.Column<int>(type: "INTEGER", nullable: false),
                    TakenBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    TakenAt = table.Column<long>(type: "INTEGER", nullable: true),
                    AcknowledgedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    OnTheWayAt = table.Column<long>(type: "INTEGER", nullable: true),
                    OnTheWayPerson = table.Column<byte[]>(type: "BLOB", nullable: true),
                    FaceToFaceAt = table.Column<long>(type: "INTEGER", nullable: true),
                    FaceToFacePerson = table.Column<byte[]>(type: "BLOB", nullable: true),
                    FirstVisitAt = table.Column<long>(type: "INTEGER", nullable: true),
                    FollowUp = table.Column<int>(type: "INTEGER", nullable: true),
                    FollowUpBy = table.Column<long>(type: "INTEGER", nullable: true),
                    Round = table.Column<int>(type: "INTEGER", nullable: false),
                    DecidedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    DecidedBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    ReasonCode = table.Column<string>(type: "TEXT", nullable: true),
                    Verdict = table.Column<string>(type: "TEXT", nullable: true),
                    SealedNote = table.Column<byte[]>(type: "BLOB", nullable: true),
                    PurgeDueAt = table.Column<long>(type: "INTEGER", nullable: true),
                    PurgedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    PseudonymSalt = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases", x => new { x.FacilityId, x.CaseId });
                });

            migrationBuilder.CreateTable(
                name: "certifications",
                columns: table => new
                {
                    FacilityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CertificationId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PersonId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Programme = table.Column<string>(type: "TEXT", nullable: false),
                    CertifiedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ExpiresAt = table.Column<long>(type: "INTEGER", nullable: false),
                    WithdrawnAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_certifications", x => new { x.FacilityId, x.CertificationId });
                });

            migrationBuilder.CreateTable(
                name: "checkpoints",
                columns: table => new
                {
                    FacilityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    Hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    SignedBy = table.Column<string>(type: "TEXT", nullable: false),
                    Signature = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_checkpoints", x => new { x.FacilityId, x.Sequence });
                });

            migrationBuilder.CreateTable(
                name: "consents",
                columns: table => new
                {
                    FacilityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PersonId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PolicyVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    NoticeHash = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    WithdrawnAt = table.Column<long>(type: "INTEGER", nullable: true),
                    AskedAgainAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_consents", x => new { x.FacilityId, x.PersonId, x.PolicyVersion, x.NoticeHash });
                });

            migrationBuilder.CreateTable(
                name: "conversations",
                columns: table => new
                {
                    FacilityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ConversationId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Class = table.Column<string>(type: "TEXT", nullable: false),
                    ProgrammeId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    ProgrammeWantedBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    WantedProgrammeId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    PauseCause = table.Column<int>(type: "INTEGER", nullable: false),
                    SealedName = table.Column<byte[]>(type: "BLOB", nullable: true),
                    SealedTopic = table.Column<byte[]>(type: "BLOB", nullable: true),
                    LastSequence = table.Column<long>(type: "INTEGER", nullable: false),
                    SlowSeconds = table.Column<int>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_conversations", x => new { x.FacilityId, x.ConversationId });
                });

            migrationBuilder.CreateTable(
                name: "data_keys",
                columns: table => new
                {
                    FacilityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    KeyId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Purpose = table.Column<int>(type: "INTEGER", nullable: false),
                    OwnerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Period = table.Column<string>(type: "TEXT", nullable: false),
                    Kept = table.Column<int>(type: "INTEGER", nullable: true),
                    PolicyFacilityId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    PolicyVersion = table.Column<int>(type: "INTEGER", nullable: true),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Algorithm = table.Column<string>(type: "TEXT", nullable: false),
                    WrappedBy = table.Column<string>(type: "TEXT", nullable: false),
                    Wrapped = table.Column<byte[]>(type: "BLOB", nullable: true),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    DestroyedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_data_keys", x => new { x.FacilityId, x.KeyId });
                });

            migrationBuilder.CreateTable(
                name: "decisions",
                columns: table => new
                {
                    FacilityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DecisionId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    HomeFacilityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ConversationId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    EntryId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SenderId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PolicyVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    MaxSeverity = table.Column<int>(type: "INTEGER", nullable: false),
                    Record = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    ExpiresAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_decisions", x => new { x.FacilityId, x.DecisionId });
                });

            migrationBuilder.CreateTable(
                name: "devices",
                columns: table => new
                {
                    FacilityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DeviceId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    UnitId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    TokenHash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    EnrolledBy = table.Column<byte[]>(type: "BLOB", nullable: false),
                    EnrolledAt = table.Column<long>(type: "INTEGER", nullable: false),
                    RevokedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_devices", x => new { x.FacilityId, x.DeviceId });
                });

            migrationBuilder.CreateTable(
                name: "entries",
                columns: table => new
                {
                    FacilityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ConversationId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    EntryId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Form = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    AuthorFacilityId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    AuthorId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    SealedBody = table.Column<byte[]>(type: "BLOB", nullable: true),
                    ClientMessageId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Target = table.Column<long>(type: "INTEGER", nullable: true),
                    Seconds = table.Column<int>(type: "INTEGER", nullable: true),
                    OutOfView = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_entries", x => new { x.FacilityId, x.ConversationId, x.Sequence });
                });

            migrationBuilder.CreateTable(
                name: "escalation_steps",
                columns: table => new
                {
                    FacilityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    StepId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CaseId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Round = table.Column<int>(type: "INTEGER", nullable: false),
                    ForRole = table.Column<int>(type: "INTEGER", nullable: false),
                    Awaits = table.Column<int>(type: "INTEGER", nullable: false),
                    AfterSeconds = table.Column<int>(type: "INTEGER", nullable: false),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: false),
                    NextRole = table.Column<int>(type: "INTEGER", nullable: true),
                    Roster = table.Column<string>(type: "TEXT", nullable: false),
                    Level = table.Column<int>(type: "INTEGER", nullable: false),
                    Location = table.Column<bool>(type: "INTEGER", nullable: false),
                    Purpose = table.Column<int>(type: "INTEGER", nullable: false),
                    Discreet = table.Column<bool>(type: "INTEGER", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    DoneAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_escalation_steps", x => new { x.FacilityId, x.StepId });
                });

            migrationBuilder.CreateTable(
                name: "facilities",
                columns: table => new
                {
                    FacilityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Code = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    TimeZone = table.Column<string>(type: "TEXT", nullable: false),
                    Demo = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_facilities", x => x.FacilityId);
                });

            migrationBuilder.CreateTable(
                name: "flags",
                columns: table => new
                {
                    FacilityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CaseId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Model = table.Column<string>(type: "TEXT", nullable: false),
                    Severity = table.Column<int>(type: "INTEGER", nullable: false),
                    Sender = table.Column<int>(type: "INTEGER", nullable: false),
                    Language = table.Column<int>(type: "INTEGER", nullable: false),
                    Run = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_flags", x => new { x.FacilityId, x.CaseId });
                });

            migrationBuilder.CreateTable(
                name: "held_acts",
                columns: table => new
                {
                    FacilityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ActId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CaseId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    EntryId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    ActorId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: true),
                    SealedNote = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_held_acts", x => new { x.FacilityId, x.ActId });
                });

            migrationBuilder.CreateTable(
                name: "held_messages",
                columns: table => new
                {
                    FacilityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    EntryId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ConversationId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AuthorFacilityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AuthorId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PassedTo = table.Column<byte[]>(type: "BLOB", nullable: true),
                    ClientMessageId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Position = table.Column<long>(type: "INTEGER", nullable: false),
                    PolicyVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    Until = table.Column<long>(type: "INTEGER", nullable: true),
                    AfterHold = table.Column<int>(type: "INTEGER", nullable: false),
                    SealedBody = table.Column<byte[]>(type: "BLOB", nullable: true),
                    CaseId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    ProposedBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    ProposedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    DecidedBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    DecidedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Reason = table.Column<int>(type: "INTEGER", nullable: true),
                    AppealedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Appeal = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_held_messages", x => new { x.FacilityId, x.EntryId });
                });

            migrationBuilder.CreateTable(
                name: "held_readers",
                columns: table => new
                {
                    FacilityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    EntryId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PersonFacilityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PersonId = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_held_readers", x => new { x.FacilityId, x.EntryId, x.PersonFacilityId, x.PersonId });
                });

            migrationBuilder.CreateTable(
                name: "hidden",
                columns: table => new
                {
                    FacilityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PersonId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    OtherFacilityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    OtherId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hidden", x => new { x.FacilityId, x.PersonId, x.OtherFacilityId, x.OtherId });
                });

            migrationBuilder.CreateTable(
                name: "inbox",
                columns: table => new
                {
                    FacilityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PersonId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    ConversationId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    EntryId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Until = table.Column<long>(type: "INTEGER", nullable: true),
                    Detail = table.Column<string>(type: "TEXT", nullable: true),
                    CaseId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    AnsweredAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Answer = table.Column<bool>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_inbox", x => new { x.FacilityId, x.PersonId, x.Sequence });
                });

            migrationBuilder.CreateTable(
                name: "judged",
                columns: table => new
                {
                    FacilityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Model = table.Column<string>(type: "TEXT", nullable: false),
                    Sender = table.Column<int>(type: "INTEGER", nullable: false),
                    Language = table.Column<int>(type: "INTEGER", nullable: false),
                    Patterns = table.Column<int>(type: "INTEGER", nullable: false),
                    Messages = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_judged", x => new { x.FacilityId, x.Model, x.Sender, x.Language, x.Patterns });
                });

            migrationBuilder.CreateTable(
                name: "legal_holds",
                columns: table => new
                {
                    FacilityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    HoldId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    On = table.Column<int>(type: "INTEGER", nullable: false),
                    TargetId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SetBy = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SetAt = table.Column<long>(type: "INTEGER", nullable: false),
                    SealedReason = table.Column<byte[]>(type: "BLOB", nullable: false),
                    LiftAskedBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    LiftAskedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    LiftedBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    LiftedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    KeepsUntil = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_legal_holds", x => new { x.FacilityId, x.HoldId });
                });

            migrationBuilder.CreateTable(
                name: "memberships",
                columns: table => new
                {
                    FacilityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    MembershipId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ConversationId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PersonFacilityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PersonId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Role = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    FromSequence = table.Column<long>(type: "INTEGER", nullable: false),
                    ToSequence = table.Column<long>(type: "INTEGER", nullable: true),
                    ValidUntil = table.Column<long>(type: "INTEGER", nullable: true),
                    MutedUntil = table.Column<long>(type: "INTEGER", nullable: true),
                    OwnPause = table.Column<bool>(type: "INTEGER", nullable: false),
                    SuspensionCause = table.Column<int>(type: "INTEGER", nullable: false),
                    SuspendedByFacilityId = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_memberships", x => new { x.FacilityId, x.MembershipId });
                });

            migrationBuilder.CreateTable(
                name: "model_files",
                columns: table => new
                {
                    Sha256 = table.Column<string>(type: "TEXT", nullable: false),
                    Content = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_model_files", x => x.Sha256);
                });

            migrationBuilder.CreateTable(
                name: "model_shadows",
                columns: table => new
                {
                    InForce = table.Column<string>(type: "TEXT", nullable: false),
                    Candidate = table.Column<string>(type: "TEXT", nullable: false),
                    Since = table.Column<long>(type: "INTEGER", nullable: false),
                    Messages = table.Column<long>(type: "INTEGER", nullable: false),
                    Agreed = table.Column<long>(type: "INTEGER", nullable: false),
                    Missed = table.Column<long>(type: "INTEGER", nullable: false),
                    Cells = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_model_shadows", x => new { x.InForce, x.Candidate });
                });

            migrationBuilder.CreateTable(
                name: "model_signatures",
                columns: table => new
                {
                    Candidate = table.Column<string>(type: "TEXT", nullable: false),
                    FacilityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SignerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    InForce = table.Column<string>(type: "TEXT", nullable: false),
                    Report = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_model_signatures", x => new { x.Candidate, x.FacilityId, x.SignerId });
                });

            migrationBuilder.CreateTable(
                name: "models_in_force",
                columns: table => new
                {
                    Ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<string>(type: "TEXT", nullable: false),
                    Since = table.Column<long>(type: "INTEGER", nullable: false),
                    Report = table.Column<string>(type: "TEXT", nullable: true),
                    Shipped = table.Column<bool>(type: "INTEGER", nullable: false),
                    WentBack = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_models_in_force", x => x.Ordinal);
                });

            migrationBuilder.CreateTable(
                name: "officer_decisions",
                columns: table => new
                {
                    FacilityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    RequestId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PersonFacilityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PersonId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    OfficerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Approved = table.Column<bool>(type: "INTEGER", nullable: false),
                    DecidedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    SealedReason = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_officer_decisions", x => new { x.FacilityId, x.RequestId, x.PersonFacilityId, x.PersonId });
                });

            migrationBuilder.CreateTable(
                name: "owed",
                columns: table => new
                {
                    FacilityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    OwedId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    SubjectId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    DoneAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_owed", x => new { x.FacilityId, x.OwedId });
                });

            migrationBuilder.CreateTable(
                name: "people",
                columns: table => new
                {
                    FacilityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PersonId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<string>(type: "TEXT", nullable: false),
                    GivenName = table.Column<string>(type: "TEXT", nullable: false),
                    FamilyName = table.Column<string>(type: "TEXT", nullable: false),
                    Language = table.Column<string>(type: "TEXT", nullable: false),
                    UnitId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Cell = table.Column<string>(type: "TEXT", nullable: true),
                    MergedInto = table.Column<byte[]>(type: "BLOB", nullable: true),
                    MergedSamePerson = table.Column<bool>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    RestingSince = table.Column<long>(type: "INTEGER", nullable: true),
                    SupervisorId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Rank = table.Column<string>(type: "TEXT", nullable: true),
                    RankBefore = table.Column<string>(type: "TEXT", nullable: true),
                    PinHash = table.Column<string>(type: "TEXT", nullable: true),
                    PinMustChange = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_people", x => new { x.FacilityId, x.PersonId });
                });

            migrationBuilder.CreateTable(
                name: "policies",
                columns: table => new
                {
                    FacilityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Document = table.Column<string>(type: "TEXT", nullable: false),
                    ConsentFrom = table.Column<int>(type: "INTEGER", nullable: false),
                    EffectiveAt = table.Column<long>(type: "INTEGER", nullable: false),
                    SupersededAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_policies", x => new { x.FacilityId, x.Version });
                });

            migrationBuilder.CreateTable(
                name: "policy_drafts",
                columns: table => new
                {
                    FacilityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DraftId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    Document = table.Column<string>(type: "TEXT", nullable: false),
                    Follows = table.Column<int>(type: "INTEGER", nullable: false),
                    AuthorId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ChangedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    EffectiveAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_policy_drafts", x => new { x.FacilityId, x.DraftId });
                });

            migrationBuilder.CreateTable(
                name: "policy_signatures",
                columns: table => new
                {
                    FacilityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DraftId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SignerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DocumentHash = table.Column<string>(type: "TEXT", nullable: false),
                    Scopes = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Ordinal = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_policy_signatures", x => new { x.FacilityId, x.DraftId, x.SignerId });
                });

            migrationBuilder.CreateTable(
                name: "programmes",
                columns: table => new
                {
                    FacilityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ProgrammeId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Code = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    RemovedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_programmes", x => new { x.FacilityId, x.ProgrammeId });
                });

            migrationBuilder.CreateTable(
                name: "purge_receipts",
                columns: table => new
                {
                    FacilityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ReceiptId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false),
                    Keys = table.Column<int>(type: "INTEGER", nullable: false),
                    PolicyFacilityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PolicyVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_purge_receipts", x => new { x.FacilityId, x.ReceiptId });
                });

            migrationBuilder.CreateTable(
                name: "raised",
                columns: table => new
                {
                    FacilityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    RaisedId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CaseId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    SourceFacilityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SourceId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    HomeFacilityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ConversationId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    EntryId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Sequence = table.Column<long>(type: "INTEGER", nullable: true),
                    FromCaseId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Code = table.Column<string>(type: "TEXT", nullable: false),
                    Severity = table.Column<int>(type: "INTEGER", nullable: false),
                    PolicyVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    Readers = table.Column<string>(type: "TEXT", nullable: false),
                    Rules = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    SealedWords = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_raised", x => new { x.FacilityId, x.RaisedId });
                });

            migrationBuilder.CreateTable(
                name: "receipts",
                columns: table => new
                {
                    FacilityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ConversationId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PersonId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DeliveredUpTo = table.Column<long>(type: "INTEGER", nullable: false),
                    ReadUpTo = table.Column<long>(type: "INTEGER", nullable: false),
                    ShownDeliveredUpTo = table.Column<long>(type: "INTEGER", nullable: false),
                    ShownReadUpTo = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_receipts", x => new { x.FacilityId, x.ConversationId, x.PersonId });
                });

            migrationBuilder.CreateTable(
                name: "relations",
                columns: table => new
                {
                    FacilityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PersonId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    OtherFacilityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    OtherId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_relations", x => new { x.FacilityId, x.PersonId, x.OtherFacilityId, x.OtherId, x.Kind });
                });

            migrationBuilder.CreateTable(
                name: "risk",
                columns: table => new
                {
                    FacilityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ConversationId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PersonId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    State = table.Column<byte[]>(type: "BLOB", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_risk", x => new { x.FacilityId, x.ConversationId, x.PersonId });
                });

            migrationBuilder.CreateTable(
                name: "roles",
                columns: table => new
                {
                    FacilityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PersonId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Role = table.Column<int>(type: "INTEGER", nullable: false),
                    From = table.Column<long>(type: "INTEGER", nullable: false),
                    Until = table.Column<long>(type: "INTEGER", nullable: true),
                    UnitId = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_roles", x => new { x.FacilityId, x.PersonId, x.Role });
                });

            migrationBuilder.CreateTable(
                name: "roster_versions",
                columns: table => new
                {
                    FacilityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    RosterId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Role = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Plan = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_roster_versions", x => new { x.FacilityId, x.RosterId, x.Version });
                });

            migrationBuilder.CreateTable(
                name: "rosters",
                columns: table => new
                {
                    FacilityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    RosterId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Role = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Named = table.Column<bool>(type: "INTEGER", nullable: false),
                    Plan = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rosters", x => new { x.FacilityId, x.RosterId });
                });

            migrationBuilder.CreateTable(
                name: "sampled",
                columns: table => new
                {
                    FacilityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Model = table.Column<string>(type: "TEXT", nullable: false),
                    Right = table.Column<int>(type: "INTEGER", nullable: false),
                    Missed = table.Column<int>(type: "INTEGER", nullable: false),
                    Unclear = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sampled", x => new { x.FacilityId, x.Model });
                });

            migrationBuilder.CreateTable(
                name: "samples",
                columns: table => new
                {
                    FacilityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SampleId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    HomeFacilityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ConversationId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    EntryId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DecisionId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Role = table.Column<int>(type: "INTEGER", nullable: false),
                    Level = table.Column<int>(type: "INTEGER", nullable: false),
                    TakenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    OpenedBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    OpenedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Finding = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_samples", x => new { x.FacilityId, x.SampleId });
                });

            migrationBuilder.CreateTable(
                name: "separations",
                columns: table => new
                {
                    FacilityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SeparationId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    FirstFacilityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    FirstId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SecondFacilityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SecondId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Source = table.Column<string>(type: "TEXT", nullable: false),
                    SealedReason = table.Column<byte[]>(type: "BLOB", nullable: true),
                    OrderedBy = table.Column<byte[]>(type: "BLOB", nullable: false),
                    OrderedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ExpiresAt = table.Column<long>(type: "INTEGER", nullable: true),
                    LiftedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_separations", x => new { x.FacilityId, x.SeparationId });
                });

            migrationBuilder.CreateTable(
                name: "sessions",
                columns: table => new
                {
                    FacilityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SessionId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PersonId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    TokenHash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DeviceId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    LastSeenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    EndsAt = table.Column<long>(type: "INTEGER", nullable: false),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sessions", x => new { x.FacilityId, x.SessionId });
                });

            migrationBuilder.CreateTable(
                name: "staff_accounts",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    FacilityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    FirstFailedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    SealedSeed = table.Column<byte[]>(type: "BLOB", nullable: true),
                    LastCodeStep = table.Column<long>(type: "INTEGER", nullable: false),
                    EnrolmentHash = table.Column<byte[]>(type: "BLOB", nullable: true),
                    EnrolmentEndsAt = table.Column<long>(type: "INTEGER", nullable: true),
                    UserName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    NormalizedUserName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    Email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    NormalizedEmail = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    EmailConfirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    PasswordHash = table.Column<string>(type: "TEXT", nullable: true),
                    SecurityStamp = table.Column<string>(type: "TEXT", nullable: true),
                    ConcurrencyStamp = table.Column<string>(type: "TEXT", nullable: true),
                    PhoneNumber = table.Column<string>(type: "TEXT", nullable: true),
                    PhoneNumberConfirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    TwoFactorEnabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    LockoutEnd = table.Column<long>(type: "INTEGER", nullable: true),
                    LockoutEnabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    AccessFailedCount = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_staff_accounts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "staff_recoveries",
                columns: table => new
                {
                    FacilityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    RecoveryId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PersonId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    RequestedBy = table.Column<byte[]>(type: "BLOB", nullable: false),
                    RequestedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    EndsAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ConfirmedBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    ConfirmedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_staff_recoveries", x => new { x.FacilityId, x.RecoveryId });
                });

            migrationBuilder.CreateTable(
                name: "tellings",
                columns: table => new
                {
                    FacilityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    TellingId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Record = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tellings", x => new { x.FacilityId, x.TellingId });
                });

            migrationBuilder.CreateTable(
                name: "told_numbers",
                columns: table => new
                {
                    FacilityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Of = table.Column<string>(type: "TEXT", nullable: false),
                    Numbers = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_told_numbers", x => new { x.FacilityId, x.Of });
                });

            migrationBuilder.CreateTable(
                name: "training_consents",
                columns: table => new
                {
                    FacilityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PersonId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    KeyId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_training_consents", x => new { x.FacilityId, x.PersonId });
                });

            migrationBuilder.CreateTable(
                name: "training_counts",
                columns: table => new
                {
                    FacilityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Category = table.Column<int>(type: "INTEGER", nullable: false),
                    Written = table.Column<int>(type: "INTEGER", nullable: false),
                    Same = table.Column<int>(type: "INTEGER", nullable: false),
                    Different = table.Column<int>(type: "INTEGER", nullable: false),
                    Names = table.Column<int>(type: "INTEGER", nullable: false),
                    Left = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_training_counts", x => new { x.FacilityId, x.Category });
                });

            migrationBuilder.CreateTable(
                name: "training_exports",
                columns: table => new
                {
                    FacilityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ExportId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Rows = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Stamp = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AskedBy = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AskedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    SignedBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    SignedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    EndsAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Written = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_training_exports", x => new { x.FacilityId, x.ExportId });
                });

            migrationBuilder.CreateTable(
                name: "training_rows",
                columns: table => new
                {
                    FacilityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    RowId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CaseId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    HomeFacilityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ConversationId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    EntryId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AuthorId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ConsentKeyId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DecidedBy = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DecidedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    HadPart = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Category = table.Column<int>(type: "INTEGER", nullable: false),
                    Readers = table.Column<string>(type: "TEXT", nullable: false),
                    WithoutApprovers = table.Column<bool>(type: "INTEGER", nullable: false),
                    Sealed = table.Column<byte[]>(type: "BLOB", nullable: false),
                    OpenedBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    OpenedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    LabelledBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    LabelledAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_training_rows", x => new { x.FacilityId, x.RowId });
                });

            migrationBuilder.CreateTable(
                name: "units",
                columns: table => new
                {
                    FacilityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    UnitId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Code = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_units", x => new { x.FacilityId, x.UnitId });
                });

            migrationBuilder.CreateTable(
                name: "staff_claims",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    UserId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ClaimType = table.Column<string>(type: "TEXT", nullable: true),
                    ClaimValue = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_staff_claims", x => x.Id);
                    table.ForeignKey(
                        name: "FK_staff_claims_staff_accounts_UserId",
                        column: x => x.UserId,
                        principalTable: "staff_accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "staff_logins",
                columns: table => new
                {
                    LoginProvider = table.Column<string>(type: "TEXT", nullable: false),
                    ProviderKey = table.Column<string>(type: "TEXT", nullable: false),
                    ProviderDisplayName = table.Column<string>(type: "TEXT", nullable: true),
                    UserId = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_staff_logins", x => new { x.LoginProvider, x.ProviderKey });
                    table.ForeignKey(
                        name: "FK_staff_logins_staff_accounts_UserId",
                        column: x => x.UserId,
                        principalTable: "staff_accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "staff_tokens",
                columns: table => new
                {
                    UserId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    LoginProvider = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Value = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_staff_tokens", x => new { x.UserId, x.LoginProvider, x.Name });
                    table.ForeignKey(
                        name: "FK_staff_tokens_staff_accounts_UserId",
                        column: x => x.UserId,
                        principalTable: "staff_accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.InsertData(
                table: "authorisation_version",
                columns: new[] { "Id", "Version" },
                values: new object[] { 1, 1L });

            migrationBuilder.CreateIndex(
                name: "IX_alarm_deliveries_DueAt",
                table: "alarm_deliveries",
                column: "DueAt",
                filter: "\"DeliveredAt\" IS NULL AND \"DeadAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_alarm_deliveries_FacilityId_AlarmId",
                table: "alarm_deliveries",
                columns: new[] { "FacilityId", "AlarmId" });

            migrationBuilder.CreateIndex(
                name: "IX_alarms_FacilityId_CaseId",
                table: "alarms",
                columns: new[] { "FacilityId", "CaseId" });

            migrationBuilder.CreateIndex(
                name: "IX_alarms_FacilityId_CaseId_Round_Cause",
                table: "alarms",
                columns: new[] { "FacilityId", "CaseId", "Round", "Cause" },
                unique: true,
                filter: "\"Cause\" <> 6");

            migrationBuilder.CreateIndex(
                name: "IX_approval_requests_FacilityId_State",
                table: "approval_requests",
                columns: new[] { "FacilityId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_audit_FacilityId_Subject",
                table: "audit",
                columns: new[] { "FacilityId", "Subject" });

            migrationBuilder.CreateIndex(
                name: "IX_break_glass_FacilityId_CaseId",
                table: "break_glass",
                columns: new[] { "FacilityId", "CaseId" });

            migrationBuilder.CreateIndex(
                name: "IX_break_glass_FacilityId_ReviewBy",
                table: "break_glass",
                columns: new[] { "FacilityId", "ReviewBy" },
                filter: "\"ReviewBy\" IS NOT NULL AND \"ReviewedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_case_events_FacilityId_ActorId_At",
                table: "case_events",
                columns: new[] { "FacilityId", "ActorId", "At" },
                filter: "\"Kind\" = 'viewed'");

            migrationBuilder.CreateIndex(
                name: "IX_case_events_FacilityId_CaseId",
                table: "case_events",
                columns: new[] { "FacilityId", "CaseId" });

            migrationBuilder.CreateIndex(
                name: "IX_case_exports_FacilityId_CaseId",
                table: "case_exports",
                columns: new[] { "FacilityId", "CaseId" });

            migrationBuilder.CreateIndex(
                name: "IX_case_messages_EntryId",
                table: "case_messages",
                column: "EntryId");

            migrationBuilder.CreateIndex(
                name: "IX_case_messages_FacilityId_CaseId_AuthorId",
                table: "case_messages",
                columns: new[] { "FacilityId", "CaseId", "AuthorId" });

            migrationBuilder.CreateIndex(
                name: "IX_case_messages_FacilityId_CaseId_ConversationId_Sequence",
                table: "case_messages",
                columns: new[] { "FacilityId", "CaseId", "ConversationId", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_case_messages_FacilityId_EntryId",
                table: "case_messages",
                columns: new[] { "FacilityId", "EntryId" },
                filter: "\"Held\"");

            migrationBuilder.CreateIndex(
                name: "IX_case_referrals_FacilityId_CaseId",
                table: "case_referrals",
                columns: new[] { "FacilityId", "CaseId" });

            migrationBuilder.CreateIndex(
                name: "IX_cases_FacilityId_DecidedAt",
                table: "cases",
                columns: new[] { "FacilityId", "DecidedAt" },
                filter: "\"DecidedAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_cases_FacilityId_DeviceId_OpenedAt",
                table: "cases",
                columns: new[] { "FacilityId", "DeviceId", "OpenedAt" },
                filter: "\"DeviceId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_cases_FacilityId_Number",
                table: "cases",
                columns: new[] { "FacilityId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_cases_FacilityId_State_Severity",
                table: "cases",
                columns: new[] { "FacilityId", "State", "Severity" });

            migrationBuilder.CreateIndex(
                name: "IX_cases_FacilityId_SubjectId_Category_State",
                table: "cases",
                columns: new[] { "FacilityId", "SubjectId", "Category", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_cases_FacilityId_TypedPersonId",
                table: "cases",
                columns: new[] { "FacilityId", "TypedPersonId" },
                filter: "\"TypedPersonId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_cases_PurgeDueAt",
                table: "cases",
                column: "PurgeDueAt",
                filter: "\"PurgeDueAt\" IS NOT NULL AND \"PurgedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_certifications_FacilityId_PersonId",
                table: "certifications",
                columns: new[] { "FacilityId", "PersonId" });

            migrationBuilder.CreateIndex(
                name: "IX_data_keys_CreatedAt",
                table: "data_keys",
                column: "CreatedAt",
                filter: "\"Purpose\" = 4 AND \"DestroyedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_data_keys_DueAt",
                table: "data_keys",
                column: "DueAt",
                filter: "\"DueAt\" IS NOT NULL AND \"DestroyedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_data_keys_FacilityId_Purpose_OwnerId_Period",
                table: "data_keys",
                columns: new[] { "FacilityId", "Purpose", "OwnerId", "Period" },
                unique: true,
                filter: "\"DestroyedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_data_keys_WrappedBy",
                table: "data_keys",
                column: "WrappedBy",
                filter: "\"Wrapped\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_decisions_ExpiresAt",
                table: "decisions",
                column: "ExpiresAt");

            migrationBuilder.CreateIndex(
                name: "IX_decisions_HomeFacilityId_ConversationId_Sequence",
                table: "decisions",
                columns: new[] { "HomeFacilityId", "ConversationId", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_devices_TokenHash",
                table: "devices",
                column: "TokenHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_entries_FacilityId_ConversationId_AuthorId_ClientMessageId",
                table: "entries",
                columns: new[] { "FacilityId", "ConversationId", "AuthorId", "ClientMessageId" },
                unique: true,
                filter: "\"ClientMessageId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_escalation_steps_FacilityId_CaseId",
                table: "escalation_steps",
                columns: new[] { "FacilityId", "CaseId" });

            migrationBuilder.CreateIndex(
                name: "IX_facilities_Code",
                table: "facilities",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_held_acts_FacilityId_EntryId",
                table: "held_acts",
                columns: new[] { "FacilityId", "EntryId" });

            migrationBuilder.CreateIndex(
                name: "IX_held_messages_AuthorFacilityId_AuthorId_At",
                table: "held_messages",
                columns: new[] { "AuthorFacilityId", "AuthorId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_held_messages_FacilityId_ConversationId_AuthorId_ClientMessageId",
                table: "held_messages",
                columns: new[] { "FacilityId", "ConversationId", "AuthorId", "ClientMessageId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_hidden_OtherFacilityId_OtherId",
                table: "hidden",
                columns: new[] { "OtherFacilityId", "OtherId" });

            migrationBuilder.CreateIndex(
                name: "IX_inbox_FacilityId_At",
                table: "inbox",
                columns: new[] { "FacilityId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_inbox_FacilityId_CaseId",
                table: "inbox",
                columns: new[] { "FacilityId", "CaseId" },
                filter: "\"CaseId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_memberships_FacilityId_ConversationId",
                table: "memberships",
                columns: new[] { "FacilityId", "ConversationId" });

            migrationBuilder.CreateIndex(
                name: "IX_memberships_PersonFacilityId_PersonId",
                table: "memberships",
                columns: new[] { "PersonFacilityId", "PersonId" });

            migrationBuilder.CreateIndex(
                name: "IX_owed_Kind_DueAt",
                table: "owed",
                columns: new[] { "Kind", "DueAt" },
                filter: "\"DoneAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_people_FacilityId_Number",
                table: "people",
                columns: new[] { "FacilityId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_people_MergedInto",
                table: "people",
                column: "MergedInto",
                filter: "\"MergedInto\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_programmes_FacilityId_Code",
                table: "programmes",
                columns: new[] { "FacilityId", "Code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_raised_FacilityId_CaseId_At",
                table: "raised",
                columns: new[] { "FacilityId", "CaseId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_raised_FacilityId_FromCaseId",
                table: "raised",
                columns: new[] { "FacilityId", "FromCaseId" });

            migrationBuilder.CreateIndex(
                name: "IX_rosters_FacilityId_Name",
                table: "rosters",
                columns: new[] { "FacilityId", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_samples_HomeFacilityId_ConversationId",
                table: "samples",
                columns: new[] { "HomeFacilityId", "ConversationId" });

            migrationBuilder.CreateIndex(
                name: "IX_samples_TakenAt",
                table: "samples",
                column: "TakenAt");

            migrationBuilder.CreateIndex(
                name: "IX_separations_FirstFacilityId_FirstId",
                table: "separations",
                columns: new[] { "FirstFacilityId", "FirstId" });

            migrationBuilder.CreateIndex(
                name: "IX_separations_SecondFacilityId_SecondId",
                table: "separations",
                columns: new[] { "SecondFacilityId", "SecondId" });

            migrationBuilder.CreateIndex(
                name: "IX_sessions_FacilityId_PersonId",
                table: "sessions",
                columns: new[] { "FacilityId", "PersonId" });

            migrationBuilder.CreateIndex(
                name: "IX_sessions_TokenHash",
                table: "sessions",
                column: "TokenHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "EmailIndex",
                table: "staff_accounts",
                column: "NormalizedEmail");

            migrationBuilder.CreateIndex(
                name: "IX_staff_accounts_EnrolmentHash",
                table: "staff_accounts",
                column: "EnrolmentHash",
                unique: true,
                filter: "\"EnrolmentHash\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_staff_accounts_FacilityId_NormalizedUserName",
                table: "staff_accounts",
                columns: new[] { "FacilityId", "NormalizedUserName" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_staff_claims_UserId",
                table: "staff_claims",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_staff_logins_UserId",
                table: "staff_logins",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_tellings_At",
                table: "tellings",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_training_rows_FacilityId_CaseId",
                table: "training_rows",
                columns: new[] { "FacilityId", "CaseId" });

            migrationBuilder.CreateIndex(
                name: "IX_training_rows_FacilityId_EntryId",
                table: "training_rows",
                columns: new[] { "FacilityId", "EntryId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_training_rows_HomeFacilityId_ConversationId",
                table: "training_rows",
                columns: new[] { "HomeFacilityId", "ConversationId" });

            migrationBuilder.CreateIndex(
                name: "IX_units_FacilityId_Code",
                table: "units",
                columns: new[] { "FacilityId", "Code" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "alarm_deliveries");

            migrationBuilder.DropTable(
                name: "alarms");

            migrationBuilder.DropTable(
                name: "approval_decisions");

            migrationBuilder.DropTable(
                name: "approval_requests");

            migrationBuilder.DropTable(
                name: "audit");

            migrationBuilder.DropTable(
                name: "authorisation_version");

            migrationBuilder.DropTable(
                name: "break_glass");

            migrationBuilder.DropTable(
                name: "case_events");

            migrationBuilder.DropTable(
                name: "case_exports");

            migrationBuilder.DropTable(
                name: "case_grants");

            migrationBuilder.DropTable(
                name: "case_messages");

            migrationBuilder.DropTable(
                name: "case_pseudonyms");

            migrationBuilder.DropTable(
                name: "case_referrals");

            migrationBuilder.DropTable(
                name: "case_shown");

            migrationBuilder.DropTable(
                name: "cases");

            migrationBuilder.DropTable(
                name: "certifications");

            migrationBuilder.DropTable(
                name: "checkpoints");

            migrationBuilder.DropTable(
                name: "consents");

            migrationBuilder.DropTable(
                name: "conversations");

            migrationBuilder.DropTable(
                name: "data_keys");

            migrationBuilder.DropTable(
                name: "decisions");

            migrationBuilder.DropTable(
                name: "devices");

            migrationBuilder.DropTable(
                name: "entries");

            migrationBuilder.DropTable(
                name: "escalation_steps");

            migrationBuilder.DropTable(
                name: "facilities");

            migrationBuilder.DropTable(
                name: "flags");

            migrationBuilder.DropTable(
                name: "held_acts");

            migrationBuilder.DropTable(
                name: "held_messages");

            migrationBuilder.DropTable(
                name: "held_readers");

            migrationBuilder.DropTable(
                name: "hidden");

            migrationBuilder.DropTable(
                name: "inbox");

            migrationBuilder.DropTable(
                name: "judged");

            migrationBuilder.DropTable(
                name: "legal_holds");

            migrationBuilder.DropTable(
                name: "memberships");

            migrationBuilder.DropTable(
                name: "model_files");

            migrationBuilder.DropTable(
                name: "model_shadows");

            migrationBuilder.DropTable(
                name: "model_signatures");

            migrationBuilder.DropTable(
                name: "models_in_force");

            migrationBuilder.DropTable(
                name: "officer_decisions");

            migrationBuilder.DropTable(
                name: "owed");

            migrationBuilder.DropTable(
                name: "people");

            migrationBuilder.DropTable(
                name: "policies");

            migrationBuilder.DropTable(
                name: "policy_drafts");

            migrationBuilder.DropTable(
                name: "policy_signatures");

            migrationBuilder.DropTable(
                name: "programmes");

            migrationBuilder.DropTable(
                name: "purge_receipts");

            migrationBuilder.DropTable(
                name: "raised");

            migrationBuilder.DropTable(
                name: "receipts");

            migrationBuilder.DropTable(
                name: "relations");

            migrationBuilder.DropTable(
                name: "risk");

            migrationBuilder.DropTable(
                name: "roles");

            migrationBuilder.DropTable(
                name: "roster_versions");

            migrationBuilder.DropTable(
                name: "rosters");

            migrationBuilder.DropTable(
                name: "sampled");

            migrationBuilder.DropTable(
                name: "samples");

            migrationBuilder.DropTable(
                name: "separations");

            migrationBuilder.DropTable(
                name: "sessions");

            migrationBuilder.DropTable(
                name: "staff_claims");

            migrationBuilder.DropTable(
                name: "staff_logins");

            migrationBuilder.DropTable(
                name: "staff_recoveries");

            migrationBuilder.DropTable(
                name: "staff_tokens");

            migrationBuilder.DropTable(
                name: "tellings");

            migrationBuilder.DropTable(
                name: "told_numbers");

            migrationBuilder.DropTable(
                name: "training_consents");

            migrationBuilder.DropTable(
                name: "training_counts");

            migrationBuilder.DropTable(
                name: "training_exports");

            migrationBuilder.DropTable(
                name: "training_rows");

            migrationBuilder.DropTable(
                name: "units");

            migrationBuilder.DropTable(
                name: "staff_accounts");
        }
    }
}
