using System.Security.Claims;
using PeerConnect.Contracts;

namespace PeerConnect.Hub.People.Sessions;

/// <summary>Who calls. Roles are those held at this moment, not at sign-in.</summary>
internal readonly record struct Caller(Guid FacilityId, Guid PersonId, Guid SessionId, Guid? DeviceId, RoleSet Roles);

/// <summary>A set of roles in one number.</summary>
internal readonly record struct RoleSet(int Bits)
{
    public static RoleSet Of(params ReadOnlySpan<Role> roles)
    {
        var bits = 0;
        foreach (var role in roles)
        {
            bits |= 1 << (int)role;
        }

        return new RoleSet(bits);
    }

    public bool Has(Role role) => (Bits & (1 << (int)role)) != 0;

    public bool HasAny(RoleSet others) => (Bits & others.Bits) != 0;

    public RoleSet With(Role role) => new(Bits | (1 << (int)role));

    public IReadOnlyList<Role> ToList() => [.. Enum.GetValues<Role>().Where(Has)];

    public override string ToString() => string.Join(' ', ToList());
}

/// <summary>The identity of a signed-in caller. It looks at the live session, so a long connection sees changes of roles at once.</summary>
internal sealed class SessionIdentity : ClaimsIdentity
{
    public SessionIdentity(LiveSession session, TimeProvider time)
        : base(SessionAuthentication.Scheme)
    {
        Session = session;
        Time = time;
        AddClaim(new Claim(ClaimTypes.NameIdentifier, session.PersonId.ToString("D")));
    }

    public LiveSession Session { get; }

    public TimeProvider Time { get; }

    /// <summary>Answers <see cref="ClaimsPrincipal.IsInRole"/> from the roles held now.</summary>
    public override bool HasClaim(string type, string value) =>
        type == RoleClaimType
            ? Enum.TryParse<Role>(value, out var role) && Session.RolesAt(Time.GetUtcNow()).Has(role)
            : base.HasClaim(type, value);
}

internal static class CallerOfPrincipal
{
    /// <summary>The caller. Only behind authentication.</summary>
    /// <exception cref="InvalidOperationException">There is no signed-in caller: the endpoint lacks its authorization.</exception>
    public static Caller Caller(this ClaimsPrincipal principal)
    {
        var identity = principal.Identity as SessionIdentity ?? throw new InvalidOperationException("An endpoint that needs a caller was reached without one.");
        var session = identity.Session;
        return new(session.FacilityId, session.PersonId, session.SessionId, session.DeviceId, session.RolesAt(identity.Time.GetUtcNow()));
    }

    /// <summary>Whether the session still runs; the person did nothing for it.</summary>
    public static bool IsLive(this ClaimsPrincipal principal)
    {
        var identity = principal.Identity as SessionIdentity ?? throw new InvalidOperationException("An endpoint that needs a caller was reached without one.");
        return identity.Session.IsLive(identity.Time.GetUtcNow());
    }

    /// <summary>Says that the person did something: restarts the idle time. False when the session has ended meanwhile.</summary>
    public static bool MarkSeen(this ClaimsPrincipal principal)
    {
        var identity = principal.Identity as SessionIdentity ?? throw new InvalidOperationException("An endpoint that needs a caller was reached without one.");
        return identity.Session.MarkSeen(identity.Time.GetUtcNow());
    }
}
