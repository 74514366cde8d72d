using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage;

/// <summary>Reads the approval view's snapshot from the tables, whole or in the parts that a commit touched.</summary>
internal static class ApprovalRows
{
    public static ApprovalSnapshot LoadAll(PeerConnectDb db)
    {
        var snapshot = ApprovalSnapshot.Empty with { Version = Version(db), ConsentVersions = ConsentVersions(db) };
        var people = People(db, db.People, db.Certifications, db.Consents, db.Separations.Where(row => row.LiftedAt == null), db.Hidden, db.Roles);
        var conversations = Conversations(db.Conversations, db.Memberships);
        return With(snapshot, people, conversations);
    }

    public static ApprovalSnapshot Reload(
        PeerConnectDb db,
        ApprovalSnapshot snapshot,
        IEnumerable<(Guid Facility, Guid Conversation)> conversations,
        IEnumerable<(Guid Facility, Guid Person)> people)
    {
        var next = snapshot with { Version = Version(db), ConsentVersions = ConsentVersions(db) };
        foreach (var (facility, id) in people)
        {
            var rows = People(
                db,
                db.People.Where(row => row.FacilityId == facility && row.PersonId == id),
                db.Certifications.Where(row => row.FacilityId == facility && row.PersonId == id),
                db.Consents.Where(row => row.FacilityId == facility && row.PersonId == id),
                db.Separations.Where(row => row.LiftedAt == null
                    && ((row.FirstFacilityId == facility && row.FirstId == id) || (row.SecondFacilityId == facility && row.SecondId == id))),
                db.Hidden.Where(row => row.FacilityId == facility && row.PersonId == id),
                db.Roles.Where(row => row.FacilityId == facility && row.PersonId == id));
            next = With(next, rows, []);
        }

        foreach (var (facility, id) in conversations)
        {
            var rows = Conversations(
                db.Conversations.Where(row => row.FacilityId == facility && row.ConversationId == id),
                db.Memberships.Where(row => row.FacilityId == facility && row.ConversationId == id));
            next = With(next, [], rows);
        }

        return next;
    }

    public static long Version(PeerConnectDb db) => db.AuthorisationVersion.Select(row => row.Version).Single();

    private static ImmutableDictionary<Guid, int> ConsentVersions(PeerConnectDb db) =>
        db.Policies.Where(row => row.SupersededAt == null).ToImmutableDictionary(row => row.FacilityId, row => row.ConsentFrom);

    private static ApprovalSnapshot With(ApprovalSnapshot snapshot, IEnumerable<PersonStanding> people, IEnumerable<ConversationStanding> conversations)
    {
        var byPerson = snapshot.People.ToBuilder();
        foreach (var person in people)
        {
            byPerson[person.Key] = person;
        }

        var byId = snapshot.Conversations.ToBuilder();
        var of = snapshot.ConversationsOf.ToBuilder();
        foreach (var conversation in conversations)
        {
            byId[conversation.Key.ConversationId] = conversation;
            foreach (var member in conversation.Members)
            {
                var known = of.GetValueOrDefault(member.Person, []);
                of[member.Person] = known.Add(conversation.Key.ConversationId);
            }
        }

        return snapshot with { People = byPerson.ToImmutable(), Conversations = byId.ToImmutable(), ConversationsOf = of.ToImmutable() };
    }

    private static List<PersonStanding> People(
        PeerConnectDb db,
        IQueryable<PersonRow> people,
        IQueryable<CertificationRow> certifications,
        IQueryable<ConsentRow> consents,
        IQueryable<SeparationRow> separations,
        IQueryable<HiddenRow> hidden,
        IQueryable<RoleRow> roles)
    {
        var facilitators = roles.Where(row => row.Role == Role.Facilitator).AsEnumerable().ToDictionary(row => new PersonKey(row.FacilityId, row.PersonId), row => (row.From, row.Until));
        var hides = hidden.AsEnumerable().ToLookup(row => row.Who(), row => row.Other());
        var certified = certifications.Where(row => row.WithdrawnAt == null).AsEnumerable()
            .GroupBy(row => new PersonKey(row.FacilityId, row.PersonId))
            .ToDictionary(group => group.Key, group => group.Max(row => row.ExpiresAt));
        var consented = consents.Where(row => row.WithdrawnAt == null && row.AskedAgainAt == null).AsEnumerable()
            .GroupBy(row => new PersonKey(row.FacilityId, row.PersonId))
            .ToDictionary(group => group.Key, group => group.Max(row => row.PolicyVersion));
        var separated = separations.AsEnumerable()
            .SelectMany(row =>
            {
                var first = new PersonKey(row.FirstFacilityId, row.FirstId);
                var second = new PersonKey(row.SecondFacilityId, row.SecondId);
                return new[] { (Who: first, Other: second, row.ExpiresAt), (Who: second, Other: first, row.ExpiresAt) };
            })
            .ToLookup(pair => pair.Who, pair => (pair.Other, pair.ExpiresAt));
        return [.. people.AsEnumerable().Select(row =>
        {
            var key = new PersonKey(row.FacilityId, row.PersonId);
            return new PersonStanding(
                key, row.Kind, row.State, ShortName(row), row.Language, row.UnitId,
                certified.TryGetValue(key, out var until) ? until : null,
                consented.GetValueOrDefault(key),
                [.. separated[key]])
            {
                Hides = [.. hides[key]],
                Facilitator = facilitators.TryGetValue(key, out var held) ? held : null,
            };
        })];
    }

    private static List<ConversationStanding> Conversations(IQueryable<ConversationRow> conversations, IQueryable<MembershipRow> memberships)
    {
        var members = memberships.AsEnumerable().ToLookup(row => row.ConversationId);
        return [.. conversations.AsEnumerable().Select(row => new ConversationStanding(
            new ConversationKey(row.FacilityId, row.ConversationId), row.Kind, row.Class, row.State, row.PauseCause, row.SlowSeconds, row.SealedName,
            [.. members[row.ConversationId].OrderBy(member => member.FromSequence).ThenBy(member => member.Role).ThenBy(member => member.MembershipId).Select(member => new MemberStanding(
                member.MembershipId, new PersonKey(member.PersonFacilityId, member.PersonId), member.Role, member.State,
                member.FromSequence, member.ToSequence, member.ValidUntil, member.MutedUntil, member.OwnPause))])
        {
            ProgrammeId = row.ProgrammeId,
        })];
    }

    internal static string ShortName(PersonRow row) => row.FamilyName.Length > 0
        ? $"{row.GivenName} {row.FamilyName.EnumerateRunes().First()}."
        : row.GivenName;
}
