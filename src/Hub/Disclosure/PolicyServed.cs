using PeerConnect.Contracts;
using PeerConnect.Hub.Cases;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Disclosure;

/// <summary>
/// What this server carries out of a policy. The notice is made from the document, so a document that promises or threatens what the server does not
/// do would make it lie: it is refused, and the presets are offered without it.
/// </summary>
internal static class PolicyServed
{
    public static IReadOnlyList<Wording> Faults(DisclosurePolicy policy) => [.. Found(policy)];

    /// <summary>The policy without what this server does not carry out.</summary>
    public static DisclosurePolicy Adapt(DisclosurePolicy policy) => policy with
    {
        Rules = [.. policy.Rules.Where(rule => !rule.When.MethodDetail).Select(rule => Carried(rule, Samples(policy))).OfType<DisclosureRule>()],
        Approvals = policy.Approvals with { Rank = null, SupervisingOfficer = false },
    };

    private static DisclosureRule? Carried(DisclosureRule rule, bool sampled)
    {
        if (rule.When.Categories.Contains(Category.Escape) && !Comes(Category.Escape, rule))
        {
            if (rule.When.Categories.Length > 1)
            {
                rule = rule with { When = rule.When with { Categories = rule.When.Categories.Remove(Category.Escape) } };
            }
            else if (sampled)
            {
                rule = rule with { When = rule.When with { Evidence = [EvidenceSource.Staff] } };
            }
            else
            {
                return null;
            }
        }

        return NeverWaits(rule) ? rule with { Delivery = new DeliveryRule(Delivery.DeliverAndFlag) } : rule;
    }

    private static bool IsOfReaders(DisclosureRule rule) => !rule.When.Evidence.IsEmpty && rule.When.Evidence.All(given => given == EvidenceSource.Staff);

    private static bool Samples(DisclosurePolicy policy) => policy.Rules.Any(rule => rule.Sample is not null);

    // Of what no computer looks for: whether anybody can tell it in the way that the rule asks for. An escape is found by who reads samples, and by nobody else.
    private static bool Comes(Category category, DisclosureRule rule) => category switch
    {
        Category.Escape => rule.When is { Categories: [Category.Escape], Evidence: [EvidenceSource.Staff] },
        Category.MedicalEmergency => From(rule, EvidenceSource.Concern),
        Category.ContactSharing => From(rule, EvidenceSource.PeerReport),
        _ => true,
    };

    private static bool From(DisclosureRule rule, EvidenceSource source) =>
        rule.When.Evidence.IsEmpty || rule.When.Evidence.Any(given => given == source || given == EvidenceSource.Staff);

    // Only what a computer sees in one message can stop it before it arrives.
    private static bool NeverWaits(DisclosureRule rule) =>
        rule.Delivery.Action > Delivery.DeliverAndFlag
        && (!rule.When.Categories.Any(category => category is Category.SelfHarm or Category.Violence)
            || (!rule.When.Evidence.IsEmpty && !rule.When.Evidence.Any(given => given is EvidenceSource.Model or EvidenceSource.Lexicon)));

    private static Wording Untold(DisclosureRule rule, Category category) => category switch
    {
        Category.MedicalEmergency => new(
            $"Rule '{rule.Id}': that somebody needs a doctor is told by supporters, and no computer looks for it. Leave 'evidence' out, or write 'evidence: [concern]'.",
            $"Regla '{rule.Id}': que alguien necesita un médico lo dicen las personas de apoyo, y ninguna computadora lo busca. Quita 'evidence' o escribe 'evidence: [concern]'."),
        Category.ContactSharing => new(
            $"Rule '{rule.Id}': that contacts are shared is told by who reports a message, and no computer looks for it. Leave 'evidence' out, or write 'evidence: [peer-report]'.",
            $"Regla '{rule.Id}': que se pasan contactos lo dice quien denuncia un mensaje, y ninguna computadora lo busca. Quita 'evidence' o escribe 'evidence: [peer-report]'."),
        _ => new(
            $"Rule '{rule.Id}': no computer looks for an escape, and nobody can tell of one here. Take 'escape' out; beside a sample it may have a rule of its own with 'evidence: [staff]', for what its readers find.",
            $"Regla '{rule.Id}': ninguna computadora busca una fuga y nadie puede avisar aquí de una. Quita 'escape'; junto a una muestra puede tener una regla propia con 'evidence: [staff]', para lo que encuentre quien la lee."),
    };

    // Evidence that no part of the server gives.
    private static bool NeverGiven(EvidenceSource source) => source is EvidenceSource.SecondOpinion;

    // Drawn is what the model judged and what arrives without a case; severity 4 always has one. A sample that is never drawn would be told of in the notice.
    private static bool NeverDrawn(DisclosureRule rule, QualitySample sample) =>
        rule.OpensCase || rule.When.IsRequest || rule.When.FromSeverity == Verdict.MaxSeverity || rule.Delivery.Action > Delivery.DeliverAndFlag
        || (!rule.When.Evidence.IsEmpty && !rule.When.Evidence.Contains(EvidenceSource.Model)) || rule.Prohibited.Contains(sample.Role)
        || rule.When.Categories.All(category => category is not (Category.SelfHarm or Category.Violence));

