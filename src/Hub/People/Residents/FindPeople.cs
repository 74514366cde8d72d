using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.People.Sessions;
using PeerConnect.Hub.Storage.People;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.People.Residents;

/// <summary>Coordinators and administrators find people by number and name.</summary>
internal sealed class FindPeople(PeopleDirectory directory, TimeProvider time)
{
    private const int Page = 100;
    private const int LongestText = 80;

    public async Task<Reply<PeoplePage>> SearchAsync(Caller caller, string? text, string? after, PersonType? type, PinState? pin, CancellationToken cancellation)
    {
        if (text?.Length > LongestText || after?.Length > LongestText)
        {
            return Refusals.Malformed;
        }

        var found = await directory.SearchAsync(caller.FacilityId, text, after, type is { } only ? Kind(only) : null, pin, Page + 1, cancellation);
        return new PeoplePage([.. found.Take(Page).Select(person => Summary(person.Person, person.Standing))], found.Count > Page);
    }

    public async Task<Reply<PersonDetail>> OneAsync(Caller caller, Guid personId, CancellationToken cancellation)
    {
        if (await directory.FindAsync(caller.FacilityId, personId, cancellation) is not { } found)
        {
            return Refusals.NotFound;
        }

        return new PersonDetail(
            Summary(found.Person, found.Standing),
            found.Person.Language,
            found.Person.PinHash is not null,
            found.HasArrived,
            [.. found.Roles.OrderBy(row => row.Role).Select(row => new RoleGrant(row.Role, row.From, row.Until, row.UnitId))],
            [.. found.Certifications.OrderBy(row => row.CertifiedAt)
                .Select(row => new Certification(row.CertificationId, row.Programme, row.CertifiedAt, row.ExpiresAt, row.WithdrawnAt))],
            [.. found.Relations.Select(row => Of(personId, row)).Distinct()],
            Access(found.Account),
            found.Ranks,
            found.Supervision);
    }

    private StaffAccess? Access(StaffAccount? account) => account switch
    {
        null => null,
        { EnrolmentHash: null } => StaffAccess.SetUp,
        _ when account.EnrolmentEndsAt > time.GetUtcNow() => StaffAccess.Invited,
        _ => StaffAccess.InvitationOver,
    };

    private PersonSummary Summary(PersonRow row, Standing standing)
    {
        var now = time.GetUtcNow();
        return new PersonSummary(
            row.PersonId, Type(row.Kind), Status(row.State), row.Number, row.GivenName, row.FamilyName, row.UnitId, row.Cell,
            [.. Enum.GetValues<Role>().Where(role => standing.Holds(role, now))],
            row.Rank,
            row.Kind == PersonKind.Staff ? null : row.PinHash is null ? PinState.None : row.PinMustChange ? PinState.First : PinState.Own);
    }

    private static PersonKind Kind(PersonType type) => type switch
    {
        PersonType.Resident => PersonKind.Resident,
        PersonType.Released => PersonKind.Released,
        PersonType.Staff => PersonKind.Staff,
    };

    private static PersonType Type(PersonKind kind) => kind switch
    {
        PersonKind.Resident => PersonType.Resident,
        PersonKind.Released => PersonType.Released,
        PersonKind.Staff => PersonType.Staff,
    };

    /// <summary>Kin counts for both, whichever of the two it was recorded at.</summary>
    private static Relation Of(Guid personId, RelationRow row) => row.PersonId == personId
        ? new Relation(Type(row.Kind), row.OtherFacilityId, row.OtherId)
        : new Relation(Type(row.Kind), row.FacilityId, row.PersonId);

    private static RelationType Type(RelationKind kind) => kind switch
    {
        RelationKind.Kin => RelationType.Kin,
        RelationKind.ReportsTo => RelationType.ReportsTo,
    };

    private static PersonStatus Status(PersonState state) => state switch
    {
        PersonState.Active => PersonStatus.Active,
        PersonState.Suspended => PersonStatus.Suspended,
        PersonState.TransferredOut => PersonStatus.TransferredOut,
        PersonState.Released => PersonStatus.Released,
        PersonState.Deceased => PersonStatus.Deceased,
        PersonState.Merged => PersonStatus.Merged,
    };
}
