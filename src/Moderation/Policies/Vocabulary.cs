using System.Text.Json.Serialization;

namespace PeerConnect.Moderation.Policies;

/// <summary>How closely a conversation may be watched.</summary>
[JsonConverter(typeof(KebabCase<ConversationClass>))]
public enum ConversationClass
{
    /// <summary>The ordinary class.</summary>
    Monitored,

    /// <summary>Run by or for health staff: nothing of it trains a model.</summary>
    MonitoredClinical,

    /// <summary>A substance-use programme under 42 CFR Part 2.</summary>
    [JsonStringEnumMemberName("part-2")]
    Part2,
}

/// <summary>What the system never carries; shown to residents as a signpost to the place that does.</summary>
[JsonConverter(typeof(KebabCase<NotOffered>))]
public enum NotOffered
{
    /// <summary>Talk with a Listener.</summary>
    ListenerCalls,

    /// <summary>Letters to and from lawyers and courts.</summary>
    LegalMail,

    /// <summary>The outside line for reports of sexual abuse.</summary>
    OutsideSexualAbuseLine,
}

/// <summary>Who can be told. A role is staffed by the facility's duty roster.</summary>
[JsonConverter(typeof(KebabCase<StaffRole>))]
public enum StaffRole
{
    /// <summary>Works the queue of messages.</summary>
    Moderator,

    /// <summary>Mental health and health staff: care.</summary>
    Clinician,

    /// <summary>Investigates threats.</summary>
    Security,

    /// <summary>The officer on the person's unit.</summary>
    Officer,

    /// <summary>The room that can send somebody at any hour.</summary>
    ControlRoom,

    /// <summary>Sexual abuse and exploitation (PREA coordinator, safeguarding lead).</summary>
    Safeguarding,

    /// <summary>Chaplaincy.</summary>
    Chaplain,

    /// <summary>Runs the peer programme.</summary>
    Coordinator,

    /// <summary>Proves afterwards who saw what.</summary>
    Auditor,

    /// <summary>Runs the machines; reads nothing.</summary>
    Administrator,
}

/// <summary>How much a recipient sees. Each level contains the ones below it; the location is granted apart.</summary>
[JsonConverter(typeof(KebabCase<DisclosureLevel>))]
public enum DisclosureLevel
{
    /// <summary>L0: that there is something, as a count.</summary>
    Count,

    /// <summary>L1: time, category, severity.</summary>
    Metadata,

    /// <summary>L2: a pseudonym and the message.</summary>
    Message,

    /// <summary>L3: messages before and after it too.</summary>
    Context,

    /// <summary>L4: who wrote it.</summary>
    Identity,

    /// <summary>L5: the whole conversation.</summary>
    Conversation,
}

/// <summary>What happens to the message itself, from mild to strict.</summary>
[JsonConverter(typeof(KebabCase<Delivery>))]
public enum Delivery
{
    /// <summary>It arrives.</summary>
    Deliver,

    /// <summary>It arrives, and somebody is told.</summary>
    DeliverAndFlag,

    /// <summary>It waits for a decision, for a limited time.</summary>
    Hold,

    /// <summary>It does not arrive, and its sender is told.</summary>
    Block,
}

/// <summary>What a disclosure is for. Self-harm is disclosed for care alone.</summary>
[JsonConverter(typeof(KebabCase<Purpose>))]
public enum Purpose
{
    /// <summary>The care of the person.</summary>
    Care,

    /// <summary>The safety of another person.</summary>
    SafetyOfOthers,

    /// <summary>Protection from abuse and exploitation.</summary>
    Safeguarding,

    /// <summary>A complaint that a person made.</summary>
    Complaint,

    /// <summary>Proof that the rules were kept.</summary>
    Audit,

    /// <summary>Courts and prosecutors, by their own logged route.</summary>
    LegalProcess,
}

/// <summary>Persons who learn of nothing, whatever their role.</summary>
[JsonConverter(typeof(KebabCase<Exclusion>))]
public enum Exclusion
{
    /// <summary>Whoever is accused in the message.</summary>
    Accused,

