using Microsoft.EntityFrameworkCore;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage.Training;

/// <summary>Who said that the own words may teach the computer: asked for by that person, and by what writes rows. No list of them exists.</summary>
internal static class TrainingConsents
{
    /// <summary>The person's yes, tracked inside a transaction; null where there is none, or where its key was destroyed: then it was taken back, whatever an older copy says.</summary>
    public static TrainingConsentRow? Of(PeerConnectDb db, PersonKey person) =>
        db.TrainingConsents.SingleOrDefault(row => row.FacilityId == person.FacilityId && row.PersonId == person.PersonId
            && db.DataKeys.Any(key => key.FacilityId == row.FacilityId && key.KeyId == row.KeyId && key.DestroyedAt == null));

    /// <summary>Ends the person's yes, if there is one, with all that it gave. Its key is to be destroyed, here or by the next look for what has ended.</summary>
    /// <returns>The key; null where there was no yes.</returns>
    public static DataKeyRow? End(PeerConnectDb db, PersonKey person)
    {
        if (db.TrainingConsents.SingleOrDefault(row => row.FacilityId == person.FacilityId && row.PersonId == person.PersonId) is not { } consent)
        {
            return null;
        }

        db.TrainingRows.Where(row => row.FacilityId == consent.FacilityId && row.ConsentKeyId == consent.KeyId).ExecuteDelete();
        db.TrainingConsents.Remove(consent);
        return DataKeyRows.Find(db, consent.FacilityId, consent.KeyId);
    }

    /// <summary>Facilities with a yes or a row.</summary>
    public static List<Guid> Facilities(PeerConnectDb db) =>
        [.. db.TrainingConsents.Select(row => row.FacilityId).Union(db.TrainingRows.Select(row => row.FacilityId))];

    /// <summary>Yeses of a facility, some of them: all, or those whose person could not take them back any more.</summary>
    public static List<PersonKey> Ended(PeerConnectDb db, Guid facilityId, bool all, int most) =>
    [
        .. db.TrainingConsents.AsNoTracking().Where(row => row.FacilityId == facilityId
                && (all || !db.People.Any(person => person.FacilityId == row.FacilityId && person.PersonId == row.PersonId
                    && (person.State == PersonState.Active || person.State == PersonState.Suspended))))
            .OrderBy(row => row.PersonId).Take(most).Select(row => new PersonKey(row.FacilityId, row.PersonId)),
    ];

    /// <summary>Keys of yeses that are no more.</summary>
    public static List<DataKeyRow> Orphans(PeerConnectDb db, int most) =>
    [
        .. db.DataKeys.AsNoTracking().Where(key => key.Purpose == KeyPurpose.Training && key.DestroyedAt == null
                && !db.TrainingConsents.Any(row => row.FacilityId == key.FacilityId && row.KeyId == key.KeyId))
            .OrderBy(key => key.CreatedAt).Take(most),
    ];
}
