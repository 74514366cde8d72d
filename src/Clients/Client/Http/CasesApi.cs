using System.Text.Json;
using PeerConnect.Contracts;

namespace PeerConnect.Client;

/// <summary>The work on cases. What may be seen follows the policy for one's role; <see cref="FeedSession"/> says what waits.</summary>
public sealed class CasesApi
{
    private readonly HttpCalls calls;

    internal CasesApi(HttpCalls calls) => this.calls = calls;

    /// <summary>The undecided cases as the feed shows them, once.</summary>
    public Task<Reply<CaseFeed>> ListAsync(CancellationToken cancellationToken = default) => calls.GetAsync<CaseFeed>("cases", cancellationToken);

    /// <summary>How much one has read since the last break; one's own alone.</summary>
    public Task<Reply<OwnWorkload>> WorkloadAsync(CancellationToken cancellationToken = default) => calls.GetAsync<OwnWorkload>("cases/workload", cancellationToken);

    /// <summary>Who is on duty for one's own roles, and how many cases that one may see were closed this shift.</summary>
    public Task<Reply<OwnDuty>> DutyAsync(CancellationToken cancellationToken = default) => calls.GetAsync<OwnDuty>("cases/duty", cancellationToken);

    /// <summary>Opens a case. The view is recorded before anything is shown.</summary>
    public Task<Reply<OpenedCase>> OpenAsync(Guid caseId, OpenCase open, CancellationToken cancellationToken = default) =>
        calls.PostAsync<OpenedCase>($"cases/{caseId}/open", open, cancellationToken);

    /// <summary>Acknowledges a case: it is one's own to work on, and nobody else's meanwhile.</summary>
    public Task<Reply<FeedCase>> AcknowledgeAsync(Guid caseId, CancellationToken cancellationToken = default) =>
        calls.PostAsync<FeedCase>($"cases/{caseId}/take", null, cancellationToken);

    /// <summary>Says that one is on the way to the person. The card is enough: nothing has to be opened.</summary>
    public Task<Reply<VisitRecorded>> OnTheWayAsync(Guid caseId, CancellationToken cancellationToken = default) =>
        calls.Within(HttpCalls.Soon).PostAsync<VisitRecorded>($"cases/{caseId}/on-the-way", null, cancellationToken);

    /// <summary>Says that one cannot go to the person. It stops no limit: whoever else was told still sees it, and whoever comes next is told, at once where the case waits for somebody to set out.</summary>
    public Task<Reply<VisitRecorded>> CannotGoAsync(Guid caseId, CancellationToken cancellationToken = default) =>
        calls.Within(HttpCalls.Soon).PostAsync<VisitRecorded>($"cases/{caseId}/cannot-go", null, cancellationToken);

    /// <summary>Says that one stands in front of the person. The card is enough: nothing has to be opened.</summary>
    public Task<Reply<VisitRecorded>> FaceToFaceAsync(Guid caseId, CancellationToken cancellationToken = default) =>
        calls.Within(HttpCalls.Soon).PostAsync<VisitRecorded>($"cases/{caseId}/face-to-face", null, cancellationToken);

    /// <summary>Takes that back: one does not stand there. What came due meanwhile comes at once.</summary>
    public Task<Reply<VisitRecorded>> TakeVisitBackAsync(Guid caseId, CancellationToken cancellationToken = default) =>
        calls.DeleteAsync<VisitRecorded>($"cases/{caseId}/face-to-face", cancellationToken);

    /// <summary>Says that a request for a person was seen. It stops no limit.</summary>
    public Task<Reply<Done>> SeenAsync(Guid caseId, CancellationToken cancellationToken = default) =>
        calls.Within(HttpCalls.Soon).PostAsync<Done>($"cases/{caseId}/seen", null, cancellationToken);

    /// <summary>Says that nobody comes for a request for a person; the person is told the reason.</summary>
    public Task<Reply<Done>> RefuseAsync(Guid caseId, RefusePerson refuse, CancellationToken cancellationToken = default) =>
        calls.Within(HttpCalls.Soon).PostAsync<Done>($"cases/{caseId}/refuse", refuse, cancellationToken);

