using Microsoft.EntityFrameworkCore;
using PeerConnect.Contracts;
using PeerConnect.Hub.Audit;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage.People;

/// <summary>A person's own record: added, moved, given a PIN.</summary>
internal sealed class PersonRecords(Store store)
{
    /// <summary>Adds a resident or released supporter; the id of the row is the caller's.</summary>
    public async Task<Written> AddAsync(PersonRow person, Guid actorId, CancellationToken cancellation)
    {
        await using var transaction = await store.BeginWriteAsync(cancellation);
        if (await IsTakenAsync(transaction, person.FacilityId, person.Number, cancellation))
        {
            return Written.Taken;
        }

        if (!await HasUnitAsync(transaction, person.FacilityId, person.UnitId, cancellation))
        {
            return Written.NotFound;
        }

        person.CreatedAt = transaction.Now;
        Insert(transaction, person, actorId);
        await transaction.CommitAsync(cancellation);
        return Written.Done;
    }

    /// <summary>Adds the row inside a transaction that also does something else.</summary>
    public static void Insert(WriteTransaction transaction, PersonRow person, Guid? actorId)
    {
        transaction.Db.People.Add(person);
        transaction.TouchPerson(person.FacilityId, person.PersonId);
        transaction.Audit(new AuditAct(
            person.FacilityId,
            actorId,
            "person-added",
            $"person:{person.PersonId:D}",
            new Dictionary<string, object?> { ["kind"] = person.Kind.ToString(), ["unit"] = person.UnitId }));
    }

    public async Task<Written> MoveAsync(Guid facilityId, Guid personId, Guid? unitId, string? cell, Guid actorId, CancellationToken cancellation)
    {
        await using var transaction = await store.BeginWriteAsync(cancellation);
        var person = await FindAsync(transaction, facilityId, personId, cancellation);
        if (person is null || person.Kind == PersonKind.Staff || !await HasUnitAsync(transaction, facilityId, unitId, cancellation))
        {
            return Written.NotFound;
        }

        var (from, sameCell) = (person.UnitId, person.Cell == cell);
        (person.UnitId, person.Cell) = (unitId, cell);
        Changed(transaction, person, actorId, "person-moved", new() { ["from"] = from, ["unit"] = unitId, ["otherCell"] = !sameCell });
        ShownRows.Forget(transaction, facilityId, personId);
        await transaction.CommitAsync(cancellation);
        return Written.Done;
    }

    /// <summary>Gives out a PIN that the person has to replace; ends the sessions that the old one opened.</summary>
    public async Task<Written> GivePinAsync(Guid facilityId, Guid personId, string pinHash, Guid actorId, CancellationToken cancellation)
    {
        await using var transaction = await store.BeginWriteAsync(cancellation);
        var person = await FindAsync(transaction, facilityId, personId, cancellation);
        if (person is null || person.Kind == PersonKind.Staff)
        {
            return Written.NotFound;
        }

        var replaces = person.PinHash is not null;
        if (replaces)
        {
            // Whoever makes it could use it: the person learns that it was made, and when.
            transaction.Notify(facilityId, personId, InboxKind.NewPin, conversationId: null);
        }

        (person.PinHash, person.PinMustChange) = (pinHash, true);
        await SessionRows.EndAllOfPersonAsync(transaction, facilityId, personId, cancellation);
        Changed(transaction, person, actorId, PinRows.Given, new() { ["replaces"] = replaces ? true : null });
        await transaction.CommitAsync(cancellation);
        return Written.Done;
    }

    /// <summary>Gives out first PINs together. Whoever has one by now keeps it.</summary>
    /// <param name="facilityId">Whose people.</param>
    /// <param name="pinHashes">By person.</param>
    /// <param name="actorId">Who gives them.</param>
    /// <param name="cancellation">Gives up before anything is written.</param>
    /// <returns>Who got one.</returns>
    public async Task<HashSet<Guid>> GiveFirstPinsAsync(Guid facilityId, IReadOnlyDictionary<Guid, string> pinHashes, Guid actorId, CancellationToken cancellation)
    {
        await using var transaction = await store.BeginWriteAsync(cancellation);
        HashSet<Guid> given = [];
        foreach (var (personId, hash) in pinHashes)
        {
            if (await FindAsync(transaction, facilityId, personId, cancellation) is { PinHash: null, Kind: PersonKind.Resident, State: PersonState.Active } person)
            {
                (person.PinHash, person.PinMustChange) = (hash, true);
                Changed(transaction, person, actorId, PinRows.Given, []);
                given.Add(personId);
            }
        }

        await transaction.CommitAsync(cancellation);
        return given;
    }

    /// <summary>Writes down which language somebody chose to be written to in.</summary>
    public async Task ChooseLanguageAsync(Guid facilityId, Guid personId, string language, CancellationToken cancellation)
    {
        await using var transaction = await store.BeginWriteAsync(cancellation);
        if (await FindAsync(transaction, facilityId, personId, cancellation) is { } person && person.Language != language)
        {
            person.Language = language;
            Changed(transaction, person, personId, "language-chosen", new() { ["language"] = language });
            await transaction.CommitAsync(cancellation);
        }
    }

    /// <summary>Ends every session of a person, by somebody else's act.</summary>
    public async Task<Written> EndSessionsAsync(Guid facilityId, Guid personId, Guid actorId, CancellationToken cancellation)
    {
        await using var transaction = await store.BeginWriteAsync(cancellation);
        var person = await FindAsync(transaction, facilityId, personId, cancellation);
        if (person is null)
        {
            return Written.NotFound;
        }

        await SessionRows.EndAllOfPersonAsync(transaction, facilityId, personId, cancellation);
        transaction.Audit(new AuditAct(facilityId, actorId, "sessions-ended", $"person:{personId:D}"));
        await transaction.CommitAsync(cancellation);
        return Written.Done;
    }

    internal static Task<PersonRow?> FindAsync(WriteTransaction transaction, Guid facilityId, Guid personId, CancellationToken cancellation) =>
        transaction.Db.People.SingleOrDefaultAsync(row => row.FacilityId == facilityId && row.PersonId == personId, cancellation);

    /// <summary>Numbers are in capitals and user names in small letters; no two people differ in that alone.</summary>
    internal static Task<bool> IsTakenAsync(WriteTransaction transaction, Guid facilityId, string number, CancellationToken cancellation)
    {
        var (capitals, small) = (number.ToUpperInvariant(), number.ToLowerInvariant());
        return transaction.Db.People.AnyAsync(row => row.FacilityId == facilityId && (row.Number == capitals || row.Number == small), cancellation);
    }

    internal static async Task<bool> HasUnitAsync(WriteTransaction transaction, Guid facilityId, Guid? unitId, CancellationToken cancellation) =>
        unitId is null || await transaction.Db.Units.AnyAsync(row => row.FacilityId == facilityId && row.UnitId == unitId, cancellation);

    internal static void Changed(WriteTransaction transaction, PersonRow person, Guid actorId, string act, Dictionary<string, object?> details)
    {
        transaction.TouchPerson(person.FacilityId, person.PersonId);
        transaction.Audit(new AuditAct(person.FacilityId, actorId, act, $"person:{person.PersonId:D}", details));
    }
}
