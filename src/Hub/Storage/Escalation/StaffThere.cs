using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Escalation;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage.Escalation;

/// <summary>Whether anybody is there for a case: holds the role, is on duty, is not kept out of it, is signed in, and has not said that he or she cannot go where that is what is asked.</summary>
internal static class StaffThere
{
    /// <param name="db">Where.</param>
    /// <param name="card">The case.</param>
    /// <param name="grant">For which of its roles.</param>
    /// <param name="seenAfter">Whoever did nothing since then is signed out.</param>
    /// <param name="now">When.</param>
    public static bool AnybodyFor(PeerConnectDb db, CaseCard card, CaseGrantRow grant, DateTimeOffset seenAfter, DateTimeOffset now)
    {
        var asked = card with { Grants = [grant] };
        return SignedIn(db, grant.FacilityId, [grant.Role], seenAfter, now)
            .Exists(person => SightOf(db, asked, person, now) is not null && (CaseGrants.First(grant) != AwaitedAct.OnTheWay || !card.CannotGo.ContainsKey(person)));
    }

    /// <summary>Who is there and may open the case.</summary>
    /// <inheritdoc cref="AnybodyFor"/>
    public static List<Guid> WhoMayOpen(PeerConnectDb db, CaseCard card, DateTimeOffset seenAfter, DateTimeOffset now) =>
        [.. SignedIn(db, card.Row.FacilityId, [.. card.Grants.Select(grant => grant.Role)], seenAfter, now).Where(person => SightOf(db, card, person, now) is { MayOpen: true })];

    /// <summary>Who may open the case when on duty, whoever is on duty or signed in now: where there are rosters, whoever stands on one.</summary>
    public static List<Guid> OnAnyShift(PeerConnectDb db, CaseCard card, DateTimeOffset now)
    {
        var roles = card.Grants.Select(grant => grant.Role).ToList();
        var people = db.Roles.Where(held => held.FacilityId == card.Row.FacilityId && roles.Contains(held.Role)).Select(held => held.PersonId).Distinct().ToList();
        return people.FindAll(person => SightOf(db, card with { Staffing = card.Staffing.OnEveryShift() }, person, now) is { MayOpen: true });
    }

    private static List<Guid> SignedIn(PeerConnectDb db, Guid facilityId, IReadOnlyCollection<Role> roles, DateTimeOffset seenAfter, DateTimeOffset now) =>
    [
        .. db.Roles.Where(held => held.FacilityId == facilityId && roles.Contains(held.Role)
                && db.Sessions.Any(session => session.FacilityId == held.FacilityId && session.PersonId == held.PersonId && session.EndedAt == null
                    && session.EndsAt > now && session.LastSeenAt > seenAfter))
            .Select(held => held.PersonId).Distinct(),
    ];

    private static CaseSight? SightOf(PeerConnectDb db, CaseCard card, Guid personId, DateTimeOffset now) =>
        CaseAccess.Viewer(db, new PersonKey(card.Row.FacilityId, personId)) is { } viewer ? CaseSight.Of(card, viewer, now) : null;
}
