using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage.Escalation;

/// <summary>The question to the person of a case, in that person's own inbox.</summary>
internal static class QuestionRows
{
    /// <summary>Whether whom staff go to was asked in this round of the case and has not answered yet. What nobody can answer any more, in the inbox of a record that somebody else used, is no open question.</summary>
    public static bool IsOpen(PeerConnectDb db, CaseRow of)
    {
        var (asked, round) = (db.IdInUse(of.SubjectId), CaseEventRows.RoundOf(of));
        return db.Inbox.Any(row => row.FacilityId == of.FacilityId && row.PersonId == asked && row.CaseId == of.CaseId && row.Kind == InboxKind.DidTheyCome && row.Detail == round && row.AnsweredAt == null);
    }

    /// <summary>What was asked before of this case and never answered is not asked any more: an answer to it would be taken for one about now.</summary>
    public static void Close(WriteTransaction transaction, CaseRow of)
    {
        foreach (var row in transaction.Db.Inbox.Where(row => row.FacilityId == of.FacilityId && row.CaseId == of.CaseId && row.Kind == InboxKind.DidTheyCome && row.AnsweredAt == null).ToList())
        {
            row.AnsweredAt = transaction.Now;
        }
    }

    /// <summary>Whether the person was told this of the case since then.</summary>
    public static bool WasTold(PeerConnectDb db, CaseRow of, InboxKind kind, DateTimeOffset since) =>
        db.Inbox.Any(row => row.FacilityId == of.FacilityId && row.CaseId == of.CaseId && row.Kind == kind && row.At >= since);

    /// <summary>Whether somebody is on the way to the same person for another case, and the person was told.</summary>
    public static bool IsOtherComing(PeerConnectDb db, CaseRow of)
    {
        var ids = db.IdsOf(new PersonKey(of.FacilityId, of.SubjectId));
        return db.Cases.Any(other => other.FacilityId == of.FacilityId && ids.Contains(other.SubjectId) && other.CaseId != of.CaseId
            && other.State != CaseState.Decided && other.OnTheWayAt != null && other.FaceToFaceAt == null
            && db.Inbox.Any(row => row.FacilityId == of.FacilityId && row.CaseId == other.CaseId && row.Kind == InboxKind.SomeoneComing));
    }

    /// <summary>Whether the person was asked what the supporter may know of that case since then, of any case since <paramref name="lately"/>, or has not answered yet.</summary>
    public static bool WasAsked(PeerConnectDb db, PersonKey person, CaseRow of, DateTimeOffset since, DateTimeOffset lately) =>
        db.Inbox.Any(row => row.FacilityId == person.FacilityId && row.PersonId == person.PersonId && row.Kind == InboxKind.SupporterMayKnow
            && ((row.CaseId == of.CaseId && row.At >= since) || row.At > lately || row.AnsweredAt == null));

    /// <summary>The person's own question of that kind, tracked; null for everybody else's and for a notice that asks something else or nothing.</summary>
    public static InboxRow? Find(PeerConnectDb db, PersonKey person, long sequence, InboxKind kind) =>
        db.Inbox.SingleOrDefault(row => row.FacilityId == person.FacilityId && row.PersonId == person.PersonId && row.Sequence == sequence
            && row.Kind == kind && row.CaseId != null);
}
