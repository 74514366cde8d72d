using Microsoft.EntityFrameworkCore;
using PeerConnect.Contracts;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage.People;

/// <summary>Finds people for the staff who run the programme.</summary>
internal sealed class PeopleDirectory(Store store)
{
    /// <summary>People whose number begins with, or whose name contains, the text; by number, after the given one.</summary>
    public async Task<List<(PersonRow Person, Standing Standing)>> SearchAsync(
        Guid facilityId, string? text, string? afterNumber, PersonKind? kind, PinState? pin, int limit, CancellationToken cancellation)
    {
        await using var db = store.Read();
        var people = db.People.Where(row => row.FacilityId == facilityId);
        if (!string.IsNullOrWhiteSpace(text))
        {
            var escaped = text.Trim().Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal)
                .Replace("_", "\\_", StringComparison.Ordinal);
            people = people.Where(row => EF.Functions.Like(row.Number, escaped + "%", "\\")
                || EF.Functions.Like(row.GivenName + " " + row.FamilyName, "%" + escaped + "%", "\\"));
        }

        if (kind is { } only)
        {
            people = people.Where(row => row.Kind == only);
        }

        if (pin is { } state)
        {
            people = people.Where(row => row.Kind != PersonKind.Staff && row.State == PersonState.Active);
            people = state switch
            {
                PinState.None => people.Where(row => row.PinHash == null),
                PinState.First => people.Where(row => row.PinHash != null && row.PinMustChange),
                PinState.Own => people.Where(row => row.PinHash != null && !row.PinMustChange),
            };
        }

        if (afterNumber is not null)
        {
            people = people.Where(row => string.Compare(row.Number, afterNumber) > 0);
        }

        var page = await people.OrderBy(row => row.Number).Take(limit).ToListAsync(cancellation);
        return [.. page.Select(person => (person, db.Standing(facilityId, person.PersonId)!))];
    }

    /// <summary>Who takes part, is in custody in that unit and has no PIN; by cell, then number. Null where there is no such unit.</summary>
    public async Task<List<PersonRow>?> WithoutPinAsync(Guid facilityId, Guid unitId, CancellationToken cancellation)
    {
        await using var db = store.Read();
        return await db.Units.AnyAsync(row => row.FacilityId == facilityId && row.UnitId == unitId, cancellation)
            ? await db.People.Where(row => row.FacilityId == facilityId && row.UnitId == unitId && row.Kind == PersonKind.Resident && row.State == PersonState.Active && row.PinHash == null)
                .OrderBy(row => row.Cell).ThenBy(row => row.Number).ToListAsync(cancellation)
            : null;
    }

    public async Task<Found?> FindAsync(Guid facilityId, Guid personId, CancellationToken cancellation)
    {
        await using var db = store.Read();
        var person = await db.People.SingleOrDefaultAsync(row => row.FacilityId == facilityId && row.PersonId == personId, cancellation);
        if (person is null)
        {
            return null;
        }

        return new Found(
            person,
            db.Standing(facilityId, personId)!,
            db.HasArrived(person),
            await db.Roles.Where(row => row.FacilityId == facilityId && row.PersonId == personId).ToListAsync(cancellation),
            await db.Certifications.Where(row => row.FacilityId == facilityId && row.PersonId == personId).ToListAsync(cancellation),
            await db.Relations.Where(row => row.FacilityId == facilityId
                    && (row.PersonId == personId || (row.Kind == RelationKind.Kin && row.OtherFacilityId == facilityId && row.OtherId == personId)))
                .ToListAsync(cancellation),
            await db.Users.SingleOrDefaultAsync(row => row.FacilityId == facilityId && row.Id == personId, cancellation),
            person.Kind == PersonKind.Staff ? db.Ranks(facilityId) : null,
            db.SupervisionOf(person, store.Now()));
    }

    internal sealed record Found(
        PersonRow Person,
        Standing Standing,
        bool HasArrived,
        List<RoleRow> Roles,
        List<CertificationRow> Certifications,
        List<RelationRow> Relations,
        StaffAccount? Account,
        IReadOnlyList<string>? Ranks,
        Supervision? Supervision)
    {
        public override string ToString() => $"Found {{ {Person.PersonId} }}";
    }
}
