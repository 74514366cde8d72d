using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Audit;
using PeerConnect.Hub.People.Devices;
using PeerConnect.Hub.People.Import;
using PeerConnect.Hub.People.Residents;
using PeerConnect.Hub.People.Roles;
using PeerConnect.Hub.People.Sessions;
using PeerConnect.Hub.Storage.Approvals;

namespace PeerConnect.Hub.People;

/// <summary>People, roles, units, programmes and devices of the caller's facility.</summary>
internal static class PeopleApi
{
    private const long LargestFile = 8 * 1024 * 1024;

    public static void MapPeopleRecords(this IEndpointRouteBuilder app)
    {
        var both = app.MapGroup("/api/v1").WithTags("People").RequireAnyRole(Role.Coordinator, Role.Administrator);
        both.MapGet("/people", SearchAsync).Recorded("people-searched", found: answer => [.. ((PeoplePage)answer).People.Select(person => person.PersonId)]);
        both.MapGet("/people/{personId:guid}", OneAsync).Recorded("person-read", one: "personId");
        both.MapPut("/people/{personId:guid}/suspension", SuspendAsync);
        both.MapDelete("/people/{personId:guid}/suspension", LiftAsync);
        both.MapDelete("/people/{personId:guid}/sessions", EndSessionsAsync);
        both.MapPut("/people/{personId:guid}/roles/{role}", GrantAsync);
        both.MapDelete("/people/{personId:guid}/roles/{role}", RevokeAsync);
        both.MapPut("/people/{personId:guid}/relations", RelateAsync);
        both.MapPost("/people/{personId:guid}/relations/removal", UnrelateAsync);
        both.MapGet("/units", Units);

        var coordinator = app.MapGroup("/api/v1").WithTags("People").RequireAnyRole(Role.Coordinator);
        coordinator.MapPost("/residents", AddAsync);
        coordinator.MapPut("/people/{personId:guid}/housing", MoveAsync);
        coordinator.MapPost("/people/{personId:guid}/pin", GivePinAsync);
        coordinator.MapPost("/people/{personId:guid}/certifications", CertifyAsync);
        coordinator.MapDelete("/people/{personId:guid}/certifications/{certificationId:guid}", WithdrawAsync);
        coordinator.MapPost("/units", AddUnitAsync);
        coordinator.MapPut("/units/{unitId:guid}", SaveUnitAsync);
        coordinator.MapPost("/units/{unitId:guid}/pins", GivePinsAsync);
        coordinator.MapGet("/programmes", Programmes);
        coordinator.MapPost("/programmes", AddProgrammeAsync);
        coordinator.MapPut("/programmes/{programmeId:guid}", SaveProgrammeAsync);
        coordinator.MapDelete("/programmes/{programmeId:guid}", RemoveProgrammeAsync);
        coordinator.MapGet("/devices", DevicesAsync);
        coordinator.MapPost("/devices", EnrolAsync);
        coordinator.MapDelete("/devices/{deviceId:guid}", RevokeDeviceAsync);
        // A list that is only tried tells whether somebody of it is here, too.
        coordinator.MapPost("/imports/people", ImportPeopleAsync).Recorded("people-compared").Accepts<string>("text/csv").WithMetadata(new RequestSizeLimit(LargestFile));
        coordinator.MapPost("/imports/units", ImportUnitsAsync).Accepts<string>("text/csv").WithMetadata(new RequestSizeLimit(LargestFile));
    }

    private static async Task<Results<Ok<PeoplePage>, ProblemHttpResult>> SearchAsync(
        FindPeople find, ClaimsPrincipal user, CancellationToken cancellation, string? text = null, string? after = null, PersonType? type = null, PinState? pin = null) =>
        Problems.Answer(await find.SearchAsync(user.Caller(), text, after, type, pin, cancellation));

    private static async Task<Results<Ok<PersonDetail>, ProblemHttpResult>> OneAsync(
        Guid personId, FindPeople find, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await find.OneAsync(user.Caller(), personId, cancellation));

    private static async Task<Results<Ok<Done>, ProblemHttpResult>> SuspendAsync(
        Guid personId, SuspendPerson suspend, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await suspend.HandleAsync(user.Caller(), personId, true, cancellation));

    private static async Task<Results<Ok<Done>, ProblemHttpResult>> LiftAsync(
        Guid personId, SuspendPerson suspend, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await suspend.HandleAsync(user.Caller(), personId, false, cancellation));

    private static async Task<Results<Ok<Done>, ProblemHttpResult>> EndSessionsAsync(
        Guid personId, EndSessions end, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await end.HandleAsync(user.Caller(), personId, cancellation));

    private static async Task<Results<Ok<Done>, ProblemHttpResult>> GrantAsync(
        Guid personId, Role role, GrantRole request, ChangeRoles change, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await change.GrantAsync(user.Caller(), personId, role, request, cancellation));

    private static async Task<Results<Ok<Done>, ProblemHttpResult>> RevokeAsync(
        Guid personId, Role role, ChangeRoles change, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await change.RevokeAsync(user.Caller(), personId, role, cancellation));

