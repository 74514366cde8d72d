using PeerConnect.Contracts;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.BreakGlass;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Classification;
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
/// Which messages a break-glass reaches. An approval alone opens nothing: the policy that each message was written under must have allowed breaking glass so far,
/// for that purpose, in that way, and must give the role messages like it.
/// </summary>
internal sealed class BreakGlassLines(PolicyBook policies)
{
    public SealedPage Page(RecordedAct act, SeenGlass found, long? before)
    {
        var of = found.Case;
        var flagged = GlassRows.Flagged(act.Db, of);
        var around = GlassRows.Around(flagged, Protocol.BreakGlassAround);
        var rows = GlassRows.Messages(
            act.Db, of, found.Row.Scope == BreakGlassScope.Conversation ? [Stretch.Everything] : around, before, Protocol.BreakGlassPageLines);
        var more = rows.Count > Protocol.BreakGlassPageLines;
        var page = rows.Take(Protocol.BreakGlassPageLines).Reverse().ToList();

        var speakers = CaseContent.SpeakersOf(act.Db, of);
        var asked = new Asked(
            found,
            act.Now,
            new OwnPolicies(policies, found.Seen, speakers),
            GlassRows.Decisions(act.Db, of, [.. page.Select(entry => entry.Sequence)]),
            GlassRows.KeptFrom(act.Db, act.By, of, [.. page.Select(entry => entry.EntryId)]),
            around);
        var allowed = page.Select(entry => (Entry: entry, Level: Level(asked, entry))).Where(line => line.Level is not null).ToList();
        var named = allowed.Where(line => Named(found, line.Entry, line.Level!.Value)).Select(line => line.Entry.AuthorId!.Value).ToHashSet();
        var names = StaffNames.Of(act.Db, of.FacilityId, named);
        return new SealedPage(
            [.. allowed.Select(line => new SealedLine(
                line.Entry,
                flagged.Contains(line.Entry.Sequence),
                GlassRows.Pseudonym(act.Transaction, of, line.Entry.AuthorId!.Value),
                speakers.GetValueOrDefault(line.Entry.AuthorId!.Value, MemberRole.Member),
                Named(found, line.Entry, line.Level!.Value) ? names.GetValueOrDefault(line.Entry.AuthorId!.Value) : null))],
            more ? page[0].Sequence : null);
    }

    private static bool Named(SeenGlass found, EntryRow entry, DisclosureLevel level) =>
        (found.Row.Names || (found.Seen.Sight.Identity && level >= DisclosureLevel.Identity)) && entry.AuthorFacilityId == found.Case.FacilityId;

    /// <summary>What the message's own policy gives the role; null where that keeps the message back.</summary>
    private static DisclosureLevel? Level(Asked asked, EntryRow entry)
    {
        var decisions = asked.Decisions[entry.EntryId].ToList();

        // A message without a decision has no policy that allows it.
        if (decisions.Count == 0 || entry.AuthorId is null || asked.KeptFrom.Contains(entry.EntryId))
        {
            return null;
        }

        var (facility, version) = (decisions[0].Row.FacilityId, decisions[0].Row.PolicyVersion);
        var judgements = decisions.Select(judged => judged.Decision).ToList();
        return Allows(asked, asked.Own.Version(facility, version).BreakGlass, entry)
            && !asked.Own.KeptFromRole(judgements)
            && (asked.Found.Row.Purpose == CasePurpose.Care || !judgements.Exists(ShowsSelfHarm))
            && asked.Own.Widest(asked.Own.Judged(facility, version, judgements[0].Unit, asked.Found.Row.Severity)) is { Level: >= DisclosureLevel.Message } grant
            ? grant.Level
            : null;
    }

    /// <summary>Whether the message's own policy lets glass be broken so far, for this, in this way and for so long.</summary>
    private static bool Allows(Asked asked, BreakGlassRules rules, EntryRow entry)
    {
        var row = asked.Found.Row;
        return rules.Allowed
            && rules.Purposes.Any(purpose => PolicyWords.Purpose(purpose) == row.Purpose)
            && (!row.Alone || BreakGlassTerms.Alone(rules, row.Severity))
            && asked.Now < row.Since + rules.TimeBox
            && (rules.Scope == BreakGlassScope.Conversation || asked.Around.Any(stretch => stretch.Holds(entry.Sequence)));
    }

    private static bool ShowsSelfHarm(Decision decision) =>
        decision.Severities.Any(seen => seen.Category == Category.SelfHarm && seen.Severity >= Verdict.AlertSeverity);

    private sealed record Asked(
        SeenGlass Found, DateTimeOffset Now, OwnPolicies Own, ILookup<Guid, (DecisionRow Row, Decision Decision)> Decisions, IReadOnlySet<Guid> KeptFrom,
        IReadOnlyList<Stretch> Around);
}
