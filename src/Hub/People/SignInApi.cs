using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.People.Sessions;
using PeerConnect.Hub.People.SignIn;
using PeerConnect.Hub.People.Staff;

namespace PeerConnect.Hub.People;

/// <summary>Signing in and out, one's own PIN or password, and setting up a staff account with a one-time code.</summary>
internal static class SignInApi
{
    private const string UnknownDevice = "This device is not enrolled any more. Ask staff to enrol it.";
    private static readonly TimeSpan DeviceKept = TimeSpan.FromDays(390);

    public static void MapSignIn(this IEndpointRouteBuilder app)
    {
        var open = app.MapGroup("/api/v1").WithTags("Sign-in").AllowAnonymous();
        open.MapPost("/sign-in/resident", ResidentAsync);
        open.MapPost("/sign-in/staff", StaffAsync);
        open.MapPost("/enrolment/authenticator", BeginEnrolmentAsync);
        open.MapPost("/enrolment", CompleteEnrolmentAsync);
        open.MapPost("/set-up/authenticator", BeginSetUpAsync);
        open.MapPost("/set-up", CompleteSetUpAsync);
        open.MapGet("/device", DeviceAsync);
        open.MapPost("/device", KeepDeviceAsync);
        open.MapGet("/entrance", EntranceAsync);

        var own = app.MapGroup("/api/v1").WithTags("Sign-in").RequireAuthorization();
        own.MapPost("/sign-out", SignOutAsync);
        own.MapGet("/me", MeAsync);
        own.MapPut("/me/pin", ChangePinAsync);
        own.MapPut("/me/password", ChangePasswordAsync);
        own.MapPut("/me/language", ChooseLanguageAsync);
    }

    /// <param name="cookie">True for browsers: the session goes into a cookie, and the answer holds no token.</param>
    private static async Task<Results<Ok<SignedIn>, ProblemHttpResult>> ResidentAsync(
        ResidentSignIn request, SignInResident signIn, SignOut signOut, SignInOrigins origins, HttpContext context, CancellationToken cancellation, bool cookie = false) =>
        await origins.OfAsync(context) is { } origin
            ? await AnswerAsync(await signIn.HandleAsync(request, origin, cancellation), signOut, origin.Device is not null, context, cookie)
            : Problems.Answer<SignedIn>(new Refusal(RefusalCode.NotFound, UnknownDevice));

    private static async Task<Results<Ok<SignedIn>, ProblemHttpResult>> StaffAsync(
        StaffSignIn request, SignInStaff signIn, SignOut signOut, SignInOrigins origins, HttpContext context, CancellationToken cancellation, bool cookie = false) =>
        await origins.OfAsync(context) is { } origin
            ? await AnswerAsync(await signIn.HandleAsync(request, origin, cancellation), signOut, origin.Device is not null, context, cookie)
            : Problems.Answer<SignedIn>(new Refusal(RefusalCode.NotFound, UnknownDevice));

    private static async Task<Results<Ok<AuthenticatorSeed>, ProblemHttpResult>> BeginEnrolmentAsync(
        BeginEnrolment request, EnrolStaff enrol, SignInOrigins origins, HttpContext context, CancellationToken cancellation) =>
        await origins.OfAsync(context) is { } origin
            ? Problems.Answer(await enrol.BeginAsync(request, origin, cancellation))
            : Problems.Answer<AuthenticatorSeed>(new Refusal(RefusalCode.NotFound, UnknownDevice));

    private static async Task<Results<Ok<Done>, ProblemHttpResult>> CompleteEnrolmentAsync(
        CompleteEnrolment request, EnrolStaff enrol, SignInOrigins origins, HttpContext context, CancellationToken cancellation) =>
        await origins.OfAsync(context) is { } origin
            ? Problems.Answer(await enrol.CompleteAsync(request, origin, cancellation))
            : Problems.Answer<Done>(new Refusal(RefusalCode.NotFound, UnknownDevice));

    private static async Task<Results<Ok<AuthenticatorSeed>, ProblemHttpResult>> BeginSetUpAsync(
        BeginEnrolment request, SetUpFirstFacility setUp, SignInOrigins origins, HttpContext context) =>
        await origins.OfAsync(context) is { } origin
            ? Problems.Answer(setUp.Begin(request, origin))
            : Problems.Answer<AuthenticatorSeed>(new Refusal(RefusalCode.NotFound, UnknownDevice));

