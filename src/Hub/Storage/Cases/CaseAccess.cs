using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Storage.People;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage.Cases;

/// <summary>A case together with what the caller may know of it.</summary>
internal sealed record SeenCase(CaseCard Card, CaseSight Sight)
{
    /// <summary>Ids of what was told of which the caller does not read the words here.</summary>
    public IReadOnlySet<Guid> WithoutWords { get; init; } = FrozenSet<Guid>.Empty;
}

/// <summary>The one access function of cases: unknown, foreign, not granted and excluded look the same.</summary>
internal static class CaseAccess
{
    /// <summary>The case, where the caller may open it and work on it; null otherwise.</summary>
    public static SeenCase? FindOpenable(PeerConnectDb db, PersonKey caller, Guid caseId, DateTimeOffset now) =>
        CaseCards.Find(db, caller.FacilityId, caseId) is { } card
            && Viewer(db, caller) is { } viewer
            && CaseSight.Of(card, viewer, now) is { MayOpen: true } sight
            ? new SeenCase(card, sight) { WithoutWords = WithoutWords(db, card.Row, viewer, now) }
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

    /// <summary>
    /// Of words of which their writer has a case too: who may open that one reads them there alone, because twice in one queue they would name who told. Everybody else reads them here: they may be of somebody in danger.
    /// Only what was told against somebody is not for whoever is kept out of the writer's case, as who is near that one is.
    /// </summary>
    private static HashSet<Guid> WithoutWords(PeerConnectDb db, CaseRow row, Viewer viewer, DateTimeOffset now)
    {
        var without = new HashSet<Guid>();
        foreach (var same in RaisedRows.InCasesOfWriters(db, row).GroupBy(both => (both.Own.FacilityId, both.Own.CaseId)))
        {
            if (CaseCards.Find(db, same.Key.FacilityId, same.Key.CaseId) is { } card)
            {
                var (sight, keptOut) = (CaseSight.Of(card, viewer, now), card.Excluded.Contains(viewer.Person));
                without.UnionWith(same.Where(both => (sight is { MayOpen: true } && both.Own.Readers.Split(',').Contains(sight.Role.ToString(), StringComparer.Ordinal)) || (keptOut && both.Told.Kind != RaisedKind.Concern))
                    .Select(both => both.Told.RaisedId));
            }
        }

        return without;
    }
}
