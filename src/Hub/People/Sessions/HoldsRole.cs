using Microsoft.AspNetCore.Authorization;
using PeerConnect.Contracts;

namespace PeerConnect.Hub.People.Sessions;

/// <summary>The caller must hold one of the roles now. It judges itself: the roles are in the caller.</summary>
internal sealed class HoldsRole(RoleSet roles) : AuthorizationHandler<HoldsRole>, IAuthorizationRequirement
{
    public RoleSet Roles { get; } = roles;

    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, HoldsRole requirement)
    {
        if (context.User.Identity is SessionIdentity && context.User.Caller().Roles.HasAny(requirement.Roles))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }

    public override string ToString() => $"HoldsRole: {Roles}";
}

internal static class RolePolicies
{
    /// <summary>Opens a group of endpoints (or a hub) to callers who hold one of the roles; to others it does not exist.</summary>
    public static TBuilder RequireAnyRole<TBuilder>(this TBuilder endpoints, params ReadOnlySpan<Role> roles)
        where TBuilder : IEndpointConventionBuilder
    {
        var policy = new AuthorizationPolicyBuilder(SessionAuthentication.Scheme).RequireAuthenticatedUser().AddRequirements(new HoldsRole(RoleSet.Of(roles))).Build();
        return endpoints.RequireAuthorization(policy);
    }
}
