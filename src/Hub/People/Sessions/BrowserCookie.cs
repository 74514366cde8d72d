using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using PeerConnect.Contracts;

namespace PeerConnect.Hub.People.Sessions;

/// <summary>The one cookie of a browser, and whose pages may use it.</summary>
internal sealed class BrowserCookie(SessionRegistry registry, IOptions<SessionOptions> options)
{
    /// <summary>The live session of the cookie, whoever the page believes to be signed in; null from a page that is not our own.</summary>
    public LiveSession? SessionOf(HttpRequest request) =>
        IsFromOwnPage(request) && request.Cookies.TryGetValue(Protocol.SessionCookie, out var token) && OpaqueToken.Hash(token) is { } hash
            ? registry.Authenticate(hash)
            : null;

    public bool IsFromOwnPage(HttpRequest request)
    {
        var origin = request.Headers[HeaderNames.Origin].ToString();
        return origin.Length > 0
            && (string.Equals(origin, $"{request.Scheme}://{request.Host.Value}", StringComparison.OrdinalIgnoreCase)
                || options.Value.Origins.Contains(origin, StringComparer.OrdinalIgnoreCase));
    }
}