    private static IEnumerable<Wording> Found(DisclosurePolicy policy)
    {
        foreach (var rule in policy.Rules)
        {
            if (rule.Sample is { } sample)
            {
                if (NeverDrawn(rule, sample))
                {
                    yield return new($"Rule '{rule.Id}': no message that the model judged and that arrives without a case could fall into this sample. Take the sample out.", $"Regla '{rule.Id}': ningún mensaje que el modelo juzgó y que llega sin caso podría caer en esta muestra. Quita la muestra.");
                }

                if (sample.Level != DisclosureLevel.Message || !SampleRoles.Readers.Contains(PolicyWords.Role(sample.Role)))
                {
                    yield return new($"Rule '{rule.Id}': a sample is read, or nothing is found in it: write 'level: message', and let the moderator, a clinician, safeguarding or the chaplain read it.", $"Regla '{rule.Id}': una muestra se lee, o no se encuentra nada en ella: escribe 'level: message' y deja que la lean el moderador, personal clínico, protección o el capellán.");
                }
            }

            if (IsOfReaders(rule) && !Samples(policy))
            {
                yield return new($"Rule '{rule.Id}': 'evidence: [staff]' is what the readers of a sample find, and this policy has no sample, so this rule would never hold. Add a sample to a rule without a case, or take this rule out.", $"Regla '{rule.Id}': 'evidence: [staff]' es lo que encuentra quien lee una muestra, y esta política no tiene ninguna, así que esta regla nunca se cumpliría. Añade una muestra a una regla sin caso, o quita esta regla.");
            }

            foreach (var category in rule.When.Categories.Where(category => !Comes(category, rule)))
            {
                yield return Untold(rule, category);
            }

            if (NeverWaits(rule))
            {
                yield return new($"Rule '{rule.Id}': what a computer sees in one message, self-harm and violence, can wait; this is known only once the message has arrived. Take 'delivery' out, or write 'action: deliver-and-flag'.", $"Regla '{rule.Id}': puede esperar lo que una computadora ve en un mensaje, autolesión y violencia; esto se sabe solo cuando el mensaje ya llegó. Quita 'delivery' o escribe 'action: deliver-and-flag'.");
            }

            if (rule.When.MethodDetail)
            {
                yield return new($"Rule '{rule.Id}': the classifier does not tell method detail, so this rule would never hold. Take it out.", $"Regla '{rule.Id}': el clasificador no distingue detalles de un método, así que esta regla nunca se cumpliría. Quítala.");
            }

            if (!(rule.Scope.Facilities.IsEmpty && rule.Scope.Programmes.IsEmpty))
            {
                yield return new($"Rule '{rule.Id}': a policy is one facility's, and this server knows conversations by their class and people by their unit. Take facilities and programmes out of its scope.", $"Regla '{rule.Id}': una política es de un solo centro, y este servidor distingue las conversaciones por su clase y a las personas por su unidad. Quita centros y programas de su ámbito.");
            }

            if (rule.When.Evidence.Any(NeverGiven))
            {
                yield return new($"Rule '{rule.Id}': nothing on this server is evidence of the kind 'second-opinion', so this rule would never hold for it. Take it out.", $"Regla '{rule.Id}': nada en este servidor es un indicio del tipo 'second-opinion', así que esta regla nunca se cumpliría por eso. Quítalo.");
            }
        }

        if (policy.Approvals.Rank is not null)
        {
            yield return new("This server does not know ranks: take 'rank' out of approvals.", "Este servidor no conoce rangos: quita 'rank' de approvals.");
        }

        if (policy.Approvals.Approvers is not [StaffRole.Coordinator] || !policy.Approvals.BothFacilities)
        {
            yield return new("On this server a coordinator approves who may write to whom, and one of each facility: write 'approvers: [coordinator]' and 'both-facilities: true'.", "En este servidor una persona de coordinación aprueba quién puede escribir a quién, y una de cada centro: escribe 'approvers: [coordinator]' y 'both-facilities: true'.");
        }

        if (policy.Approvals.SupervisingOfficer)
        {
            yield return new("This server knows no supervising officers of released people: write 'supervising-officer: false', and ask them outside of it.", "Este servidor no conoce oficiales a cargo de las personas liberadas: escribe 'supervising-officer: false' y pregúntales por otro camino.");
        }

        if (policy.Visibility.Typing || policy.Visibility.Presence)
        {
            yield return new("This server shows nobody who is here or who is writing: write 'typing: false' and 'presence: false'.", "Este servidor no muestra a nadie quién está aquí ni quién escribe: escribe 'typing: false' y 'presence: false'.");
        }
    }
}
