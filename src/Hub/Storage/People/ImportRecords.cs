using Microsoft.EntityFrameworkCore;
using PeerConnect.Hub.Audit;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage.People;

/// <summary>Writes imports: everything in one transaction, or nothing.</summary>
internal sealed class ImportRecords(Store store)
{
    /// <summary>What an import of people is planned against.</summary>
    public async Task<KnownPeople> KnownPeopleAsync(Guid facilityId, CancellationToken cancellation)
    {
        await using var db = store.Read();
        return await KnownPeopleAsync(db, facilityId, cancellation);
    }

    public async Task<IReadOnlyDictionary<string, UnitRow>> KnownUnitsAsync(Guid facilityId, CancellationToken cancellation)
    {
        await using var db = store.Read();
        return await UnitsAsync(db, facilityId, cancellation);
    }

    /// <summary>Plans against the rows as the transaction finds them, and writes the plan unless it is refused (null).</summary>
    public async Task WritePeopleAsync(
        Guid facilityId, Func<KnownPeople, (IReadOnlyList<PersonRow> Created, IReadOnlyList<PersonRow> Changed)?> plan, Guid actorId, CancellationToken cancellation)
    {
        await using var transaction = await store.BeginWriteAsync(cancellation);
        var known = await KnownPeopleAsync(transaction.Db, facilityId, cancellation);
        if (plan(known) is not { } accepted)
        {
            return;
        }

        foreach (var person in accepted.Created)
        {
            person.CreatedAt = transaction.Now;
            PersonRecords.Insert(transaction, person, actorId);
        }

        foreach (var person in accepted.Changed)
        {
            // What no list brings (PIN, rest, supervising officer) stays as it is.
            var row = transaction.Db.People.Attach(person);
            row.Property(one => one.GivenName).IsModified = true;
            row.Property(one => one.FamilyName).IsModified = true;
            row.Property(one => one.UnitId).IsModified = true;
            row.Property(one => one.Cell).IsModified = true;
            transaction.TouchPerson(facilityId, person.PersonId);
            transaction.Audit(new AuditAct(
                facilityId, actorId, "person-changed", $"person:{person.PersonId:D}", new Dictionary<string, object?> { ["unit"] = person.UnitId }));
        }

        ShownRows.Forget(transaction, facilityId, [.. accepted.Changed.Where(person => IsElsewhere(known.People[person.Number], person)).Select(person => person.PersonId)]);

        transaction.Audit(Imported(facilityId, actorId, "people", accepted.Created.Count, accepted.Changed.Count));
        await transaction.CommitAsync(cancellation);
    }

    public async Task WriteUnitsAsync(
        Guid facilityId, Func<IReadOnlyDictionary<string, UnitRow>, (IReadOnlyList<UnitRow> Created, IReadOnlyList<UnitRow> Changed)?> plan, Guid actorId, CancellationToken cancellation)
    {
        await using var transaction = await store.BeginWriteAsync(cancellation);
        if (plan(await UnitsAsync(transaction.Db, facilityId, cancellation)) is not { } accepted)
        {
            return;
        }

        foreach (var unit in accepted.Created)
        {
            CodedRecords<UnitRow>.Insert(transaction, unit, actorId);
        }

        foreach (var unit in accepted.Changed)
        {
            transaction.Db.Units.Update(unit);
            transaction.Audit(new AuditAct(facilityId, actorId, "unit-changed", $"unit:{unit.UnitId:D}"));
        }

        transaction.Audit(Imported(facilityId, actorId, "units", accepted.Created.Count, accepted.Changed.Count));
        await transaction.CommitAsync(cancellation);
    }

    private static async Task<KnownPeople> KnownPeopleAsync(PeerConnectDb db, Guid facilityId, CancellationToken cancellation)
    {
        var people = await db.People.AsNoTracking().Where(row => row.FacilityId == facilityId).ToDictionaryAsync(row => row.Number, StringComparer.OrdinalIgnoreCase, cancellation);
        return new KnownPeople(people, await UnitsAsync(db, facilityId, cancellation));
    }

    private static async Task<IReadOnlyDictionary<string, UnitRow>> UnitsAsync(PeerConnectDb db, Guid facilityId, CancellationToken cancellation) =>
        await db.Units.AsNoTracking().Where(row => row.FacilityId == facilityId).ToDictionaryAsync(row => row.Code, cancellation);

    private static bool IsElsewhere(PersonRow before, PersonRow after) => (before.UnitId, before.Cell) != (after.UnitId, after.Cell);

    private static AuditAct Imported(Guid facilityId, Guid actorId, string what, int created, int changed) => new(
        facilityId, actorId, $"{what}-imported", $"facility:{facilityId:D}", new Dictionary<string, object?> { ["created"] = created, ["changed"] = changed });

    /// <summary>People by number and units by code.</summary>
    internal sealed record KnownPeople(IReadOnlyDictionary<string, PersonRow> People, IReadOnlyDictionary<string, UnitRow> Units)
    {
        public override string ToString() => $"KnownPeople {{ {People.Count} }}";
    }
}
