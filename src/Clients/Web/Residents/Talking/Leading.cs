using PeerConnect.Contracts;

namespace PeerConnect.Residents.Talking;

/// <summary>What a facilitator can do with the whole group.</summary>
internal static class Leading
{
    /// <summary>Whether the group is to be paused or opened again; null once it is over. During a break of one's own the summary does not tell which of the two it is for the others: then it can be paused, and opened only after the break.</summary>
    public static FacilitatorActKind? Turn(ConversationSummary summary) => summary switch
    {
        { State: ConversationState.Ended } => null,
        { PausedByYou: true } or { State: ConversationState.Open } => FacilitatorActKind.Pause,
        _ => FacilitatorActKind.Reopen,
    };
}
