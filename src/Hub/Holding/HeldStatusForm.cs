using PeerConnect.Contracts;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Holding;

/// <summary>What its author is told of a held message: that it waits always, the rest as the policy says that it was committed under.</summary>
internal sealed class HeldStatusForm(PolicyBook policies)
{
    public HeldStatus Of(HeldMessageRow held) => held.State switch
    {
        HeldState.Held => new HeldStatus(HeldState.Held, Inform(held).SenderOfHold ? held.Until : null),
        HeldState.Rejected when !Inform(held).SenderOfRejection => new HeldStatus(HeldState.NotDelivered),
        HeldState.Rejected => new HeldStatus(HeldState.Rejected, Reason: held.Reason, MayAppeal: MayAppeal(held), Appeal: held.Appeal),
        HeldState.Expired when !Inform(held).SenderOfRejection => new HeldStatus(HeldState.NotDelivered),
        HeldState.Expired => new HeldStatus(HeldState.Expired, MayAppeal: MayAppeal(held), Appeal: held.Appeal),
        HeldState.Blocked => new HeldStatus(
            HeldState.Blocked, Reason: Inform(held).SenderOfRejection ? held.Reason : null, MayAppeal: MayAppeal(held), Appeal: held.Appeal),
        HeldState.Released or HeldState.Withdrawn or HeldState.NotDelivered => new HeldStatus(held.State, Appeal: held.Appeal),
    };

    /// <summary>Once, where it is not delivered and somebody of the staff may see the message.</summary>
    public bool MayAppeal(HeldMessageRow held) =>
        held is { State: HeldState.Rejected or HeldState.Expired or HeldState.Blocked, Appeal: null, CaseId: not null } && Inform(held).SenderOfRejection;

    public InformRules Inform(HeldMessageRow held) => policies.Version(held.AuthorFacilityId, held.PolicyVersion).Inform;

    /// <summary>Whether rejecting it takes a second person.</summary>
    public bool NeedsSecondPerson(HeldMessageRow held) =>
        policies.Version(held.AuthorFacilityId, held.PolicyVersion).SecondPerson.Contains(SecondPersonAct.Reject);
}
