using PeerConnect.Client;
using PeerConnect.Contracts;

namespace PeerConnect.Cli.People;

/// <summary>Finds what was typed: a person by number, user name or id, a unit by code or id.</summary>
internal static class PersonFinder
{
    public static async Task<Guid> PersonAsync(PeerConnectClient client, string typed, CancellationToken cancellationToken)
    {
        if (Guid.TryParse(typed, out var id))
        {
            return id;
        }

        var page = Take(await client.People.SearchAsync(typed, cancellationToken: cancellationToken));
        var exact = page.People.Where(person => string.Equals(person.Number, typed, StringComparison.OrdinalIgnoreCase)).ToList();
        return exact is [var only] ? only.PersonId : throw new UsageException($"Nobody here has the number or user name {typed}. See: peerconnect people list");
    }

    /// <summary>A person by id: "FACILITY-ID/PERSON-ID" of any facility, or the id of one here; null where it is neither.</summary>
    public static PersonRef? ById(PeerConnectClient client, string typed)
    {
        if (typed.Split('/') is [var facility, var person] && Guid.TryParse(facility, out var facilityId) && Guid.TryParse(person, out var personId))
        {
            return new PersonRef(facilityId, personId);
        }

        return Guid.TryParse(typed, out var id) ? new PersonRef(client.Session!.Me.FacilityId, id) : null;
    }

    /// <summary>A person of any facility: by id, or what <see cref="PersonAsync"/> takes for one here.</summary>
    public static async Task<PersonRef> OfAnyFacilityAsync(PeerConnectClient client, string typed, CancellationToken cancellationToken) =>
        ById(client, typed) ?? new PersonRef(client.Session!.Me.FacilityId, await PersonAsync(client, typed, cancellationToken));

    public static async Task<Guid?> UnitAsync(PeerConnectClient client, string? typed, CancellationToken cancellationToken)
    {
        if (typed is null)
        {
            return null;
        }

        if (Guid.TryParse(typed, out var id))
        {
            return id;
        }

        var units = Take(await client.People.UnitsAsync(cancellationToken)).Units;
        var exact = units.Where(unit => string.Equals(unit.Code, typed, StringComparison.OrdinalIgnoreCase)).ToList();
        return exact is [var only] ? only.UnitId : throw new UsageException($"There is no unit {typed}. See: peerconnect units list");
    }

    /// <summary>A result that a verb only needs on its way; a refusal ends the verb.</summary>
    public static T Take<T>(Reply<T> reply)
        where T : class => reply.Ok ?? throw new RefusedException(reply.Refusal!);
}
