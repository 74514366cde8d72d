using PeerConnect.Contracts;

namespace PeerConnect.Client;

/// <summary>Whether the own words may teach the computer; and for staff, the second label of what may, and its way out of the system by two.</summary>
public sealed class TrainingApi
{
    private readonly HttpCalls calls;

    internal TrainingApi(HttpCalls calls) => this.calls = calls;

    /// <summary>One's own choice. Nobody else sees it.</summary>
    public Task<Reply<OwnTraining>> OwnAsync(CancellationToken cancellationToken = default) => calls.GetAsync<OwnTraining>("me/training", cancellationToken);

    /// <summary>Says yes, or takes it back: then what was kept for it is deleted.</summary>
    public Task<Reply<OwnTraining>> ChooseAsync(ChooseTraining choice, CancellationToken cancellationToken = default) =>
        calls.PostAsync<OwnTraining>("me/training", choice, cancellationToken);

    /// <summary>What waits for one's label.</summary>
    public Task<Reply<WaitingTrainingRows>> ListAsync(CancellationToken cancellationToken = default) => calls.GetAsync<WaitingTrainingRows>("training", cancellationToken);

    /// <summary>Opens one. The view is recorded before anything is shown.</summary>
    public Task<Reply<OpenedTrainingRow>> OpenAsync(Guid rowId, CancellationToken cancellationToken = default) =>
        calls.PostAsync<OpenedTrainingRow>($"training/{rowId}/open", null, cancellationToken);

    /// <summary>Labels a row that one opened. Whether it says the same as the first label is not told.</summary>
    public Task<Reply<Done>> LabelAsync(Guid rowId, LabelTrainingRow label, CancellationToken cancellationToken = default) =>
        calls.PostAsync<Done>($"training/{rowId}/label", label, cancellationToken);

    /// <summary>What was asked to leave.</summary>
    public Task<Reply<TrainingExports>> ExportsAsync(CancellationToken cancellationToken = default) => calls.GetAsync<TrainingExports>("training/exports", cancellationToken);

    /// <summary>Asks to take out what is ready and one may read; the first signature.</summary>
    public Task<Reply<TrainingExport>> AskExportAsync(CancellationToken cancellationToken = default) => calls.PostAsync<TrainingExport>("training/exports", null, cancellationToken);

    /// <summary>Signs what a colleague asked for.</summary>
    public Task<Reply<TrainingExport>> SignExportAsync(Guid exportId, SignTrainingExport signature, CancellationToken cancellationToken = default) =>
        calls.PostAsync<TrainingExport>($"training/exports/{exportId}/sign", signature, cancellationToken);

    /// <summary>The file, for whoever asked, once two signed.</summary>
    public Task<Reply<TrainingFile>> WriteExportAsync(Guid exportId, CancellationToken cancellationToken = default) =>
        calls.Within(HttpCalls.Long).PostAsync<TrainingFile>($"training/exports/{exportId}/file", null, cancellationToken);

    /// <summary>For auditors: what became of rows, in numbers.</summary>
    public Task<Reply<TrainingNumbers>> NumbersAsync(CancellationToken cancellationToken = default) => calls.GetAsync<TrainingNumbers>("audit/training", cancellationToken);
}
