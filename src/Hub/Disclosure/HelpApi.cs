using Microsoft.AspNetCore.Http.HttpResults;
using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.People.Sessions;
using PeerConnect.Hub.People.SignIn;
using PeerConnect.Hub.Storage.People;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Disclosure;

/// <summary>What help there is at a facility, for whoever stands there: it says nothing of anybody, so nobody has to sign in for it.</summary>
internal static class HelpApi
{
    private static readonly Refusal NoLanguage = Refusals.InvalidInput("What help there is here is there in \"en\" and \"es\".");

    public static void MapHelp(this IEndpointRouteBuilder app) =>
        app.MapGet("/api/v1/help", ReadAsync).WithTags("Notice").AllowAnonymous().WithSummary("What help there is here, in the facility's words.");

    private static async Task<Results<Ok<HelpHere>, ProblemHttpResult>> ReadAsync(
        PolicyBook policies, FacilityRecords facilities, SignInOrigins origins, ApprovalView people, HttpContext context, string? language = null, string? facility = null)
    {
        if (language is not (null or "en" or "es"))
        {
            return Problems.Answer<HelpHere>(NoLanguage);
        }

        // Whose session or screen it is decides; where neither says, whoever asks names the facility, unless there is one alone.
        var isSignedIn = context.User.Identity is SessionIdentity;
        var id = isSignedIn ? context.User.Caller().FacilityId
            : (await origins.OfAsync(context))?.Device?.FacilityId ?? await facilities.FindAsync(facility, context.RequestAborted);
        var reads = language ?? (isSignedIn ? NoticeApi.Language(people, context.User.Key()) : "en");
        return Problems.Answer<HelpHere>(id is { } here ? Of(policies.Active(here), NoticeBook.Language(reads)) : Refusals.NotFound);
    }

    private static HelpHere Of(DisclosurePolicy policy, NoticeLanguage language) => new(
    [
        .. Enum.GetValues<SignpostKind>().Where(kind => kind != SignpostKind.None).OrderDescending()
            .Select(kind => (Kind: Shown(kind), Text: policy.SignpostWords(kind, language))).Where(one => one.Text is not null).Select(one => new HelpText(one.Kind, one.Text!)),
        .. policy.WhereToFind.Where(text => text.Language == language).OrderBy(text => text.Thing).Select(text => new HelpText(Shown(text.Thing), text.Text)),
    ]);

    private static HelpKind Shown(SignpostKind kind) => kind switch
    {
        SignpostKind.Safety => HelpKind.Safety,
        SignpostKind.SexualAbuse => HelpKind.SexualAbuse,
        SignpostKind.SelfHarm => HelpKind.SelfHarm,
        SignpostKind.None => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static HelpKind Shown(NotOffered thing) => thing switch
    {
        NotOffered.ListenerCalls => HelpKind.Listener,
        NotOffered.LegalMail => HelpKind.LegalMail,
        NotOffered.OutsideSexualAbuseLine => HelpKind.OutsideLine,
    };
}
