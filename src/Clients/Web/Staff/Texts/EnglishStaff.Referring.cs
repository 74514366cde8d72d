using PeerConnect.Contracts;

namespace PeerConnect.Staff.Texts;

internal sealed partial class EnglishStaff
{
    public override string Refer => "Refer";

    public override string ReferExplained => "It is recorded, with a form to print. The form holds what your role sees, and no more. The case goes on here until it is decided.";

    public override string ReferWhere => "Where to?";

    public override string WhyReferred => "Why, in words. Sealed; it stands on the form.";

    public override string RecordReferral => "Record the referral";

    public override string ChooseWhereAndWhy => "Choose where to, and write why.";

    public override string WhereReferred => "Referred";

    public override string OpenForm => "Open the form to print";

    public override string FormIsRecorded => "Opening the form is recorded as a view. What is printed is not sealed any more.";

    public override string ReferredBy(string name, string time) => $"{name} referred it at {time}.";

    public override string WrittenBefore(string time) => $"to be written by {time}";

    public override string Referral(CaseReferralKind kind) => kind switch
    {
        CaseReferralKind.Acct => "ACCT document",
        CaseReferralKind.WatchForm => "Watch form",
        CaseReferralKind.Incident => "Incident record",
        CaseReferralKind.MentalHealth => "Mental health",
        CaseReferralKind.Chaplaincy => "Chaplaincy",
    };
}
