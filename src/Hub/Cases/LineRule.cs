using System.Collections.Immutable;
using PeerConnect.Contracts;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Cases;

/// <summary>A line that may be shown, and whether its author may be named.</summary>
internal sealed record VisibleLine(CaseMessageRow Row, bool Named);

/// <summary>Which lines of a case a role may see: the case's grant must allow it, and so must the policy that each line was written under.</summary>
internal sealed class LineRule(PolicyBook policies)
{
    public IReadOnlyList<VisibleLine> Visible(SeenCase seen, CaseContent content)
    {
        var asked = new Asked(seen, content, Enum.Parse<Category>(seen.Card.Row.Category));
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

    /// <summary>A flagged message: by the grants of its own decisions.</summary>
    private DisclosureLevel? Flagged(Asked asked, CaseMessageRow line)
    {
        var grant = Widest(asked, OwnDecisions(asked.Content, line).SelectMany(decision => decision.Grants)) ?? Widest(asked, Judged(asked, line, Severest(asked, line)));
        return grant is { Level: >= DisclosureLevel.Message } ? grant.Level : null;
    }

    /// <summary>Context: near enough to a flagged message by the case's grant, and by the grant that the line's own policy would give.</summary>
    private DisclosureLevel? Context(Asked asked, int index)
    {
        var (lines, sight) = (asked.Content.Lines, asked.Seen.Sight);
        if (sight.Level < DisclosureLevel.Context || KeptFromRole(asked, lines[index]))
        {
            return null;
        }

        DisclosureLevel? widest = null;
        for (var flagged = Math.Max(0, index - sight.After); flagged <= Math.Min(lines.Count - 1, index + sight.Before); flagged++)
        {
            var distance = flagged - index;
            if (lines[flagged].Flagged
                && Widest(asked, Judged(asked, lines[index], Severest(asked, lines[flagged]))) is { Level: >= DisclosureLevel.Context } own
                && distance <= own.Before && -distance <= own.After)
            {
                widest = widest is { } known && known > own.Level ? known : own.Level;
            }
        }

        return widest;
    }

    /// <summary>A line that raised an alarm of another category is no context for a role which that alarm is not for: self-harm serves care alone.</summary>
    private static bool KeptFromRole(Asked asked, CaseMessageRow line) =>
        OwnDecisions(asked.Content, line).Any(decision => decision.OpensCase && decision.Severities
            .Where(seen => seen.Severity >= Verdict.AlertSeverity && seen.Category != asked.Category)
            .Any(seen => !decision.Grants.Any(grant => grant.Category == seen.Category && PolicyWords.Role(grant.Role) == asked.Seen.Sight.Role
                && grant.Level >= DisclosureLevel.Message)));

    /// <summary>What the line's own policy grants for a message of that severity in the case's category.</summary>
    private ImmutableArray<CaseGrant> Judged(Asked asked, CaseMessageRow line, int severity)
    {
        // A long case asks the same few questions again and again.
        var question = (line.AuthorFacilityId, line.PolicyVersion, severity);
        return asked.Judged.TryGetValue(question, out var known) ? known : asked.Judged[question] = Evaluate(asked, line, severity);
    }

    private ImmutableArray<CaseGrant> Evaluate(Asked asked, CaseMessageRow line, int severity)
    {
        var card = asked.Seen.Card;
        var verdict = new Verdict(EvidenceSource.Model, "", asked.Category, severity, 1, []);
        return PolicyEvaluator.Evaluate(policies.Version(line.AuthorFacilityId, line.PolicyVersion), new Facts(
            line.AuthorFacilityId.ToString(),
            PolicyWords.Class(card.Class),
            PolicyWords.Speaker(asked.Content.Speakers.GetValueOrDefault(card.Row.SubjectId, MemberRole.Member)),
            [verdict],
            card.Subject.UnitId?.ToString())).Grants;
    }

    private static int Severest(Asked asked, CaseMessageRow line) => OwnDecisions(asked.Content, line)
        .SelectMany(decision => decision.Severities).Where(seen => seen.Category == asked.Category)
        .Select(seen => seen.Severity).DefaultIfEmpty(asked.Seen.Card.Row.Severity).Max();

    private static CaseGrant? Widest(Asked asked, IEnumerable<CaseGrant> grants) =>
        grants.Where(grant => grant.Category == asked.Category).SelectMany(WithNext)
            .Where(grant => PolicyWords.Role(grant.Role) == asked.Seen.Sight.Role).MaxBy(grant => grant.Level);

    /// <summary>A grant, and what its steps of escalation grant to those who are told next: the messages alone, without context.</summary>
    private static IEnumerable<CaseGrant> WithNext(CaseGrant grant) =>
    [
        grant,
        .. grant.Escalation.Where(step => step.Role is not null)
            .Select(step => grant with { Role = step.Role!.Value, Level = step.Level, Before = 0, After = 0, Location = step.Location }),
    ];

    private static IEnumerable<Decision> OwnDecisions(CaseContent content, CaseMessageRow line) =>
        content.Decisions[line.EntryId].Select(judged => judged.Decision);

    private sealed record Asked(SeenCase Seen, CaseContent Content, Category Category)
    {
        public Dictionary<(Guid Facility, int PolicyVersion, int Severity), ImmutableArray<CaseGrant>> Judged { get; } = [];
    }
}
