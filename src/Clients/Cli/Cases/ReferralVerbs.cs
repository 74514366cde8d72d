using System.CommandLine;
using PeerConnect.Cli.Approving;
using PeerConnect.Contracts;

namespace PeerConnect.Cli.Cases;

/// <summary><c>case refer</c> and <c>case form</c>: hand a case on to somebody outside of this system, and write the form to print.</summary>
internal static class ReferralVerbs
{
    private static readonly Argument<Guid> Referral = new("referral") { Description = "The referral's id, from: peerconnect case open" };
    private static readonly Argument<string> FileName = new("file") { Description = "The page to write." };
    private static readonly Option<CaseReferralKind> To = new("--to") { Description = "Where to: one of those that the opened case names.", Required = true };
    private static readonly Option<string> Reason = new("--reason") { Description = "Why, in words, sealed, and on the form; - reads it from the input.", Required = true };
    private static readonly Option<string> Language = new("--language") { Description = "en or es.", DefaultValueFactory = _ => "en" };

    public static IEnumerable<Command> Make(Verbs verbs, Argument<string> id) =>
    [
        verbs.Make("refer", "Refer a case that you have: ACCT, watch form, incident record, mental health, chaplaincy.", (call, cancellation) => ReferAsync(call, id, cancellation), id, To, Reason),
        verbs.Make("form", "Record your view, then write a referral's form as a page to print.", (call, cancellation) => FormAsync(call, id, cancellation), id, Referral, FileName, Language),
    ];

    private static Task<int> ReferAsync(Call call, Argument<string> id, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
    {
        var refer = new ReferCase(call.Get(To), Picking.Reason(call, call.Get(Reason))!);
        var (caseId, _) = await CaseVerbs.FindAsync(call, client, id, cancellationToken);
        return call.Answer(await client.Cases.ReferAsync(caseId, refer, cancellationToken), new CaseLines(call).Referral);
    });

    private static Task<int> FormAsync(Call call, Argument<string> id, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
    {
        var path = call.Get(FileName);
        var (caseId, _) = await CaseVerbs.FindAsync(call, client, id, cancellationToken);
        return await call.DownloadAsync(
            path,
            file => client.Cases.ReferralFormAsync(caseId, call.Get(Referral), call.Get(Language)!, file, cancellationToken),
            "Written. Print it, then delete the file: it is not sealed.");
    });
}
