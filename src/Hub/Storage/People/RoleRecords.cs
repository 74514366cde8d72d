using Microsoft.EntityFrameworkCore;
using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Audit;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage.People;

/// <summary>Roles, certifications and relations of people.</summary>
internal sealed class RoleRecords(Store store)
{
    /// <summary>Grants a role, or changes its end and unit.</summary>
    /// <param name="grant">The role with its times; From is set here.</param>
    /// <param name="staff">Whether the person must be staff, or must not be.</param>
    /// <param name="excluding">Roles that cannot be held beside it.</param>
    /// <param name="actorId">Who grants.</param>
    /// <param name="cancellation">Ends before the commit or not at all.</param>
    public async Task<Written> GrantAsync(RoleRow grant, bool staff, IReadOnlyCollection<Role> excluding, Guid actorId, CancellationToken cancellation)
    {
        await using var transaction = await store.BeginWriteAsync(cancellation);
        var person = await PersonRecords.FindAsync(transaction, grant.FacilityId, grant.PersonId, cancellation);
        if (person is null || person.Kind == PersonKind.Staff != staff
            || !await PersonRecords.HasUnitAsync(transaction, grant.FacilityId, grant.UnitId, cancellation))
        {
            return Written.NotFound;
        }

        var held = await transaction.Db.Roles.Where(row => row.FacilityId == grant.FacilityId && row.PersonId == grant.PersonId).ToListAsync(cancellation);
        if (held.Exists(row => excluding.Contains(row.Role) && !(row.Until <= transaction.Now)))
        {
            return Written.Excluded;
        }

        Insert(transaction, grant, held.Find(row => row.Role == grant.Role), actorId);
        await transaction.CommitAsync(cancellation);
        return Written.Done;
    }

    public static void Insert(WriteTransaction transaction, RoleRow grant, RoleRow? before, Guid? actorId)
    {
        if (before is null)
        {
            grant.From = transaction.Now;
            transaction.Db.Roles.Add(grant);
        }
        else
        {
            before.From = before.Until <= transaction.Now ? transaction.Now : before.From;
            (before.Until, before.UnitId) = (grant.Until, grant.UnitId);
        }

        Changed(transaction, grant.FacilityId, grant.PersonId, actorId, "role-granted", new()
        {
            ["role"] = grant.Role.ToString(), ["until"] = grant.Until?.ToUnixTimeMilliseconds(), ["unit"] = grant.UnitId,
        });
    }

    public async Task<Written> RevokeAsync(Guid facilityId, Guid personId, Role role, bool staff, Guid actorId, CancellationToken cancellation)
    {
        await using var transaction = await store.BeginWriteAsync(cancellation);
        if (await PersonRecords.FindAsync(transaction, facilityId, personId, cancellation) is not { } person || person.Kind == PersonKind.Staff != staff)
        {
            return Written.NotFound;
        }

        var row = await transaction.Db.Roles.SingleOrDefaultAsync(
            held => held.FacilityId == facilityId && held.PersonId == personId && held.Role == role, cancellation);
        if (row is null)
        {
            return Written.NotFound;
        }

        if (role == Role.Administrator && await IsLastAdministratorAsync(transaction, facilityId, personId, cancellation))
        {
            return Written.LastAdministrator;
        }

        transaction.Db.Roles.Remove(row);
        Changed(transaction, facilityId, personId, actorId, "role-revoked", new() { ["role"] = role.ToString() });
        await transaction.CommitAsync(cancellation);
        return Written.Done;
    }

    /// <summary>Whether nobody but this person is an active administrator of the facility for good.</summary>
    internal static async Task<bool> IsLastAdministratorAsync(WriteTransaction transaction, Guid facilityId, Guid personId, CancellationToken cancellation)
    {
        var administrators = await (
            from role in transaction.Db.Roles
            join person in transaction.Db.People on new { role.FacilityId, role.PersonId } equals new { person.FacilityId, person.PersonId }
            where role.FacilityId == facilityId && role.Role == Role.Administrator && role.Until == null && person.State == PersonState.Active
            select role.PersonId).ToListAsync(cancellation);
        return administrators is [var only] && only == personId;
    }

