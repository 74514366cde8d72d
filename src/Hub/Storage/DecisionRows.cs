using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Storage;

/// <summary>Decisions as the server writes them, each beside those that were made on the message before.</summary>
internal static class DecisionRows
{
    /// <param name="transaction">Commits it.</param>
    /// <param name="sender">Who wrote the message, and by whose facility's policy it was judged.</param>
    /// <param name="conversation">Where.</param>
    /// <param name="entryId">The message.</param>
    /// <param name="sequence">Its place; 0 while it has none.</param>
    /// <param name="decision">What was decided.</param>
    /// <param name="kept">How long its scores are.</param>
    public static DecisionRow Add(WriteTransaction transaction, PersonKey sender, ConversationKey conversation, Guid entryId, long sequence, Decision decision, TimeSpan kept)
    {
        var row = new DecisionRow
        {
            FacilityId = sender.FacilityId,
            DecisionId = Guid.CreateVersion7(transaction.Now),
            HomeFacilityId = conversation.FacilityId,
            ConversationId = conversation.ConversationId,
            Sequence = sequence,
            EntryId = entryId,
            SenderId = sender.PersonId,
            PolicyVersion = decision.PolicyVersion,
            MaxSeverity = decision.MaxSeverity,
            Record = decision.ToJson(),
            At = transaction.Now,
            ExpiresAt = transaction.Now + kept,
        };
        LogRows.Insert(transaction, row);
        return row;
    }

    /// <summary>One more on the message of an earlier one.</summary>
    public static DecisionRow AddTo(WriteTransaction transaction, DecisionRow first, Decision decision, TimeSpan kept) =>
        Add(transaction, new PersonKey(first.FacilityId, first.SenderId), new ConversationKey(first.HomeFacilityId, first.ConversationId), first.EntryId, first.Sequence, decision, kept);
}
