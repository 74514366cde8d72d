using System.Collections.Immutable;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Risk;

namespace PeerConnect.Hub.Conversations;

/// <summary>What the second judgement of a message means beside the other messages of its conversation.</summary>
/// <param name="Verdicts">What was said of it, with the conversation weighed in.</param>
/// <param name="Signs">Why a pattern was raised, an entry each.</param>
/// <param name="RaisedAfter">Decisions on later messages that are raised by it and were not until now, each with its facility.</param>
internal sealed record PatternRevision(ImmutableArray<Verdict> Verdicts, ImmutableArray<RiskExplanation> Signs, IReadOnlyList<(Guid FacilityId, Guid DecisionId)> RaisedAfter);

/// <summary>
/// What each conversation shows of pressure and abuse: stored numbers that belong to the conversation and to nobody in it, updated in sequence order by the writer alone,
/// under the write lock. A conversation of people whose policies ask for none of it is never looked up.
/// </summary>
internal sealed class PatternMemory
{
    private const int MaxRemembered = 100_000;

    // After twelve half-lives nothing is left that could be noticed.
    private static readonly TimeSpan Reach = 12 * RiskState.HalfLife;
    private readonly Dictionary<Guid, ConversationRisk> remembered = [];

    /// <summary>Weighs the verdicts into the conversation's sums, and the sums into the verdicts.</summary>
    /// <param name="transaction">The message's own.</param>
    /// <param name="conversation">Where it was written.</param>
    /// <param name="verdicts">What was said of it.</param>
    /// <param name="judgement">How it was judged.</param>
    /// <param name="asked">What the policy in force has the computer look for: it may have changed since the message was judged.</param>
    public ConversationStep Next(WriteTransaction transaction, ConversationKey conversation, ImmutableArray<Verdict> verdicts, Judgement judgement, Patterns asked)
    {
        if (asked != judgement.Patterns)
        {
            verdicts = verdicts.RemoveAll(verdict => verdict.Category.IsPattern() && !asked.Has(verdict.Category));
        }

        if ((asked & judgement.Patterns) == Patterns.None)
        {
            return new ConversationStep(default, verdicts, []);
        }

        if (!remembered.TryGetValue(conversation.ConversationId, out var risk))
        {
            var stored = LogRows.FindRisk(transaction, conversation, Guid.Empty);
            risk = (stored is null ? null : ConversationRisk.Read(stored)) ?? default;
        }

        var step = ConversationRisk.Next(risk, verdicts, judgement.Limits, transaction.Now);
        if (step.Risk != risk)
        {
            LogRows.SaveRisk(transaction, conversation, Guid.Empty, step.Risk.ToBytes());
        }

        if (remembered.Count >= MaxRemembered)
        {
            remembered.Clear();
        }

        remembered[conversation.ConversationId] = step.Risk;
        return step;
    }

    /// <summary>Weighs the conversation anew, without what staff read and found to be no such thing. Only under the write lock.</summary>
    public void Correct(WriteTransaction transaction, ConversationKey conversation)
    {
        var risk = default(ConversationRisk);
        foreach (var message in StandingJudgements.OfConversation(transaction, conversation, transaction.Now - Reach))
        {
            risk = ConversationRisk.Next(risk, message.Verdicts, default, message.At).Risk;
        }

        Remember(transaction, conversation, risk);
    }

    /// <summary>
    /// Weighs the conversation anew, with what the model said now of a message that the fallback had judged: it may be raised by those before it, whoever wrote them, and those
    /// after it by it. Only under the write lock.
    /// </summary>
    /// <param name="transaction">The one that stores the second decision.</param>
    /// <param name="conversation">Where it was written.</param>
    /// <param name="place">Which it is: its entry, and its place in the conversation.</param>
    /// <param name="verdicts">What is said of it.</param>
    /// <param name="judgement">How the model judged it.</param>
    public PatternRevision Revise(
        WriteTransaction transaction, ConversationKey conversation, (Guid EntryId, long Sequence) place, ImmutableArray<Verdict> verdicts, Judgement judgement)
    {
        if (judgement.Patterns == Patterns.None)
        {
            return new PatternRevision(verdicts, [], []);
        }

        var run = StandingJudgements.AroundInConversation(transaction, conversation, place, Reach);
        if (run.Messages.FirstOrDefault(message => message.EntryId == place.EntryId) is not { } revised)
        {
            return new PatternRevision(verdicts, [], []);
        }

        var risk = default(ConversationRisk);
        ConversationStep own = default;
        List<(Guid, Guid)> raisedAfter = [];
        foreach (var message in run.Messages)
        {
            var step = ConversationRisk.Next(risk, message == revised ? revised.Counting(verdicts) : message.Verdicts, judgement.Limits, message.At);
            risk = step.Risk;
            if (message == revised)
            {
                own = step;
            }
            else if (own.Verdicts is { IsDefault: false } && step.Signs.Any(sign => !message.IsAlert(sign.Category)))
            {
                raisedAfter.Add((message.FacilityId, message.DecisionId));
            }
        }

        if (run.IsWhole)
        {
            Remember(transaction, conversation, risk);
        }

        return new PatternRevision([.. verdicts.Select(verdict => own.Verdicts.FirstOrDefault(raised => raised.Category == verdict.Category) ?? verdict)], own.Signs, raisedAfter);
    }

    /// <summary>Forgets what a rolled-back transaction may have left here; the store has the truth.</summary>
    public void Clear() => remembered.Clear();

    private void Remember(WriteTransaction transaction, ConversationKey conversation, ConversationRisk risk)
    {
        transaction.OnRolledBack(Clear);
        LogRows.SaveRisk(transaction, conversation, Guid.Empty, risk.ToBytes());
        remembered[conversation.ConversationId] = risk;
    }
}
