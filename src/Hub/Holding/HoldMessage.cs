using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Audit;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Conversations;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Hub.Escalation;
using PeerConnect.Hub.Retention;
using PeerConnect.Hub.Sealing;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Holding;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Holding;

/// <summary>Stores a message that the policy holds or blocks, inside its own transaction: the message, whom it is meant for, its case, the end of the hold, its author's notice.</summary>
internal sealed class HoldMessage(PolicyBook policies, Sealer sealer, CaseRecorder cases)
{
    /// <param name="transaction">The message's own.</param>
    /// <param name="pending">The message.</param>
    /// <param name="conversation">Where it was to go, as it stands now.</param>
    /// <param name="row">The stored decision; it has no sequence.</param>
    /// <param name="decision">Holds or blocks.</param>
    public MessageStored Keep(WriteTransaction transaction, PendingMessage pending, ConversationStanding conversation, DecisionRow row, Decision decision)
    {
        var blocked = decision.Delivery == Delivery.Block;
        var held = new HeldMessageRow
        {
            FacilityId = conversation.Key.FacilityId,
            EntryId = row.EntryId,
            ConversationId = conversation.Key.ConversationId,
            AuthorFacilityId = pending.Sender.FacilityId,
            AuthorId = pending.Sender.PersonId,
            ClientMessageId = pending.Message.ClientMessageId,
            At = transaction.Now,
            Position = HeldRows.LastSequence(transaction, conversation.Key),
            PolicyVersion = row.PolicyVersion,
            State = blocked ? HeldState.Blocked : HeldState.Held,
            AfterHold = decision.AfterHold,
            Until = blocked ? null : transaction.Now + Longest(row, decision),
            Reason = blocked ? Why(decision) : null,
        };
        held.CaseId = cases.RecordHeld(transaction, held, pending.Message.Body, row, decision).Cast<Guid?>().FirstOrDefault();
        if (!blocked)
        {
            var kept = KeptFor.NotDelivered(policies.Version(held.AuthorFacilityId, held.PolicyVersion), held.AuthorFacilityId);
            held.SealedBody = sealer.Seal(transaction, KeyOwner.Messages(held.FacilityId, held.ConversationId, kept), HeldPlace.Of(held), pending.Message.Body);
        }

        var members = conversation.Members.Where(member => member.IsCurrent(transaction.Now)).Select(member => member.Person);
        HeldRows.Add(transaction, held, members.Where(member => member != pending.Sender));
        HeldRows.OweEnd(transaction, held);
        Tell(transaction, held);
        transaction.Audit(new AuditAct(held.AuthorFacilityId, null, blocked ? "message-blocked" : "message-held", $"message:{held.EntryId:D}", new Dictionary<string, object?>
        {
            ["conversation"] = held.ConversationId,
            ["policyVersion"] = held.PolicyVersion,
            ["until"] = held.Until?.ToUnixTimeMilliseconds(),
        }));
        return new MessageStored(held.ConversationId, 0, held.EntryId, held.At, HeldStatusForm.Of(held));
    }

    /// <summary>The model has judged what the fallback held: the policy holds it on, from now.</summary>
    public void HoldOn(WriteTransaction transaction, HeldMessageRow held, DecisionRow row, Decision decision)
    {
        held.Until = transaction.Now + Longest(row, decision);
        held.AfterHold = decision.AfterHold;
        EscalationPlan.StopHeld(transaction, held);
        HeldRows.OweEnd(transaction, held);
        Tell(transaction, held);
    }

    /// <summary>The model has judged what the fallback held: the policy does not deliver it. Its text stays with its case alone.</summary>
    public void Block(WriteTransaction transaction, HeldMessageRow held, Decision decision)
    {
        held.State = HeldState.Blocked;
        held.Reason = Why(decision);
        held.Until = null;
        held.SealedBody = null;
        held.DecidedAt = transaction.Now;
        EscalationPlan.StopHeld(transaction, held);
        Tell(transaction, held);
    }

    /// <summary>That it is held and until when, or that it is blocked; the reason here where it can be appealed, and else with the message itself.</summary>
    public static void Tell(WriteTransaction transaction, HeldMessageRow held)
    {
        if (held.State == HeldState.Blocked)
        {
            transaction.Notify(held.AuthorFacilityId, held.Author().PersonId, InboxKind.MessageBlocked, held.ConversationId, held.EntryId, detail: HeldStatusForm.MayAppeal(held) ? held.Reason.ToString() : null);
        }
        else
        {
            transaction.Notify(held.AuthorFacilityId, held.Author().PersonId, InboxKind.MessageHeld, held.ConversationId, held.EntryId, held.Until);
        }
    }

    /// <summary>What weighed most of all for which a message is not delivered; asking for help is nothing of that.</summary>
    private static RejectReason Why(Decision decision) =>
        decision.Severities.Where(seen => seen.Category != Category.SelfHarm).OrderByDescending(seen => seen.Severity).Select(seen => (Category?)seen.Category).FirstOrDefault() switch
        {
            Category.SexualAbuse => RejectReason.Abuse,
            Category.Exploitation => RejectReason.Pressure,
            Category.ContactSharing => RejectReason.PersonalDetails,
            null => RejectReason.MethodDetail,
            Category.Violence or Category.Escape or Category.MedicalEmergency or Category.Company or Category.SelfHarm => RejectReason.Threat,
        };

    private TimeSpan Longest(DecisionRow row, Decision decision) =>
        decision.HoldAtMost ?? policies.Version(row.FacilityId, row.PolicyVersion).Failures.RescoreWithin;
}
