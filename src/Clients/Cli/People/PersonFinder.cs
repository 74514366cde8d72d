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
