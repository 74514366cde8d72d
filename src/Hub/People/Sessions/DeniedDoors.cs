using System.Collections.Concurrent;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Audit;
using PeerConnect.Hub.Storage;

namespace PeerConnect.Hub.People.Sessions;

/// <summary>Whoever is signed in and asks for what another role has gets a row of the chain before the answer leaves: what is behind no door is tried unseen.</summary>
internal sealed class DeniedDoors(Store store) : IAuthorizationMiddlewareResultHandler
{
    /// <summary>The same person at the same door within this time is the same attempt: nobody fills the chain by asking again and again.</summary>
    private static readonly TimeSpan Same = TimeSpan.FromMinutes(1);

    // What people of the programme do for themselves, somebody whose role has ended too, is no look at anybody.
    private static readonly RoleSet OfTheProgramme = RoleSet.Of(Role.Resident, Role.PeerSupporter, Role.Facilitator);

    private readonly AuthorizationMiddlewareResultHandler answers = new();
    private readonly ConcurrentDictionary<(PersonKey, string), DateTimeOffset> last = new();

    public async Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Forbidden && context.User.Identity is SessionIdentity && !policy.Requirements.OfType<HoldsRole>().Any(door => OfTheProgramme.HasAny(door.Roles)))
        {
            await RecordAsync(context);
        }

        await answers.HandleAsync(next, context, policy, authorizeResult);
    }

    private async Task RecordAsync(HttpContext context)
    {
        var (by, now) = (context.User.Key(), store.Now());

        // The route and not the address: no number or name that somebody typed belongs into the chain.
        var door = $"{context.Request.Method} {(context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText}";
        foreach (var (old, at) in last)
        {
            if (now - at >= Same)
            {
                last.TryRemove(new(old, at));
            }
        }

        if (last.ContainsKey((by, door)))
        {
            return;
        }

        // Whoever hangs up before the answer tried it all the same; and a try whose row could not be written does not stand for the next one.
        await using var transaction = await store.BeginWriteAsync(CancellationToken.None);
        if (last.ContainsKey((by, door)))
        {
            return;
        }

        transaction.Audit(new AuditAct(by.FacilityId, by.PersonId, "access-denied", $"facility:{by.FacilityId:D}", new Dictionary<string, object?>(StringComparer.Ordinal) { ["door"] = door }));
        await transaction.CommitAsync(CancellationToken.None);
        last[(by, door)] = now;
    }
}
