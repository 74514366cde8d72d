using PeerConnect.Moderation.Classification;

namespace PeerConnect.Moderation.Policies;

/// <summary>What forbids one rule.</summary>
internal static class RuleValidation
{
    private static readonly TimeSpan LongestHold = TimeSpan.FromDays(3);

    public static IEnumerable<PolicyFault> Faults(DisclosureRule rule, string path)
    {
        var found = Form(rule).Concat(Held(rule)).Concat(Persons(rule)).Concat(Sampled(rule));
        if (rule.When.Categories.Contains(Category.SelfHarm))
        {
            found = found.Concat(OfSelfHarm(rule));
        }

        found = found.Concat(OfRequest(rule));
        return found.Concat(rule.Recipients.SelectMany((recipient, index) =>
                RecipientValidation.Faults(recipient, rule).Select(fault => (Path: $"/recipients/{index}{fault.Path}", fault.Said))))
            .Select(fault => new PolicyFault(rule.Id, fault.Said, path + fault.Path));
    }

    private static IEnumerable<(string Path, Wording Said)> Form(DisclosureRule rule)
    {
        if (string.IsNullOrWhiteSpace(rule.Id) || rule.Id.Contains(':', StringComparison.Ordinal))
        {
            yield return ("/id", new("A rule needs an id without a colon: colons mark the floors that are built in.", "Una regla necesita un id sin dos puntos: los dos puntos marcan los mínimos que vienen con el sistema."));
        }

        if (rule.When.Categories.IsEmpty)
        {
            yield return ("/when", new("A rule needs at least one category.", "Una regla necesita al menos una categoría."));
        }

        if (!rule.OpensCase && !rule.Recipients.IsEmpty)
        {
            yield return ("/opens-case", new("Without a case nobody is told anything: take the recipients out, or leave 'opens-case' out.", "Sin un caso no se avisa a nadie: quita los destinatarios, o quita 'opens-case'."));
        }

        if (rule.When.FromSeverity < 1 || rule.When.ToSeverity > Verdict.MaxSeverity || rule.When.FromSeverity > rule.When.ToSeverity)
        {
            yield return ("/when", new("Severities go from 1 to 4, the lower one first.", "Las gravedades van de 1 a 4, primero la menor."));
        }

        if (rule.When.ToSeverity == Verdict.MaxSeverity && rule.Prohibited.Contains(StaffRole.ControlRoom))
        {
            yield return ("/prohibited", new("The control room cannot be prohibited at severity 4: somebody must be able to go there.", "La sala de control no puede quedar excluida con gravedad 4: alguien tiene que poder ir."));
        }

        foreach (var role in rule.Prohibited.Where(role => rule.Recipients.Any(recipient => recipient.Role == role)))
        {
            yield return ("/prohibited", new($"{KebabNames.Of(role)} is told by this rule and prohibited by it: take one of both out.", $"Esta regla avisa a '{KebabNames.Of(role)}' y también lo excluye: quita una de las dos cosas."));
        }
    }

    private static IEnumerable<(string Path, Wording Said)> Held(DisclosureRule rule)
    {
        if (rule.Delivery.Action != Delivery.Hold)
        {
            if (rule.Delivery.HoldAtMost is not null)
            {
                yield return ("/delivery/hold-at-most", new("Only a hold has a longest time: leave it out, or write 'action: hold'.", "Solo una retención tiene un tiempo máximo: quítalo, o escribe 'action: hold'."));
            }

            if (rule.Delivery.Action == Delivery.Block && !HasReader(rule))
            {
                yield return ("/delivery", new("Somebody must be able to look at a blocked message and to answer an appeal: the rule has to open a case and to show the message ('level: message' or more) to a recipient who works cases.", "Alguien tiene que poder mirar un mensaje bloqueado y responder a una reclamación: la regla tiene que abrir un caso y mostrar el mensaje ('level: message' o más) a un destinatario que trabaje casos."));
            }

            yield break;
        }

        if (rule.Delivery.HoldAtMost is not { Ticks: > 0 } time || time > LongestHold)
        {
            yield return ("/delivery", new("A hold needs its longest time, at most three days.", "Una retención necesita su tiempo máximo, de tres días como mucho."));
        }

        if (rule.Delivery.AfterHold == HoldEnd.Escalate && !rule.Recipients.Any(recipient => Reads(recipient) && recipient.Limits is { Decide: not null, Escalation.IsEmpty: false }))
        {
            yield return ("/delivery/after-hold", new("A hold that goes on when nobody decides needs somebody to go on to: give a recipient who reads the message the limit 'decide' and an 'escalation', whose last step is the alarm.", "Una retención que sigue cuando nadie decide necesita a quién pasar: da a un destinatario que lea el mensaje el límite 'decide' y una 'escalation', cuyo último paso es la alarma."));
        }

        if (!HasReader(rule))
        {
            yield return ("/delivery", new("Somebody must be able to decide on a held message: the rule has to open a case and to show the message to a recipient who works cases.", "Alguien tiene que poder decidir sobre un mensaje retenido: la regla tiene que abrir un caso y mostrar el mensaje a un destinatario que trabaje casos."));
        }
    }

