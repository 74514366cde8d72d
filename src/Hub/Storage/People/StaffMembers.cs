using PeerConnect.Contracts;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage.People;

/// <summary>The person behind a staff account: one id for both, stored in the account's transaction.</summary>
internal static class StaffMembers
{
    public static StaffAccount NewAccount(Guid facilityId, string userName, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        FacilityId = facilityId,
        UserName = userName,
        LockoutEnabled = true,
    };

    public static PersonRow NewPerson(StaffAccount account, string givenName, string familyName, string language, DateTimeOffset now) => new()
    {
        FacilityId = account.FacilityId,
        PersonId = account.Id,
        Kind = PersonKind.Staff,
        State = PersonState.Active,
        Number = account.UserName!,
        GivenName = givenName,
        FamilyName = familyName,
        Language = language,
        CreatedAt = now,
    };

    /// <summary>Adds person and roles; false when the name is taken or there is no such unit.</summary>
    public static async ValueTask<bool> InsertAsync(
        WriteTransaction transaction, PersonRow person, IEnumerable<Role> roles, Guid? unitId, Guid? actorId, CancellationToken cancellation)
    {
        if (await PersonRecords.IsTakenAsync(transaction, person.FacilityId, person.Number, cancellation)
            || !await PersonRecords.HasUnitAsync(transaction, person.FacilityId, unitId, cancellation))
        {
            return false;
        }

        PersonRecords.Insert(transaction, person, actorId ?? person.PersonId);
        foreach (var role in roles)
        {
            var grant = new RoleRow { FacilityId = person.FacilityId, PersonId = person.PersonId, Role = role, UnitId = role == Role.Officer ? unitId : null };
            RoleRecords.Insert(transaction, grant, null, actorId ?? person.PersonId);
        }

        return true;
    }
}
