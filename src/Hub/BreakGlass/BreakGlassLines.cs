using PeerConnect.Contracts;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.BreakGlass;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.BreakGlass;

/// <summary>A message that may be shown, still sealed.</summary>
internal sealed record SealedLine(EntryRow Entry, bool Flagged, string Pseudonym, MemberRole Speaker, string? Name)
{
    public override string ToString() => $"SealedLine {{ {Entry.EntryId} }}";
}

/// <summary>One page, in order, still sealed.</summary>
internal sealed record SealedPage(IReadOnlyList<SealedLine> Lines, long? MoreBefore);

/// <summary>
/// Which messages of a conversation are reached beyond a case's own. An approval or a rule alone opens nothing: the policy that each message was written under
/// must have allowed breaking glass so far, for that purpose, in that way, and must give the role messages like it; or it must itself give the role the whole conversation.
/// </summary>
internal sealed class BreakGlassLines(PolicyBook policies)
{
    /// <summary>A page of what a break-glass reaches.</summary>
    public SealedPage Page(RecordedAct act, SeenGlass found, long? before)
    {
        var flagged = GlassRows.Flagged(act.Db, found.Case);
        var around = GlassRows.Around(flagged, Protocol.BreakGlassAround);
        return Page(
            act,
            found.Seen,
            flagged,
            found.Row.Scope == BreakGlassScope.Conversation ? [Stretch.Everything] : around,
            before,
            (own, line) => Allows(found.Row, act.Now, own.Version(line.Facility, line.Version).BreakGlass, around, line.Entry)
                && CareAlone.Allows(found.Row.Purpose, line.Decisions)
                && own.Widest(own.Judged(line.Facility, line.Version, line.Where, found.Row.Severity)) is { Level: >= DisclosureLevel.Message } grant
                ? grant.Level
                : null,
            level => found.Row.Names || (found.Seen.Sight.Identity && level >= DisclosureLevel.Identity));
    }

    /// <summary>A page of the whole conversation, for a role that a rule gives it.</summary>
    public SealedPage Whole(RecordedAct act, SeenCase seen, long? before) => Page(
        act,
        seen,
        GlassRows.Flagged(act.Db, seen.Card.Row),
        [Stretch.Everything],
        before,
        (own, line) => CareAlone.Allows(seen.Sight.Purpose, line.Decisions)
            && own.Widest(own.Judged(line.Facility, line.Version, line.Where, seen.Card.Row.Severity)) is { Level: DisclosureLevel.Conversation }
            ? DisclosureLevel.Conversation
            : null,
        _ => true);

    private SealedPage Page(
        RecordedAct act,
        SeenCase seen,
        HashSet<long> flagged,
        IReadOnlyList<Stretch> within,
        long? before,
        Func<OwnPolicies, JudgedLine, DisclosureLevel?> level,
        Func<DisclosureLevel, bool> named)
    {
        var of = seen.Card.Row;
        var rows = GlassRows.Messages(act.Db, of, within, before, Protocol.BreakGlassPageLines);
        var more = rows.Count > Protocol.BreakGlassPageLines;
        var page = rows.Take(Protocol.BreakGlassPageLines).Reverse().ToList();

        var speakers = CaseContent.SpeakersOf(act.Db, of);
        var own = new OwnPolicies(policies.Version, seen, speakers);
        var decisions = GlassRows.Decisions(act.Db, of, [.. page.Select(entry => entry.Sequence)]);
        var keptFrom = GlassRows.KeptFrom(act.Db, act.By, of, [.. page.Select(entry => entry.EntryId)]);
        var allowed = page.Select(entry => (Entry: entry, Level: keptFrom.Contains(entry.EntryId) ? null : Level(own, Judged(entry, decisions), level)))
            .Where(line => line.Level is not null)
            .Select(line => (line.Entry, Named: line.Entry.AuthorFacilityId == of.FacilityId && named(line.Level!.Value))).ToList();
        var names = StaffNames.Of(act.Db, of.FacilityId, allowed.Where(line => line.Named).Select(line => line.Entry.AuthorId!.Value).ToHashSet());
        return new SealedPage(
            [.. allowed.Select(line => new SealedLine(
                line.Entry,
                flagged.Contains(line.Entry.Sequence),
                GlassRows.Pseudonym(act.Transaction, of, line.Entry.AuthorId!.Value),
                speakers.GetValueOrDefault(line.Entry.AuthorId!.Value, MemberRole.Member),
                line.Named ? names.GetValueOrDefault(line.Entry.AuthorId!.Value) : null))],
            more ? page[0].Sequence : null);
    }

    /// <summary>The message with how it was judged; null for one without a decision, which has no policy that allows it.</summary>
    private static JudgedLine? Judged(EntryRow entry, ILookup<Guid, (DecisionRow Row, Decision Decision)> decisions) =>
        entry.AuthorId is not null && decisions[entry.EntryId].ToList() is [var first, ..] all
            ? new JudgedLine(entry, first.Row.FacilityId, first.Row.PolicyVersion, WrittenIn.Of(first.Decision), [.. all.Select(judged => judged.Decision)])
            : null;

    /// <summary>What the message's own policy gives the role; null where that keeps the message back.</summary>
    private static DisclosureLevel? Level(OwnPolicies own, JudgedLine? line, Func<OwnPolicies, JudgedLine, DisclosureLevel?> level) =>
        line is null || own.KeptFromRole(line.Decisions) ? null : level(own, line);

    /// <summary>Whether the message's own policy lets glass be broken so far, for this, in this way and for so long.</summary>
    private static bool Allows(BreakGlassRow row, DateTimeOffset now, BreakGlassRules rules, IReadOnlyList<Stretch> around, EntryRow entry) =>
        rules.Allowed
        && rules.Purposes.Any(purpose => PolicyWords.Purpose(purpose) == row.Purpose)
        && (!row.Alone || BreakGlassTerms.Alone(rules, row.Severity))
        && now < row.Since + rules.TimeBox
        && (rules.Scope == BreakGlassScope.Conversation || around.Any(stretch => stretch.Holds(entry.Sequence)));

    private sealed record JudgedLine(EntryRow Entry, Guid Facility, int Version, WrittenIn Where, IReadOnlyList<Decision> Decisions);
}
