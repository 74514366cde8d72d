using PeerConnect.Contracts;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Concerns;

/// <summary>
/// Somebody is moved while staff work on an open case of active or imminent self-harm. Those whom the policy of the new facility tells of such a thing learn of it there, with how
/// serious it is and within that policy's limits. What was written or told stays where it was: it was shown to nobody there.
/// </summary>
internal static class CaseOfArrival
{
    private const int FromSeverity = 3;

    /// <summary>Opens it, one for each class of conversations; how many.</summary>
    /// <param name="act">The transfer.</param>
    /// <param name="left">The record at the facility before.</param>
    /// <param name="arrived">The record at the new one, stored.</param>
    /// <param name="policy">The new facility's, in force.</param>
    public static int Open(RecordedAct act, PersonRow left, PersonRow arrived, DisclosurePolicy policy)
    {
        var known = act.Db.IdsOf(left.Key());
        var open = act.Db.Cases.Where(row => row.FacilityId == left.FacilityId && known.Contains(row.SubjectId) && row.Category == nameof(Category.SelfHarm)
            && row.Severity >= FromSeverity && row.State != CaseState.Decided && !row.Drill).ToList();
        var opened = 0;
        foreach (var ofClass in open.GroupBy(row => CaseCards.ClassOf(act.Db, row)))
        {
            var decision = PolicyEvaluator.Evaluate(
                policy, Facts.Arrival(arrived.FacilityId.ToString(), PolicyWords.Class(ofClass.Key), Category.SelfHarm, ofClass.Max(row => row.Severity)));
            if (decision.OpensCase && CategoryGrants.Of(decision) is [var granted])
            {
                // Where somebody told of it, going at once would show who: also here.
                var start = ofClass.All(row => CaseStart.IsAhead(row, act.Now)) ? ofClass.Min(row => row.NotBefore) : null;
                RaisedCase.OpenOrRaise(act, arrived, RaisedKind.Arrival, ofClass.Key, decision, granted, start);
                opened++;
            }
        }

        return opened;
    }
}
