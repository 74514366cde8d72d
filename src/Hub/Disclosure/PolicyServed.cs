using PeerConnect.Contracts;
using PeerConnect.Hub.Cases;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Disclosure;

/// <summary>
/// What this server carries out of a policy. The notice is made from the document, so a document that promises or threatens what the server does not
/// do would make it lie: it is refused.
/// </summary>
internal static class PolicyServed
{
    public static IReadOnlyList<Wording> Faults(DisclosurePolicy policy) => [.. Found(policy)];

    // Of a danger to somebody staff know from whoever read a case, too.
    private static bool IsOfReaders(DisclosureRule rule) =>
        !rule.When.Evidence.IsEmpty && rule.When.Evidence.All(given => given == EvidenceSource.Staff) && !(rule.When.ToSeverity >= 3 && rule.When.Categories.Any(Facts.Dangers.Contains));

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

    private static bool TellsMethod(RuleCondition when) =>
        when.Categories is [Category.SelfHarm] && (when.Evidence.IsEmpty || when.Evidence.Any(given => given is EvidenceSource.Model or EvidenceSource.Lexicon));

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

            if (rule.When.MethodDetail && !TellsMethod(rule.When))
            {
                yield return new($"Rule '{rule.Id}': method detail is what a computer sees in a message about self-harm. Write 'categories: [self-harm]', and leave 'evidence' out or have 'model' or 'lexicon' in it.", $"Regla '{rule.Id}': los detalles de un método los ve una computadora en un mensaje sobre autolesión. Escribe 'categories: [self-harm]' y quita 'evidence' o incluye 'model' o 'lexicon'.");
            }

            if (rule.When.IsRequest && !rule.Scope.Programmes.IsEmpty)
            {
                yield return new($"Rule '{rule.Id}': who asks for a person does it in no conversation, so in no programme either. Take 'programmes' out of its scope.", $"Regla '{rule.Id}': quien pide a una persona no lo hace en ninguna conversación, así que tampoco en un programa. Quita 'programmes' de su ámbito.");
            }
        }
    }
}