    /// <summary>Whether somebody reads what the rule stops, and can decide on it.</summary>
    public static bool HasReader(DisclosureRule rule) => rule.OpensCase && rule.Recipients.Any(Reads);

    /// <summary>Whether the recipient reads what the rule stops, and can decide on it.</summary>
    public static bool Reads(Recipient recipient) => recipient.Level >= DisclosureLevel.Message && RecipientValidation.WorksCases(recipient.Role);

    /// <summary>Whether the recipient comes to whoever asks for a person.</summary>
    public static bool Comes(Recipient recipient) => recipient is { Location: true, Limits: { Acknowledge: not null, FaceToFace: not null } };

    private static IEnumerable<(string Path, Wording Said)> OfSelfHarm(DisclosureRule rule)
    {
        if (rule.Delivery.Action == Delivery.Block)
        {
            yield return ("/delivery", new("Asking for help is never blocked: deliver and flag, or hold a message with method detail.", "Pedir ayuda nunca se bloquea: entrega y avisa, o retén un mensaje con detalles de un método."));
        }

        if (rule.Delivery.Action == Delivery.Hold && !rule.When.MethodDetail)
        {
            yield return ("/delivery", new("Self-harm is held only for method detail.", "Un mensaje de autolesión se retiene solo por detalles de un método."));
        }

        if (rule.Delivery is { Action: Delivery.Hold, AfterHold: HoldEnd.Reject })
        {
            yield return ("/delivery", new("Asking for help is never rejected by the clock: write 'after-hold: release' or 'after-hold: escalate'.", "El reloj nunca rechaza a quien pide ayuda: escribe 'after-hold: release' o 'after-hold: escalate'."));
        }

        if (rule.Recipients.Any(recipient => recipient.Purpose != Purpose.Care))
        {
            yield return ("/recipients", new("What is known of somebody's self-harm serves his care: the purpose of each recipient must be care.", "Lo que se sabe de la autolesión de alguien sirve para cuidarlo: el propósito de cada destinatario tiene que ser care."));
        }

        if (GivesWords(rule, GrantAxis.IsSecuritySide))
        {
            yield return ("/recipients", new("The words of somebody's self-harm go to care, never to security, officers or the control room: give those the location.", "Las palabras de autolesión de alguien van a quienes cuidan, nunca a seguridad, a oficiales ni a la sala de control: a ellos dales la ubicación."));
        }
    }

