using PeerConnect.Moderation.Classification;

namespace PeerConnect.Moderation.Policies;

/// <summary>What forbids one recipient of a rule, with those who come after when nobody acts.</summary>
internal static class RecipientValidation
{
    private const int LongestContext = 50;
    private static readonly TimeSpan LongestLimit = TimeSpan.FromDays(14);

    private static readonly string Workers = string.Join(", ", Enum.GetValues<StaffRole>().Where(WorksCases).Select(KebabNames.Of));

    public static IEnumerable<(string Path, Wording Said)> Faults(Recipient recipient, DisclosureRule rule) =>
        [.. Sight(recipient), .. InPart2(recipient, rule), .. Times(recipient, rule), .. Steps(recipient, rule)];

    /// <summary>Whether a role is shown cases at all, to read them, decide on them and go to the person.</summary>
    public static bool WorksCases(StaffRole role) => role is not (StaffRole.Coordinator or StaffRole.Auditor or StaffRole.Administrator);

    private static IEnumerable<(string Path, Wording Said)> Sight(Recipient recipient)
    {
        if (recipient.Before < 0 || recipient.After < 0 || recipient.Before > LongestContext || recipient.After > LongestContext)
        {
            yield return ("", new($"The context is 0 to {LongestContext} messages before and after.", $"El contexto es de 0 a {LongestContext} mensajes antes y después."));
        }

        if (recipient.Level < DisclosureLevel.Context && recipient.Before + recipient.After > 0)
        {
            yield return ("/level", new("Messages before and after need level L3 or more: write 'level: context' or 'level: identity'.", "Los mensajes de antes y de después necesitan el nivel L3 o más: escribe 'level: context' o 'level: identity'."));
        }

        if (!WorksCases(recipient.Role))
        {
            yield return ("/role", new($"Coordinators, auditors and administrators work no cases, so {KebabNames.Of(recipient.Role)} would learn of none: name one of {Workers}.", $"Coordinadores, auditores y administradores no trabajan casos, así que '{KebabNames.Of(recipient.Role)}' no sabría de ninguno: nombra uno de {Workers}."));
        }

        if (recipient.Purpose == Purpose.LegalProcess)
        {
            yield return ("/purpose", new("Courts and prosecutors have a logged route of their own: nobody is told of a message for them.", "Los tribunales y los fiscales tienen su propio camino registrado: a nadie se le avisa de un mensaje por ellos."));
        }

        if (recipient.Roster is { } roster && string.IsNullOrWhiteSpace(roster))
        {
            yield return ("/roster", new("A roster's name cannot be empty: leave it out for the role's own roster.", "El nombre de un turno no puede estar vacío: quítalo para usar el turno propio de la función."));
        }
    }

    private static IEnumerable<(string Path, Wording Said)> InPart2(Recipient recipient, DisclosureRule rule)
    {
        if (!rule.Scope.Classes.IsEmpty && !rule.Scope.Classes.Contains(ConversationClass.Part2))
        {
            yield break;
        }

        if (GrantAxis.IsSecuritySide(recipient.Role) && recipient.Ground is null && (recipient.Level > DisclosureLevel.Count || !recipient.Location))
        {
            yield return (
                "",
                new(
                    $"In part-2 conversations {KebabNames.Of(recipient.Role)} may get the bare location only, except with consent, in a medical emergency, "
                    + "for a crime on the premises or by a court's order: name the ground, or limit the rule to other classes.",
                    $"En conversaciones part-2, '{KebabNames.Of(recipient.Role)}' puede recibir solo la ubicación, salvo con consentimiento, en una emergencia médica, "
                    + "por un delito en el lugar o por orden de un tribunal: nombra el motivo legal, o limita la regla a otras clases."));
        }

        if (GrantAxis.IsSecuritySide(recipient.Role) && recipient.Level == DisclosureLevel.Conversation)
        {
            yield return (
                "/level",
                new(
                    $"In part-2 conversations {KebabNames.Of(recipient.Role)} never gets the whole chat, on no ground: write 'level: identity' or less, or limit the rule to other classes.",
                    $"En conversaciones part-2, '{KebabNames.Of(recipient.Role)}' nunca recibe el chat entero, por ningún motivo: escribe 'level: identity' o menos, o limita la regla a otras clases."));
        }

        foreach (var step in recipient.Limits.Escalation.Where(step =>
            step.Role is { } next && GrantAxis.IsSecuritySide(next) && (step.Level > DisclosureLevel.Count || !step.Location)))
        {
            yield return (
                "/limits/escalation",
                new($"In part-2 conversations {KebabNames.Of(step.Role!.Value)} may be told next the bare location only: write 'location: true' and no level, or limit the rule to other classes.", $"En conversaciones part-2, a '{KebabNames.Of(step.Role!.Value)}' se le puede decir después solo la ubicación: escribe 'location: true' y ningún nivel, o limita la regla a otras clases."));
        }
    }

