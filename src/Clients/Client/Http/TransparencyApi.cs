using PeerConnect.Contracts;

namespace PeerConnect.Client;

/// <summary>What a quarter came to, in numbers from which nobody can be known. For coordinators and auditors.</summary>
public sealed class TransparencyApi
{
    private readonly HttpCalls calls;

    internal TransparencyApi(HttpCalls calls) => this.calls = calls;

    /// <summary>The report of a quarter that is over.</summary>
    /// <param name="quarter">For example "2026-Q4".</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<Reply<QuarterReport>> QuarterAsync(string quarter, CancellationToken cancellationToken = default) =>
        calls.GetAsync<QuarterReport>($"transparency/{Uri.EscapeDataString(quarter)}", cancellationToken);

    /// <summary>Writes the same as a page to print: HTML that asks for nothing else.</summary>
    public Task<Reply<Done>> PageAsync(string quarter, Stream target, CancellationToken cancellationToken = default) =>
        calls.DownloadAsync($"transparency/{Uri.EscapeDataString(quarter)}/page", target, cancellationToken);
}
