using PeerConnect.Contracts;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Approvals;

/// <summary>What stands against an approval on the side of who approves.</summary>
internal static class ApproverRules
{
    /// <summary>Why somebody of the facility may not let two people write to each other; null where nothing of his or her own stands against it.</summary>
    public static Wording? CannotApprove(this PeerConnectDb db, PersonKey staff, DateTimeOffset now)
    {
        var rules = db.ApprovalRules(staff.FacilityId);
        if (!db.Approves(rules, staff, now))
        {
            return ApprovalRefusals.AnotherRole;
        }

        var held = db.People.Where(row => row.FacilityId == staff.FacilityId && row.PersonId == staff.PersonId).Select(row => new { row.Rank, row.RankBefore }).SingleOrDefault();
        return rules.Suffices(rules.Counting(held?.Rank, held?.RankBefore)) ? null : ApprovalRefusals.RankTooLow(rules.Rank!);
    }

    /// <summary>The same as a refusal of an act.</summary>
    public static Refusal? CannotApprove(this RecordedAct act) => act.Db.CannotApprove(act.By, act.Now) is { } why ? new Refusal(RefusalCode.NotPossible, why.English) : null;
}
