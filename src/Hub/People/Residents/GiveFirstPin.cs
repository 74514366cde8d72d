using System.Globalization;
using System.Security.Cryptography;
using PeerConnect.Contracts;
using PeerConnect.Hub.Operations;
using PeerConnect.Hub.People.Sessions;
using PeerConnect.Hub.People.SignIn;
using PeerConnect.Hub.Storage.People;

namespace PeerConnect.Hub.People.Residents;

/// <summary>A coordinator gives a first PIN, or a new one for a forgotten one. It is shown once, and good for one sign-in, which replaces it.</summary>
internal sealed class GiveFirstPin(PersonRecords records, SignInRows people, SecretHashing hashing, HashingSlots slots, SessionRegistry sessions, SignInMetrics metrics)
{
    public async Task<Reply<FirstPin>> HandleAsync(Caller caller, Guid personId, CancellationToken cancellation)
    {
        if (await people.FindPersonAsync(caller.FacilityId, personId, cancellation) is not { } person)
        {
            return Refusals.NotFound;
        }

        using var slot = await slots.EnterAsync(cancellation);
        if (slot is null)
        {
            return metrics.Busy();
        }

        var pin = NewPin(person.Number);
        var hash = hashing.Hash(SecretKind.Pin, pin);
        var written = await records.GivePinAsync(caller.FacilityId, personId, hash, caller.PersonId, cancellation);
        if (written.RefusalOrNull() is { } refusal)
        {
            return refusal;
        }

        sessions.EndAllOfPerson(caller.FacilityId, personId);
        return new FirstPin(pin);
    }

    private static string NewPin(string number)
    {
        while (true)
        {
            var pin = RandomNumberGenerator.GetInt32(100_000_000).ToString("D8", CultureInfo.InvariantCulture);
            if (PinRules.Fault(pin, number) is null)
            {
                return pin;
            }
        }
    }
}
