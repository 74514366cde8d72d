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
        Rules = [.. policy.Rules.Where(rule => !rule.When.MethodDetail)],
        Approvals = policy.Approvals with { Rank = null, SupervisingOfficer = false },
        FollowUp = null,
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

            if (rule.When.MethodDetail)
            {
                yield return new($"Rule '{rule.Id}': the classifier does not tell method detail, so this rule would never hold. Take it out.", $"Regla '{rule.Id}': el clasificador no distingue detalles de un método, así que esta regla nunca se cumpliría. Quítala.");
            }

            if (!(rule.Scope.Facilities.IsEmpty && rule.Scope.Units.IsEmpty && rule.Scope.Programmes.IsEmpty))
            {
                yield return new($"Rule '{rule.Id}': this server tells conversations apart by their class alone. Take facilities, units and programmes out of its scope.", $"Regla '{rule.Id}': este servidor distingue las conversaciones solo por su clase. Quita centros, unidades y programas de su ámbito.");
            }

            if (rule.When.Evidence.Any(NeverGiven))
            {
                yield return new($"Rule '{rule.Id}': nothing on this server is evidence of the kind 'second-opinion', so this rule would never hold for it. Take it out.", $"Regla '{rule.Id}': nada en este servidor es un indicio del tipo 'second-opinion', así que esta regla nunca se cumpliría por eso. Quítalo.");
            }

            if (rule.Recipients.Any(recipient => recipient.Level == DisclosureLevel.Conversation || recipient.Limits.Escalation.Any(step => step.Level == DisclosureLevel.Conversation)))
            {
                yield return new($"Rule '{rule.Id}': this server shows the messages of a case, never the whole chat. Write 'level: identity'; whoever needs more breaks the glass.", $"Regla '{rule.Id}': este servidor muestra los mensajes de un caso, nunca el chat entero. Escribe 'level: identity'; quien necesite más pide un acceso ampliado.");
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

        if (policy.FollowUp is not null)
        {
            yield return new("This server makes no follow-up form yet: take follow-up out.", "Este servidor todavía no hace el formulario que sigue: quita follow-up.");
        }
    }
}
