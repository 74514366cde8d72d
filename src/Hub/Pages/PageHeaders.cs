namespace PeerConnect.Hub.Pages;

/// <summary>What a page may do in a browser: talk to this server, run this server's scripts, be in nobody's frame.</summary>
internal static class PageHeaders
{
    /// <summary>WebAssembly needs "wasm-unsafe-eval"; it lets no script be made from text.</summary>
    private const string Policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
        + "base-uri 'self'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>What the pages never ask for is refused to whoever might get into them.</summary>
    private const string Abilities = "camera=(), microphone=(), geolocation=(), display-capture=(), usb=(), payment=()";

    /// <param name="context">Whose answer it is.</param>
    /// <param name="policy">The Content-Security-Policy, of a page that may do less.</param>
    public static void Apply(HttpContext context, string policy = Policy)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = policy;
        headers["Permissions-Policy"] = Abilities;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.XFrameOptions = "DENY";
    }
}
