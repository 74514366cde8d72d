using System.Collections.Immutable;
using PeerConnect.Moderation.Classification;

namespace PeerConnect.Moderation.Policies;

/// <summary>
/// Whether a policy discloses more than another: then everybody is asked for consent again before the next message. Decided by trying every
/// kind of message there is, so it does not depend on how the rules are written; in doubt the answer is yes, because asking costs little.
/// </summary>
public static class PolicyWidening
{
    private static readonly ImmutableArray<Category> Categories = [.. Enum.GetValues<Category>()];
    private static readonly ImmutableArray<SpeakerRole> Senders = [.. Enum.GetValues<SpeakerRole>()];
    private static readonly ImmutableArray<EvidenceSource> Sources = [.. Enum.GetValues<EvidenceSource>()];
    private static readonly ImmutableArray<ConversationClass> Classes = [.. Enum.GetValues<ConversationClass>()];
    private static readonly ImmutableArray<bool> Details = [false, true];
    private static readonly ImmutableArray<AskedPerson?> Nobody = [null];
    private static readonly ImmutableArray<AskedPerson?> Persons = [.. Enum.GetValues<AskedPerson>().Cast<AskedPerson?>()];

    /// <summary>Whether <paramref name="next"/> tells anybody more, lets more be seen or keeps anything longer than <paramref name="current"/>.</summary>
    public static bool Widens(DisclosurePolicy current, DisclosurePolicy next) =>
        MoreKept(current.Retention, next.Retention)
        || MoreShown(current.Visibility, next.Visibility)
        || MoreBroken(current.BreakGlass, next.BreakGlass)
        || LessPromised(current.Inform, next.Inform)
        || LessProhibited(current, next)
        || next.Referrals.Except(current.Referrals).Any()
        || next.Approvals.Approvers.Except(current.Approvals.Approvers).Any()
        || (next.Approvals.SupervisingOfficer && !current.Approvals.SupervisingOfficer)
        || MoreWritten(current.FollowUp, next.FollowUp)
        || (next.OffersTraining && !current.OffersTraining)
        || Messages(current, next).Any(facts => Widens(PolicyEvaluator.Evaluate(current, facts), PolicyEvaluator.Evaluate(next, facts)));

    /// <summary>Whether a policy tells anybody more of what is written in one programme than of what is written in another; null for in none.</summary>
    public static bool Widens(DisclosurePolicy policy, string? current, string? next)
    {
        var (here, there) = (policy.In(current), policy.In(next));
        return !here.Rules.Select(rule => rule.Id).SequenceEqual(there.Rules.Select(rule => rule.Id), StringComparer.Ordinal) && Widens(here, there);
    }

    // As it holds for what is written in that programme alone.
    private static DisclosurePolicy In(this DisclosurePolicy policy, string? programme) => policy with
    {
        Rules =
        [
            .. policy.Rules.Where(rule => rule.Scope.Programmes.IsEmpty || (programme is not null && rule.Scope.Programmes.Contains(programme)))
                .Select(rule => rule with { Scope = rule.Scope with { Programmes = [] } }),
        ],
    };

    private static bool Widens(Decision current, Decision next) =>
        next.Grants.Any(grant => !current.Grants.Any(known => known.TellsAsMuchAs(grant)))
        || (next.OffSystemAlarmAfter is not null && current.OffSystemAlarmAfter is null)
        || current.Excluded.Any(exclusion => next.Grants.Length > 0 && !next.Excluded.Contains(exclusion))
        || (next.Sample is { } sample && !(current.Sample is { } known && known.Role == sample.Role && known.Level >= sample.Level && known.OneIn <= sample.OneIn));

    private static bool MoreKept(RetentionRules current, RetentionRules next) =>
        next.Messages > current.Messages || next.TrueCases > current.TrueCases || next.FalseCases > current.FalseCases
        || next.Scores > current.Scores || next.AfterLegalHold > current.AfterLegalHold
        || (next.UnclearCases ?? next.TrueCases) > (current.UnclearCases ?? current.TrueCases)
        || (next.RejectedMessages ?? next.Messages) > (current.RejectedMessages ?? current.Messages);

