using PeerConnect.Contracts;

namespace PeerConnect.Hub.Referrals;

internal sealed class EnglishReferral : ReferralWords
{
    public override string Language => "en";

    public override string Place => "Facility";

    public override string CaseNumber => "Case";

    public override string ReferredAt => "Referred at";

    public override string ReferredBy => "Referred by";

    public override string Person => "Person";

    public override string Where => "Where";

    public override string About => "About";

    public override string Pattern => "signs that a computer saw over a whole conversation. Whose doing it is, is not known. The person on this form may be the one under pressure.";

    public override string Severity => "How serious";

    public override string StoodThere => "Somebody stood with the person at";

    public override string NotYet => "not yet";

    public override string Unknown => "not known";

    public override string Why => "Why";

    public override string ReasonNotShown => "The reason is shown to who sees as much of the case as whoever referred it.";

    public override string Written => "What was written";

    public override string Destroyed => "This text was destroyed.";

    public override string ToFillIn => "To fill in";

    public override string Title(CaseReferralKind kind) => kind switch
    {
        CaseReferralKind.Acct => "Referral: ACCT",
        CaseReferralKind.WatchForm => "Referral: watch form",
        CaseReferralKind.Incident => "Referral: incident record",
        CaseReferralKind.MentalHealth => "Referral: mental health",
        CaseReferralKind.Chaplaincy => "Referral: chaplaincy",
    };

    public override string Category(CaseCategory category) => category switch
    {
        CaseCategory.SelfHarm => "Self-harm",
        CaseCategory.Violence => "Violence",
        CaseCategory.SexualAbuse => "Sexual abuse",
        CaseCategory.Exploitation => "Exploitation",
        CaseCategory.ContactSharing => "Contact sharing",
        CaseCategory.Escape => "Escape",
        CaseCategory.MedicalEmergency => "Medical emergency",
        CaseCategory.Company => "Asks for a person",
    };

    public override string HowSerious(int severity) => severity switch
    {
        4 => "4 Imminent",
        3 => "3 Active",
        2 => "2 Concerning",
        _ => $"{severity}",
    };

    public override string WithoutName(string pseudonym) => $"{pseudonym} (no name is shown to this role)";

    public override string Left(int count) => count == 1 ? "1 message of the case is not on this form." : $"{count} messages of the case are not on this form.";

    public override string OpenedBy(string? name, string time) => $"Opened to print at {time} by {name ?? Unknown}. This view was recorded. The form holds what the reader's role sees, and no more.";

    public override string Keep(CaseReferralKind kind) => kind == CaseReferralKind.Incident
        ? "This form is not sealed any more. Keep it where the records of incidents are kept."
        : "This form is not sealed any more. Keep it where the person's care records are kept.";

    public override IEnumerable<string> Blanks(CaseReferralKind kind) => kind switch
    {
        CaseReferralKind.Acct => ["ACCT opened at", "ACCT number", "Immediate action plan by", "First case review at", "Case coordinator", "Signature"],
        CaseReferralKind.WatchForm => ["Level of watch", "Checked every", "Began at", "Ordered by", "Looked at again at", "Signature"],
        CaseReferralKind.Incident => ["Incident number", "Recorded at", "Recorded by", "What was done", "Signature"],
        CaseReferralKind.MentalHealth => ["Received at", "Seen at", "Seen by", "What follows", "Signature"],
        CaseReferralKind.Chaplaincy => ["Received at", "Visited at", "Visited by", "Signature"],
    };
}
