using System.Security.Cryptography;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Samples;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Samples;

/// <summary>Draws, inside the message's transaction, what is read to see what the computer misses. Nothing is sent to anybody.</summary>
internal sealed class SampleRecorder(SampleDraw draw)
{
    /// <summary>Draws one message that was appended. What a list of words judged says nothing of the model: it is drawn when the model has judged it.</summary>
    /// <param name="transaction">The message's, or that of its second decision.</param>
    /// <param name="entry">The message.</param>
    /// <param name="row">The stored decision.</param>
    /// <param name="decision">What was decided; where it opens a case, staff have it already.</param>
    public void Record(WriteTransaction transaction, EntryRow entry, DecisionRow row, Decision decision)
    {
        if (decision is not { Sample: { } sample, OpensCase: false, RescoreOwed: false } || !draw.Falls(sample.OneIn))
        {
            return;
        }

        SampleRows.Insert(transaction, new SampleRow
        {
            FacilityId = row.FacilityId,
            SampleId = new Guid(RandomNumberGenerator.GetBytes(16)),
            HomeFacilityId = row.HomeFacilityId,
            ConversationId = row.ConversationId,
            Sequence = entry.Sequence,
            EntryId = entry.EntryId,
            DecisionId = row.DecisionId,
            Role = PolicyWords.Role(sample.Role),
            Level = (int)sample.Level,
            TakenAt = transaction.Now,
        });
    }
}
