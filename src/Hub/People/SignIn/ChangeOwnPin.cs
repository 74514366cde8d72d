using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.People.Sessions;
using PeerConnect.Hub.Storage.People;

namespace PeerConnect.Hub.People.SignIn;

/// <summary>Somebody signed in chooses another PIN; the old one is asked for, because kiosks are left open. Whoever else knew the old one is signed out.</summary>
internal sealed class ChangeOwnPin(
    SignInRows rows, SessionRegistry sessions, SecretHashing hashing, HashingSlots slots, SignInThrottle throttle, SignInMetrics metrics)
{
    public async Task<Reply<Done>> HandleAsync(Caller caller, ChangePin request, CancellationToken cancellation)
    {
        if (request.Pin.Length > PinRules.Longest || request.NewPin.Length > PinRules.Longest)
        {
            return Refusals.InvalidInput(PinRules.Fault("", "")!);
        }

        // The session is the place: what goes wrong here must not slow down sign-in.
        var place = $"session {caller.SessionId:N}";
        using var slot = await slots.EnterAsync(cancellation);
        if (slot is null)
        {
            return metrics.Busy();
        }

        if (throttle.Wait(place, "", "pin") is { } wait)
        {
            return metrics.Throttled(wait);
        }

        var person = await rows.FindPersonAsync(caller.FacilityId, caller.PersonId, cancellation);
        if (person?.PinHash is not { } stored)
        {
            return Refusals.NotFound;
        }

        if (hashing.Verify(SecretKind.Pin, stored, request.Pin) == SecretMatch.Wrong)
        {
            throttle.Failed(place, "", "pin");
            await rows.RecordWrongOldAsync(caller.FacilityId, caller.PersonId, "pin-changed", cancellation);
            return metrics.Wrong();
        }

        if (SignInResident.Fault(request.NewPin, request.Pin, person.Number) is { } fault)
        {
            return Refusals.InvalidInput(fault);
        }

        var hash = hashing.Hash(SecretKind.Pin, request.NewPin);
        if (!await rows.ChangePinAsync(caller.FacilityId, caller.PersonId, caller.SessionId, stored, hash, cancellation))
        {
            return Refuse.Because(RefusalCode.AlreadyDecided);
        }

        sessions.EndOthersOfPerson(caller.FacilityId, caller.PersonId, caller.SessionId);
        return Done.Value;
    }
}
