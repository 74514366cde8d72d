using Microsoft.EntityFrameworkCore;
using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Storage.People;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage.Approvals;

/// <summary>The one place that looks up who somebody is and what he or she may decide.</summary>
internal static class ApprovalAccess
{
    // A survivor may have been merged again; more links than this is a damaged table.
    private const int MostAliases = 16;

    public static PersonKey Key(this PersonRow row) => new(row.FacilityId, row.PersonId);

    public static PersonKey Person(this MembershipRow row) => new(row.PersonFacilityId, row.PersonId);

    public static ConversationKey Key(this ConversationRow row) => new(row.FacilityId, row.ConversationId);

    /// <summary>The person of that id; for a merged record, the person that it turned out to be. Null when unknown.</summary>
    public static PersonRow? FindPerson(this PeerConnectDb db, PersonKey key)
    {
        var row = db.People.SingleOrDefault(person => person.FacilityId == key.FacilityId && person.PersonId == key.PersonId);
        for (var links = 0; row is { State: PersonState.Merged, MergedInto: { } into }; links++)
        {
            if (links == MostAliases)
            {
                throw new InvalidOperationException($"The alias of person {key.PersonId} does not end.");
            }

            row = db.People.SingleOrDefault(person => person.FacilityId == key.FacilityId && person.PersonId == into);
        }

        return row;
    }

    /// <summary>Every id under which a person is on record at the facility: the person's own, those of records merged into it, and into these. For a merged record, those of the person that it turned out to be.</summary>
    public static List<Guid> IdsOf(this PeerConnectDb db, PersonKey key) => db.WithMerged([db.FindPerson(key)?.PersonId ?? key.PersonId]);

    /// <summary>The id under which this person is on record now: the own one, or that of the record into which it was merged.</summary>
    public static Guid IdInUse(this PeerConnectDb db, Guid personId)
    {
        for (var links = 0; db.People.AsNoTracking().Where(row => row.PersonId == personId && row.MergedInto != null).Select(row => row.MergedInto).FirstOrDefault() is { } into; links++)
        {
            if (links == MostAliases)
            {
                throw new InvalidOperationException($"The alias of person {personId} does not end.");
            }

            personId = into;
        }

        return personId;
    }

    /// <summary>These people's ids, and those of the records that were merged into theirs, and into these.</summary>
    /// <param name="db">Where.</param>
    /// <param name="people">Ids; a person who was moved has the same one at each facility.</param>
    /// <param name="theirsAlone">Without records that somebody else used.</param>
    public static List<Guid> WithMerged(this PeerConnectDb db, IReadOnlyCollection<Guid> people, bool theirsAlone = false)
    {
        List<Guid> all = [.. people];
        for (var (next, links) = (all, 0); next.Count > 0; links++)
        {
            if (links > MostAliases)
            {
                throw new InvalidOperationException("The aliases of some people do not end.");
            }

            next = [.. db.People.Where(row => row.MergedInto != null && next.Contains(row.MergedInto.Value) && (!theirsAlone || row.MergedSamePerson)).Select(row => row.PersonId)];
            all.AddRange(next);
        }

        return all;
    }

    /// <summary>A resident or released person of the coordinator's own facility; everybody else is not there.</summary>
    public static PersonRow? FindOwn(this PeerConnectDb db, PersonKey coordinator, Guid personId) =>
        db.FindPerson(coordinator with { PersonId = personId }) is { Kind: PersonKind.Resident or PersonKind.Released } person ? person : null;

    /// <summary>Transferred here and not yet received.</summary>
    public static bool HasArrived(this PeerConnectDb db, PersonRow person)
    {
        if (person is not { State: PersonState.Suspended, UnitId: null })
        {
            return false;
        }

        var others = db.Facilities.AsNoTracking().Where(row => row.FacilityId != person.FacilityId).Select(row => row.FacilityId).ToList();
        return db.People.Any(row => others.Contains(row.FacilityId) && row.PersonId == person.PersonId && row.State == PersonState.TransferredOut);
    }

    public static bool Holds(this PeerConnectDb db, PersonKey person, Role role, DateTimeOffset now) =>
        db.Standing(person.FacilityId, person.PersonId) is { MaySignIn: true } standing && standing.Holds(role, now);

    public static bool Coordinates(this RecordedAct act) => act.Db.Holds(act.By, Role.Coordinator, act.Now);

    /// <summary>Until when the person is certified as a supporter; null without a current certification.</summary>
    public static DateTimeOffset? CertifiedUntil(this PeerConnectDb db, PersonKey person, DateTimeOffset now) =>
        db.Certifications
            .Where(row => row.FacilityId == person.FacilityId && row.PersonId == person.PersonId && row.WithdrawnAt == null
                && row.CertifiedAt <= now && row.ExpiresAt > now)
            .Select(row => (DateTimeOffset?)row.ExpiresAt).Max();

