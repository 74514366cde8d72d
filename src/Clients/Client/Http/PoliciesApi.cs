using PeerConnect.Contracts;

namespace PeerConnect.Client;

/// <summary>The disclosure policy of one's facility: its versions, and drafts on their way to two signatures.</summary>
public sealed class PoliciesApi
{
    private readonly HttpCalls calls;

    internal PoliciesApi(HttpCalls calls) => this.calls = calls;

    /// <summary>Every version, newest first, and every draft that is not over.</summary>
    public Task<Reply<PolicyOverview>> ListAsync(CancellationToken cancellationToken = default) => calls.GetAsync<PolicyOverview>("policies", cancellationToken);

    /// <summary>The document of one version, with its notice.</summary>
    public Task<Reply<PolicyText>> GetAsync(int version, CancellationToken cancellationToken = default) =>
        calls.GetAsync<PolicyText>($"policies/{version}", cancellationToken);

    /// <summary>A draft with the notice that residents would read.</summary>
    /// <param name="draftId">Which.</param>
    /// <param name="language">In which language it says who is missing: "en" or "es".</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public Task<Reply<PolicyDraft>> GetDraftAsync(Guid draftId, string language = "en", CancellationToken cancellationToken = default) =>
        calls.GetAsync<PolicyDraft>($"policies/drafts/{draftId}?language={Uri.EscapeDataString(language)}", cancellationToken);

    /// <summary>Writes a draft; a document with faults is refused with each of them.</summary>
    public Task<Reply<NewRecord>> DraftAsync(SavePolicyDraft draft, CancellationToken cancellationToken = default) =>
        calls.PostAsync<NewRecord>("policies/drafts", draft, cancellationToken);

    /// <summary>Writes a draft anew; signatures under what it was are gone. Refused where somebody saved it since the time that is named.</summary>
    public Task<Reply<Done>> ChangeAsync(Guid draftId, SavePolicyDraft draft, CancellationToken cancellationToken = default) =>
        calls.PutAsync<Done>($"policies/drafts/{draftId}", draft, cancellationToken);

    /// <summary>Gives a draft up, also one that waits for its time.</summary>
    public Task<Reply<Done>> WithdrawAsync(Guid draftId, CancellationToken cancellationToken = default) =>
        calls.DeleteAsync<Done>($"policies/drafts/{draftId}", cancellationToken);

    /// <summary>Signs a draft exactly as it was read; the second signature brings it into force, or schedules it.</summary>
    /// <param name="draftId">The draft.</param>
    /// <param name="signature">What was read.</param>
    /// <param name="language">In which language warnings are told: "en" or "es".</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public Task<Reply<PolicySigned>> SignAsync(Guid draftId, SignPolicyDraft signature, string language = "en", CancellationToken cancellationToken = default) =>
        calls.PostAsync<PolicySigned>($"policies/drafts/{draftId}/signature?language={Uri.EscapeDataString(language)}", signature, cancellationToken);

    /// <summary>Whole policies to begin with.</summary>
    /// <param name="language">"en" or "es".</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public Task<Reply<PolicyPresets>> PresetsAsync(string language, CancellationToken cancellationToken = default) =>
        calls.GetAsync<PolicyPresets>($"policies/presets?language={Uri.EscapeDataString(language)}", cancellationToken);

    /// <summary>Every fault of a document, and what is to be said of it; nothing is stored.</summary>
    /// <param name="document">The text.</param>
    /// <param name="language">In which language the faults are told: "en" or "es".</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public Task<Reply<PolicyChecked>> CheckAsync(PolicyDocumentText document, string language = "en", CancellationToken cancellationToken = default) =>
        calls.PostAsync<PolicyChecked>($"policies/check?language={Uri.EscapeDataString(language)}", document, cancellationToken);

    /// <summary>What a document answers to the plain questions.</summary>
    public Task<Reply<PolicyQuestionList>> AskAsync(AskPolicy document, CancellationToken cancellationToken = default) =>
        calls.PostAsync<PolicyQuestionList>("policies/questions", document, cancellationToken);

    /// <summary>A document with one answer changed; nothing is stored.</summary>
    public Task<Reply<PolicyDocumentText>> AnswerAsync(AnswerPolicy answer, CancellationToken cancellationToken = default) =>
        calls.PostAsync<PolicyDocumentText>("policies/answers", answer, cancellationToken);

    /// <summary>Tries a draft on the recorded decisions of the last days; the asking is recorded.</summary>
    public Task<Reply<PolicySimulated>> SimulateAsync(Guid draftId, SimulatePolicy days, CancellationToken cancellationToken = default) =>
        calls.Within(HttpCalls.Long).PostAsync<PolicySimulated>($"policies/drafts/{draftId}/simulation", days, cancellationToken);
}
