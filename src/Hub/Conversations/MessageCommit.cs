using System.Text;
using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Hub.Holding;
using PeerConnect.Hub.Retention;
using PeerConnect.Hub.Samples;
using PeerConnect.Hub.Sealing;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Hub.Storage.Verdicts;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Conversations;

/// <summary>One message inside the writer's transaction: authorise again, weigh, decide, allocate, seal; message, decision, case, notice and owed work together.</summary>
internal sealed class MessageCommit(
    ApprovalView approvals, PolicyBook policies, KeyRing keys, SentMessages sent, RiskMemory risk, PatternMemory patterns, CaseRecorder cases,
    DeliveryRules rules, HoldMessage holding, SampleRecorder samples)
{
    private readonly Dictionary<JudgedKind, long> judged = [];

    /// <summary>Checks, under the write lock, that the view is the store's; loads it again when it is not.</summary>
    public void Begin(WriteTransaction transaction)
    {
        approvals.EnsureVersion(LogRows.AuthorisationVersion(transaction));
        transaction.OnRolledBack(risk.Clear);
        transaction.OnRolledBack(patterns.Clear);
        judged.Clear();
    }

    /// <summary>Writes what was counted over the messages of this transaction.</summary>
    public void End(WriteTransaction transaction)
    {
        foreach (var (kind, messages) in judged)
        {
            JudgedRows.Add(transaction, kind, messages);
        }
    }

    public Reply<MessageStored> Apply(WriteTransaction transaction, PendingMessage pending)
    {
        if (sent.Find(transaction, pending.Conversation.Key, pending.Sender.PersonId, pending.Message) is { } first)
        {
            return first;
        }

        var conversation = pending.Conversation;
        if (approvals.Current is not { } snapshot)
        {
            return Refuse.Because(RefusalCode.Busy, TimeSpan.FromSeconds(1));
        }

        if (snapshot.Version != pending.AuthorisedAt)
        {
            var access = snapshot.MaySend(pending.Sender, pending.Message.ConversationId, transaction.Now);
            if (access.Refusal is { } refused)
            {
                return Refuse.Because(refused, access.RetryAfter);
            }

            conversation = access.Conversation!;
        }

        var decision = Decide(transaction, pending, conversation, snapshot);
        return decision.Delivery switch
        {
            Delivery.Deliver or Delivery.DeliverAndFlag => Deliver(transaction, pending, conversation, decision),
            Delivery.Hold or Delivery.Block => Keep(transaction, pending, conversation, decision),
        };
    }

    private Decision Decide(WriteTransaction transaction, PendingMessage pending, ConversationStanding conversation, ApprovalSnapshot snapshot)
    {
        var policy = policies.Active(pending.Sender.FacilityId);
        var step = risk.Next(transaction, conversation.Key, pending.Sender.PersonId, pending.Judgement.Verdicts);
        var shown = patterns.Next(transaction, conversation.Key, step.Verdicts, pending.Judgement, policy.Patterns);
        var verdicts = ListsBeside.Add(shown.Verdicts, pending.Judgement);
        var facts = new Facts(
            pending.Sender.FacilityId.ToString(),
            PolicyWords.Class(conversation.Class),
            pending.Role,
            verdicts,
            snapshot.People.GetValueOrDefault(pending.Sender)?.UnitId?.ToString(),
            conversation.Programme,
            step.Explanation,
            pending.Judgement.IsFallback,
            pending.Judgement.MethodDetail,
            NamesMember: NamesSomebody.In(pending.Message.Body, verdicts, conversation, snapshot, pending.Sender, transaction.Now),
            Signs: shown.Signs);
        return rules.Decide(policy, pending.Sender, conversation, facts, transaction.Now) with { Language = pending.Judgement.Language };
    }

    private MessageStored Deliver(WriteTransaction transaction, PendingMessage pending, ConversationStanding conversation, Decision decision)
    {
        var entry = Append(transaction, pending, conversation.Key);
        var row = Record(transaction, pending, conversation.Key, entry.EntryId, entry.Sequence, decision);
        cases.Record(transaction, entry, pending.Message.Body, row, decision);
        samples.Record(transaction, entry, row, decision);
        Owe(transaction, row, decision, entry.ConversationId);
        if (pending.Judgement.IsDoubtful)
        {
            Owe(transaction, OwedKind.SecondOpinion, row);
        }

        return new MessageStored(entry.ConversationId, entry.Sequence, entry.EntryId, entry.At);
    }

    /// <summary>Held or blocked: all of it is stored, and nobody but the cases' staff gets it.</summary>
    private MessageStored Keep(WriteTransaction transaction, PendingMessage pending, ConversationStanding conversation, Decision decision)
    {
        var row = Record(transaction, pending, conversation.Key, Guid.CreateVersion7(transaction.Now), 0, decision);
        var stored = holding.Keep(transaction, pending, conversation, row, decision);
        Owe(transaction, row, decision, stored.ConversationId);
        return stored;
    }

    private EntryRow Append(WriteTransaction transaction, PendingMessage pending, ConversationKey conversation)
    {
        var entry = new EntryRow
        {
            FacilityId = conversation.FacilityId,
            ConversationId = conversation.ConversationId,
            EntryId = Guid.CreateVersion7(transaction.Now),
            Kind = EntryKind.Message,
            At = transaction.Now,
            AuthorFacilityId = pending.Sender.FacilityId,
            AuthorId = pending.Sender.PersonId,
            ClientMessageId = pending.Message.ClientMessageId,
        };
        var key = keys.Current(transaction, KeyOwner.Messages(
            conversation.FacilityId, conversation.ConversationId, KeptFor.Messages(policies.Active(pending.Sender.FacilityId), pending.Sender.FacilityId)));
        var utf8 = Encoding.UTF8.GetBytes(pending.Message.Body);
        return transaction.Append(entry, pending.Message.Body, sequence => Envelope.Seal(key, MessagePlace.Of(entry, sequence), utf8));
    }

    private DecisionRow Record(
        WriteTransaction transaction, PendingMessage pending, ConversationKey conversation, Guid entryId, long sequence, Decision decision)
    {
        var row = DecisionRows.Add(transaction, pending.Sender, conversation, entryId, sequence, decision, policies.Active(pending.Sender.FacilityId).Retention.Scores);
        if (JudgedKind.Of(row.FacilityId, pending.Role, pending.Judgement) is { } kind)
        {
            judged[kind] = judged.GetValueOrDefault(kind) + 1;
        }

        return row;
    }

    /// <summary>The sender's signpost and the second look, whatever became of the message.</summary>
    private static void Owe(WriteTransaction transaction, DecisionRow row, Decision decision, Guid conversationId)
    {
        if (decision.Signpost != SignpostKind.None)
        {
            transaction.Notify(row.FacilityId, row.SenderId, InboxKind.Signpost, conversationId, detail: decision.Signpost.ToString());
        }

        if (decision.RescoreOwed)
        {
            Owe(transaction, OwedKind.Rescore, row);
        }
    }

    private static void Owe(WriteTransaction transaction, OwedKind kind, DecisionRow row) => LogRows.Owe(transaction, kind, row.FacilityId, row.DecisionId, transaction.Now);
}
