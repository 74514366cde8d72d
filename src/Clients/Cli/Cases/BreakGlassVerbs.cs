using System.CommandLine;
using PeerConnect.Cli.Approving;
using PeerConnect.Client;
using PeerConnect.Contracts;

namespace PeerConnect.Cli.Cases;

/// <summary><c>case break-glass</c>: see more of a case than the policy gives, approved by one colleague and reviewed by another.</summary>
internal static class BreakGlassVerbs
{
    private static readonly Argument<string> Glass = new("break-glass") { Description = "Its whole id; while it waits for an answer or a review the end of it will do." };
    private static readonly Option<CasePurpose> Purpose = new("--purpose") { Description = "What it is for: one of the policy's purposes.", Required = true };
    private static readonly Option<string> Reason = new("--reason") { Description = "Why, in words, sealed; - reads it from the input.", Required = true };
    private static readonly Option<bool> Alone = new("--alone") { Description = "Do not wait for a colleague, where the policy lets one person begin alone." };
    private static readonly Option<bool> Names = new("--names") { Description = "Show who wrote, too, where the policy gives your role no names." };
    private static readonly Option<long?> Before = new("--before") { Description = "Only lines before this place of the conversation." };
    private static readonly Option<bool> Justified = new("--justified") { Description = "It was justified." };
    private static readonly Option<bool> NotJustified = new("--not-justified") { Description = "It was not justified." };

    public static Command Make(Verbs verbs, Argument<string> id, Option<string?> note) => Verbs.Group(
        "break-glass",
        "See more of a case than the policy gives: for a purpose and a time, with a second person, reviewed afterwards.",
        verbs.Make("ask", "Ask a colleague to approve it.", (call, cancellation) => AskAsync(call, id, cancellation), id, Purpose, Reason, Alone, Names),
        verbs.Make("approve", "Approve what a colleague asked. Open the case first: there the reason stands.", (call, cancellation) => ActAsync(
            call, id, (client, item, glass) => client.Cases.ApproveBreakGlassAsync(item, glass, new AnswerBreakGlass(Picking.Reason(call, call.Get(note))), cancellation), cancellation),
            id, Glass, note),
        verbs.Make("refuse", "Refuse what a colleague asked.", (call, cancellation) => ActAsync(
            call, id, (client, item, glass) => client.Cases.RefuseBreakGlassAsync(item, glass, new AnswerBreakGlass(Picking.Reason(call, call.Get(note))), cancellation), cancellation),
            id, Glass, note),
        verbs.Make("read", "Record your view, then show one page.", (call, cancellation) => ReadAsync(call, id, cancellation), id, Glass, Before),
        verbs.Make("review", "Say afterwards whether it was justified.", (call, cancellation) => ActAsync(
            call, id, (client, item, glass) => client.Cases.ReviewBreakGlassAsync(item, glass, new ReviewBreakGlass(Verdict(call), Picking.Reason(call, call.Get(note))), cancellation), cancellation),
            id, Glass, Justified, NotJustified, note),
        verbs.Make("reviews", "What waits for a review.", ReviewsAsync));

    private static Task<int> AskAsync(Call call, Argument<string> id, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
    {
        var ask = new AskBreakGlass(call.Get(Purpose), Picking.Reason(call, call.Get(Reason))!, call.Get(Alone), call.Get(Names));
        var (caseId, _) = await CaseVerbs.FindAsync(call, client, id, cancellationToken);
        return call.Answer(await client.Cases.AskBreakGlassAsync(caseId, ask, cancellationToken), new CaseLines(call).Glass);
    });

    private static Task<int> ReadAsync(Call call, Argument<string> id, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
    {
        var (caseId, item) = await CaseVerbs.FindAsync(call, client, id, cancellationToken);
        var glass = await FindAsync(call, client, caseId, item, cancellationToken);
        return call.Answer(await client.Cases.ReadBreakGlassAsync(caseId, glass, new ReadBreakGlass(call.Get(Before)), cancellationToken), new CaseLines(call).Page);
    });

    private static Task<int> ReviewsAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
        call.Answer(await client.Cases.BreakGlassReviewsAsync(cancellationToken), new CaseLines(call).Reviews));

    private static Task<int> ActAsync(
        Call call, Argument<string> id, Func<PeerConnectClient, Guid, Guid, Task<Reply<BrokenGlass>>> act, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
    {
        var (caseId, item) = await CaseVerbs.FindAsync(call, client, id, cancellationToken);
        return call.Answer(await act(client, caseId, await FindAsync(call, client, caseId, item, cancellationToken)), new CaseLines(call).Glass);
    });

    /// <summary>A whole id, or the end of one that the feed or the list of reviews shows. Nothing is opened for that.</summary>
    private static async Task<Guid> FindAsync(Call call, PeerConnectClient client, Guid caseId, FeedCase? item, CancellationToken cancellationToken)
    {
        var typed = call.Get(Glass);
        if (Guid.TryParse(typed, out var id))
        {
            return id;
        }

        var waiting = (item?.Glass ?? []).Select(asked => asked.GlassId).ToList();
        if (!waiting.Exists(each => each.ToString().EndsWith(typed, StringComparison.OrdinalIgnoreCase)))
        {
            var reviews = (await client.Cases.BreakGlassReviewsAsync(cancellationToken)).Ok?.Reviews ?? [];
            waiting.AddRange(reviews.Where(one => one.CaseId == caseId).Select(one => one.GlassId));
        }

        return Picking.One(typed, waiting, each => each, "peerconnect case open, and type the whole id");
    }

    private static bool Verdict(Call call) => (call.Get(Justified), call.Get(NotJustified)) switch
    {
        (true, false) => true,
        (false, true) => false,
        _ => throw new UsageException("Say either --justified or --not-justified."),
    };
}
