using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Concerns;

/// <summary>
/// Somebody is moved while staff work on an open case of active or imminent self-harm, or what was written before is seen as that only afterwards. Those whom the policy of the new facility tells
/// of such a thing learn of it there, with how serious it is and within that policy's limits. What was written or told stays where it was: it was shown to nobody there.
/// </summary>
internal static class CaseOfArrival
{
    private const int FromSeverity = 3;

    /// <summary>Opens it, one for each class of conversations; how many.</summary>
    /// <param name="transaction">The transfer's.</param>
    /// <param name="left">The record at the facility before.</param>
    /// <param name="arrived">The record at the new one, stored.</param>
    /// <param name="policy">The new facility's, in force.</param>
    public static int Open(WriteTransaction transaction, PersonRow left, PersonRow arrived, DisclosurePolicy policy)
    {
        var known = transaction.Db.IdsOf(left.Key());
        var open = transaction.Db.Cases.Where(row => row.FacilityId == left.FacilityId && known.Contains(row.SubjectId) && row.Category == nameof(Category.SelfHarm)
            && row.Severity >= FromSeverity && row.State != CaseState.Decided && !row.Drill).ToList();
        return open.GroupBy(row => CaseCards.ClassOf(transaction.Db, row)).Count(ofClass => Open(transaction, arrived, policy, ofClass.Key, [.. ofClass]));
    }

    /// <summary>The case of somebody who was moved before it was opened or got worse: where nobody of the person is any more, nobody can go to him.</summary>
    public static void Follow(WriteTransaction transaction, CaseRow row, PolicyBook policies)
    {
        if (row is { Category: nameof(Category.SelfHarm), Severity: >= FromSeverity, Drill: false }
            && transaction.Db.FindPerson(new PersonKey(row.FacilityId, row.SubjectId)) is { State: PersonState.TransferredOut } left
            && FindNow(transaction.Db, left) is { } arrived)
        {
            Open(transaction, arrived, policies.Active(arrived.FacilityId), CaseCards.ClassOf(transaction.Db, row), [row]);
        }
    }

    /// <summary>The record under which somebody who was moved is anywhere now, also where it was merged into the one known there, and where that one was moved on; null where there is none.</summary>
    private static PersonRow? FindNow(PeerConnectDb db, PersonRow left)
    {
        var (now, seen) = ((PersonRow?)left, new HashSet<PersonKey>());
        while (now is { State: PersonState.TransferredOut } gone && seen.Add(gone.Key()))
        {
            now = db.People.Where(person => person.PersonId == gone.PersonId && person.FacilityId != gone.FacilityId && person.State != PersonState.TransferredOut)
                .OrderByDescending(person => person.CreatedAt).FirstOrDefault() is { } next ? db.FindPerson(next.Key()) : null;
        }

        return now is { State: PersonState.Active or PersonState.Suspended } ? now : null;
    }

    private static bool Open(WriteTransaction transaction, PersonRow arrived, DisclosurePolicy policy, string ofClass, IReadOnlyList<CaseRow> cases)
    {
        var decision = PolicyEvaluator.Evaluate(
            policy, Facts.Arrival(arrived.FacilityId.ToString(), PolicyWords.Class(ofClass), Category.SelfHarm, cases.Max(row => row.Severity)));
        if (!decision.OpensCase || CategoryGrants.Of(decision) is not [var granted])
        {
            return false;
        }

        // Where somebody told of it, going at once would show who: also here.
        var start = cases.All(row => CaseStart.IsAhead(row, transaction.Now)) ? cases.Min(row => row.NotBefore) : null;
        RaisedCase.OpenOrRaise(transaction, arrived, RaisedKind.Arrival, ofClass, decision, granted, start);
        return true;
    }
}