    private static IEnumerable<(string Path, Wording Said)> Times(Recipient recipient, DisclosureRule rule)
    {
        var limits = recipient.Limits;
        var times = new[] { limits.Acknowledge, limits.FaceToFace, limits.Decide }.Concat(limits.Escalation.Select(step => (TimeSpan?)step.After)).ToList();
        if (times.Any(time => time <= TimeSpan.Zero || time > LongestLimit))
        {
            yield return ("/limits", new("A time limit must be above zero, and two weeks at most.", "Un plazo tiene que ser mayor que cero, y de dos semanas como mucho."));
        }

        if (limits.Acknowledge > limits.FaceToFace || limits.Acknowledge > limits.Decide)
        {
            yield return ("/limits", new("Somebody takes a case up first: 'acknowledge' cannot be later than 'face-to-face' or 'decide'.", "Primero alguien toma el caso: 'acknowledge' no puede ser más tarde que 'face-to-face' o 'decide'."));
        }

        if (limits.FaceToFace is not null && !recipient.Location && recipient.Level < DisclosureLevel.Identity)
        {
            yield return ("/limits/face-to-face", new("Whoever is to stand in front of the person must know who or where it is: write 'location: true' or 'level: identity', or leave 'face-to-face' out and give 'decide'.", "Quien debe estar ante la persona tiene que saber quién es o dónde está: escribe 'location: true' o 'level: identity', o quita 'face-to-face' y da 'decide'."));
        }

        if (rule.When.ToSeverity == Verdict.MaxSeverity && recipient.Location && recipient.Role is StaffRole.ControlRoom or StaffRole.Officer
            && (limits.Acknowledge is null || limits.FaceToFace is null))
        {
            yield return ("/limits", new("Whoever is sent at severity 4 needs limits: write 'acknowledge' and 'face-to-face'.", "A quien se envía con gravedad 4 le hacen falta plazos: escribe 'acknowledge' y 'face-to-face'."));
        }
    }

    private static IEnumerable<(string Path, Wording Said)> Steps(Recipient recipient, DisclosureRule rule)
    {
        var steps = recipient.Limits.Escalation;
        if (steps is [.., { Role: not null }])
        {
            yield return ("/limits/escalation", new("Steps of escalation go in order of time, and the last one is the alarm outside the system: a step without a role.", "Los pasos de escalada van en orden de tiempo, y el último es la alarma fuera del sistema: un paso sin función."));
        }

        for (var index = 0; index < steps.Length; index++)
        {
            var path = $"/limits/escalation/{index}";
            var step = steps[index];
            if (index > 0 && step.After <= steps[index - 1].After)
            {
                yield return (path, new("Each step of escalation must come later than the one before it.", "Cada paso de escalada tiene que venir después del anterior."));
            }

            if (step.Role is null && (index < steps.Length - 1 || step is not { Level: DisclosureLevel.Count, Location: false, Roster: null }))
            {
                yield return (path, new("The alarm outside the system is the last step, and carries a case number and nothing else: write 'after' alone.", "La alarma fuera del sistema es el último paso y lleva un número de caso y nada más: escribe solo 'after'."));
            }

            if (step.Role is { } idle && !WorksCases(idle))
            {
                yield return ($"{path}/role", new($"Coordinators, auditors and administrators work no cases, so {KebabNames.Of(idle)} could not help: name one of {Workers} as the next.", $"Coordinadores, auditores y administradores no trabajan casos, así que '{KebabNames.Of(idle)}' no podría ayudar: nombra después uno de {Workers}."));
            }

            if (step.Role is { } role && (Knows(recipient.Role, recipient.Roster, recipient.Level, recipient.Location)
                || rule.Recipients.Any(told => Knows(told.Role, told.Roster, told.Level, told.Location))
                || steps.Take(index).Any(told => told.Role is { } earlier && Knows(earlier, told.Roster, told.Level, told.Location))))
            {
                yield return (path, new($"This goes in a circle: {KebabNames.Of(role)} was told already, and learns nothing new here. Name somebody else, or the alarm outside the system.", $"Esto da vueltas: a '{KebabNames.Of(role)}' ya se le avisó y aquí no sabe nada nuevo. Nombra a otra persona, o la alarma fuera del sistema."));
            }

            bool Knows(StaffRole told, string? roster, DisclosureLevel level, bool location) =>
                told == step.Role && roster == step.Roster && level >= step.Level && (location || !step.Location);
        }
    }
}
