using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Conversations;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Policies;
using HeldState = PeerConnect.Contracts.HeldState;

namespace PeerConnect.Hub.Holding;

/// <summary>What the model's own judgement changes for a message that is not in the conversation: one that waited for it alone is delivered, held on or blocked.</summary>
internal sealed class RescoreHeld(ApprovalView approvals, DeliveryRules rules, CaseRecorder cases, HoldMessage holding, EndHold ends)
{
    public Decision Decide(WriteTransaction transaction, HeldMessageRow held, DisclosurePolicy policy, Facts facts)
    {
        approvals.EnsureVersion(LogRows.AuthorisationVersion(transaction));
        return approvals.Current is { } snapshot && snapshot.Conversations.TryGetValue(held.ConversationId, out var conversation)
            ? rules.Decide(policy, held.Author(), conversation, facts, transaction.Now)
            : PolicyEvaluator.Evaluate(policy, facts);
    }

    /// <param name="transaction">The one that stored the second decision.</param>
    /// <param name="held">The message.</param>
    /// <param name="body">Its text.</param>
    /// <param name="row">The second decision.</param>
    /// <param name="raising">It, with the grants of what came out higher.</param>
    /// <param name="policy">Under which it was committed.</param>
    /// <param name="first">What the fallback had seen, as if it were the model.</param>
    /// <returns>Whether a case was opened or raised, and the entry where the message was delivered by it.</returns>
    public (bool Raised, EntryRow? Delivered) Apply(
        WriteTransaction transaction, HeldMessageRow held, string body, DecisionRow row, Decision raising, DisclosurePolicy policy, Facts first)
    {
        if (held.State != HeldState.Held || Decide(transaction, held, policy, first).Delivery >= Delivery.Hold)
        {
            // Decided already, or held for what it says: staff have it.
            return (Raise(transaction, held, body, row, raising), null);
        }

        switch (raising.Delivery)
        {
            case Delivery.Deliver or Delivery.DeliverAndFlag:
                return ends.Release(transaction, held) is { } entry
                    ? (cases.RecordLate(transaction, entry, body, row, raising), entry)
                    : (Raise(transaction, held, body, row, raising), null);
            case Delivery.Hold:
                var raised = Raise(transaction, held, body, row, raising);
                holding.HoldOn(transaction, held, row, raising);
                return (raised, null);
            case Delivery.Block:
                var opened = Raise(transaction, held, body, row, raising);
                holding.Block(transaction, held, raising);
                return (opened, null);
            default:
                throw new InvalidOperationException($"Unknown delivery: {raising.Delivery}.");
        }
    }

    private bool Raise(WriteTransaction transaction, HeldMessageRow held, string body, DecisionRow row, Decision raising)
    {
        var flaggedFor = cases.RecordHeldLate(transaction, held, body, row, raising);
        held.CaseId ??= flaggedFor.Cast<Guid?>().FirstOrDefault();
        return flaggedFor.Count > 0;
    }
}