    private static async Task<Results<Ok<FacilityAdded>, ProblemHttpResult>> CompleteSetUpAsync(
        SetUpServer request, SetUpFirstFacility setUp, SignInOrigins origins, HttpContext context, CancellationToken cancellation) =>
        await origins.OfAsync(context) is { } origin
            ? Problems.Answer(await setUp.CompleteAsync(request, origin, cancellation))
            : Problems.Answer<FacilityAdded>(new Refusal(RefusalCode.NotFound, UnknownDevice));

    private static async Task<Results<Ok<DeviceSelf>, ProblemHttpResult>> DeviceAsync(SignInOrigins origins, HttpContext context) =>
        await origins.OfAsync(context) is { Self: { } self }
            ? Problems.Answer<DeviceSelf>(self)
            : Problems.Answer<DeviceSelf>(new Refusal(RefusalCode.NotFound, UnknownDevice));

    /// <summary>The browser of a kiosk keeps the token where no script reads it: the pages themselves never have it again.</summary>
    private static async Task<Results<Ok<DeviceSelf>, ProblemHttpResult>> KeepDeviceAsync(
        KeepDevice request, SignInOrigins origins, HttpContext context, TimeProvider time, CancellationToken cancellation)
    {
        if (await origins.OfDeviceAsync(request.Token, cancellation) is not { Self: { } self })
        {
            return Problems.Answer<DeviceSelf>(new Refusal(RefusalCode.NotFound, UnknownDevice));
        }

        context.Response.Cookies.Append(Protocol.DeviceCookie, request.Token, Cookie(context, time.GetUtcNow() + DeviceKept));
        return Problems.Answer<DeviceSelf>(self);
    }

    private static async Task<Results<Ok<Entrance>, ProblemHttpResult>> EntranceAsync(
        ReadEntrance entrance, SignInOrigins origins, HttpContext context, TimeProvider time, CancellationToken cancellation)
    {
        var origin = await origins.OfAsync(context);
        if (origin?.Device is not null && context.Request.Cookies[Protocol.DeviceCookie] is { } token)
        {
            // Browsers keep no cookie for longer than about a year: each visit begins it anew.
            context.Response.Cookies.Append(Protocol.DeviceCookie, token, Cookie(context, time.GetUtcNow() + DeviceKept));
        }

        var session = (context.User.Identity as SessionIdentity)?.Session;
        return Problems.Answer<Entrance>(await entrance.HandleAsync(origin, session is null ? null : context.User.Caller(), session?.EndsAt, cancellation));
    }

    private static async Task<Results<Ok<Done>, ProblemHttpResult>> SignOutAsync(
        SignOut signOut, ClaimsPrincipal user, HttpContext context, CancellationToken cancellation)
    {
        context.Response.Cookies.Delete(Protocol.SessionCookie, Cookie(context, null));
        return Problems.Answer(await signOut.HandleAsync(user.Caller(), cancellation));
    }

    private static async Task<Results<Ok<Me>, ProblemHttpResult>> MeAsync(SignInAnswer answer, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await answer.MeAsync(user.Caller(), cancellation) is { } me ? me : new Reply<Me>(null, Refusals.NotFound));

    private static async Task<Results<Ok<Done>, ProblemHttpResult>> ChangePinAsync(
        ChangePin request, ChangeOwnPin change, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await change.HandleAsync(user.Caller(), request, cancellation));

    private static async Task<Results<Ok<Done>, ProblemHttpResult>> ChangePasswordAsync(
        ChangePassword request, ChangeOwnPassword change, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await change.HandleAsync(user.Caller(), request, cancellation));

    private static async Task<Results<Ok<Done>, ProblemHttpResult>> ChooseLanguageAsync(
        ChooseLanguage request, ChooseOwnLanguage choose, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await choose.HandleAsync(user.Caller(), request, cancellation));

    private static async Task<Results<Ok<SignedIn>, ProblemHttpResult>> AnswerAsync(Reply<SignedIn> reply, SignOut signOut, bool isShared, HttpContext context, bool cookie)
    {
        if (cookie && reply.Ok is { } signedIn)
        {
            await signOut.OfBrowserAsync(context.Request);

            // A shared screen's browser forgets the session when it is closed.
            context.Response.Cookies.Append(Protocol.SessionCookie, signedIn.Token!, Cookie(context, isShared ? null : signedIn.EndsAt));
            return Problems.Answer<SignedIn>(signedIn with { Token = null });
        }

        return Problems.Answer(reply);
    }

    /// <summary>Without TLS the server is on loopback, where a secure cookie would not come back.</summary>
    private static CookieOptions Cookie(HttpContext context, DateTimeOffset? endsAt) => new()
    {
        HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = context.Request.IsHttps, Path = "/", Expires = endsAt, IsEssential = true,
    };
}