    // What staff could put on paper before, they now must.
    private static bool MoreWritten(FollowUp? current, FollowUp? next) =>
        next is not null && (current is null || next.Form != current.Form || next.FromSeverity < current.FromSeverity);

    private static bool MoreShown(ResidentVisibility current, ResidentVisibility next) =>
        (next.Receipts && !current.Receipts) || (next.Typing && !current.Typing) || (next.Presence && !current.Presence);

    private static bool MoreBroken(BreakGlassRules current, BreakGlassRules next) =>
        next.Allowed
        && (!current.Allowed
            || next.Purposes.Except(current.Purposes).Any()
            || next.TimeBox > current.TimeBox
            || next.Scope > current.Scope
            || (next.AloneFromSeverity ?? int.MaxValue) < (current.AloneFromSeverity ?? int.MaxValue));

    private static bool LessPromised(InformRules current, InformRules next) =>
        (current.ConcernSpread is { } spread && !(next.ConcernSpread >= spread))
        || (current.OwnDisclosuresAfter is { } after && !(next.OwnDisclosuresAfter <= after));

    // A prohibition of one rule takes from what another gives, so it shows only where both match: each that goes is taken for more.
    private static bool LessProhibited(DisclosurePolicy current, DisclosurePolicy next)
    {
        var left = Prohibitions(next);
        return Prohibitions(current).Any(prohibition =>
            !left.Contains(prohibition) && !left.Contains(prohibition with { Unit = null }) && !left.Contains(prohibition with { Programme = null })
            && !left.Contains(prohibition with { Unit = null, Programme = null }));
    }

    /// <summary>One for each thing that it takes from a role in a class of conversations, a unit and a programme; null for every unit, and for every programme.</summary>
    private static HashSet<(StaffRole Role, Category Category, int Severity, ConversationClass Class, string? Unit, string? Programme)> Prohibitions(DisclosurePolicy policy) =>
        [.. from rule in policy.Rules
            from role in rule.Prohibited
            from category in rule.When.Categories
            from severity in Enumerable.Range(rule.When.FromSeverity, Math.Max(0, rule.When.ToSeverity - rule.When.FromSeverity + 1))
            from kind in rule.Scope.Classes.IsEmpty ? Classes : rule.Scope.Classes
            from unit in rule.Scope.Units.DefaultIfEmpty<string?>(null)
            from programme in rule.Scope.Programmes.DefaultIfEmpty<string?>(null)
            select (role, category, severity, kind, unit, programme)];

    /// <summary>One message of each kind that a rule of either policy can tell apart.</summary>
    private static IEnumerable<Facts> Messages(DisclosurePolicy current, DisclosurePolicy next)
    {
        var scopes = current.Rules.Concat(next.Rules).Select(rule => rule.Scope).ToList();
        var facilities = scopes.SelectMany(scope => scope.Facilities).Distinct().Append("").ToList();
        var units = Different(scopes, scope => scope.Units);
        var programmes = Different(scopes, scope => scope.Programmes);
        return from facility in facilities
               from unit in units
               from programme in programmes
               from kind in Classes
               from sender in Senders
               from category in Categories
               from severity in Enumerable.Range(1, Verdict.MaxSeverity)
               from source in Sources
               from detail in Details
               from names in Details
               from asked in category == Category.Company ? Persons : Nobody
               select new Facts(
                   facility, kind, sender, [new Verdict(source, "", category, severity, 1, [])], unit, programme, MethodDetail: detail, NamesMember: names, AskedFor: asked);
    }

    /// <summary>One of all that the same rules name, because no rule tells those apart; and null for what none names.</summary>
    private static List<string?> Different(IReadOnlyList<PolicyScope> scopes, Func<PolicyScope, ImmutableArray<string>> part) =>
    [
        .. scopes.SelectMany(scope => part(scope)).Distinct()
            .GroupBy(value => string.Join(',', scopes.Index().Where(scope => part(scope.Item).Contains(value)).Select(scope => scope.Index)))
            .Select(alike => alike.First()),
        null,
    ];
}