    /// <summary>Closes a request for a person after somebody stood in front of the person.</summary>
    public Task<Reply<Done>> CloseAsync(Guid caseId, CancellationToken cancellationToken = default) =>
        calls.Within(HttpCalls.Soon).PostAsync<Done>($"cases/{caseId}/close", null, cancellationToken);

    /// <summary>Decides a case that one opened or has.</summary>
    public Task<Reply<FeedCase>> DecideAsync(Guid caseId, DecideCase decision, CancellationToken cancellationToken = default) =>
        calls.PostAsync<FeedCase>($"cases/{caseId}/decide", decision, cancellationToken);

    /// <summary>Hands a case to a colleague, or back to the queue.</summary>
    public Task<Reply<FeedCase>> HandOverAsync(Guid caseId, HandOverCase handOver, CancellationToken cancellationToken = default) =>
        calls.PostAsync<FeedCase>($"cases/{caseId}/hand-over", handOver, cancellationToken);

    /// <summary>Names the person whom the words of a case mean, which one has opened.</summary>
    public Task<Reply<CaseMeant>> NameMeantAsync(Guid caseId, NamePersonMeant named, CancellationToken cancellationToken = default) =>
        calls.PostAsync<CaseMeant>($"cases/{caseId}/meant", named, cancellationToken);

    /// <summary>Releases a held message of a case that one has opened.</summary>
    public Task<Reply<HeldOutcome>> ReleaseHeldAsync(Guid caseId, Guid entryId, ReleaseHeld release, CancellationToken cancellationToken = default) =>
        calls.PostAsync<HeldOutcome>($"cases/{caseId}/held/{entryId}/release", release, cancellationToken);

    /// <summary>Rejects a held message, or proposes that where the policy takes two.</summary>
    public Task<Reply<HeldOutcome>> RejectHeldAsync(Guid caseId, Guid entryId, RejectHeld reject, CancellationToken cancellationToken = default) =>
        calls.PostAsync<HeldOutcome>($"cases/{caseId}/held/{entryId}/reject", reject, cancellationToken);

    /// <summary>Confirms the rejection that another person proposed.</summary>
    public Task<Reply<HeldOutcome>> ConfirmRejectionAsync(Guid caseId, Guid entryId, ConfirmRejection confirm, CancellationToken cancellationToken = default) =>
        calls.PostAsync<HeldOutcome>($"cases/{caseId}/held/{entryId}/confirm", confirm, cancellationToken);

    /// <summary>Answers an appeal against a decision that one had no part in.</summary>
    public Task<Reply<HeldOutcome>> DecideAppealAsync(Guid caseId, Guid entryId, DecideAppeal decision, CancellationToken cancellationToken = default) =>
        calls.PostAsync<HeldOutcome>($"cases/{caseId}/held/{entryId}/appeal", decision, cancellationToken);

    /// <summary>Asks to see more of a case's conversation than the policy gives.</summary>
    public Task<Reply<BrokenGlass>> AskBreakGlassAsync(Guid caseId, AskBreakGlass ask, CancellationToken cancellationToken = default) =>
        calls.PostAsync<BrokenGlass>($"cases/{caseId}/break-glass", ask, cancellationToken);

    /// <summary>Approves what a colleague asked; it is open from now on.</summary>
    public Task<Reply<BrokenGlass>> ApproveBreakGlassAsync(Guid caseId, Guid glassId, AnswerBreakGlass answer, CancellationToken cancellationToken = default) =>
        calls.PostAsync<BrokenGlass>($"cases/{caseId}/break-glass/{glassId}/approve", answer, cancellationToken);

    /// <summary>Refuses what a colleague asked.</summary>
    public Task<Reply<BrokenGlass>> RefuseBreakGlassAsync(Guid caseId, Guid glassId, AnswerBreakGlass answer, CancellationToken cancellationToken = default) =>
        calls.PostAsync<BrokenGlass>($"cases/{caseId}/break-glass/{glassId}/refuse", answer, cancellationToken);

