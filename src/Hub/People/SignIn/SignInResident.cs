using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.People.Sessions;
using PeerConnect.Hub.Storage.People;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.People.SignIn;

/// <summary>Number and PIN become a session. A wrong PIN and a number that nobody has get the same answer after the same work.</summary>
internal sealed class SignInResident(
    SignInRows rows, SecretHashing hashing, HashingSlots slots, SignInThrottle throttle, BeginSession sessions, SignInAnswer answer, SignInMetrics metrics)
{
    private const int LongestText = 32;

    public async Task<Reply<SignedIn>> HandleAsync(ResidentSignIn request, SignInOrigin origin, CancellationToken cancellation)
    {
        if (request.Facility.Length > LongestText || request.Number.Length > LongestText || request.Pin.Length > LongestText || request.NewPin?.Length > LongestText)
        {
            return Refusals.Malformed;
        }

        var (facility, number) = (PersonRules.FacilityCode(request.Facility), PersonRules.Number(request.Number));
        if (throttle.Wait(origin.Place, facility, number) is { } early)
        {
            return metrics.Throttled(early);
        }

        using var slot = await slots.EnterAsync(cancellation);
        if (slot is null)
        {
            return metrics.Busy();
        }

        // Again: many tries may have been let into the line before the first of them was found wrong.
        if (throttle.Wait(origin.Place, facility, number) is { } wait)
        {
            return metrics.Throttled(wait);
        }

        var (facilityId, person) = await rows.FindResidentAsync(facility, number, cancellation);
        var match = hashing.Verify(SecretKind.Pin, person?.PinHash, request.Pin);
        if (match == SecretMatch.Wrong || person is not { State: PersonState.Active } || !origin.Serves(person.FacilityId))
        {
            throttle.Failed(origin.Place, facility, number);
            if (facilityId is { } known)
            {
                await rows.RecordRefusedAsync(known, person?.PersonId, origin.DeviceId, cancellation);
            }

            return metrics.Wrong();
        }

        throttle.Succeeded(origin.Place, facility, number);
        return await BeginAsync(person, match, request, origin, cancellation);
    }

    private async Task<Reply<SignedIn>> BeginAsync(
        PersonRow person, SecretMatch match, ResidentSignIn request, SignInOrigin origin, CancellationToken cancellation)
    {
        if (person.PinMustChange != request.NewPin is not null)
        {
            return person.PinMustChange
                ? Refuse.Because(RefusalCode.PinChangeNeeded)
                : Refusals.InvalidInput("Change a PIN of your own after signing in, not while signing in.");
        }

        if (request.NewPin is { } chosen && Fault(chosen, request.Pin, person.Number) is { } fault)
        {
            return Refusals.InvalidInput(fault);
        }

        var renewed = request.NewPin is not null || match == SecretMatch.RightButOld
            ? hashing.Hash(SecretKind.Pin, request.NewPin ?? request.Pin)
            : null;
        var begun = await sessions.HandleAsync(
            person.FacilityId,
            person.PersonId,
            origin.DeviceId,
            transaction => renewed is null
                ? ValueTask.FromResult(true)
                : SignInRows.SetPinAsync(
                    transaction, person.FacilityId, person.PersonId, person.PinHash, renewed, audited: request.NewPin is not null, cancellation),
            cancellation);
        return begun is null ? metrics.Wrong() : metrics.Right(answer.To(begun, person));
    }

    public static string? Fault(string chosen, string before, string number) =>
        chosen == before ? "The new PIN must be another one than the old." : PinRules.Fault(chosen, number);
}
