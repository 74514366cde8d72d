using Microsoft.EntityFrameworkCore;
using PeerConnect.Contracts;
using PeerConnect.Hub.Storage.Holding;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage.Cases;

/// <summary>A message that the fallback judged, with all that judging it again needs.</summary>
/// <param name="First">The decision that it was committed with.</param>
/// <param name="Entry">The message; null for one that is not in the conversation.</param>
/// <param name="Held">That one; null for one that is.</param>
/// <param name="Class">The conversation's class.</param>
/// <param name="Speaker">In which role its author writes.</param>
/// <param name="Attempts">How often it was tried before.</param>
internal sealed record RescoreTask(DecisionRow First, EntryRow? Entry, HeldMessageRow? Held, string Class, MemberRole Speaker, int Attempts);

/// <summary>What an owed re-score is about.</summary>
internal static class RescoreRows
{
    public static RescoreTask? Find(PeerConnectDb db, Guid facilityId, Guid owedId)
    {
        var found = (from owed in db.Owed.AsNoTracking()
                        join row in db.Decisions.AsNoTracking() on new { owed.FacilityId, Id = owed.SubjectId } equals new { row.FacilityId, Id = row.DecisionId }
                        where owed.FacilityId == facilityId && owed.OwedId == owedId
                        select new { Decision = row, owed.Attempts }).SingleOrDefault();
        if (found is not { Decision: { } decision })
        {
            return null;
        }

        var entry = decision.Sequence == 0 ? null : db.Entries.AsNoTracking().Single(row =>
            row.FacilityId == decision.HomeFacilityId && row.ConversationId == decision.ConversationId && row.Sequence == decision.Sequence);
        var held = entry is not null ? null : HeldRows.Find(db, decision.HomeFacilityId, decision.EntryId)
            ?? throw new InvalidOperationException($"The decision {decision.DecisionId} is about no message.");
        var at = entry?.Sequence ?? held!.Position + 1;
        var conversation = db.Conversations.AsNoTracking().Single(row =>
            row.FacilityId == decision.HomeFacilityId && row.ConversationId == decision.ConversationId);
        var speaker = db.Memberships.AsNoTracking()
            .Where(row => row.FacilityId == decision.HomeFacilityId && row.ConversationId == decision.ConversationId
                && row.PersonFacilityId == decision.FacilityId && row.PersonId == decision.SenderId && row.FromSequence <= at)
            .OrderByDescending(row => row.FromSequence).Select(row => row.Role).FirstOrDefault();
        return new RescoreTask(decision, entry, held, conversation.Class, speaker, found.Attempts);
    }
}
