using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage.Escalation;

/// <summary>Whether something stands against somebody.</summary>
internal static class AccusedRows
{
    private static readonly List<string> Against = [nameof(CaseCategory.Violence), nameof(CaseCategory.SexualAbuse), nameof(CaseCategory.Exploitation), nameof(CaseCategory.ContactSharing)];

    /// <summary>Whether a case that was not found to be false is about what this person did or may have done, or about what was seen in that whole conversation.</summary>
    public static bool IsAccused(PeerConnectDb db, PersonKey person, Guid conversationId)
    {
        var ids = db.IdsOf(person);
        return db.Cases.Any(row => row.Verdict != nameof(FlagVerdict.False) && !row.Drill
            && ((row.FacilityId == person.FacilityId && ids.Contains(row.SubjectId)
                    && (row.Raised == RaisedKind.Report || row.Raised == RaisedKind.Complaint || (Against.Contains(row.Category) && row.Raised != RaisedKind.Meant)))
                || (row.Pattern && row.ConversationId == conversationId)));
    }
}
