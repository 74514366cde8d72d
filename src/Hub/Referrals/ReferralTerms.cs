using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Sealing;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Referrals;

/// <summary>Where a case may be referred to, and what may be on a form; pure.</summary>
internal static class ReferralTerms
{
    public static readonly Refusal NoSuchLanguage = Refusals.InvalidInput("The form is there in \"en\" and \"es\".");

    public static readonly Refusal NotYet = new(
        RefusalCode.NotPossible, "Nobody goes to this person yet: the time would show who told. Refer the case once that time has come; it stands on the case.");

    /// <summary>What the case's policy offers for it.</summary>
    public static IReadOnlyList<CaseReferralKind> Offered(DisclosurePolicy policy, CaseCard card) =>
        card.Row.Drill ? [] : [.. policy.Referrals.Where(kind => Suits(kind, card)).Select(PolicyWords.Referral)];

    public static Refusal NotOffered(IReadOnlyList<CaseReferralKind> offered) => offered.Count == 0
        ? new Refusal(RefusalCode.NotPossible, "The policy offers no referral for this case. Hand it on by the way of the place, and say so in the decision's note.")
        : Refusals.InvalidInput($"This case can be referred to: {string.Join(", ", offered)}. Choose one of them.");

    /// <summary>Whether a message was written under policies that all say that it may come onto such a form.</summary>
    public static bool MayCarry(CaseReferralKind kind, CaseLine line, Func<int, DisclosurePolicy> policies) =>
        kind != CaseReferralKind.Chaplaincy && line is { Flagged: true, Decisions.Count: > 0 }
        && line.Decisions.All(judged => policies(judged.PolicyVersion).Referrals.Any(offered => PolicyWords.Referral(offered) == kind));

    /// <summary>What a form serves. The record of incidents is read where somebody is punished; the others are there to help.</summary>
    public static CasePurpose Serves(CaseReferralKind kind) => kind switch
    {
        CaseReferralKind.Incident => CasePurpose.SafetyOfOthers,
        CaseReferralKind.Acct or CaseReferralKind.WatchForm or CaseReferralKind.MentalHealth or CaseReferralKind.Chaplaincy => CasePurpose.Care,
    };

    public static Place Reason(CaseReferralRow row) => new(row.FacilityId, SealedKind.CaseReferralReason, row.ReferralId, row.CaseId, 0, row.ReferredBy);

    public static CaseReferral Shown(CaseReferralRow row, IReadOnlyDictionary<Guid, string> names, string? reason) =>
        new(row.ReferralId, row.CaseId, row.Kind, row.ReferredAt, names.GetValueOrDefault(row.ReferredBy), reason);

    // A case of self-harm goes into no record of incidents; of another case the messages that show it do not (see Serves). A substance-use programme's records stay with care. What somebody complained of is on no paper that the supporter is given.
    private static bool Suits(ReferralKind kind, CaseCard card) => kind switch
    {
        ReferralKind.Incident => card.Row.Category != nameof(Category.SelfHarm) && !Part2.Applies(card),
        ReferralKind.Chaplaincy => card.Row.Raised != RaisedKind.Complaint && !Part2.Applies(card),
        ReferralKind.Acct or ReferralKind.WatchForm or ReferralKind.MentalHealth => card.Row.Raised != RaisedKind.Complaint,
    };
}
