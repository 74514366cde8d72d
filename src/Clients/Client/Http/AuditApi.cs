using PeerConnect.Contracts;

namespace PeerConnect.Client;

/// <summary>The audit chain of one's facility, for auditors.</summary>
public sealed class AuditApi
{
    private readonly HttpCalls calls;

    internal AuditApi(HttpCalls calls) => this.calls = calls;

    /// <summary>The key that signs checkpoints. Note it at installation, where nobody can change it later.</summary>
    public Task<Reply<AuditPublicKey>> PublicKeyAsync(CancellationToken cancellationToken = default) =>
        calls.GetAsync<AuditPublicKey>("audit/public-key", cancellationToken);

    /// <summary>Signs the chain up to its last row. Kept elsewhere, the answer is an anchor.</summary>
    public Task<Reply<AuditCheckpoint>> CheckpointAsync(CancellationToken cancellationToken = default) =>
        calls.PostAsync<AuditCheckpoint>("audit/checkpoints", null, cancellationToken);

    /// <summary>Views of a period that one should ask about, by their rows in the chain. Asking is recorded.</summary>
    /// <param name="from">From when on.</param>
    /// <param name="to">Until before when; at most 31 days later.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<Reply<AuditAnomalies>> AnomaliesAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken = default) =>
        calls.Within(HttpCalls.Long).GetAsync<AuditAnomalies>($"audit/anomalies?from={Uri.EscapeDataString(from.ToString("O"))}&to={Uri.EscapeDataString(to.ToString("O"))}", cancellationToken);

    /// <summary>How what staff found of flags stands to what each model promised; numbers alone. Asking is recorded.</summary>
    public Task<Reply<FlagVerdicts>> VerdictsAsync(CancellationToken cancellationToken = default) => calls.Within(HttpCalls.Long).GetAsync<FlagVerdicts>("audit/verdicts", cancellationToken);

    /// <summary>Verifies the chain on the server: whether anything was changed, cut off or put in another order since it was written. Asking is recorded.</summary>
    public Task<Reply<AuditVerification>> VerifyAsync(CancellationToken cancellationToken = default) =>
        calls.Within(HttpCalls.Long).PostAsync<AuditVerification>("audit/verification", null, cancellationToken);

    /// <summary>The case that a row of the chain is about.</summary>
    public Task<Reply<AuditedCases>> CaseOfRowAsync(long row, CancellationToken cancellationToken = default) =>
        calls.GetAsync<AuditedCases>($"audit/cases?row={row}", cancellationToken);

    /// <summary>The case that staff call by a number.</summary>
    public Task<Reply<AuditedCases>> CaseOfNumberAsync(long number, CancellationToken cancellationToken = default) =>
        calls.GetAsync<AuditedCases>($"audit/cases?number={number}", cancellationToken);

    /// <summary>Follows one case through the chain: who saw what, when; never content. Asking is recorded.</summary>
    public Task<Reply<AuditTrail>> FollowAsync(Guid caseId, CancellationToken cancellationToken = default) =>
        calls.Within(HttpCalls.Long).GetAsync<AuditTrail>($"audit/cases/{caseId}", cancellationToken);

    /// <summary>Rows of a period, in order, a page at a time. Asking is recorded.</summary>
    /// <param name="from">From when on.</param>
    /// <param name="to">Until before when; at most 31 days later.</param>
    /// <param name="act">How the kind of act begins, for example "case-"; null for every one.</param>
    /// <param name="number">The number of a person, or the user name of a member of staff, who acted or was acted on; null for everybody.</param>
    /// <param name="after">The last row of the page before.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<Reply<AuditFound>> SearchAsync(
        DateTimeOffset from, DateTimeOffset to, string? act = null, string? number = null, long after = 0, CancellationToken cancellationToken = default) =>
        calls.Within(HttpCalls.Long).GetAsync<AuditFound>(
            $"audit/rows?from={Uri.EscapeDataString(from.ToString("O"))}&to={Uri.EscapeDataString(to.ToString("O"))}&after={after}"
                + (act is null ? string.Empty : $"&act={Uri.EscapeDataString(act)}") + (number is null ? string.Empty : $"&number={Uri.EscapeDataString(number)}"),
            cancellationToken);

    /// <summary>Writes the whole chain as JSON lines.</summary>
    public Task<Reply<Done>> ExportAsync(Stream target, CancellationToken cancellationToken = default) =>
        calls.Within(HttpCalls.Long).DownloadAsync("audit/export", target, cancellationToken);
}
