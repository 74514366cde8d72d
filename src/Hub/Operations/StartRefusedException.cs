namespace PeerConnect.Hub.Operations;

/// <summary>The server must not start; the message is one sentence that says what to do.</summary>
internal sealed class StartRefusedException(string message, Exception? inner = null) : Exception(message, inner);
