using Microsoft.EntityFrameworkCore;
using PeerConnect.Contracts;
using PeerConnect.Hub.Storage.Holding;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Storage.Cases;

/// <summary>A message that the fallback judged, with all that judging it again needs.</summary>
/// <param name="First">The decision that it was committed with.</param>
/// <param name="Entry">The message; null for one that is not in the conversation.</param>
/// <param name="Held">That one; null for one that is.</param>
/// <param name="Class">The conversation's class.</param>
/// <param name="Speaker">In which role its author writes.</param>
/// <param name="Attempts">How often it was tried before.</param>
internal sealed record RescoreTask(DecisionRow First, EntryRow? Entry, HeldMessageRow? Held, string Class, MemberRole Speaker, int Attempts);

/// <summary>Delivered messages that only the fallback has judged, for longer than their policy allows.</summary>
/// <param name="Messages">How many.</param>
/// <param name="Oldest">When the first of them was written.</param>
internal sealed record LateRescores(int Messages, DateTimeOffset Oldest);

/// <summary>What an owed re-score is about.</summary>
internal static class RescoreRows
{
    private const int LinesBefore = 50;

    // What the model judged already and is judged again for what came before it, is not waiting for its first judgement.
    private const string ByFallback = "\"rescore\":true";

    /// <summary>What waits for too long; null where nothing does. A held message is none of it: its hold has an end of its own.</summary>
    /// <param name="db">Where.</param>
    /// <param name="within">What a facility's version of the policy allows.</param>
    /// <param name="now">When.</param>
    public static LateRescores? Late(PeerConnectDb db, Func<Guid, int, TimeSpan> within, DateTimeOffset now)
    {
        var waiting = from owed in db.Owed
                      join row in db.Decisions on new { owed.FacilityId, Id = owed.SubjectId } equals new { row.FacilityId, Id = row.DecisionId }
                      where owed.Kind == OwedKind.Rescore && owed.DoneAt == null && row.Sequence != 0 && row.Record.Contains(ByFallback)
                      select row;
        var messages = 0;
        DateTimeOffset? oldest = null;
        foreach (var policy in waiting.GroupBy(row => new { row.FacilityId, row.PolicyVersion }).Select(group => new { group.Key.FacilityId, group.Key.PolicyVersion, At = group.Min(row => row.At) }).ToList())
        {
            var until = now - within(policy.FacilityId, policy.PolicyVersion);
            if (policy.At <= until)
            {
                messages += waiting.Count(row => row.FacilityId == policy.FacilityId && row.PolicyVersion == policy.PolicyVersion && row.At <= until);
                oldest = oldest < policy.At ? oldest : policy.At;
            }
        }

        return oldest is { } first ? new LateRescores(messages, first) : null;
    }

    /// <summary>What the computer said last of the message that a decision is about: it may have been judged again since then.</summary>
    public static Decision Latest(PeerConnectDb db, DecisionRow of) =>
        db.Decisions.AsNoTracking()
            .Where(row => row.HomeFacilityId == of.HomeFacilityId && row.ConversationId == of.ConversationId && row.Sequence == of.Sequence && row.EntryId == of.EntryId).AsEnumerable()
            .Select(row => (row.At, Decision: Decision.FromJson(row.Record))).Where(judged => !judged.Decision.IsTold)
            .OrderBy(judged => judged.At).ThenBy(judged => !judged.Decision.RescoreOwed).Last().Decision;

    /// <summary>The author's last messages before one, of the hour before it and the lines just before, oldest first.</summary>
    /// <param name="db">Where.</param>
    /// <param name="entry">The one.</param>
    /// <param name="most">How many.</param>
    public static List<EntryRow> Before(PeerConnectDb db, EntryRow entry, int most)
    {
        var (since, from) = (entry.At.AddHours(-1), entry.Sequence - LinesBefore);
        var found = db.Entries.AsNoTracking().Where(row => row.FacilityId == entry.FacilityId && row.ConversationId == entry.ConversationId
                && row.Sequence >= from && row.Sequence < entry.Sequence && row.Kind == EntryKind.Message
                && row.AuthorFacilityId == entry.AuthorFacilityId && row.AuthorId == entry.AuthorId && row.At >= since)
            .OrderByDescending(row => row.Sequence).Take(most).ToList();
        found.Reverse();
        return found;
    }

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
