using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Audit;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Conversations;

/// <summary>The author takes an own message out of view. The sealed text stays for as long as retention says: a case may rest on it.</summary>
internal sealed class WithdrawMessageHandler(ApprovalView approvals, Store store)
{
    public async Task<Reply<Done>> HandleAsync(PersonKey author, WithdrawMessage request, CancellationToken cancellation)
    {
        if (request.Sequence < 1)
        {
            return Refuse.Malformed("Name the sequence of your message, 1 or more.");
        }

        await using var transaction = await store.BeginWriteAsync(cancellation);
        if (approvals.Current is not { } snapshot)
        {
            return Refuse.Because(RefusalCode.Busy, TimeSpan.FromSeconds(1));
        }

        if (snapshot.Current(author, request.ConversationId, transaction.Now) is not var (conversation, member, _)
            || request.Sequence < member.FromSequence
            || await EntryRows.OwnMessageAsync(transaction, conversation.Key, author, request.Sequence, cancellation) is not { } message)
        {
            return Refuse.Because(RefusalCode.NotFound);
        }

        if (message.OutOfView)
        {
            return Done.Value;
        }

        message.OutOfView = true;
        transaction.Append(new EntryRow
        {
            FacilityId = conversation.Key.FacilityId,
            ConversationId = conversation.Key.ConversationId,
            EntryId = Guid.CreateVersion7(transaction.Now),
            Kind = EntryKind.Withdrawn,
            At = transaction.Now,
            AuthorFacilityId = author.FacilityId,
            AuthorId = author.PersonId,
            Target = request.Sequence,
        });
        transaction.Audit(new AuditAct(
            author.FacilityId, author.PersonId, "message-withdrawn", $"conversation:{conversation.Key.ConversationId}",
            new Dictionary<string, object?> { ["sequence"] = request.Sequence }));
        await transaction.CommitAsync(cancellation);
        return Done.Value;
    }
}
