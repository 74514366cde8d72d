using Microsoft.EntityFrameworkCore;
using PeerConnect.Contracts;
using PeerConnect.Hub.Storage.BreakGlass;
using PeerConnect.Hub.Storage.Holding;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Storage.Cases;

/// <summary>Everything sealed and recorded about one case, still sealed.</summary>
/// <param name="Lines">Messages in order: a page, and a few beyond its ends that say what is context of what.</param>
/// <param name="From">First sequence of the page.</param>
/// <param name="Before">The page ends before this sequence.</param>
/// <param name="More">Whether there are lines before the page.</param>
/// <param name="Decisions">How each line was judged, first to last, by the message's id.</param>
/// <param name="Speakers">In which role each person takes part.</param>
/// <param name="Names">Names of the case's own facility: staff who acted and people who wrote.</param>
/// <param name="Events">What was done, in order.</param>
/// <param name="Held">Its messages that are not in the conversation, by id.</param>
/// <param name="HeldActs">What staff did to those, in order, by id.</param>
/// <param name="Raised">What people told staff of it, oldest first.</param>
/// <param name="Glass">Each break-glass on it, in order.</param>
/// <param name="Exports">Each export of it, in order.</param>
/// <param name="Referrals">Each referral of it, in order.</param>
internal sealed record CaseContent(
    IReadOnlyList<CaseMessageRow> Lines,
    long From,
    long Before,
    bool More,
    ILookup<Guid, (DecisionRow Row, Decision Decision)> Decisions,
    IReadOnlyDictionary<Guid, MemberRole> Speakers,
    IReadOnlyDictionary<Guid, string> Names,
    IReadOnlyList<CaseEventRow> Events,
    IReadOnlyDictionary<Guid, HeldMessageRow> Held,
    ILookup<Guid, HeldActRow> HeldActs,
    IReadOnlyList<RaisedRow> Raised,
    IReadOnlyList<BreakGlassRow> Glass,
    IReadOnlyList<CaseExportRow> Exports,
    IReadOnlyList<CaseReferralRow> Referrals)
{
    private const int PageLines = 500;
    private const int Beyond = 50;

    /// <summary>The flagged messages of the page, whoever may see them.</summary>
    public IEnumerable<CaseMessageRow> Flagged => Lines.Where(line => line.Flagged && line.Sequence >= From && line.Sequence < Before);

    public static CaseContent Of(PeerConnectDb db, CaseRow row, long? before)
    {
        var all = db.CaseMessages.AsNoTracking().Where(line => line.FacilityId == row.FacilityId && line.CaseId == row.CaseId && line.ConversationId == row.ConversationId);
        var end = before ?? long.MaxValue;
        var page = all.Where(line => line.Sequence < end)
            .OrderByDescending(line => line.Sequence).ThenByDescending(line => line.Held).ThenByDescending(line => line.EntryId).Take(PageLines + Beyond).ToList();
        var more = page.Count > PageLines;
        var from = page.Count == 0 ? end : page[Math.Min(page.Count, PageLines) - 1].Sequence;
        var later = all.Where(line => line.Sequence >= end)
            .OrderBy(line => line.Sequence).ThenBy(line => line.Held).ThenBy(line => line.EntryId).Take(Beyond).ToList();
        List<CaseMessageRow> lines = [.. Enumerable.Reverse(page), .. later];

        // Decisions on what is not in the conversation stand under no sequence, so they are found by the message's id.
        var sequences = lines.Select(line => line.Held ? 0 : line.Sequence).Distinct().ToList();
        var events = db.CaseEvents.AsNoTracking().Where(told => told.FacilityId == row.FacilityId && told.CaseId == row.CaseId)
            .OrderBy(told => told.At).ThenBy(told => told.EventId).ToList();
        var held = HeldCases.In(db, row);
        var glass = GlassRows.Of(db, row);
        var exports = CaseExportRows.Of(db, row);
        var referrals = CaseReferralRows.Of(db, row);
        var acts = HeldCases.Acts(db, row.FacilityId, [.. held.Select(message => message.EntryId)]);
        var named = lines.Where(line => line.AuthorFacilityId == row.FacilityId).Select(line => line.AuthorId)
            .Concat(events.Select(told => told.ActorId).OfType<Guid>())
            .Concat(row.DecidedBy is { } decider ? [decider] : [])
            .Concat(acts.SelectMany(group => group).Select(act => act.ActorId))
            .Concat(glass.SelectMany(GlassRows.People))
            .Concat(exports.SelectMany(export => new[] { export.AskedBy, export.SignedBy }.OfType<Guid>()))
            .Concat(referrals.Select(referral => referral.ReferredBy))
            .Distinct().ToList();
        return new CaseContent(
            lines,
            from,
            end,
            more,
            db.Decisions.AsNoTracking()
                .Where(decision => decision.HomeFacilityId == row.HomeFacilityId && decision.ConversationId == row.ConversationId
                    && sequences.Contains(decision.Sequence))
                .OrderBy(decision => decision.At).ThenBy(decision => decision.DecisionId)
                .AsEnumerable()
                .Select(decision => (Row: decision, Decision: Decision.FromJson(decision.Record)))
                .ToLookup(judged => judged.Row.EntryId),
            SpeakersOf(db, row),
            StaffNames.Of(db, row.FacilityId, named),
            events,
            held.ToDictionary(message => message.EntryId),
            acts,
            RaisedRows.Of(db, row),
            glass,
            exports,
            referrals);
    }

    /// <summary>In which role each person takes part in the case's conversation; the latest, for who left and came back.</summary>
    public static Dictionary<Guid, MemberRole> SpeakersOf(PeerConnectDb db, CaseRow row) =>
        db.Memberships.AsNoTracking()
            .Where(member => member.FacilityId == row.HomeFacilityId && member.ConversationId == row.ConversationId)
            .Select(member => new { member.PersonId, member.Role, member.FromSequence }).AsEnumerable()
            .OrderBy(member => member.FromSequence).GroupBy(member => member.PersonId).ToDictionary(group => group.Key, group => group.Last().Role);
}
