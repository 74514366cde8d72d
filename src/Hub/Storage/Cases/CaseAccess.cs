using Microsoft.EntityFrameworkCore;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Storage.People;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage.Cases;

/// <summary>A case together with what the caller may know of it.</summary>
internal sealed record SeenCase(CaseCard Card, CaseSight Sight);

/// <summary>The one access function of cases: unknown, foreign, not granted and excluded look the same.</summary>
internal static class CaseAccess
{
    /// <summary>The case, where the caller may open it and work on it; null otherwise.</summary>
    public static SeenCase? FindOpenable(PeerConnectDb db, PersonKey caller, Guid caseId, DateTimeOffset now) =>
        CaseCards.Find(db, caller.FacilityId, caseId) is { } card
            && Viewer(db, caller) is { } viewer
            && CaseSight.Of(card, viewer, now) is { MayOpen: true } sight
            ? new SeenCase(card, sight)
            : null;

    /// <summary>The case, where the caller may go to its person, with or without opening it; null otherwise.</summary>
    public static SeenCase? FindReachable(PeerConnectDb db, PersonKey caller, Guid caseId, DateTimeOffset now) =>
        CaseCards.Find(db, caller.FacilityId, caseId) is { } card
            && Viewer(db, caller) is { } viewer
            && CaseSight.Of(card, viewer, now) is { MayGo: true } sight
            ? new SeenCase(card, sight)
            : null;

    /// <summary>What the caller may know of the undecided cases of the own facility.</summary>
    public static List<SeenCase> Undecided(PeerConnectDb db, PersonKey caller, DateTimeOffset now) =>
        Viewer(db, caller) is { } viewer ? Seen(CaseCards.Undecided(db, caller.FacilityId), viewer, now) : [];

    public static List<SeenCase> Seen(IEnumerable<CaseCard> cards, Viewer viewer, DateTimeOffset now) =>
        [.. cards.Select(card => CaseSight.Of(card, viewer, now) is { } sight ? new SeenCase(card, sight) : null).OfType<SeenCase>()];

    /// <summary>The colleague of that user name who may open this case too; null otherwise.</summary>
    public static Guid? Colleague(PeerConnectDb db, SeenCase seen, string userName, DateTimeOffset now)
    {
        var facility = seen.Card.Row.FacilityId;
        var person = db.People.AsNoTracking()
            .Where(row => row.FacilityId == facility && row.Kind == PersonKind.Staff && row.Number == userName)
            .Select(row => (Guid?)row.PersonId).SingleOrDefault();
        return person is { } id && Viewer(db, new PersonKey(facility, id)) is { } viewer && CaseSight.Of(seen.Card, viewer, now) is { MayOpen: true } ? id : null;
    }

    /// <summary>Who looks, with the roles held; null for somebody unknown.</summary>
    public static Viewer? Viewer(PeerConnectDb db, PersonKey person) =>
        db.Standing(person.FacilityId, person.PersonId) is { } standing ? new Viewer(person, standing) : null;
}