    /// <summary>Reads one page. The view is recorded before anything is shown.</summary>
    public Task<Reply<BreakGlassPage>> ReadBreakGlassAsync(Guid caseId, Guid glassId, ReadBreakGlass read, CancellationToken cancellationToken = default) =>
        calls.PostAsync<BreakGlassPage>($"cases/{caseId}/break-glass/{glassId}/read", read, cancellationToken);

    /// <summary>Reads one page of the whole conversation, where the policy gives it to one's role. The view is recorded before anything is shown.</summary>
    public Task<Reply<CaseConversation>> ReadConversationAsync(Guid caseId, ReadConversation read, CancellationToken cancellationToken = default) =>
        calls.PostAsync<CaseConversation>($"cases/{caseId}/conversation", read, cancellationToken);

    /// <summary>Says afterwards whether it was justified; for who had no part in it.</summary>
    public Task<Reply<BrokenGlass>> ReviewBreakGlassAsync(Guid caseId, Guid glassId, ReviewBreakGlass review, CancellationToken cancellationToken = default) =>
        calls.PostAsync<BrokenGlass>($"cases/{caseId}/break-glass/{glassId}/review", review, cancellationToken);

    /// <summary>Asks to take a case out of the system; the first of two signatures.</summary>
    public Task<Reply<CaseExport>> AskExportAsync(Guid caseId, AskCaseExport ask, CancellationToken cancellationToken = default) =>
        calls.PostAsync<CaseExport>($"cases/{caseId}/exports", ask, cancellationToken);

    /// <summary>Signs what a colleague asked for.</summary>
    public Task<Reply<CaseExport>> SignExportAsync(Guid caseId, Guid exportId, CancellationToken cancellationToken = default) =>
        calls.PostAsync<CaseExport>($"cases/{caseId}/exports/{exportId}/sign", null, cancellationToken);

    /// <summary>The package of an export that two people signed; for who asked. That it leaves is recorded first.</summary>
    public Task<Reply<CasePackage>> WriteExportAsync(Guid caseId, Guid exportId, CancellationToken cancellationToken = default) =>
        calls.Within(HttpCalls.Long).PostAsync<CasePackage>($"cases/{caseId}/exports/{exportId}/package", null, cancellationToken);

    /// <summary>Refers a case that one has to somebody outside of this system.</summary>
    public Task<Reply<CaseReferral>> ReferAsync(Guid caseId, ReferCase refer, CancellationToken cancellationToken = default) =>
        calls.PostAsync<CaseReferral>($"cases/{caseId}/referrals", refer, cancellationToken);

    /// <summary>Writes the form of a referral to print, as a page. The view is recorded before anything is shown.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="referralId">The referral.</param>
    /// <param name="language">"en" or "es".</param>
    /// <param name="target">Where to.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<Reply<Done>> ReferralFormAsync(Guid caseId, Guid referralId, string language, Stream target, CancellationToken cancellationToken = default) =>
        calls.DownloadAsync(FormPath(caseId, referralId, language), target, cancellationToken);

    /// <summary>The address of that form, for a browser in which that person is signed in: it opens for nobody else.</summary>
    public static string FormAddress(Guid caseId, Guid referralId, string language, Guid personId) =>
        $"/{HttpCalls.Root}{FormPath(caseId, referralId, language)}&{Protocol.PersonParameter}={personId:D}";

    /// <summary>A package as the file that <c>peerconnect case export verify</c> reads.</summary>
    public static string FileOf(CasePackage package) => JsonSerializer.Serialize(package, WireJson.Default.CasePackage);

    private static string FormPath(Guid caseId, Guid referralId, string language) => $"cases/{caseId}/referrals/{referralId}/form?language={Uri.EscapeDataString(language)}";

    /// <summary>What waits for a review: to auditors all of it, to others what they may review.</summary>
    public Task<Reply<BreakGlassReviews>> BreakGlassReviewsAsync(CancellationToken cancellationToken = default) =>
        calls.GetAsync<BreakGlassReviews>("break-glass/reviews", cancellationToken);
}
