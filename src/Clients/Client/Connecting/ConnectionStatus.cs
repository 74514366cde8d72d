namespace PeerConnect.Client;

/// <summary>Where a live connection stands.</summary>
public enum ConnectionState
{
    /// <summary>Not started yet.</summary>
    Idle,

    /// <summary>Trying to reach the server.</summary>
    Connecting,

    /// <summary>Not connected; the next try is at <see cref="ConnectionStatus.NextTryAt"/>.</summary>
    Waiting,

    /// <summary>Connected; what was missed is being fetched. Calls work already.</summary>
    CatchingUp,

    /// <summary>Connected, and everything that was missed has arrived.</summary>
    Connected,

    /// <summary>The session ended or was revoked: sign in again. The connection resumes when the same person does.</summary>
    SessionEnded,

    /// <summary>Disposed.</summary>
    Closed,
}

/// <summary>Where a live connection stands, and since when.</summary>
/// <param name="State">Its state.</param>
/// <param name="Since">
/// When the connection was last gained or lost. It does not move while tries follow each other, so a banner can say "not connected since 19:02".
/// </param>
/// <param name="NextTryAt">When the next try begins; present only while <see cref="ConnectionState.Waiting"/>.</param>
public sealed record ConnectionStatus(ConnectionState State, DateTimeOffset Since, DateTimeOffset? NextTryAt = null)
{
    /// <summary>Whether calls can reach the server now.</summary>
    public bool IsOnline => State is ConnectionState.CatchingUp or ConnectionState.Connected;
}