    private static async Task<Results<Ok<Done>, ProblemHttpResult>> RelateAsync(
        Guid personId, Relation request, RecordRelation record, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await record.HandleAsync(user.Caller(), personId, request, true, cancellation));

    private static async Task<Results<Ok<Done>, ProblemHttpResult>> UnrelateAsync(
        Guid personId, Relation request, RecordRelation record, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await record.HandleAsync(user.Caller(), personId, request, false, cancellation));

    private static async Task<Results<Ok<NewRecord>, ProblemHttpResult>> AddAsync(
        AddResident request, AddOneResident add, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await add.HandleAsync(user.Caller(), request, cancellation));

    private static async Task<Results<Ok<Done>, ProblemHttpResult>> MoveAsync(
        Guid personId, Housing request, MovePerson move, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await move.HandleAsync(user.Caller(), personId, request, cancellation));

    private static async Task<Results<Ok<FirstPin>, ProblemHttpResult>> GivePinAsync(
        Guid personId, GiveFirstPin give, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await give.HandleAsync(user.Caller(), personId, cancellation));

    private static async Task<Results<Ok<UnitFirstPins>, ProblemHttpResult>> GivePinsAsync(
        Guid unitId, GiveFirstPin give, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await give.ToUnitAsync(user.Caller(), unitId, cancellation));

    private static async Task<Results<Ok<NewRecord>, ProblemHttpResult>> CertifyAsync(
        Guid personId, Certify request, CertifySupporter certify, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await certify.HandleAsync(user.Caller(), personId, request, cancellation));

    private static async Task<Results<Ok<Done>, ProblemHttpResult>> WithdrawAsync(
        Guid personId, Guid certificationId, CertifySupporter certify, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await certify.WithdrawAsync(user.Caller(), personId, certificationId, cancellation));

    private static Ok<UnitList> Units(ManageUnits units, ClaimsPrincipal user) => TypedResults.Ok(units.List(user.Caller()));

    private static async Task<Results<Ok<NewRecord>, ProblemHttpResult>> AddUnitAsync(
        SaveUnit request, ManageUnits units, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await units.SaveAsync(user.Caller(), null, request, cancellation));

    private static async Task<Results<Ok<NewRecord>, ProblemHttpResult>> SaveUnitAsync(
        Guid unitId, SaveUnit request, ManageUnits units, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await units.SaveAsync(user.Caller(), unitId, request, cancellation));

    private static Ok<ProgrammeList> Programmes(ManageProgrammes programmes, ClaimsPrincipal user) => TypedResults.Ok(programmes.List(user.Caller()));

    private static async Task<Results<Ok<NewRecord>, ProblemHttpResult>> AddProgrammeAsync(
        SaveProgramme request, ManageProgrammes programmes, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await programmes.SaveAsync(user.Caller(), null, request, cancellation));

    private static async Task<Results<Ok<NewRecord>, ProblemHttpResult>> SaveProgrammeAsync(
        Guid programmeId, SaveProgramme request, ManageProgrammes programmes, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await programmes.SaveAsync(user.Caller(), programmeId, request, cancellation));

    private static async Task<Results<Ok<Done>, ProblemHttpResult>> RemoveProgrammeAsync(
        Guid programmeId, RemoveProgramme remove, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await remove.HandleAsync(user.Key(), programmeId, cancellation));

    private static async Task<Results<Ok<DeviceList>, ProblemHttpResult>> DevicesAsync(
        ManageDevices devices, ClaimsPrincipal user, CancellationToken cancellation) => Problems.Answer(await devices.ListAsync(user.Caller(), cancellation));

    private static async Task<Results<Ok<DeviceEnrolled>, ProblemHttpResult>> EnrolAsync(
        EnrolDevice request, ManageDevices devices, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await devices.EnrolAsync(user.Caller(), request, cancellation));

    private static async Task<Results<Ok<Done>, ProblemHttpResult>> RevokeDeviceAsync(
        Guid deviceId, ManageDevices devices, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await devices.RevokeAsync(user.Caller(), deviceId, cancellation));

    private static async Task<Results<Ok<ImportReport>, ProblemHttpResult>> ImportPeopleAsync(
        bool dryRun, ImportPeople import, ClaimsPrincipal user, HttpRequest request, CancellationToken cancellation, string language = "en") =>
        Problems.Answer(Spoken.In(language) is { } spoken ? await import.HandleAsync(user.Caller(), request.Body, dryRun, spoken, cancellation) : Spoken.Unknown);

    private static async Task<Results<Ok<ImportReport>, ProblemHttpResult>> ImportUnitsAsync(
        bool dryRun, ImportUnits import, ClaimsPrincipal user, HttpRequest request, CancellationToken cancellation, string language = "en") =>
        Problems.Answer(Spoken.In(language) is { } spoken ? await import.HandleAsync(user.Caller(), request.Body, dryRun, spoken, cancellation) : Spoken.Unknown);

    /// <summary>A file may be larger than the calls of the API.</summary>
    private sealed class RequestSizeLimit(long bytes) : Microsoft.AspNetCore.Http.Metadata.IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => bytes;
    }
}
