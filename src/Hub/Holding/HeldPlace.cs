using PeerConnect.Hub.Sealing;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Holding;

/// <summary>Where the sealed texts of held messages belong.</summary>
internal static class HeldPlace
{
    /// <summary>The message itself, under its conversation's key: it has no sequence, so it is bound to its own id.</summary>
    public static Place Of(HeldMessageRow held) => new(held.FacilityId, SealedKind.HeldMessage, held.EntryId, held.ConversationId, 0, held.AuthorId);

    /// <summary>A note on an act, under the case's key.</summary>
    public static Place Note(HeldActRow act) => new(act.FacilityId, SealedKind.HeldNote, act.ActId, act.CaseId, 0, act.ActorId);
}
