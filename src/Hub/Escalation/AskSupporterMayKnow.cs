using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Escalation;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Escalation;

/// <summary>
/// Asks a person who says that staff came whether the supporter may know of it. Whoever has a supporter is asked, in the same words, wherever the case
/// came from: what would keep a supporter from hearing it is asked when it is told, so that the question shows nothing of it.
/// </summary>
internal static class AskSupporterMayKnow
{
    private static readonly TimeSpan OnceIn = TimeSpan.FromDays(1);

    /// <param name="transaction">The transaction of what happened.</param>
    /// <param name="row">The case.</param>
    /// <param name="snapshot">Who supports whom; null while that is not known: then nobody is asked.</param>
    /// <param name="since">When somebody stood in front of the person.</param>
    public static void Ask(WriteTransaction transaction, CaseRow row, ApprovalSnapshot? snapshot, DateTimeOffset since)
    {
        if (snapshot is not null && IsAskedAbout(row) && !CaseStart.IsAhead(row, transaction.Now)
            && transaction.Db.FindPerson(new PersonKey(row.FacilityId, row.SubjectId)) is { Kind: PersonKind.Resident, State: PersonState.Active } person
            && SupportersOf.Case(snapshot, row, person.Key(), transaction.Now).Count > 0
            && !QuestionRows.WasAsked(transaction.Db, person.Key(), row, since, transaction.Now - OnceIn))
        {
            transaction.Notify(person.FacilityId, person.PersonId, InboxKind.SupporterMayKnow, conversationId: null, caseId: row.CaseId);
        }
    }

    // Of the person's own care. What somebody else did, or may have done, is nobody's to pass on.
    private static bool IsAskedAbout(CaseRow row) => !row.Drill && row.Category is nameof(CaseCategory.SelfHarm) or nameof(CaseCategory.MedicalEmergency);
}
