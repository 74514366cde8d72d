using System.Collections.Immutable;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Cases;

/// <summary>A line that may be shown, and whether its author may be named.</summary>
internal sealed record VisibleLine(CaseMessageRow Row, bool Named);

/// <summary>Which lines of a case a role may see: the case's grant must allow it, and so must the policy that each line was written under.</summary>
/// <param name="policies">The policy of a facility's version.</param>
internal sealed class LineRule(Func<Guid, int, DisclosurePolicy> policies)
{
    public IReadOnlyList<VisibleLine> Visible(SeenCase seen, CaseContent content)
    {
        var asked = new Asked(seen, content, new OwnPolicies(policies, seen, content.Speakers));
        var visible = new List<VisibleLine>();
        for (var index = 0; index < content.Lines.Count; index++)
        {
            var line = content.Lines[index];
            if ((line.Flagged ? Flagged(asked, line) : Context(asked, index)) is { } level)
            {
                var named = seen.Sight.Identity && level >= DisclosureLevel.Identity && line.AuthorFacilityId == seen.Card.Row.FacilityId;
                visible.Add(new VisibleLine(line, named));
            }
        }

        return visible;
    }

    /// <summary>A flagged message: by the grants of its own decisions. What people tell gives nobody the words of an alarm that is not for the role: anybody could hand a cry to security with a report.</summary>
    private static DisclosureLevel? Flagged(Asked asked, CaseMessageRow line)
    {
        var decisions = asked.Decisions(line).ToList();
        var seen = asked.Own.Widest(decisions.Where(decision => !decision.IsTold).SelectMany(decision => decision.Grants));
        if (seen is not { Level: >= DisclosureLevel.Message } && asked.Own.KeptFromRole(decisions))
        {
            return null;
        }

        var grant = asked.Own.Widest(decisions.SelectMany(decision => decision.Grants)) ?? asked.Own.Widest(Judged(asked, line, Severest(asked, line)));
        return grant is { Level: >= DisclosureLevel.Message } ? grant.Level : null;
    }

    /// <summary>Context: near enough to a flagged message by the case's grant, and by the grant that the line's own policy would give.</summary>
    private static DisclosureLevel? Context(Asked asked, int index)
    {
        var (lines, sight) = (asked.Content.Lines, asked.Seen.Sight);
        if (sight.Level < DisclosureLevel.Context || asked.Own.KeptFromRole(asked.Decisions(lines[index])))
        {
            return null;
        }

        DisclosureLevel? widest = null;
        for (var flagged = Math.Max(0, index - sight.After); flagged <= Math.Min(lines.Count - 1, index + sight.Before); flagged++)
        {
            var distance = flagged - index;
            if (lines[flagged].Flagged
                && asked.Own.Widest(Judged(asked, lines[index], Severest(asked, lines[flagged]))) is { Level: >= DisclosureLevel.Context } own
                && distance <= own.Before && -distance <= own.After)
            {
                widest = widest is { } known && known > own.Level ? known : own.Level;
            }
        }

        return widest;
    }

    /// <summary>What the line's own policy grants for a message of that severity in the case's category.</summary>
    private static ImmutableArray<CaseGrant> Judged(Asked asked, CaseMessageRow line, int severity) =>
        asked.Own.Judged(line.AuthorFacilityId, line.PolicyVersion, WrittenIn.Of(asked.Decisions(line).FirstOrDefault()), severity);

    private static int Severest(Asked asked, CaseMessageRow line) => asked.Decisions(line)
        .SelectMany(decision => decision.Severities).Where(seen => seen.Category == asked.Own.Category)
        .Select(seen => seen.Severity).DefaultIfEmpty(asked.Seen.Card.Row.Severity).Max();

    private sealed record Asked(SeenCase Seen, CaseContent Content, OwnPolicies Own)
    {
        public IEnumerable<Decision> Decisions(CaseMessageRow line) => Content.Decisions[line.EntryId].Select(judged => judged.Decision);
    }
}
