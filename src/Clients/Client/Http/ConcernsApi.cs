using PeerConnect.Contracts;

namespace PeerConnect.Client;

/// <summary>What people tell staff of other people. Whoever is told about never learns who it was, and who told it nothing of what follows.</summary>
public sealed class ConcernsApi
{
    private readonly HttpCalls calls;

    internal ConcernsApi(HttpCalls calls) => this.calls = calls;

    /// <summary>"I'm worried about someone": for certified supporters and facilitators, about somebody with whom they share a conversation.</summary>
    public Task<Reply<ToldToStaff>> TellAsync(RaiseConcern concern, CancellationToken cancellationToken = default) =>
        calls.PostAsync<ToldToStaff>("concerns", concern, cancellationToken);

    /// <summary>Reports a message of somebody else that one can read.</summary>
    public Task<Reply<ToldToStaff>> ReportAsync(ReportMessage report, CancellationToken cancellationToken = default) =>
        calls.PostAsync<ToldToStaff>("reports", report, cancellationToken);

    /// <summary>Complains of a supporter with whom one has, or had, a conversation.</summary>
    public Task<Reply<ToldToStaff>> ComplainAsync(ComplainOfSupporter complaint, CancellationToken cancellationToken = default) =>
        calls.PostAsync<ToldToStaff>("complaints", complaint, cancellationToken);
}
