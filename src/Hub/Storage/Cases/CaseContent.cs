using Microsoft.EntityFrameworkCore;
using PeerConnect.Contracts;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage.Cases;

/// <summary>Everything sealed and recorded about one case, still sealed.</summary>
/// <param name="Lines">Messages in order.</param>
/// <param name="Decisions">How each line was judged, first to last, by sequence.</param>
/// <param name="Speakers">In which role each person takes part.</param>
/// <param name="Names">Names of the case's own facility: staff who acted and people who wrote.</param>
/// <param name="Events">What was done, in order.</param>
internal sealed record CaseContent(
    IReadOnlyList<CaseMessageRow> Lines,
    ILookup<long, DecisionRow> Decisions,
    IReadOnlyDictionary<Guid, MemberRole> Speakers,
    IReadOnlyDictionary<Guid, string> Names,
    IReadOnlyList<CaseEventRow> Events)
{
    public static CaseContent Of(PeerConnectDb db, CaseRow row)
    {
        var lines = db.CaseMessages.AsNoTracking().Where(line => line.FacilityId == row.FacilityId && line.CaseId == row.CaseId)
            .OrderBy(line => line.Sequence).ToList();
        var sequences = lines.Select(line => line.Sequence).ToList();
        var events = db.CaseEvents.AsNoTracking().Where(told => told.FacilityId == row.FacilityId && told.CaseId == row.CaseId)
            .OrderBy(told => told.At).ThenBy(told => told.EventId).ToList();
        var members = db.Memberships.AsNoTracking()
            .Where(member => member.FacilityId == row.HomeFacilityId && member.ConversationId == row.ConversationId)
            .Select(member => new { member.PersonId, member.Role, member.FromSequence }).AsEnumerable();
        var named = lines.Where(line => line.AuthorFacilityId == row.FacilityId).Select(line => line.AuthorId)
            .Concat(events.Select(told => told.ActorId).OfType<Guid>())
            .Concat(row.DecidedBy is { } decider ? [decider] : [])
            .Distinct().ToList();
        return new CaseContent(
            lines,
            db.Decisions.AsNoTracking()
                .Where(decision => decision.HomeFacilityId == row.HomeFacilityId && decision.ConversationId == row.ConversationId
                    && sequences.Contains(decision.Sequence))
                .OrderBy(decision => decision.At).ThenBy(decision => decision.DecisionId)
                .ToLookup(decision => decision.Sequence),
            members.OrderBy(member => member.FromSequence).GroupBy(member => member.PersonId).ToDictionary(group => group.Key, group => group.Last().Role),
            StaffNames.Of(db, row.FacilityId, named),
            events);
    }
}
