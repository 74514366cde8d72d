using PeerConnect.Contracts;
using PeerConnect.Hub.Referrals;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Cases;

/// <summary>The form of the place that follows a visit: due once somebody stood in front of a person who may hurt himself, settled by referring the case to it.</summary>
internal static class FollowUpForm
{
    /// <summary>Somebody stands in front of the person. A form that is due already, or was written before, is not owed again.</summary>
    public static void Owe(WriteTransaction transaction, CaseCard card, DisclosurePolicy policy)
    {
        var row = card.Row;
        if (policy.FollowUp is not { } rule || row.FollowUpBy is not null || row.Category != nameof(Category.SelfHarm) || row.Severity < rule.FromSeverity)
        {
            return;
        }

        var form = PolicyWords.Referral(rule.Kind());
        if (ReferralTerms.Offered(policy, card).Contains(form) && !CaseReferralRows.Has(transaction.Db, row, form))
        {
            (row.FollowUp, row.FollowUpBy) = (form, transaction.Now + rule.Within);
            CaseDeadlineRows.Owe(transaction, row, card.Grants);
        }
    }

    /// <summary>All visits of the round were none: a form that is due for one of an earlier round stays due.</summary>
    public static void TakeBack(CaseRow row, DisclosurePolicy policy, IEnumerable<DateTimeOffset> visits)
    {
        if (policy.FollowUp is { } rule && visits.Any(at => row.FollowUpBy == at + rule.Within))
        {
            Settle(row);
        }
    }

    /// <summary>Nothing is due any more: it was written, the case is decided, or the person says that nobody came.</summary>
    public static void Settle(CaseRow row) => (row.FollowUp, row.FollowUpBy) = (null, null);

    /// <summary>What is due, by when; null where nothing is.</summary>
    public static FormDue? Due(CaseRow row) => row is { FollowUp: { } form, FollowUpBy: { } by } ? new FormDue(form, by) : null;
}
