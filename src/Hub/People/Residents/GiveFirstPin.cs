using System.Globalization;
using System.Security.Cryptography;
using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.People.Sessions;
using PeerConnect.Hub.People.SignIn;
using PeerConnect.Hub.Storage.People;

namespace PeerConnect.Hub.People.Residents;

/// <summary>A coordinator gives a first PIN, or a new one for a forgotten one, or first ones to a whole unit. Each is shown once, and good for one sign-in, which replaces it.</summary>
internal sealed class GiveFirstPin(PersonRecords records, PeopleDirectory directory, SignInRows people, SecretHashing hashing, HashingSlots slots, SessionRegistry sessions, SignInMetrics metrics)
{
    // Some seconds of hashing: an answer that is awaited for longer may be lost, and the PINs with it.
    private const int MostTogether = 50;

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

    /// <summary>To everybody in custody in a unit who has none. Whoever has one keeps it.</summary>
    public async Task<Reply<UnitFirstPins>> ToUnitAsync(Caller caller, Guid unitId, CancellationToken cancellation)
    {
        if (await directory.WithoutPinAsync(caller.FacilityId, unitId, cancellation) is not { } without)
        {
            return Refusals.NotFound;
        }

        List<PersonFirstPin> pins = [];
        Dictionary<Guid, string> hashes = [];
        foreach (var person in without.Take(MostTogether))
        {
            // One after the other, each in its own slot: whoever signs in meanwhile waits for one hash and not for fifty.
            using var slot = await slots.EnterAsync(cancellation);
            if (slot is null)
            {
                return metrics.Busy();
            }

            var pin = NewPin(person.Number);
            hashes[person.PersonId] = hashing.Hash(SecretKind.Pin, pin);
            pins.Add(new PersonFirstPin(person.PersonId, person.Number, person.GivenName, person.FamilyName, person.Cell, pin));
        }

        var given = await records.GiveFirstPinsAsync(caller.FacilityId, hashes, caller.PersonId, cancellation);
        return new UnitFirstPins([.. pins.Where(pin => given.Contains(pin.PersonId))], without.Count - pins.Count);
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
