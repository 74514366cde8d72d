using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;

namespace PeerConnect.Hub.People.Sessions;

/// <summary>Who calls: the bearer token, or a browser's cookie from a page of our own.</summary>
internal sealed class SessionAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> schemes, ILoggerFactory logs, UrlEncoder encoder, SessionRegistry registry, BrowserCookie browser, TimeProvider time)
    : AuthenticationHandler<AuthenticationSchemeOptions>(schemes, logs, encoder)
{
    public new const string Scheme = "Session";
    private const string Bearer = "Bearer ";

    /// <summary>Whether a request brings a session, be it over or not.</summary>
    public static bool IsPresented(HttpRequest request) => request.Headers.Authorization.Count > 0 || request.Cookies.ContainsKey(Protocol.SessionCookie);

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (PresentedToken(out var byCookie) is not { } presented || OpaqueToken.Hash(presented) is not { } hash || registry.Authenticate(hash) is not { } session
            || (byCookie && !IsMeant(session)))
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        var principal = new System.Security.Claims.ClaimsPrincipal(new SessionIdentity(session, time));
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(principal, Scheme)));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) => Problems.WriteAsync(Context, Refusals.SignInNeeded);

    /// <summary>Not allowed looks like not there.</summary>
    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => Problems.WriteAsync(Context, Refusals.NotFound);

    private string? PresentedToken(out bool byCookie)
    {
        byCookie = false;
        if (Request.Headers.Authorization is [{ } header] && header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            return header[Bearer.Length..].Trim();
        }

        byCookie = true;
        return Request.Cookies.TryGetValue(Protocol.SessionCookie, out var cookie) && (OnlyReads() || browser.IsFromOwnPage(Request)) ? cookie : null;
    }

    /// <summary>A page names whom it believes to be signed in. All tabs of a browser share one cookie: it may be somebody else's since another tab's sign-in.</summary>
    private bool IsMeant(LiveSession session)
    {
        IEnumerable<string?> named = [.. Request.Headers[Protocol.PersonHeader], .. Request.Query[Protocol.PersonParameter]];
        return named.All(one => string.IsNullOrEmpty(one) || (Guid.TryParse(one, out var person) && person == session.PersonId));
    }

    /// <summary>Another site's page may cause a read whose answer it cannot see; a WebSocket would let it see everything.</summary>
    private bool OnlyReads() =>
        (HttpMethods.IsGet(Request.Method) || HttpMethods.IsHead(Request.Method))
        && !Request.Headers.Upgrade.Any(value => value?.Contains("websocket", StringComparison.OrdinalIgnoreCase) == true);
}
