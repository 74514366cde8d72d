using System.Globalization;
using PeerConnect.Contracts;

namespace PeerConnect.Client;

/// <summary>What a quarter came to, for coordinators and auditors, and how a programme goes, for coordinators: in numbers from which nobody can be known.</summary>
public sealed class TransparencyApi
{
    private readonly HttpCalls calls;

    internal TransparencyApi(HttpCalls calls) => this.calls = calls;

    /// <summary>The report of a quarter that is over.</summary>
    /// <param name="quarter">For example "2026-Q4".</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<Reply<QuarterReport>> QuarterAsync(string quarter, CancellationToken cancellationToken = default) =>
        calls.Within(HttpCalls.Long).GetAsync<QuarterReport>($"transparency/{Uri.EscapeDataString(quarter)}", cancellationToken);

    /// <summary>Writes the same as a page to print: HTML that asks for nothing else.</summary>
    public Task<Reply<Done>> PageAsync(string quarter, Stream target, CancellationToken cancellationToken = default) =>
        calls.Within(HttpCalls.Long).DownloadAsync($"transparency/{Uri.EscapeDataString(quarter)}/page", target, cancellationToken);

    /// <summary>How the programme goes.</summary>
    /// <param name="days">How far back: 7, 28 or 90.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<Reply<Overview>> OverviewAsync(int days = 28, CancellationToken cancellationToken = default) =>
        calls.Within(HttpCalls.Long).GetAsync<Overview>($"overview?days={days.ToString(CultureInfo.InvariantCulture)}", cancellationToken);
}
