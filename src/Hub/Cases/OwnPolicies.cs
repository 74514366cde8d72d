using System.Collections.Immutable;
using PeerConnect.Contracts;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Cases;

/// <summary>Where a line was written: where its author lived, and in which programme.</summary>
internal readonly record struct WrittenIn(string? Unit, string? Programme)
{
    /// <summary>As its first decision says; without one, what holds everywhere holds for it.</summary>
    public static WrittenIn Of(Decision? first) => new(first?.Unit, first?.Programme);
}

/// <summary>For one view of a case: what the policy that each line was written under gives the viewer's role in the case's category.</summary>
internal sealed class OwnPolicies(Func<Guid, int, DisclosurePolicy> policies, SeenCase seen, IReadOnlyDictionary<Guid, MemberRole> speakers)
{
    // A long case asks the same few questions again and again.
    private readonly Dictionary<(Guid Facility, int Version, WrittenIn Where, int Severity), ImmutableArray<CaseGrant>> judged = [];

    public Category Category { get; } = Enum.Parse<Category>(seen.Card.Row.Category);

    public DisclosurePolicy Version(Guid facilityId, int version) => policies(facilityId, version);

    /// <summary>What that version grants for a message of that severity in the case's category.</summary>
    /// <param name="facilityId">The author's facility.</param>
    /// <param name="version">The version that the line was written under.</param>
    /// <param name="where">Where it was written.</param>
    /// <param name="severity">1 to 4.</param>
    public ImmutableArray<CaseGrant> Judged(Guid facilityId, int version, WrittenIn where, int severity)
    {
        var question = (facilityId, version, where, severity);
        return judged.TryGetValue(question, out var known) ? known : judged[question] = Evaluate(facilityId, version, where, severity);
    }

    /// <summary>The widest of these for the viewer's role, steps of escalation included.</summary>
    public CaseGrant? Widest(IEnumerable<CaseGrant> grants) =>
        grants.Where(grant => grant.Category == Category).SelectMany(WithNext)
            .Where(IsForViewer).MaxBy(grant => grant.Level);

    /// <summary>
    /// A line that raised an alarm of another category is nothing for a role which that alarm is not for: self-harm serves care alone.
    /// A report is no such alarm: by it anybody could take a line away from care. Nor is a pattern: it is the conversation's, and no line's more than the next one's.
    /// </summary>
    public bool KeptFromRole(IEnumerable<Decision> decisions) =>
        decisions.Any(decision => decision.OpensCase && decision.Verdicts.Any(verdict => verdict.Source != EvidenceSource.PeerReport) && decision.Severities
            .Where(found => found.Severity >= Verdict.AlertSeverity && found.Category != Category && !found.Category.IsPattern())
            .Any(found => !decision.Grants.Any(grant => grant.Category == found.Category && IsForViewer(grant)
                && grant.Level >= DisclosureLevel.Message)));

    // What a policy gives to a roster by name is for that roster alone; what it gives to the role is for each of them.
    private bool IsForViewer(CaseGrant grant) =>
        PolicyWords.Role(grant.Role) == seen.Sight.Role && (grant.Roster is null || seen.Sight.Rosters.Contains(grant.Roster, StringComparer.OrdinalIgnoreCase));

    private ImmutableArray<CaseGrant> Evaluate(Guid facilityId, int version, WrittenIn where, int severity)
    {
        var card = seen.Card;

        // A line that was written before the computer looked for a pattern is no context of one; of what people told, it is.
        var source = Category.IsPattern() && !card.Row.Pattern ? EvidenceSource.PeerReport : EvidenceSource.Model;
        var verdict = new Verdict(source, "", Category, severity, 1, []);
        return PolicyEvaluator.Evaluate(policies(facilityId, version), new Facts(
            facilityId.ToString(),
            PolicyWords.Class(card.Class),
            PolicyWords.Speaker(speakers.GetValueOrDefault(card.Row.SubjectId, MemberRole.Member)),
            [verdict],
            where.Unit,
            where.Programme)).Grants;
    }

    /// <summary>A grant, and what its steps of escalation grant to those who are told next: the messages alone, without context.</summary>
    private static IEnumerable<CaseGrant> WithNext(CaseGrant grant) =>
    [
        grant,
        .. grant.Escalation.Where(step => step.Role is not null)
            .Select(step => grant with { Role = step.Role!.Value, Roster = step.Roster, Level = step.Level, Before = 0, After = 0, Location = step.Location }),
    ];
}
