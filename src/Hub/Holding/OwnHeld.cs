using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Audit;
using PeerConnect.Hub.Sealing;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Holding;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Holding;

/// <summary>What an author does with the own messages that were not delivered: see them, take one back, appeal. Also after leaving: the words are his or her own.</summary>
internal sealed class OwnHeld(ApprovalView approvals, Store store, Sealer sealer)
{
    public Reply<HeldList> List(PersonKey author)
    {
        using var db = store.Read();
        var grant = new ReadGrant(GrantReason.Own, author.PersonId);
        return new HeldList([.. HeldRows.Own(db, author, Protocol.MaxPage).Select(held => new HeldMessage(
            held.ConversationId,
            held.EntryId,
            held.ClientMessageId,
            held.At,
            HeldStatusForm.Of(held),
            held.SealedBody is { } body ? sealer.OpenIfWhole(grant, HeldPlace.Of(held), body)?.Text : null))]);
    }

    /// <summary>Takes one back that waits. Again: nothing happens.</summary>
    public Task<Reply<Done>> WithdrawAsync(PersonKey author, HeldRef message, CancellationToken cancellation) =>
        ActAsync(author, message, "held-withdrawn", "withdrawn", held => held.State switch
        {
            HeldState.Withdrawn => (false, null),
            HeldState.Held => (true, null),
            HeldState.Released or HeldState.Rejected or HeldState.Expired or HeldState.NotDelivered or HeldState.Blocked =>
                (false, Refuse.Because(RefusalCode.AlreadyDecided)),
        }, EndHold.Withdraw, cancellation);

    /// <summary>Asks for another person's decision. Again before the answer: nothing happens.</summary>
    public Task<Reply<Done>> AppealAsync(PersonKey author, HeldRef message, CancellationToken cancellation) =>
        ActAsync(author, message, "held-appealed", "appealed", held => held.Appeal switch
        {
            AppealState.Open => (false, null),
            AppealState.Upheld or AppealState.Denied => (false, Refuse.Because(RefusalCode.AlreadyDecided)),
            null => HeldStatusForm.MayAppeal(held) ? (true, null) : (false, HeldRefusals.MayNotAppeal),
        }, static (transaction, held) =>
        {
            held.Appeal = AppealState.Open;
            held.AppealedAt = transaction.Now;
        }, cancellation);

    private async Task<Reply<Done>> ActAsync(
        PersonKey author,
        HeldRef message,
        string verb,
        string caseEvent,
        Func<HeldMessageRow, (bool Changes, Refusal? Refusal)> check,
        Action<WriteTransaction, HeldMessageRow> change,
        CancellationToken cancellation)
    {
        await using var transaction = await store.BeginWriteAsync(cancellation);
        if (approvals.Current is not { } snapshot)
        {
            return Refuse.Because(RefusalCode.Busy, TimeSpan.FromSeconds(1));
        }

        if (!snapshot.IsActive(author) || HeldRows.FindOwn(transaction.Db, author, message) is not { } held)
        {
            return Refusals.NotFound;
        }

        var (changes, refused) = check(held);
        if (!changes)
        {
            return refused is null ? Done.Value : refused;
        }

        change(transaction, held);
        HeldCases.Tell(transaction, held, caseEvent, actorId: null);
        transaction.Audit(new AuditAct(author.FacilityId, author.PersonId, verb, $"message:{held.EntryId:D}"));
        await transaction.CommitAsync(cancellation);
        return Done.Value;
    }
}
