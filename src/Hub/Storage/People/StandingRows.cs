using Microsoft.EntityFrameworkCore;
using PeerConnect.Contracts;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage.People;

/// <summary>Reads the standing of people from their rows.</summary>
internal static class StandingRows
{
    /// <summary>Synchronous: it also runs inside the write lock, right after a commit.</summary>
    public static Standing? Standing(this PeerConnectDb db, Guid facilityId, Guid personId)
    {
        var person = db.People.AsNoTracking().Where(row => row.FacilityId == facilityId && row.PersonId == personId)
            .Select(row => new { row.State, row.Kind }).SingleOrDefault();
        if (person is null)
        {
            return null;
        }

        var roles = db.Roles.AsNoTracking().Where(row => row.FacilityId == facilityId && row.PersonId == personId).ToList();
        var certifications = roles.Exists(row => row.Role == Role.PeerSupporter)
            ? db.Certifications.AsNoTracking().Where(row => row.FacilityId == facilityId && row.PersonId == personId && row.WithdrawnAt == null).ToList()
            : [];
        return new Standing(person.State, person.Kind, Held(person.Kind, roles, certifications));
    }

    private static List<HeldRole> Held(PersonKind kind, List<RoleRow> roles, List<CertificationRow> certifications)
    {
        var held = new List<HeldRole>(roles.Count + 1);
        if (kind == PersonKind.Resident)
        {
            held.Add(new HeldRole(Role.Resident, DateTimeOffset.MinValue, DateTimeOffset.MaxValue));
        }

        foreach (var row in roles)
        {
            var until = row.Until ?? DateTimeOffset.MaxValue;
            if (row.Role != Role.PeerSupporter)
            {
                held.Add(new HeldRole(row.Role, row.From, until, row.UnitId));
                continue;
            }

            // Without a current certification the role carries nothing.
            held.AddRange(certifications.Select(certification => new HeldRole(
                Role.PeerSupporter,
                row.From > certification.CertifiedAt ? row.From : certification.CertifiedAt,
                until < certification.ExpiresAt ? until : certification.ExpiresAt)));
        }

        return held;
    }
}
