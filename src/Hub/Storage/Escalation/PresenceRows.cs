using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage.Escalation;

/// <summary>Whether anybody is there for a case: holds the role, is on duty, is not kept out of it, and is signed in.</summary>
internal static class PresenceRows
{
    /// <param name="db">Where.</param>
    /// <param name="card">The case.</param>
    /// <param name="grant">For which of its roles.</param>
    /// <param name="seenAfter">Whoever did nothing since then is signed out.</param>
    /// <param name="now">When.</param>
    public static bool AnybodyFor(PeerConnectDb db, CaseCard card, CaseGrantRow grant, DateTimeOffset seenAfter, DateTimeOffset now)
    {
        var signedIn = db.Roles.Where(held => held.FacilityId == grant.FacilityId && held.Role == grant.Role
                && db.Sessions.Any(session => session.FacilityId == held.FacilityId && session.PersonId == held.PersonId && session.EndedAt == null
                    && session.EndsAt > now && session.LastSeenAt > seenAfter))
            .Select(held => held.PersonId).ToList();
        var asked = card with { Grants = [grant] };
        return signedIn.Exists(person =>
            CaseAccess.Viewer(db, new PersonKey(grant.FacilityId, person)) is { } viewer && CaseSight.Of(asked, viewer, now) is not null);
    }
}
