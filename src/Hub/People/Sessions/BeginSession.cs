using Microsoft.Extensions.Options;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.People;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.People.Sessions;

/// <summary>Gives a person whose sign-in succeeded a session.</summary>
internal sealed class BeginSession(SessionRows rows, SessionRegistry registry, IOptions<SessionOptions> options, TimeProvider time)
{
    /// <summary>The new session; null when the person may not sign in, or <paramref name="within"/> gave it up.</summary>
    /// <param name="facilityId">The person's facility.</param>
    /// <param name="personId">Who signed in.</param>
    /// <param name="deviceId">The enrolled device, if it is one.</param>
    /// <param name="within">Changes to commit with the session.</param>
    /// <param name="cancellation">Ends before the commit or not at all.</param>
    public async Task<Begun?> HandleAsync(
        Guid facilityId, Guid personId, Guid? deviceId, Func<WriteTransaction, ValueTask<bool>> within, CancellationToken cancellation)
    {
        var (token, hash) = OpaqueToken.New();
        var now = time.GetUtcNow();
        var row = new SessionRow
        {
            FacilityId = facilityId,
            SessionId = Guid.CreateVersion7(now),
            PersonId = personId,
            TokenHash = hash.ToBytes(),
            DeviceId = deviceId,
            CreatedAt = now,
            LastSeenAt = now,
            EndsAt = now + options.Value.Longest,
        };
        var known = false;
        try
        {
            // Known before the commit, and to nobody: the token has not been given out.
            var standing = await rows.BeginAsync(row, within, found => { registry.Add(row, found); known = true; }, cancellation);
            return standing is null ? null : new Begun(token, row, standing);
        }
        catch
        {
            if (known)
            {
                registry.End(row.SessionId);
            }

            throw;
        }
    }

    internal sealed record Begun(string Token, SessionRow Session, Standing Standing)
    {
        public override string ToString() => $"Begun {{ {Session.SessionId} }}";
    }
}
