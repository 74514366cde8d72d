using Microsoft.EntityFrameworkCore;
using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Storage.Cases;

/// <summary>Who is kept out of a case whatever the role: the author, own kin, and whom the policy excludes. Asked anew each time, because kin is recorded later too.</summary>
internal static class CaseExclusions
{
    public static IReadOnlySet<PersonKey> Of(PeerConnectDb db, CaseRow row)
    {
        if (row.Pattern)
        {
            return OfPattern(db, row);
        }

        var excluded = Subject(db, row);
        var relatives = excluded.ToHashSet();
        var told = RaisedRows.Sources(db, row);
        foreach (var met in told.Where(one => one.Kind == RaisedKind.OwnWords).DistinctBy(one => (one.HomeFacilityId, one.ConversationId)))
        {
            // The case does not say of whom its writer told: it may be anybody there, and whoever is kept out of a case about that one does not read it here.
            var others = EverIn(db, met.HomeFacilityId, met.ConversationId).Except(relatives).ToHashSet();
            excluded.UnionWith([.. others, .. KinOf(db, others)]);

            // A line can be a whole department, and who approved the two the one clinician: where nobody else would be left to read a cry, they read it.
            HashSet<PersonKey> near = [.. LineOf(db, others), .. Approvers(db, met.HomeFacilityId, met.ConversationId)];
            if (IsReadBesides(db, row, [.. excluded, .. near]))
            {
                excluded.UnionWith(near);
            }
        }

        // Whoever is kept out of the case in which the person meant was named may be the danger, or stand by it.
        foreach (var from in told.Select(one => NamedIn(db, one)).OfType<CaseRow>())
        {
            excluded.UnionWith(Of(db, from));
        }

        if (Has(row, Exclusion.OwnKin))
        {
            relatives.UnionWith(InConversation(db, row));
            relatives.UnionWith(told.Select(one => NamedIn(db, one)).OfType<CaseRow>().SelectMany(from => from.Pattern ? InConversation(db, from) : Subject(db, from)));
            var sources = told.Where(one => one.Kind != RaisedKind.Meant).Select(one => one.Source()).Distinct().ToList();
            relatives.UnionWith(sources);
            relatives.UnionWith(sources.Select(db.FindPerson).OfType<PersonRow>().Select(person => person.Key()));
        }

        excluded.UnionWith(KinOf(db, relatives));
        if (Has(row, Exclusion.LineOfAccused))
        {
            excluded.UnionWith(LineOf(db, Subject(db, row)));
        }

        if (Has(row, Exclusion.SupportersApprover))
        {
            excluded.UnionWith(Approvers(db, row, told));
        }

        return excluded;
    }

    /// <summary>
    /// Nobody knows whose doing a pattern is. So whoever has or had a place in the conversation may be the one, and is kept out with kin and line; and so is who approved it,
    /// whatever the policy leaves out.
    /// </summary>
    private static HashSet<PersonKey> OfPattern(PeerConnectDb db, CaseRow row)
    {
        HashSet<PersonKey> people = [.. Subject(db, row), .. WithSurvivors(db, InConversation(db, row)), .. EverIn(db, row.HomeFacilityId, row.ConversationId)];
        return [.. people, .. KinOf(db, people), .. LineOf(db, people), .. Approvers(db, row, [])];
    }

    /// <summary>Whether a message that is read without a name is kept from a reader: its author, whoever has or had a place where it was written, kin and line of any of them, and whom the policy excludes besides.</summary>
    /// <param name="db">The store.</param>
    /// <param name="reader">Who would read it.</param>
    /// <param name="close">Who is <see cref="CloseTo"/> the reader.</param>
    /// <param name="author">Who wrote it.</param>
    /// <param name="conversation">Where.</param>
    /// <param name="approvers">Whether the policy keeps whoever approved the conversation out.</param>
    public static bool KeepsNameless(PeerConnectDb db, PersonKey reader, IReadOnlySet<PersonKey> close, PersonKey author, ConversationKey conversation, bool approvers)
    {
        HashSet<PersonKey> near = [.. WithSurvivors(db, [author]), .. EverIn(db, conversation.FacilityId, conversation.ConversationId)];
        return near.Overlaps(close) || (approvers && Approvers(db, conversation.FacilityId, conversation.ConversationId).Contains(reader));
    }

    /// <summary>The reader, own kin and the own line: both go either way, so they are asked for once and not for each message.</summary>
    public static IReadOnlySet<PersonKey> CloseTo(PeerConnectDb db, PersonKey reader)
    {
        HashSet<PersonKey> self = [reader];
        return KinOf(db, self).Concat(LineOf(db, self)).Append(reader).ToHashSet();
    }

    /// <summary>The author, under every id that the record turned out to have; for a request without sign-in, whoever the typed number belongs to.</summary>
    private static HashSet<PersonKey> Subject(PeerConnectDb db, CaseRow row)
    {
        var subject = new PersonKey(row.FacilityId, row.SubjectId);
        return WithSurvivors(db, row.TypedPersonId is { } typed ? [subject, new PersonKey(row.FacilityId, typed)] : [subject]);
    }

    private static HashSet<PersonKey> WithSurvivors(PeerConnectDb db, IEnumerable<PersonKey> people)
    {
        var known = people.ToHashSet();
        known.UnionWith(known.Select(db.FindPerson).OfType<PersonRow>().Select(person => person.Key()).ToList());
        return known;
    }

