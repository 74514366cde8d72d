using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Escalation;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.People;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Cases;

/// <summary>A member of staff with the roles held, and their times.</summary>
internal sealed record Viewer(PersonKey Person, Standing Standing);

/// <summary>What one person may know of one case now. The only place that turns stored grants into an answer; pure.</summary>
/// <param name="Role">The role that gives the most.</param>
/// <param name="Rosters">By which of its rosters the viewer is meant; empty text for the role's own.</param>
/// <param name="Level">What it gives.</param>
/// <param name="Before">Lines of context before a flagged message.</param>
/// <param name="After">Lines of context after it.</param>
/// <param name="Purpose">What for.</param>
/// <param name="Discreet">Neither category nor source is named.</param>
/// <param name="Location">Whether one of the roles gives name and cell.</param>
/// <param name="AcknowledgeBy">The role's limit for taking it up.</param>
/// <param name="FaceToFaceBy">The role's limit for standing in front of the person.</param>
/// <param name="DecideBy">The role's limit for the decision.</param>
/// <param name="OwnVisit">The viewer said to stand in front of the person, and it stands.</param>
internal sealed record CaseSight(
    Role Role,
    IReadOnlyList<string> Rosters,
    DisclosureLevel Level,
    int Before,
    int After,
    CasePurpose Purpose,
    bool Discreet,
    bool Location,
    DateTimeOffset? AcknowledgeBy,
    DateTimeOffset? FaceToFaceBy,
    DateTimeOffset? DecideBy,
    bool OwnVisit = false)
{
    /// <summary>Whether it is listed as a case: from time, category and severity on.</summary>
    public bool Listed => Level >= DisclosureLevel.Metadata;

    /// <summary>Whether it can be opened and worked on.</summary>
    public bool MayOpen => Level >= DisclosureLevel.Message;

    /// <summary>Whether the viewer can go to the person, and so may say it: who is told neither who nor where it is would stop the steps and the alarm, and nobody would come.</summary>
    public bool MayGo => Location || Identity;

    public bool Identity => Level >= DisclosureLevel.Identity;

    /// <summary>What the viewer may know; null where the case does not exist for him or her.</summary>
    public static CaseSight? Of(CaseCard card, Viewer viewer, DateTimeOffset now) =>
        Of(card.Row, card.Grants, card.Subject.UnitId, card.Staffing, () => card.Excluded, viewer, now);

    /// <summary>The same of a case of which no card was made.</summary>
    /// <param name="row">The case.</param>
    /// <param name="granted">What each role was granted.</param>
    /// <param name="unitId">Where its person lives now.</param>
    /// <param name="staffing">Who is on duty.</param>
    /// <param name="excluded">Who is kept out, whatever the role; asked for last, because that costs most.</param>
    /// <param name="viewer">Who looks.</param>
    /// <param name="now">When.</param>
    public static CaseSight? Of(
        CaseRow row, IEnumerable<CaseGrantRow> granted, Guid? unitId, Staffing staffing, Func<IReadOnlySet<PersonKey>> excluded, Viewer viewer, DateTimeOffset now)
    {
        if (viewer.Person.FacilityId != row.FacilityId || !viewer.Standing.MaySignIn)
        {
            return null;
        }

        var grants = granted.Where(grant => Holds(viewer, grant.Role, unitId, now) && IsMeant(row, staffing, grant, viewer, now)).ToList();
        if (grants.Count == 0 || excluded().Contains(viewer.Person))
        {
            return null;
        }

        var most = grants.MaxBy(grant => (grant.Level, grant.Before + grant.After))!;
        if (CaseStart.IsAhead(row, now) && (DisclosureLevel)most.Level < DisclosureLevel.Message)
        {
            // Whoever is told to go learns of it when going shows nobody; whoever reads it knows when that is.
            return null;
        }

        return new CaseSight(
            most.Role,
            [.. grants.Where(grant => grant.Role == most.Role).Select(grant => grant.Roster)],
            (DisclosureLevel)most.Level,
            most.Before,
            most.After,
            most.Purpose,
            most.Discreet,
            grants.Exists(grant => grant.Location),
            grants.Min(grant => grant.AcknowledgeBy),
            grants.Min(grant => grant.FaceToFaceBy),
            grants.Min(grant => grant.DecideBy),
            row.FaceToFacePerson == viewer.Person.PersonId);
    }

    /// <summary>Whether whoever has taken it up is off duty, while somebody else whom it is for is there: then a colleague may go on.</summary>
    public static bool HolderIsOff(CaseCard card, DateTimeOffset now) =>
        card.Row.TakenBy is { } holder && !card.Staffing.Rosters.IsEmpty
        && !card.Grants.Any(grant => grant.Level >= (int)DisclosureLevel.Message && card.Staffing.Holds(grant.Role, holder, now) && IsMeant(card.Staffing, grant, holder, now));

    /// <summary>Roles that work cases. Others learn of none, whatever a policy says.</summary>
    public static bool WorksCases(Role role) => role switch
    {
        Role.Moderator or Role.Clinician or Role.Security or Role.Officer or Role.ControlRoom or Role.Safeguarding or Role.Chaplain => true,
        Role.Resident or Role.PeerSupporter or Role.Facilitator or Role.Coordinator or Role.Auditor or Role.Administrator or Role.SupervisingOfficer => false,
    };

    // Whoever works on the case goes on with it after the shift, until a colleague on duty takes it.
    private static bool IsMeant(CaseRow row, Staffing staffing, CaseGrantRow grant, Viewer viewer, DateTimeOffset now) =>
        row.TakenBy == viewer.Person.PersonId || IsMeant(staffing, grant, viewer.Person.PersonId, now);

    private static bool IsMeant(Staffing staffing, CaseGrantRow grant, Guid personId, DateTimeOffset now) =>
        staffing.Means(grant.Role, grant.Roster.Length == 0 ? null : grant.Roster, personId, now);

    // A role held for one unit reaches the people who live there now.
    private static bool Holds(Viewer viewer, Role role, Guid? unitId, DateTimeOffset now) =>
        WorksCases(role) && viewer.Standing.Roles.Any(held =>
            held.Role == role && held.From <= now && now < held.Until && (held.UnitId is null || held.UnitId == unitId));
}
