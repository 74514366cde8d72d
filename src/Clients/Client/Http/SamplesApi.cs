using PeerConnect.Contracts;

namespace PeerConnect.Client;

/// <summary>Messages without a case that chance drew: read without a name, to see what the computer misses.</summary>
public sealed class SamplesApi
{
    private readonly HttpCalls calls;

    internal SamplesApi(HttpCalls calls) => this.calls = calls;

    /// <summary>What waits for one's roles.</summary>
    public Task<Reply<WaitingSamples>> ListAsync(CancellationToken cancellationToken = default) => calls.GetAsync<WaitingSamples>("samples", cancellationToken);

    /// <summary>Opens one. The view is recorded before anything is shown.</summary>
    public Task<Reply<OpenedSample>> OpenAsync(Guid sampleId, CancellationToken cancellationToken = default) =>
        calls.PostAsync<OpenedSample>($"samples/{sampleId}/open", null, cancellationToken);

    /// <summary>Says what one found of a sample that one opened. What was missed comes to staff at once.</summary>
    public Task<Reply<SampleJudged>> JudgeAsync(Guid sampleId, JudgeSample judgement, CancellationToken cancellationToken = default) =>
        calls.PostAsync<SampleJudged>($"samples/{sampleId}/judge", judgement, cancellationToken);
}