    /// <summary>The people of a facility who are certified at a time.</summary>
    public static IQueryable<PersonRow> Certified(this PeerConnectDb db, Guid facility, DateTimeOffset at) => db.People.Where(person =>
        person.FacilityId == facility && person.State == PersonState.Active && person.Kind != PersonKind.Staff
        && db.Certifications.Any(row => row.FacilityId == person.FacilityId && row.PersonId == person.PersonId && row.WithdrawnAt == null
            && row.CertifiedAt <= at && row.ExpiresAt > at));

    /// <summary>Staff with that role, or a supporter with a current certification.</summary>
    public static bool MayFacilitate(this PeerConnectDb db, PersonKey person, DateTimeOffset now) =>
        db.Standing(person.FacilityId, person.PersonId) is { MaySignIn: true } standing
        && (standing.Kind == PersonKind.Staff ? standing.Holds(Role.Facilitator, now) : db.CertifiedUntil(person, now) is not null);

    /// <summary>The open group that this person runs now; null for every other one.</summary>
    public static ConversationRow? FindLed(this PeerConnectDb db, PersonKey person, Guid conversationId, DateTimeOffset now) =>
        db.FindConversation(conversationId) is { Kind: ConversationKind.Group, State: not ConversationState.Ended } group
        && db.Members(group).Exists(row => row.IsCurrent(now) && row.Person() == person && row.Role == MemberRole.Facilitator)
        && db.MayFacilitate(person, now) ? group : null;

    /// <summary>Active and within its validity.</summary>
    public static bool IsCurrent(this MembershipRow row, DateTimeOffset now) =>
        row.State == MembershipState.Active && (row.ValidUntil is null || row.ValidUntil > now);

    /// <summary>Nobody decides about himself, herself or own kin.</summary>
    public static bool MustLeaveToOthers(this PeerConnectDb db, PersonKey staff, params IEnumerable<PersonKey> about)
    {
        var parties = about.ToHashSet();
        return parties.Contains(staff) || db.Relations.AsNoTracking()
            .Where(row => row.Kind == RelationKind.Kin
                && ((row.FacilityId == staff.FacilityId && row.PersonId == staff.PersonId)
                    || (row.OtherFacilityId == staff.FacilityId && row.OtherId == staff.PersonId)))
            .AsEnumerable()
            .Any(row => parties.Contains(new(row.FacilityId, row.PersonId)) || parties.Contains(new(row.OtherFacilityId, row.OtherId)));
    }

    /// <summary>The conversation of that id, whichever its home facility is.</summary>
    public static ConversationRow? FindConversation(this PeerConnectDb db, Guid conversationId)
    {
        // The facility leads the key; there are few.
        var facilities = db.Facilities.AsNoTracking().Select(row => row.FacilityId).ToList();
        return db.Conversations.SingleOrDefault(row => facilities.Contains(row.FacilityId) && row.ConversationId == conversationId);
    }

    /// <summary>Conversations of that kind that are not over and concern a facility.</summary>
    public static IQueryable<ConversationRow> Concerning(this PeerConnectDb db, Guid facility, ConversationKind kind)
    {
        var shared = db.Memberships.Where(row => row.State != MembershipState.Ended && (row.PersonFacilityId == facility || row.SuspendedByFacilityId == facility))
            .Select(row => row.ConversationId);
        return db.Conversations.Where(row => row.Kind == kind && row.State != ConversationState.Ended && (row.FacilityId == facility || shared.Contains(row.ConversationId)));
    }

    /// <summary>All memberships that the conversation ever had.</summary>
    public static List<MembershipRow> Members(this PeerConnectDb db, ConversationRow conversation) =>
        [.. db.Memberships.Where(row => row.FacilityId == conversation.FacilityId && row.ConversationId == conversation.ConversationId)];

    /// <summary>The memberships of one person that are not over.</summary>
    public static List<MembershipRow> StandingMemberships(this PeerConnectDb db, PersonKey person) =>
        [.. db.Memberships.Where(row => row.PersonFacilityId == person.FacilityId && row.PersonId == person.PersonId && row.State != MembershipState.Ended)

            // Again in memory: this transaction may have ended some of them.
            .AsEnumerable().Where(row => row.State != MembershipState.Ended)];

    public static ConversationRow ConversationOf(this PeerConnectDb db, MembershipRow membership) =>
        db.Conversations.Single(row => row.FacilityId == membership.FacilityId && row.ConversationId == membership.ConversationId);

    /// <summary>The newest sequence; read beside the tracked row, which does not follow the log.</summary>
    public static long LastSequence(this PeerConnectDb db, ConversationRow conversation) =>
        db.Conversations.AsNoTracking().Where(row => row.FacilityId == conversation.FacilityId && row.ConversationId == conversation.ConversationId)
            .Select(row => row.LastSequence).Single();
}
