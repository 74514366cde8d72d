using PeerConnect.Contracts;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Holding;

/// <summary>What its author is told of a held message: that it waits and until when, and of one that was stopped why. No policy switches that off: another facility's may have stopped it.</summary>
internal static class HeldStatusForm
{
    public static HeldStatus Of(HeldMessageRow held) => held.State switch
    {
        HeldState.Held => new HeldStatus(HeldState.Held, held.Until),
        HeldState.Rejected or HeldState.Blocked => new HeldStatus(held.State, Reason: held.Reason, MayAppeal: MayAppeal(held), Appeal: held.Appeal),
        HeldState.Expired => new HeldStatus(HeldState.Expired, MayAppeal: MayAppeal(held), Appeal: held.Appeal),
        HeldState.Released or HeldState.Withdrawn or HeldState.NotDelivered => new HeldStatus(held.State, Appeal: held.Appeal),
    };

    /// <summary>Once, where it is not delivered and somebody of the staff may see the message.</summary>
    public static bool MayAppeal(HeldMessageRow held) =>
        held is { State: HeldState.Rejected or HeldState.Expired or HeldState.Blocked, Appeal: null, CaseId: not null };
}
