using System.Collections.Immutable;
using PeerConnect.Moderation.Classification;

namespace PeerConnect.Moderation.Policies;

/// <summary>What forbids activating a policy, as far as the document alone can say. Whether somebody is on a roster, only the hub knows (see <see cref="PolicyNeeds"/>).</summary>
internal static class PolicyValidation
{
    private const int MostRules = 500;

    private static readonly Category[] Mandatory = [Category.SelfHarm, Category.Violence, Category.SexualAbuse];
    private static readonly Category[] Patterned = [Category.SexualAbuse, Category.Exploitation];

    public static ImmutableArray<PolicyFault> Faults(DisclosurePolicy policy) =>
    [
        .. Whole(policy),
        .. Rules(policy),
        .. TermsValidation.Faults(policy),
        .. policy.Rules.SelectMany((rule, index) => Faults(rule, $"/rules/{index}")),
    ];

    /// <summary>What is wrong with one rule, whatever else the policy says.</summary>
    public static ImmutableArray<PolicyFault> Faults(DisclosureRule rule, string path) => [.. RuleValidation.Faults(rule, path)];

    private static IEnumerable<PolicyFault> Whole(DisclosurePolicy policy)
    {
        if (policy.Version < 1)
        {
            yield return new PolicyFault(null, new("The version counts from 1.", "La versión se cuenta desde 1."), "/version");
        }

        if (policy.Rules.Length > MostRules)
        {
            yield return new PolicyFault(null, new($"More than {MostRules} rules: nobody can know what such a policy does.", $"Más de {MostRules} reglas: nadie puede saber qué hace una política así."), "/rules");
        }

        foreach (var pattern in Patterned.Where(pattern => policy.Patterns.Has(pattern) && !policy.Rules.Any(rule => Hears(policy, rule, pattern))))
        {
            yield return new PolicyFault(
                null,
                new(
                    $"The computer would look for {KebabNames.Of(pattern)} and tell nobody: add a rule that opens a case for it from severity 2 on and shows the message to somebody, or take it out here.",
                    $"La computadora buscaría '{KebabNames.Of(pattern)}' y no avisaría a nadie: agrega una regla que abra un caso desde gravedad 2 y muestre el mensaje a alguien, o quítalo aquí."),
                "/classifier/judges");
        }

        foreach (var category in Mandatory)
        {
            foreach (var untold in Untold(policy, category).GroupBy(gap => gap.Class))
            {
                var (severities, conversations) = (string.Join(", ", untold.Select(gap => gap.Severity)), KebabNames.Of(untold.Key));
                yield return new PolicyFault(
                    null,
                    new(
                        $"No rule opens a case for {KebabNames.Of(category)} of severity {severities} in {conversations} conversations "
                        + $"and tells {(category == Category.SelfHarm ? "somebody in care the words" : "somebody")}, wherever and by whomever it is written, in a role that no other rule prohibits for it: this category is mandatory.",
                        $"Ninguna regla abre un caso de '{KebabNames.Of(category)}' con gravedad {severities} en conversaciones {conversations} "
                        + $"y {(category == Category.SelfHarm ? "da las palabras a alguien que cuida" : "avisa a alguien")}, lo escriba quien lo escriba y donde sea, en una función que ninguna otra regla excluya: esta categoría es obligatoria."),
                    "/rules");
            }
        }
    }