    /// <summary>Whoever reports to, or leads, the accused.</summary>
    LineOfAccused,

    /// <summary>Whoever the complaint is about.</summary>
    SubjectOfComplaint,

    /// <summary>Kin of somebody in the conversation.</summary>
    OwnKin,

    /// <summary>Whoever approved the supporter, in a case of exploitation.</summary>
    SupportersApprover,
}

/// <summary>On which ground somebody in security learns of a Part 2 conversation.</summary>
[JsonConverter(typeof(KebabCase<Part2Ground>))]
public enum Part2Ground
{
    /// <summary>The patient's written consent; the notice of §2.32 goes with it.</summary>
    Consent,

    /// <summary>A medical emergency (§2.51).</summary>
    MedicalEmergency,

    /// <summary>A crime or a threat of one on the premises or against staff of the programme (§2.12(c)(5)).</summary>
    CrimeOnPremises,

    /// <summary>A court's order.</summary>
    CourtOrder,
}

/// <summary>Whom somebody can ask for who needs a person now. The system carries the request, never the talk.</summary>
[JsonConverter(typeof(KebabCase<AskedPerson>))]
public enum AskedPerson
{
    /// <summary>A certified peer supporter who is on call; staff fetch him or her.</summary>
    Supporter,

    /// <summary>The chaplain.</summary>
    Chaplain,

    /// <summary>A Listener, face to face; staff fetch him or her.</summary>
    Listener,

    /// <summary>An officer.</summary>
    Officer,
}

/// <summary>Which help the sender is shown at once.</summary>
[JsonConverter(typeof(KebabCase<SignpostKind>))]
public enum SignpostKind
{
    /// <summary>None.</summary>
    None,

    /// <summary>How to be safe from a threat.</summary>
    Safety,

    /// <summary>Whom to tell of sexual abuse, inside and outside.</summary>
    SexualAbuse,

    /// <summary>Somebody to talk to now, and how to call a person.</summary>
    SelfHarm,
}

/// <summary>How far somebody may see who breaks glass.</summary>
[JsonConverter(typeof(KebabCase<BreakGlassScope>))]
public enum BreakGlassScope
{
    /// <summary>The messages of one case and those around them.</summary>
    Case,

    /// <summary>The whole conversation that a case is about.</summary>
    Conversation,
}

/// <summary>The form that the place keeps on a person at risk.</summary>
[JsonConverter(typeof(KebabCase<PlaceForm>))]
public enum PlaceForm
{
    /// <summary>A watch form: how the person is watched from now on (United States).</summary>
    WatchForm,

    /// <summary>An ACCT document: assessment, care in custody and teamwork (United Kingdom).</summary>
    Acct,
}

/// <summary>Where staff hand a case on to, outside of this system. What is known of somebody's self-harm goes into no incident record.</summary>
[JsonConverter(typeof(KebabCase<ReferralKind>))]
public enum ReferralKind
{
    /// <summary>An ACCT document: assessment, care in custody and teamwork (United Kingdom).</summary>
    Acct,

    /// <summary>A watch form: how the person is watched from now on (United States).</summary>
    WatchForm,

    /// <summary>The place's own record of incidents; never for self-harm.</summary>
    Incident,

    /// <summary>Mental health staff.</summary>
    MentalHealth,

    /// <summary>The chaplaincy; its form has no message on it.</summary>
    Chaplaincy,
}

/// <summary>Acts that need a second person where a policy says so. Seeing more than it gives, exports, policies and their thresholds, and training take two always.</summary>
[JsonConverter(typeof(KebabCase<SecondPersonAct>))]
public enum SecondPersonAct
{
    /// <summary>Rejecting a held message.</summary>
    Reject,

    /// <summary>Telling more people than before, by the programme that a conversation is put into.</summary>
    WidenRecipients,

    /// <summary>Letting a legal hold go.</summary>
    LiftLegalHold,
}
