namespace PeerConnect.Client;

/// <summary>How a <see cref="ChatSession"/> starts and keeps up.</summary>
public sealed record ChatSessionOptions : LinkOptions
{
    /// <summary>
    /// The last sequence that the application handled, by conversation, from an earlier session: everything after it is delivered.
    /// Null (the default) begins where each conversation stands now.
    /// </summary>
    public IReadOnlyDictionary<Guid, long>? Positions { get; init; }

    /// <summary>The last inbox sequence that the application handled; null delivers the newest <see cref="InboxBacklog"/>.</summary>
    public long? InboxAfter { get; init; }

    /// <summary>How many notices from before this session are delivered when <see cref="InboxAfter"/> is null. Default 20.</summary>
    public int InboxBacklog { get; init; } = 20;

    /// <summary>Whether delivered marks are sent by themselves. Read marks are the application's act. Default true.</summary>
    public bool MarkDelivered { get; init; } = true;

    /// <summary>How long a gap may stand before what is missing is asked for. Default 200 milliseconds.</summary>
    public TimeSpan GapPatience { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>
    /// Behind by more entries than this after a reload, a conversation starts anew at its newest page (<see cref="ChatSession.ConversationRestarted"/>)
    /// instead of delivering all of them. Default 2,000.
    /// </summary>
    public long ReloadLimit { get; init; } = 2_000;
}
