namespace PeerConnect.Client;

/// <summary>The server could not be reached, or the connection was lost before its answer came. Whether the call took effect is not known.</summary>
public sealed class NotConnectedException : IOException
{
    /// <summary>Says that there is no connection.</summary>
    public NotConnectedException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