    private static IEnumerable<PolicyFault> Rules(DisclosurePolicy policy)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < policy.Rules.Length; index++)
        {
            if (!ids.Add(policy.Rules[index].Id))
            {
                yield return new PolicyFault(policy.Rules[index].Id, new("Two rules have this id: give each its own.", "Dos reglas tienen este id: da a cada una el suyo."), $"/rules/{index}/id");
            }

            if (NobodyIsLeft(policy, policy.Rules[index]) is { } said)
            {
                yield return new PolicyFault(policy.Rules[index].Id, said, $"/rules/{index}/recipients");
            }
        }
    }

    private static IEnumerable<(ConversationClass Class, int Severity)> Untold(DisclosurePolicy policy, Category category) =>
        from conversationClass in Enum.GetValues<ConversationClass>()
        from severity in Enumerable.Range(Verdict.AlertSeverity, Verdict.MaxSeverity - Verdict.AlertSeverity + 1)
        where !policy.Rules.Any(rule => Tells(policy, rule, category, conversationClass, severity))
        select (conversationClass, severity);

    // A rule that promises somebody who decides, or who comes, promises it of each message that it is for.
    private static Wording? NobodyIsLeft(DisclosurePolicy policy, DisclosureRule rule)
    {
        if (rule.Delivery.Action >= Delivery.Hold && RuleValidation.HasReader(rule) && !AlwaysLeft(policy, rule, RuleValidation.Reads))
        {
            return new(
                "Another rule prohibits whoever reads what this one stops: give a recipient who reads it and whom no rule prohibits for the same message, or narrow that rule.",
                "Otra regla excluye a quien lee lo que esta detiene: da un destinatario que lo lea y que ninguna regla excluya para el mismo mensaje, o limita esa regla.");
        }

        return rule.When.IsRequest && rule.Recipients.Any(RuleValidation.Comes) && !AlwaysLeft(policy, rule, RuleValidation.Comes)
            ? new(
                "Another rule prohibits whoever comes when a person is asked for: give a recipient who comes and whom no rule prohibits, or narrow that rule.",
                "Otra regla excluye a quien viene cuando se pide a una persona: da un destinatario que venga y que ninguna regla excluya, o limita esa regla.")
            : null;
    }

    private static bool AlwaysLeft(DisclosurePolicy policy, DisclosureRule rule, Func<Recipient, bool> serves) => Prohibitions.Reach(rule).All(kind =>
        rule.Recipients.Any(recipient => serves(recipient) && Prohibitions.Spare(policy, rule, recipient.Role, kind.Category, kind.Class, kind.Severity)));

    // Wherever it is, and of whomever: a facility may begin with one unit.
    private static bool Hears(DisclosurePolicy policy, DisclosureRule rule, Category pattern) =>
        rule.OpensCase
        && rule.When is { FromSeverity: <= Verdict.AlertSeverity, ToSeverity: >= Verdict.AlertSeverity, MethodDetail: false }
        && rule.When.Categories.Contains(pattern)
        && (rule.When.Evidence.IsEmpty || rule.When.Evidence.Contains(EvidenceSource.Model))
        && rule.Recipients.Any(recipient => recipient.Level >= DisclosureLevel.Message && Prohibitions.Reach(rule).Any(kind =>
            kind.Category == pattern && kind.Severity == Verdict.AlertSeverity && Prohibitions.Spare(policy, rule, recipient.Role, pattern, kind.Class, kind.Severity)));

    // A policy is one facility's, so naming that takes nothing from a rule.
    private static bool Tells(DisclosurePolicy policy, DisclosureRule rule, Category category, ConversationClass conversationClass, int severity) =>
        rule is { OpensCase: true, Scope: { Units.IsEmpty: true, Programmes.IsEmpty: true } }
        && (rule.Scope.Classes.IsEmpty || rule.Scope.Classes.Contains(conversationClass))
        && rule.When is { Evidence.IsEmpty: true, Senders.IsEmpty: true, MethodDetail: false, NamesMember: false }
        && rule.When.Categories.Contains(category)
        && rule.When.FromSeverity <= severity && severity <= rule.When.ToSeverity
        && rule.Recipients.Any(recipient => (category != Category.SelfHarm || (recipient.Level >= DisclosureLevel.Message && !GrantAxis.IsSecuritySide(recipient.Role)))
            && Prohibitions.Spare(policy, rule, recipient.Role, category, conversationClass, severity));
}
