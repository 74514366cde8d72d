using PeerConnect.Cli.People;
using PeerConnect.Client;
using PeerConnect.Contracts;

namespace PeerConnect.Cli.Approving;

/// <summary>Finds what was typed among what the caller may see: a person, a request, a conversation, an order.</summary>
internal static class Picking
{
    public static string Short(Guid id) => id.ToString()[^6..];

    /// <summary>One of several by its id or the end of it.</summary>
    public static T One<T>(string typed, IEnumerable<T> all, Func<T, Guid> idOf, string whereToLook)
    {
        var found = all.Where(each => idOf(each).ToString().EndsWith(typed, StringComparison.OrdinalIgnoreCase)).ToList();
        return found switch
        {
            [var only] => only,
            [] => throw new UsageException($"There is no {typed} here. See: {whereToLook}"),
            _ => throw new UsageException($"Several ids end in {typed}: type more of it."),
        };
    }

    /// <summary>A person: "FACILITY-ID/PERSON-ID" of any facility, a supporter's name, or (for coordinators) a number here.</summary>
    public static async Task<PersonRef> PersonAsync(PeerConnectClient client, string typed, CancellationToken cancellationToken)
    {
        var me = client.Session!.Me;
        if (PersonFinder.ById(client, typed) is { } byId)
        {
            return byId;
        }

        var supporters = PersonFinder.Take(await client.Approvals.SupportersAsync(cancellationToken)).Supporters;
        var named = supporters.Where(each => each.Name.StartsWith(typed, StringComparison.OrdinalIgnoreCase)).ToList();
        if (named is [var only])
        {
            return new PersonRef(only.FacilityId, only.PersonId);
        }

        return me.Roles.Contains(Role.Coordinator)
            ? new PersonRef(me.FacilityId, await PersonFinder.PersonAsync(client, typed, cancellationToken))
            : throw new UsageException($"No single supporter's name begins with {typed}. See: peerconnect approvals supporters");
    }

    public static async Task<PersonRef?> MaybePersonAsync(PeerConnectClient client, string? typed, CancellationToken cancellationToken) =>
        typed is null ? null : await PersonAsync(client, typed, cancellationToken);

    /// <summary>A conversation that staff run: by the beginning of its name, by its id or the end of it.</summary>
    public static async Task<ConversationForStaff> ConversationAsync(PeerConnectClient client, string typed, CancellationToken cancellationToken)
    {
        var all = PersonFinder.Take(await client.Groups.GroupsAsync(cancellationToken)).Conversations
            .Concat(PersonFinder.Take(await client.Groups.PairsAsync(cancellationToken)).Conversations).ToList();
        var named = all.Where(each => each.Name?.StartsWith(typed, StringComparison.OrdinalIgnoreCase) == true).ToList();
        return named is [var only] ? only : One(typed, all, each => each.ConversationId, "peerconnect groups list");
    }

    /// <summary>A reason: what was typed, or the input for "-", where other users of this machine cannot see it.</summary>
    public static string? Reason(Call call, string? typed) => typed == "-" ? call.Around.Input.ReadToEnd().Trim() : typed;

    public static string Name(PersonShown person) => person.Name ?? $"somebody of another facility ({person.FacilityId}/{person.PersonId})";
}
