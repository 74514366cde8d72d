using System.Text;
using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Conversations;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Hub.Escalation;
using PeerConnect.Hub.Retention;
using PeerConnect.Hub.Sealing;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Holding;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Holding;

/// <summary>The ways in which a hold ends, each inside the transaction of whoever ends it: the first one to have the write lock decides.</summary>
internal sealed class EndHold(ApprovalView approvals, PolicyBook policies, KeyRing keys, HeldText texts, CaseRecorder cases)
{
    // The server itself moves the text from one place to another; nobody sees it.
    private static readonly ReadGrant Machine = new(GrantReason.Machine, Guid.Empty);

    /// <summary>
    /// Appends it with the next sequence, for those who were there when it was written and still may read and hear its author. Where its author may
    /// not write there any more, or nobody is left, it is not delivered, and its author learns that alone.
    /// </summary>
    /// <returns>The entry; null where it was not delivered.</returns>
    public EntryRow? Release(WriteTransaction transaction, HeldMessageRow held)
    {
        var readers = Readers(transaction, held);
        var body = readers.Count > 0 ? texts.Of(Machine, transaction.Db, held) : null;
        if (body is null)
        {
            Close(transaction, held, HeldState.NotDelivered);
            Tell(transaction, held, InboxKind.MessageNotDelivered);
            return null;
        }

        Close(transaction, held, HeldState.Released);
        HeldRows.Narrow(transaction, held, readers);
        var entry = Append(transaction, held, body, readers);
        HeldRows.Place(transaction, held, entry.Sequence);
        cases.RecordReleased(transaction, held, entry, body);
        held.SealedBody = null;
        Tell(transaction, held, InboxKind.MessageReleased);
        return entry;
    }

    /// <summary>Staff rejected it: its author learns why, and that he or she may appeal.</summary>
    public static void Reject(WriteTransaction transaction, HeldMessageRow held)
    {
        Close(transaction, held, HeldState.Rejected);
        Tell(transaction, held, InboxKind.MessageRejected, held.Reason.ToString());
    }

    /// <summary>Its time is over without a decision, and it is not delivered.</summary>
    public static void Expire(WriteTransaction transaction, HeldMessageRow held)
    {
        Close(transaction, held, HeldState.Expired);
        Tell(transaction, held, HeldStatusForm.MayAppeal(held) ? InboxKind.MessageExpired : InboxKind.MessageNotDelivered);
    }

    /// <summary>Its author takes it back. The cases that it opened stay.</summary>
    public static void Withdraw(WriteTransaction transaction, HeldMessageRow held) => Close(transaction, held, HeldState.Withdrawn);

    private static void Close(WriteTransaction transaction, HeldMessageRow held, HeldState state)
    {
        held.State = state;
        held.Until = null;
        held.DecidedAt = transaction.Now;
        EscalationPlan.StopHeld(transaction, held);
    }

    private HashSet<PersonKey> Readers(WriteTransaction transaction, HeldMessageRow held)
    {
        approvals.EnsureVersion(LogRows.AuthorisationVersion(transaction));
        if (approvals.Current is not { } snapshot)
        {
            throw new InvalidOperationException("Nothing is released while it cannot be known who may read.");
        }

        // A mute is about what its author writes now; whoever decided on this message read it.
        var author = held.Author();
        var access = snapshot.MaySend(author, held.ConversationId, transaction.Now);
        if (access.Refusal is not (null or RefusalCode.Muted))
        {
            return [];
        }

        var meant = HeldRows.Readers(transaction.Db, held);
        var conversation = snapshot.Conversations[held.ConversationId];
        return
        [
            .. conversation.Members
                .Where(member => meant.Contains(member.Person) && snapshot.MayReceive(conversation, member, author, held.Position + 1, transaction.Now))
                .Select(member => member.Person),
        ];
    }

    private EntryRow Append(WriteTransaction transaction, HeldMessageRow held, string body, IReadOnlySet<PersonKey> readers)
    {
        var entry = new EntryRow
        {
            FacilityId = held.FacilityId,
            ConversationId = held.ConversationId,
            EntryId = held.EntryId,
            Kind = EntryKind.Message,
            Form = EntryRow.ListedReaders,
            At = transaction.Now,
            AuthorFacilityId = held.AuthorFacilityId,
            AuthorId = held.Author().PersonId,
            ClientMessageId = held.ClientMessageId,
        };
        var key = keys.Current(transaction, KeyOwner.Messages(
            held.FacilityId, held.ConversationId, KeptFor.Messages(policies.Version(held.AuthorFacilityId, held.PolicyVersion), held.AuthorFacilityId)));
        var utf8 = Encoding.UTF8.GetBytes(body);
        return transaction.Append(entry, body, sequence => Envelope.Seal(key, MessagePlace.Of(entry, sequence), utf8), readers);
    }

    private static void Tell(WriteTransaction transaction, HeldMessageRow held, InboxKind kind, string? detail = null) =>
        transaction.Notify(held.AuthorFacilityId, held.Author().PersonId, kind, held.ConversationId, held.EntryId, detail: detail);
}
