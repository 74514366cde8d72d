namespace PeerConnect.Client;

/// <summary>How a live connection is kept.</summary>
public record LinkOptions
{
    /// <summary>Delays between tries to connect. Tries never end before disposal.</summary>
    public Backoff Backoff { get; init; } = Backoff.Default;

    /// <summary>One try to connect gives up after this long. Default 15 seconds.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>A connection on which the server is silent for this long counts as lost. Default 30 seconds; the server speaks every 15.</summary>
    public TimeSpan ServerTimeout { get; init; } = TimeSpan.FromSeconds(30);
}
