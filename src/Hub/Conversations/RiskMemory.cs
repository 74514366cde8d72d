using System.Collections.Immutable;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Risk;

namespace PeerConnect.Hub.Conversations;

/// <summary>The risk state of each author in each conversation: stored numbers, updated in sequence order by the writer alone, under the write lock.</summary>
internal sealed class RiskMemory
{
    private const int MaxRemembered = 100_000;

    // After twelve half-lives nothing is left that could be noticed.
    private static readonly TimeSpan Reach = 12 * RiskState.HalfLife;
    private readonly Dictionary<(Guid Conversation, Guid Person), RiskState> remembered = [];

    /// <summary>Weighs the verdicts into the stored state, and the state into the verdicts.</summary>
    public RiskStep Next(WriteTransaction transaction, ConversationKey conversation, Guid personId, ImmutableArray<Verdict> verdicts)
    {
        var key = (conversation.ConversationId, personId);
        if (!remembered.TryGetValue(key, out var state))
        {
            var stored = LogRows.FindRisk(transaction, conversation, personId);
            state = (stored is null ? null : RiskState.Read(stored)) ?? default;
        }

        var step = RiskState.Next(state, verdicts, transaction.Now);
        if (step.State != state)
        {
            LogRows.SaveRisk(transaction, conversation, personId, step.State.ToBytes());
        }

        if (remembered.Count >= MaxRemembered)
        {
            remembered.Clear();
        }

        remembered[key] = step.State;
        return step;
    }

    /// <summary>Weighs the author's messages anew, without those whose flag was found to be false. Only under the write lock.</summary>
    public void Correct(WriteTransaction transaction, ConversationKey conversation, Guid personId)
    {
        var state = default(RiskState);
        foreach (var (at, verdicts) in FalseFlags.Remaining(transaction, conversation, personId, transaction.Now - Reach))
        {
            state = RiskState.Next(state, verdicts, at).State;
        }

        transaction.OnRolledBack(Clear);
        LogRows.SaveRisk(transaction, conversation, personId, state.ToBytes());
        remembered[(conversation.ConversationId, personId)] = state;
    }

    /// <summary>Forgets what a rolled-back transaction may have left here; the store has the truth.</summary>
    public void Clear() => remembered.Clear();
}
