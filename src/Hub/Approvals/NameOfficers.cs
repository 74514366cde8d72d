using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;

namespace PeerConnect.Hub.Approvals;

/// <summary>A coordinator names the supervising officer of somebody who was released.</summary>
internal sealed class NameOfficers(Store store)
{
    public Task<Reply<Done>> HandleAsync(PersonKey caller, Guid personId, Guid? officer, CancellationToken cancellation) =>
        store.ActAsync<Done>(caller, "officer-named", $"person:{personId:D}", act =>
        {
            if (!act.Coordinates() || act.Db.FindOwn(caller, personId) is not { } person || !person.WasReleased())
            {
                return Refusals.NotFound;
            }

            // Somebody of another facility and nobody at all are the same here.
            if (officer is { } named && !act.Db.Holds(caller with { PersonId = named }, Role.SupervisingOfficer, act.Now))
            {
                return ApprovalRefusals.NotAnOfficer;
            }

            // Who approves for one's own family is not chosen by oneself.
            if (act.Db.MustLeaveToOthers(caller, [person.Key()]))
            {
                return ApprovalRefusals.AnotherCoordinator;
            }

            act.Details["officer"] = officer;
            person.SupervisorId = officer;
            return Done.Value;
        }, cancellation);
}
