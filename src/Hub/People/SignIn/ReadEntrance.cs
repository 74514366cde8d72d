using Microsoft.Extensions.Options;
using PeerConnect.Contracts;
using PeerConnect.Hub.People.Sessions;
using PeerConnect.Hub.Storage.People;

namespace PeerConnect.Hub.People.SignIn;

/// <summary>What a browser asks before it shows anything: one answer, so that nobody has to type the facility's code.</summary>
internal sealed class ReadEntrance(FacilityRecords facilities, SignInAnswer answer, IOptions<Sessions.SessionOptions> sessions)
{
    /// <param name="origin">Where the request comes from; null when a device token came that is not enrolled.</param>
    /// <param name="caller">Who is signed in already.</param>
    /// <param name="endsAt">When that session ends at the latest.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<Entrance> HandleAsync(SignInOrigin? origin, Caller? caller, DateTimeOffset? endsAt, CancellationToken cancellation)
    {
        var self = origin?.Self;
        var shown = self is null ? await facilities.ListAsync(cancellation) : [new FacilityShown(self.Facility, self.FacilityName)];
        var me = caller is { } one ? await answer.MeAsync(one, cancellation) : null;
        return new Entrance(shown, origin is null, self, me, sessions.Value.IdleSeconds, me is null ? null : endsAt);
    }
}
