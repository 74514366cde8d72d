using PeerConnect.Contracts;

namespace PeerConnect.Shell.Visiting;

/// <summary>Reads from each answer, whatever it is, what time it is at the server and which pages it serves.</summary>
internal sealed class Overhearing(ServerClock clock, ServedPages pages) : DelegatingHandler(new HttpClientHandler())
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = await base.SendAsync(request, cancellationToken);
        if (answer.Headers.Date is { } said)
        {
            clock.Hear(said);
        }

        if (answer.Headers.TryGetValues(Protocol.PagesHeader, out var served))
        {
            pages.Hear(string.Concat(served));
        }

        return answer;
    }
}