    /// <summary>The case out of which staff named somebody as meant; null for whatever else was told. Whoever named the person is no source: colleagues' kin go.</summary>
    private static CaseRow? NamedIn(PeerConnectDb db, RaisedRow told) =>
        told.FromCaseId is { } from ? db.Cases.AsNoTracking().SingleOrDefault(row => row.FacilityId == told.FacilityId && row.CaseId == from) : null;

    /// <summary>Whether somebody holds a role that reads the case and is none of these.</summary>
    private static bool IsReadBesides(PeerConnectDb db, CaseRow row, HashSet<PersonKey> people)
    {
        var roles = db.CaseGrants.AsNoTracking().Where(grant => grant.FacilityId == row.FacilityId && grant.CaseId == row.CaseId && grant.Level >= (int)DisclosureLevel.Message).Select(grant => grant.Role).ToList();
        return db.Roles.AsNoTracking().Where(held => held.FacilityId == row.FacilityId && roles.Contains(held.Role)).Select(held => held.PersonId)
            .AsEnumerable().Any(person => !people.Contains(new PersonKey(row.FacilityId, person)));
    }

    private static IEnumerable<PersonKey> InConversation(PeerConnectDb db, CaseRow row) =>
        db.Memberships.AsNoTracking()
            .Where(member => member.FacilityId == row.HomeFacilityId && member.ConversationId == row.ConversationId && member.State != MembershipState.Ended)
            .Select(member => new PersonKey(member.PersonFacilityId, member.PersonId))
            .AsEnumerable()
            .Concat(db.CaseMessages.AsNoTracking().Where(line => line.FacilityId == row.FacilityId && line.CaseId == row.CaseId)
                .Select(line => new PersonKey(line.AuthorFacilityId, line.AuthorId)));

    /// <summary>Whoever has or had a place there.</summary>
    private static HashSet<PersonKey> EverIn(PeerConnectDb db, Guid home, Guid conversationId) => WithSurvivors(
        db,
        db.Memberships.AsNoTracking().Where(member => member.FacilityId == home && member.ConversationId == conversationId)
            .Select(member => new PersonKey(member.PersonFacilityId, member.PersonId)));

    private static IEnumerable<PersonKey> KinOf(PeerConnectDb db, HashSet<PersonKey> people)
    {
        var ids = people.Select(person => person.PersonId).ToList();
        return db.Relations.AsNoTracking()
            .Where(row => row.Kind == RelationKind.Kin && (ids.Contains(row.PersonId) || ids.Contains(row.OtherId)))
            .AsEnumerable()
            .Select(row => (One: new PersonKey(row.FacilityId, row.PersonId), Other: new PersonKey(row.OtherFacilityId, row.OtherId)))
            .SelectMany(kin => new[] { (Relative: kin.One, Of: kin.Other), (Relative: kin.Other, Of: kin.One) })
            .Where(kin => people.Contains(kin.Of))
            .Select(kin => kin.Relative);
    }

    /// <summary>Whoever reports to these people or leads them, up and down the whole line. Residents have none.</summary>
    private static HashSet<PersonKey> LineOf(PeerConnectDb db, HashSet<PersonKey> people)
    {
        var reports = db.Relations.AsNoTracking().Where(row => row.Kind == RelationKind.ReportsTo).AsEnumerable()
            .Select(row => (Below: new PersonKey(row.FacilityId, row.PersonId), Above: new PersonKey(row.OtherFacilityId, row.OtherId))).ToList();
        var line = Reach(people, reports.ToLookup(pair => pair.Below, pair => pair.Above));
        line.UnionWith(Reach(people, reports.ToLookup(pair => pair.Above, pair => pair.Below)));
        return line;
    }

    private static HashSet<PersonKey> Reach(IEnumerable<PersonKey> from, ILookup<PersonKey, PersonKey> next)
    {
        var reached = new HashSet<PersonKey>();
        var open = new Queue<PersonKey>(from);
        while (open.TryDequeue(out var person))
        {
            foreach (var other in next[person].Where(reached.Add))
            {
                open.Enqueue(other);
            }
        }

        return reached;
    }

    /// <summary>Who approved the conversation of the case, or one by which somebody who told of it knows the person.</summary>
    private static IEnumerable<PersonKey> Approvers(PeerConnectDb db, CaseRow row, IEnumerable<RaisedRow> told) =>
        told.Select(one => (one.HomeFacilityId, one.ConversationId)).Append((row.HomeFacilityId, row.ConversationId)).Distinct()
            .SelectMany(conversation => Approvers(db, conversation.HomeFacilityId, conversation.ConversationId));

    private static IEnumerable<PersonKey> Approvers(PeerConnectDb db, Guid home, Guid conversationId)
    {
        var facilities =
            from request in db.ApprovalRequests
            join decision in db.ApprovalDecisions on new { request.FacilityId, request.RequestId } equals new { decision.FacilityId, decision.RequestId }
            where request.FacilityId == home && request.ConversationId == conversationId && decision.Approved
            select new PersonKey(decision.DecidingFacilityId, decision.DecidedBy);
        var officers =
            from request in db.ApprovalRequests
            join decision in db.OfficerDecisions on new { request.FacilityId, request.RequestId } equals new { decision.FacilityId, decision.RequestId }
            where request.FacilityId == home && request.ConversationId == conversationId && decision.Approved
            select new PersonKey(decision.PersonFacilityId, decision.OfficerId);
        return [.. facilities, .. officers];
    }

    private static bool Has(CaseRow row, Exclusion exclusion) => row.Excluded.Split(',').Contains(exclusion.ToString(), StringComparer.Ordinal);
}
