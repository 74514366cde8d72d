using System.Collections.Immutable;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Risk;

namespace PeerConnect.Hub.Conversations;

/// <summary>What the second judgement of a message means beside the author's other messages.</summary>
/// <param name="Verdicts">What was said of it, some of it raised by what came before.</param>
/// <param name="Explanation">Why, or null.</param>
/// <param name="RaisedAfter">Decisions on later messages that are raised by it and were not until now.</param>
internal sealed record RiskRevision(ImmutableArray<Verdict> Verdicts, RiskExplanation? Explanation, IReadOnlyList<Guid> RaisedAfter);

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

    /// <summary>Weighs the author's messages anew, also those under a record that was merged since, without those whose flag was found to be false. Only under the write lock.</summary>
    public void Correct(WriteTransaction transaction, ConversationKey conversation, Guid personId)
    {
        personId = transaction.Db.IdInUse(personId);
        Weigh(transaction, conversation, personId, StandingJudgements.IdsOf(transaction.Db, personId));
    }

    /// <summary>A record is merged into another of the same person: what was written under both is one run. Only under the write lock.</summary>
    public void PassOn(WriteTransaction transaction, ConversationKey conversation, Guid duplicate, Guid survivor) => Weigh(
        transaction, conversation, survivor, [.. StandingJudgements.IdsOf(transaction.Db, duplicate).Union(StandingJudgements.IdsOf(transaction.Db, survivor))]);

    private void Weigh(WriteTransaction transaction, ConversationKey conversation, Guid personId, List<Guid> ids)
    {
        var state = default(RiskState);
        foreach (var message in StandingJudgements.Since(transaction, conversation, ids, transaction.Now - Reach))
        {
            state = RiskState.Next(state, message.Verdicts, message.At).State;
        }

        Remember(transaction, conversation, personId, state);
    }

    /// <summary>
    /// Weighs the author's messages anew, with what the model said now of one that the fallback had judged: the message itself may be raised by those before it, and those
    /// after it by it. Only under the write lock.
    /// </summary>
    /// <param name="transaction">The one that stores the second decision.</param>
    /// <param name="conversation">Where it was written.</param>
    /// <param name="personId">Who wrote it.</param>
    /// <param name="place">Which it is: its entry, and its place in the conversation.</param>
    /// <param name="verdicts">What the model says of it.</param>
    public RiskRevision Revise(
        WriteTransaction transaction, ConversationKey conversation, Guid personId, (Guid EntryId, long Sequence) place, ImmutableArray<Verdict> verdicts)
    {
        personId = transaction.Db.IdInUse(personId);
        var run = StandingJudgements.Around(transaction, conversation, personId, place, Reach);
        if (run.Messages.FirstOrDefault(message => message.EntryId == place.EntryId) is not { } revised)
        {
            return new RiskRevision(verdicts, null, []);
        }

        var state = default(RiskState);
        RiskStep own = default;
        List<Guid> raisedAfter = [];
        foreach (var message in run.Messages)
        {
            var step = RiskState.Next(state, message == revised ? revised.Counting(verdicts) : message.Verdicts, message.At);
            state = step.State;
            if (message == revised)
            {
                own = step;
            }
            else if (own.Verdicts is { IsDefault: false } && step.Explanation is { } raised && !message.IsAlert(raised.Category))
            {
                raisedAfter.Add(message.DecisionId);
            }
        }

        if (run.IsWhole)
        {
            Remember(transaction, conversation, personId, state);
        }

        return new RiskRevision([.. verdicts.Select(verdict => own.Verdicts.FirstOrDefault(raised => raised.Category == verdict.Category) ?? verdict)], own.Explanation, raisedAfter);
    }

    /// <summary>Forgets what a rolled-back transaction may have left here; the store has the truth.</summary>
    public void Clear() => remembered.Clear();

    private void Remember(WriteTransaction transaction, ConversationKey conversation, Guid personId, RiskState state)
    {
        transaction.OnRolledBack(Clear);
        LogRows.SaveRisk(transaction, conversation, personId, state.ToBytes());
        remembered[(conversation.ConversationId, personId)] = state;
    }
}
