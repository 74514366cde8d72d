namespace PeerConnect.Contracts;

/// <summary>What both sides agree on before the first frame.</summary>
public static class Protocol
{
    /// <summary>The protocol version, one per connection, part of each address below.</summary>
    public const int Version = 1;

    /// <summary>Address of the chat hub (SignalR, JSON, WebSockets only, negotiation skipped).</summary>
    public const string ChatPath = "/v1/chat";

    /// <summary>Address of the staff's live feed (SignalR, JSON, WebSockets only, negotiation skipped).</summary>
    public const string FeedPath = "/v1/feed";

    /// <summary>Longest message body, in UTF-16 code units.</summary>
    public const int MaxBodyLength = 4_000;

    /// <summary>Longest words of one's own beside a concern, a report or a complaint, in UTF-16 code units.</summary>
    public const int MaxOwnWords = 2_000;

    /// <summary>A session ends after so long without anything done, in seconds; a facility may set less.</summary>
    public const int LongestIdleSeconds = 900;

    /// <summary>Largest frame that the server reads, in bytes; a larger one closes the connection.</summary>
    public const int MaxFrameBytes = 64 * 1024;

    /// <summary>Most entries that one page of history or one conversation's catch-up carries.</summary>
    public const int MaxPage = 200;

    /// <summary>How many places of the conversation before and after a flagged message a break-glass for a case reaches.</summary>
    public const int BreakGlassAround = 50;

    /// <summary>Most messages that one page of a break-glass carries.</summary>
    public const int BreakGlassPageLines = 100;

    /// <summary>Name of the cookie that a browser's session travels in.</summary>
    public const string SessionCookie = "peerconnect-session";

    /// <summary>Name of the cookie in which an enrolled kiosk's browser keeps its device token, out of every script's reach.</summary>
    public const string DeviceCookie = "peerconnect-device";

    /// <summary>Header in which a page says whom it believes to be signed in: the cookie may be somebody else's by now.</summary>
    public const string PersonHeader = "X-PeerConnect-Person";

    /// <summary>The same in an address, where a page can set no header: at a WebSocket, in a link to keep or to print.</summary>
    public const string PersonParameter = "person";

    /// <summary>Header in which each answer names the browser apps that the server serves: another value means that an open page is older than the server.</summary>
    public const string PagesHeader = "X-PeerConnect-Pages";

    /// <summary>Header in which an enrolled kiosk or tablet shows its device token.</summary>
    public const string DeviceHeader = "X-PeerConnect-Device";
}
