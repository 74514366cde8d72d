using PeerConnect.Contracts;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Cases;

/// <summary>The policy's words as the server and the wire name them.</summary>
internal static class PolicyWords
{
    /// <summary>The class of every pair.</summary>
    public const string Monitored = "monitored";
    public const string MonitoredClinical = "monitored-clinical";
    public const string Part2 = "part-2";

    public static Role Role(StaffRole role) => role switch
    {
        StaffRole.Moderator => Contracts.Role.Moderator,
        StaffRole.Clinician => Contracts.Role.Clinician,
        StaffRole.Security => Contracts.Role.Security,
        StaffRole.Officer => Contracts.Role.Officer,
        StaffRole.ControlRoom => Contracts.Role.ControlRoom,
        StaffRole.Safeguarding => Contracts.Role.Safeguarding,
        StaffRole.Chaplain => Contracts.Role.Chaplain,
        StaffRole.Coordinator => Contracts.Role.Coordinator,
        StaffRole.Auditor => Contracts.Role.Auditor,
        StaffRole.Administrator => Contracts.Role.Administrator,
    };

    public static CasePurpose Purpose(Purpose purpose) => purpose switch
    {
        Moderation.Policies.Purpose.Care => CasePurpose.Care,
        Moderation.Policies.Purpose.SafetyOfOthers => CasePurpose.SafetyOfOthers,
        Moderation.Policies.Purpose.Safeguarding => CasePurpose.Safeguarding,
        Moderation.Policies.Purpose.Complaint => CasePurpose.Complaint,
        Moderation.Policies.Purpose.Audit => CasePurpose.Audit,
        Moderation.Policies.Purpose.LegalProcess => CasePurpose.LegalProcess,
    };

    public static CaseCategory Category(Category category) => category switch
    {
        Moderation.Classification.Category.SelfHarm => CaseCategory.SelfHarm,
        Moderation.Classification.Category.Violence => CaseCategory.Violence,
        Moderation.Classification.Category.SexualAbuse => CaseCategory.SexualAbuse,
        Moderation.Classification.Category.Exploitation => CaseCategory.Exploitation,
        Moderation.Classification.Category.ContactSharing => CaseCategory.ContactSharing,
        Moderation.Classification.Category.Escape => CaseCategory.Escape,
        Moderation.Classification.Category.MedicalEmergency => CaseCategory.MedicalEmergency,
        Moderation.Classification.Category.Company => CaseCategory.Company,
    };

    public static Category Category(ConcernAbout about) => about switch
    {
        ConcernAbout.SelfHarm => Moderation.Classification.Category.SelfHarm,
        ConcernAbout.Violence => Moderation.Classification.Category.Violence,
        ConcernAbout.Exploitation => Moderation.Classification.Category.Exploitation,
        ConcernAbout.SexualAbuse => Moderation.Classification.Category.SexualAbuse,
        ConcernAbout.NeedsDoctor => Moderation.Classification.Category.MedicalEmergency,
    };

    public static AskedPerson Asked(RequestedPerson asked) => asked switch
    {
        RequestedPerson.Supporter => AskedPerson.Supporter,
        RequestedPerson.Chaplain => AskedPerson.Chaplain,
        RequestedPerson.Listener => AskedPerson.Listener,
        RequestedPerson.Officer => AskedPerson.Officer,
    };

    public static RequestedPerson Asked(AskedPerson asked) => asked switch
    {
        AskedPerson.Supporter => RequestedPerson.Supporter,
        AskedPerson.Chaplain => RequestedPerson.Chaplain,
        AskedPerson.Listener => RequestedPerson.Listener,
        AskedPerson.Officer => RequestedPerson.Officer,
    };

    public static CaseReferralKind Referral(ReferralKind kind) => kind switch
    {
        ReferralKind.Acct => CaseReferralKind.Acct,
        ReferralKind.WatchForm => CaseReferralKind.WatchForm,
        ReferralKind.Incident => CaseReferralKind.Incident,
        ReferralKind.MentalHealth => CaseReferralKind.MentalHealth,
        ReferralKind.Chaplaincy => CaseReferralKind.Chaplaincy,
    };

    public static ConversationClass Class(string name) => name switch
    {
        Monitored => ConversationClass.Monitored,
        MonitoredClinical => ConversationClass.MonitoredClinical,
        Part2 => ConversationClass.Part2,
        _ => throw new InvalidOperationException($"Unknown conversation class '{name}'."),
    };

    public static SpeakerRole Speaker(MemberRole role) => role switch
    {
        MemberRole.Member => SpeakerRole.Resident,
        MemberRole.Supporter => SpeakerRole.Supporter,
        MemberRole.Facilitator => SpeakerRole.Facilitator,
    };
}