    private static IEnumerable<(string Path, Wording Said)> OfRequest(DisclosureRule rule)
    {
        if (!rule.When.IsRequest)
        {
            if (rule.When.Categories.Contains(Category.Company))
            {
                yield return ("/when/categories", new("Whoever asks for a person says nothing of a risk: give 'company' a rule of its own.", "Quien pide a una persona no dice nada de un riesgo: da a 'company' una regla propia."));
            }

            if (!rule.When.AskedFor.IsEmpty)
            {
                yield return ("/when/asked-for", new("Only a request for a person asks for somebody: leave this out, or write 'categories: [company]'.", "Solo una petición de una persona pide a alguien: quita esto, o escribe 'categories: [company]'."));
            }

            yield break;
        }

        if (rule.When.FromSeverity > Facts.RequestSeverity)
        {
            yield return ("/when/from-severity", new("A request for a person has severity 1: write 'from-severity: 1'.", "Una petición de una persona tiene gravedad 1: escribe 'from-severity: 1'."));
        }

        if (rule.Delivery.Action > Delivery.DeliverAndFlag)
        {
            yield return ("/delivery", new("A request for a person is no message that could be held or blocked: leave 'delivery' out.", "Una petición de una persona no es un mensaje que se pueda retener o bloquear: quita 'delivery'."));
        }

        if (!rule.OpensCase || !rule.Recipients.Any(Comes))
        {
            yield return ("/recipients", new("Somebody must come when a person is asked for: give one recipient 'location: true' and the limits 'acknowledge' and 'face-to-face'.", "Alguien tiene que venir cuando se pide a una persona: da a un destinatario 'location: true' y los límites 'acknowledge' y 'face-to-face'."));
        }

        if (rule.Recipients.Any(recipient => recipient.Level > DisclosureLevel.Metadata)
            || rule.Recipients.SelectMany(recipient => recipient.Limits.Escalation).Any(step => step.Level > DisclosureLevel.Metadata))
        {
            yield return ("/recipients", new("A request for a person has no words that could be read: write 'level: count' or 'level: metadata'.", "Una petición de una persona no tiene palabras que se puedan leer: escribe 'level: count' o 'level: metadata'."));
        }
    }

    private static IEnumerable<(string Path, Wording Said)> Persons(DisclosureRule rule)
    {
        if (rule.Discloses && rule.When.Categories.Contains(Category.SexualAbuse)
            && !(rule.Excluded.Contains(Exclusion.Accused) && rule.Excluded.Contains(Exclusion.LineOfAccused)))
        {
            yield return ("/excluded", new("Whoever is accused of sexual abuse, and their line, must not learn of it: write 'excluded: [accused, line-of-accused]'.", "La persona acusada de abuso sexual y su línea de mando no deben saberlo: escribe 'excluded: [accused, line-of-accused]'."));
        }

        if (rule.When.Categories.Contains(Category.SexualAbuse) && GivesWords(rule, role => role is not (StaffRole.Safeguarding or StaffRole.Clinician)))
        {
            yield return ("/recipients", new("What somebody wrote of sexual abuse is for safeguarding and health staff: give others the location or a count.", "Lo que alguien escribió sobre abuso sexual es para el personal de protección y de salud: a los demás dales la ubicación o un número."));
        }

        if (rule.Discloses && rule.When.Categories.Contains(Category.Exploitation) && !rule.Excluded.Contains(Exclusion.SupportersApprover))
        {
            yield return ("/excluded", new("Whoever approved the supporter must not judge a case of exploitation: write 'excluded: [supporters-approver]'.", "Quien aprobó a la persona de apoyo no debe juzgar un caso de explotación: escribe 'excluded: [supporters-approver]'."));
        }
    }

    private static IEnumerable<(string Path, Wording Said)> Sampled(DisclosureRule rule)
    {
        if (rule.Sample is not { } sample)
        {
            yield break;
        }

        if (sample.OneIn < 1 || sample.Level > DisclosureLevel.Message || rule.OpensCase)
        {
            yield return ("/sample", new("A sample for quality is one in at least one, shows at most the message (L2), and belongs to a rule without a case.", "Una muestra de calidad es una de cada una o más, muestra como mucho el mensaje (L2) y es de una regla sin caso."));
        }

        if (GrantAxis.IsSecuritySide(sample.Role) || sample.Role is StaffRole.Administrator)
        {
            yield return ("/sample", new("A sample for quality is read by none of security, officers, control room and administrators.", "Una muestra de calidad no la leen seguridad, oficiales, la sala de control ni administradores."));
        }
    }

    // At once, when nobody acts, or by chance.
    private static bool GivesWords(DisclosureRule rule, Func<StaffRole, bool> to) =>
        rule.Recipients.Any(recipient => to(recipient.Role) && recipient.Level >= DisclosureLevel.Message)
        || rule.Recipients.SelectMany(recipient => recipient.Limits.Escalation).Any(step => step.Role is { } role && to(role) && step.Level >= DisclosureLevel.Message)
        || (rule.Sample is { } sample && to(sample.Role) && sample.Level >= DisclosureLevel.Message);
}
