using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Sealing;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Approvals;

/// <summary>A coordinator keeps two people apart, and lifts an order of the own facility. Neither of the two ever learns of it.</summary>
internal sealed class OrderSeparations(Store store, Sealer sealer)
{
    public Task<Reply<NewRecord>> OrderAsync(PersonKey caller, OrderSeparation wanted, CancellationToken cancellation) =>
        ReasonText.Fault(wanted.Reason) is { } fault
            ? Task.FromResult<Reply<NewRecord>>(Refusals.InvalidInput(fault))
            : store.ActAsync(caller, "separation-ordered", "separation", act => Order(act, wanted), cancellation);

    /// <summary>Nothing opens again by itself: ended pairs stay ended, suspended places wait for a decision.</summary>
    public Task<Reply<Done>> LiftAsync(PersonKey caller, Guid separationId, CancellationToken cancellation) =>
        store.ActAsync<Done>(caller, "separation-lifted", $"separation:{separationId:D}", act =>
        {
            if (!act.Coordinates() || act.Db.Separations.SingleOrDefault(row => row.FacilityId == caller.FacilityId && row.SeparationId == separationId) is not { } order)
            {
                return Refusals.NotFound;
            }

            var first = new PersonKey(order.FirstFacilityId, order.FirstId);
            var second = order.Other(first);
            if (act.Db.MustLeaveToOthers(caller, [first, second]))
            {
                return ApprovalRefusals.AnotherCoordinator;
            }

            if (order.LiftedAt is null)
            {
                order.LiftedAt = act.Now;
                act.Transaction.TouchPerson(first.FacilityId, first.PersonId);
                act.Transaction.TouchPerson(second.FacilityId, second.PersonId);
            }

            return Done.Value;
        }, cancellation);

    private Reply<NewRecord> Order(RecordedAct act, OrderSeparation wanted)
    {
        if (!act.Coordinates()
            || act.Db.FindPerson(new(wanted.First.FacilityId, wanted.First.PersonId)) is not { } first
            || act.Db.FindPerson(new(wanted.Second.FacilityId, wanted.Second.PersonId)) is not { } second
            || (first.FacilityId != act.By.FacilityId && second.FacilityId != act.By.FacilityId))
        {
            return Refusals.NotFound;
        }

        if (first.Key() == second.Key())
        {
            return Refusals.InvalidInput("An order names two people.");
        }

        if (wanted.ExpiresAt <= act.Now)
        {
            return Refusals.InvalidInput("The end of an order must be in the future.");
        }

        if (act.Db.MustLeaveToOthers(act.By, [first.Key(), second.Key()]))
        {
            return ApprovalRefusals.AnotherCoordinator;
        }

        var order = new SeparationRow
        {
            FacilityId = act.By.FacilityId,
            SeparationId = Guid.CreateVersion7(act.Now),
            FirstFacilityId = first.FacilityId,
            FirstId = first.PersonId,
            SecondFacilityId = second.FacilityId,
            SecondId = second.PersonId,
            Source = wanted.Source.ToString(),
            OrderedBy = act.By.PersonId,
            OrderedAt = act.Now,
            ExpiresAt = wanted.ExpiresAt,
        };
        order.SealedReason = ReasonText.Seal(sealer, act.Transaction, SealedKind.SeparationReason, order.FacilityId, order.SeparationId, wanted.Reason);
        act.Db.Separations.Add(order);
        if (order.ExpiresAt is { } due)
        {
            act.Transaction.OweExpiry(order.FacilityId, order.SeparationId, due);
        }

        act.KeepApart(first.Key(), second.Key(), order.FacilityId);
        act.Subject = $"separation:{order.SeparationId:D}";
        act.Details["source"] = order.Source;
        act.Details["first"] = first.PersonId;
        act.Details["second"] = second.PersonId;
        return new NewRecord(order.SeparationId);
    }
}
