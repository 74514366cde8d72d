using Microsoft.EntityFrameworkCore;
using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Sealing;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Approvals;

/// <summary>Requests as their requester and as those who decide see them.</summary>
internal sealed class ReadRequests(Store store, Sealer sealer, TimeProvider time)
{
    private const int Most = 200;

    /// <summary>Requests that wait and concern the reader's facility; nothing of the kind for who does not see them.</summary>
    public Reply<RequestList> Waiting(PersonKey reader, NoticeLanguage language = NoticeLanguage.English)
    {
        using var db = store.Read();
        var (facility, now) = (reader.FacilityId, time.GetUtcNow());
        if (!db.SeesRequests(reader, now))
        {
            return Refusals.NotFound;
        }

        var rows = RequestRows.Waiting(db, facility).OrderBy(row => row.RequestedAt).Take(Most).ToList();
        var own = db.CannotApprove(reader, now)?.In(language);
        return new RequestList([.. rows.Select(row => db.Show(row, facility, now, language) with { Group = GroupName(db, row, reader) }).Select(row => row.OwnDecision is null ? row with { Obstacle = row.Obstacle ?? own } : row)]);
    }

    /// <summary>What waits for the approval of this supervising officer; the own decision is the officer's.</summary>
    public RequestList Supervised(PersonKey officer, NoticeLanguage language = NoticeLanguage.English)
    {
        using var db = store.Read();
        var now = time.GetUtcNow();
        var people = db.People.Where(row => row.FacilityId == officer.FacilityId && row.SupervisorId == officer.PersonId).Select(row => row.PersonId).ToList();
        var rows = RequestRows.Waiting(db, officer.FacilityId).Where(row => people.Contains(row.PersonId) || (row.SupporterId != null && people.Contains(row.SupporterId.Value))).OrderBy(row => row.RequestedAt).ToList();
        return new RequestList([.. rows.Select(row => Supervised(db, row, officer, now, language)).OfType<RequestForStaff>().Take(Most)]);
    }

    private RequestForStaff? Supervised(PeerConnectDb db, ApprovalRequestRow row, PersonKey officer, DateTimeOffset now, NoticeLanguage language)
    {
        var own = db.Supervised(row, now).FindAll(one => one.OfficerId == officer.PersonId && one.Person.FacilityId == officer.FacilityId);
        return own.Count == 0 ? null : db.Show(row, officer.FacilityId, now, language) with
        {
            Group = GroupName(db, row, officer),
            OwnDecision = own.TrueForAll(one => db.HasOfficersApproval(row, one)) ? true : null,
            OfficerApproved = null,
            Obstacle = row.Unready(now) is { } unready ? ApprovalRefusals.Said(unready, language) : null,
        };
    }

    /// <summary>One request with the own facility's reason; the reading is recorded before the reason leaves.</summary>
    public Task<Reply<RequestDetail>> DetailAsync(PersonKey reader, Guid requestId, CancellationToken cancellation) =>
        store.ActAsync<RequestDetail>(reader, "request-read", $"request:{requestId:D}", act =>
        {
            if (!act.Db.SeesRequests(reader, act.Now) || act.Db.FindRequest(requestId) is not { } row || !act.Db.Concerned(row).Contains(reader.FacilityId))
            {
                return Refusals.NotFound;
            }

            var reason = act.Db.ApprovalDecisions.Where(decision => decision.FacilityId == row.FacilityId && decision.RequestId == requestId
                && decision.DecidingFacilityId == reader.FacilityId).Select(decision => decision.SealedReason).SingleOrDefault();
            var officers = act.Db.OfficerDecisions.Where(decision => decision.FacilityId == row.FacilityId && decision.RequestId == requestId
                && decision.PersonFacilityId == reader.FacilityId).OrderByDescending(decision => decision.DecidedAt).Select(decision => decision.SealedReason).FirstOrDefault();
            return new RequestDetail(
                act.Db.Show(row, reader.FacilityId, act.Now) with { Group = GroupName(act.Db, row, reader) },
                ReasonText.Open(sealer, SealedKind.ApprovalReason, reader, requestId, reason),
                ReasonText.Open(sealer, SealedKind.OfficerReason, reader, requestId, officers));
        }, cancellation);

    // The same groups that coordinators of that facility see in their list.
    private string? GroupName(PeerConnectDb db, ApprovalRequestRow request, PersonKey reader) =>
        request.Kind == ApprovalKind.GroupMembership
        && db.Concerning(reader.FacilityId, ConversationKind.Group).SingleOrDefault(row => row.ConversationId == request.ConversationId) is { } group
            ? ReadConversations.NameOf(sealer, group, reader)
            : null;

    /// <summary>What the person asked for.</summary>
    public OwnRequests Own(PersonKey person)
    {
        using var db = store.Read();
        var rows = db.ApprovalRequests.Where(row => row.RequestedByFacilityId == person.FacilityId && row.RequestedBy == person.PersonId)
            .OrderByDescending(row => row.RequestedAt).Take(Most).ToList();
        return new OwnRequests([.. rows.Select(row => new OwnRequest(row.RequestId, row.Kind.Shown(), row.State.Shown(), row.ConversationId))]);
    }

    /// <summary>Whom a person may ask for: the certified supporters of the own facility who do not rest, the same list for everybody.</summary>
    public SupporterList Supporters(PersonKey reader)
    {
        using var db = store.Read();
        var rows = db.Certified(reader.FacilityId, time.GetUtcNow()).Where(row => row.RestingSince == null).OrderBy(row => row.GivenName).ThenBy(row => row.FamilyName).ThenBy(row => row.PersonId).ToList();
        return new SupporterList([.. rows.Select(row => new SupporterShown(row.FacilityId, row.PersonId, ApprovalRows.ShortName(row)))]);
    }
}
