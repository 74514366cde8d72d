namespace PeerConnect.Contracts;

/// <summary>
/// What the caller is shown of the others of one conversation at this moment, where all facilities in it chose so. Nothing of it is stored, and it names nobody:
/// what is absent is not shown there, or not to the caller now.
/// </summary>
/// <param name="ConversationId">Where.</param>
/// <param name="TypingShown">True where it is shown that somebody writes: then <see cref="IChatServer.Typing"/> is called while the person does. Absent otherwise.</param>
/// <param name="Here">How many others are here, 0 or more; absent where that is not shown.</param>
public sealed record PresenceChanged(Guid ConversationId, bool? TypingShown = null, int? Here = null);