    /// <summary>Certifies a resident or released person; the new certification's id, or null when there is no such person.</summary>
    public async Task<Guid?> CertifyAsync(CertificationRow certification, Guid actorId, CancellationToken cancellation)
    {
        await using var transaction = await store.BeginWriteAsync(cancellation);
        var person = await PersonRecords.FindAsync(transaction, certification.FacilityId, certification.PersonId, cancellation);
        if (person is null or { Kind: PersonKind.Staff })
        {
            return null;
        }

        certification.CertifiedAt = transaction.Now;
        Insert(transaction, certification, actorId);
        await transaction.CommitAsync(cancellation);
        return certification.CertificationId;
    }

    public static void Insert(WriteTransaction transaction, CertificationRow certification, Guid? actorId)
    {
        transaction.Db.Certifications.Add(certification);
        transaction.OweExpiry(certification.FacilityId, certification.CertificationId, certification.ExpiresAt);
        Changed(transaction, certification.FacilityId, certification.PersonId, actorId, "person-certified", new()
        {
            ["certification"] = certification.CertificationId, ["until"] = certification.ExpiresAt.ToUnixTimeMilliseconds(),
        });
    }

    public async Task<Written> WithdrawCertificationAsync(Guid facilityId, Guid personId, Guid certificationId, Guid actorId, CancellationToken cancellation)
    {
        await using var transaction = await store.BeginWriteAsync(cancellation);
        var row = await transaction.Db.Certifications.SingleOrDefaultAsync(
            held => held.FacilityId == facilityId && held.PersonId == personId && held.CertificationId == certificationId, cancellation);
        if (row is null)
        {
            return Written.NotFound;
        }

        if (row.WithdrawnAt is null)
        {
            row.WithdrawnAt = transaction.Now;
            await transaction.Db.SaveChangesAsync(cancellation);
            transaction.EndUncertifiedPairs(new PersonKey(facilityId, personId), new PersonKey(facilityId, actorId));
            Changed(transaction, facilityId, personId, actorId, "certification-withdrawn", new() { ["certification"] = certificationId });
            await transaction.CommitAsync(cancellation);
        }

        return Written.Done;
    }

    /// <summary>Records or takes away a relation; recording one that is there changes nothing. Kin within a facility is there at whichever of the two it was recorded.</summary>
    public async Task<Written> RelateAsync(RelationRow relation, bool present, Guid actorId, CancellationToken cancellation)
    {
        await using var transaction = await store.BeginWriteAsync(cancellation);
        if (await PersonRecords.FindAsync(transaction, relation.FacilityId, relation.PersonId, cancellation) is null
            || await PersonRecords.FindAsync(transaction, relation.OtherFacilityId, relation.OtherId, cancellation) is null)
        {
            return Written.NotFound;
        }

        var (person, other) = (relation.PersonId, relation.OtherId);
        var eitherWay = relation.Kind == RelationKind.Kin && relation.FacilityId == relation.OtherFacilityId;
        var before = await transaction.Db.Relations.Where(
            row => row.FacilityId == relation.FacilityId && row.OtherFacilityId == relation.OtherFacilityId && row.Kind == relation.Kind
                && ((row.PersonId == person && row.OtherId == other) || (eitherWay && row.PersonId == other && row.OtherId == person)))
            .ToListAsync(cancellation);
        if (before.Count > 0 == present)
        {
            return present ? Written.Done : Written.NotFound;
        }

        if (present)
        {
            transaction.Db.Relations.Add(relation);
        }

        transaction.Db.Relations.RemoveRange(before);

        Changed(transaction, relation.FacilityId, relation.PersonId, actorId, present ? "relation-recorded" : "relation-removed", new()
        {
            ["kind"] = relation.Kind.ToString(), ["other"] = relation.OtherId,
        });
        await transaction.CommitAsync(cancellation);
        return Written.Done;
    }

    private static void Changed(
        WriteTransaction transaction, Guid facilityId, Guid personId, Guid? actorId, string act, Dictionary<string, object?> details)
    {
        transaction.TouchPerson(facilityId, personId);
        transaction.Audit(new AuditAct(facilityId, actorId, act, $"person:{personId:D}", details));
    }
}
