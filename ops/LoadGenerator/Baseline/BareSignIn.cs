using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace PeerConnect.LoadGenerator.Baseline;

/// <summary>Reads who somebody is, and the conversation they belong to, from a token that is not secret: "conversation/member".</summary>
internal sealed class BareSignIn(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Bare";

    private const string ConversationClaim = "conversation";

    public static string TokenOf(string conversation, int member) => $"{conversation}/{member}";

    public static string ConversationOf(ClaimsPrincipal person) => person.FindFirstValue(ConversationClaim)!;

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!AuthenticationHeaderValue.TryParse(Request.Headers.Authorization, out var header) || header.Parameter?.Split('/') is not [var conversation, _])
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        var person = new ClaimsIdentity([new(ClaimTypes.NameIdentifier, header.Parameter), new(ConversationClaim, conversation)], Scheme.Name);
        return Task.FromResult(AuthenticateResult.Success(new(new(person), Scheme.Name)));
    }
}
