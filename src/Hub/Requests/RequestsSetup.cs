using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.People.Sessions;
using PeerConnect.Hub.People.SignIn;

namespace PeerConnect.Hub.Requests;

/// <summary>Entry of the feature: "I need a person now", from an enrolled device without sign-in too. The system carries the request, never the talk.</summary>
internal static class RequestsSetup
{
    public static IServiceCollection AddPersonRequests(this IServiceCollection services) =>
        services.AddSingleton<ReadPersonRequests>().AddSingleton<AskForPersonHandler>()
            .AddSingleton<SeeRequestHandler>().AddSingleton<RefuseRequestHandler>().AddSingleton<CloseRequestHandler>();

    public static void MapPersonRequests(this IEndpointRouteBuilder app)
    {
        var open = app.MapGroup("/api/v1/person-requests").WithTags("Requests for a person").AllowAnonymous();
        open.MapGet("/offer", OfferAsync);
        open.MapPost("/", AskAsync);
        open.MapGet("/{requestId:guid}", ReadAsync);
        app.MapGet("/api/v1/me/person-requests", Own).WithTags("Requests for a person").RequireAuthorization();

        var one = app.MapGroup("/api/v1/cases/{caseId:guid}").WithTags("Requests for a person").RequireStaff();
        one.MapPost("/seen", SeeAsync);
        one.MapPost("/refuse", RefuseAsync);
        one.MapPost("/close", CloseAsync);
    }

    private static async Task<Results<Ok<PersonOffer>, ProblemHttpResult>> OfferAsync(ReadPersonRequests requests, SignInOrigins origins, HttpContext context) =>
        Problems.Answer(await AskerAsync(origins, context) is { } asker ? requests.Offer(asker) : Nobody(context));

    private static async Task<Results<Ok<PersonRequest>, ProblemHttpResult>> AskAsync(
        AskForPerson request, AskForPersonHandler handler, SignInOrigins origins, HttpContext context, CancellationToken cancellation) =>
        Problems.Answer(await AskerAsync(origins, context) is { } asker ? await handler.HandleAsync(asker, request, cancellation) : Nobody(context));

    private static async Task<Results<Ok<PersonRequest>, ProblemHttpResult>> ReadAsync(
        Guid requestId, ReadPersonRequests requests, SignInOrigins origins, HttpContext context) =>
        Problems.Answer(await AskerAsync(origins, context) is { } asker ? requests.One(asker, requestId) : Nobody(context));

    private static Results<Ok<PersonRequestList>, ProblemHttpResult> Own(ReadPersonRequests requests, ClaimsPrincipal user) =>
        Problems.Answer(requests.Own(user.Key()));

    private static async Task<Results<Ok<Done>, ProblemHttpResult>> SeeAsync(
        Guid caseId, SeeRequestHandler handler, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await handler.HandleAsync(user.Key(), caseId, cancellation));

    private static async Task<Results<Ok<Done>, ProblemHttpResult>> RefuseAsync(
        Guid caseId, RefusePerson request, RefuseRequestHandler handler, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await handler.HandleAsync(user.Key(), caseId, request, cancellation));

    private static async Task<Results<Ok<Done>, ProblemHttpResult>> CloseAsync(
        Guid caseId, CloseRequestHandler handler, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await handler.HandleAsync(user.Key(), caseId, cancellation));

    // A person whose visit is over has to hear that, and not that there is nothing.
    private static Refusal Nobody(HttpContext context) => SessionAuthentication.IsPresented(context.Request) ? Refusals.SignInNeeded : Refusals.NotFound;

    /// <summary>Whoever is signed in; otherwise the enrolled device; null for anybody else.</summary>
    private static async Task<Asker?> AskerAsync(SignInOrigins origins, HttpContext context)
    {
        var device = (await origins.OfAsync(context))?.Device;
        if (context.User.Identity is SessionIdentity)
        {
            var caller = context.User.Caller();
            return new Asker(new PersonKey(caller.FacilityId, caller.PersonId), caller.DeviceId, device?.DeviceId == caller.DeviceId ? device?.UnitId : null);
        }

        return device is null ? null : new Asker(new PersonKey(device.FacilityId, Guid.Empty), device.DeviceId, device.UnitId);
    }
}
