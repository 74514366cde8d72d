using System.Globalization;
using PeerConnect.Moderation.Classification;

namespace PeerConnect.Moderation.Policies;

/// <summary>What forbids the parts of a policy that are not rules.</summary>
internal static class TermsValidation
{
    private const int LongestText = 400;
    private const int LongestRank = 40;
    private const int MostRanks = 30;
    private static readonly TimeSpan LongestTimeBox = TimeSpan.FromDays(1);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(90);

    public static IEnumerable<PolicyFault> Faults(DisclosurePolicy policy) =>
        Informed(policy).Concat(OwnDisclosures(policy.Inform)).Concat(BreakingGlass(policy.BreakGlass)).Concat(Approving(policy.Approvals)).Concat(Keeping(policy.Retention)).Concat(Failing(policy.Failures))
            .Concat(Texts(policy)).Concat(Staff(policy)).Concat(Judging(policy.Classifier)).Concat(Teaching(policy)).Select(fault => new PolicyFault(null, fault.Said, fault.Path));

    private static IEnumerable<(string Path, Wording Said)> Informed(DisclosurePolicy policy)
    {
        var soonest = policy.Rules.Where(rule => rule.When.FromSeverity < Verdict.MaxSeverity && rule.When.Categories.Any(Facts.ToldAbout.Contains))
            .SelectMany(rule => rule.Recipients).Select(recipient => recipient.Limits.Acknowledge).Min();
        if (policy.Inform.ConcernSpread is { } spread && (spread <= TimeSpan.Zero || spread > (soonest ?? LongestTimeBox)))
        {
            yield return ("/inform/concern-spread", new("The answer to a concern may be spread over no more time than the shortest 'acknowledge' below severity 4 for what people are worried about.", "La respuesta a un aviso puede repartirse, como mucho, en el tiempo del 'acknowledge' más corto por debajo de la gravedad 4 para lo que preocupa a la gente."));
        }
    }

    private static IEnumerable<(string Path, Wording Said)> Judging(ClassifierRules? rules)
    {
        if (rules is { Judges: var judges } && !(judges.Contains(JudgedCategory.SelfHarm) && judges.Contains(JudgedCategory.Violence)))
        {
            yield return ("/classifier/judges", new("The computer always judges self-harm and violence: write 'judges: [self-harm, violence]' and what else it looks for, or leave 'classifier' out.", "La computadora siempre juzga las autolesiones y la violencia: escribe 'judges: [self-harm, violence]' y qué más busca, o quita 'classifier'."));
        }
    }

    // The notice would ask people for something that never happens: a case of the two classes that the model judges is what teaches, and a second person has to read it.
    private static IEnumerable<(string Path, Wording Said)> Teaching(DisclosurePolicy policy)
    {
        if (policy.OffersTraining && !policy.Rules.Any(rule => rule.OpensCase && (rule.Scope.Classes.IsEmpty || rule.Scope.Classes.Contains(ConversationClass.Monitored))
            && rule.When.Categories.Any(category => category is Category.SelfHarm or Category.Violence) && rule.Recipients.Any(recipient => recipient.Level >= DisclosureLevel.Message)))
        {
            yield return ("/training/offer", new("Nobody may read a message that could teach the computer: a rule that opens a case of self-harm or violence in a monitored conversation must give somebody 'level: message' or more. Add one, or write 'offer: false'.", "Nadie puede leer un mensaje que pueda enseñar a la computadora: una regla que abre un caso de autolesión o violencia en una conversación vigilada tiene que dar a alguien 'level: message' o más. Añade una, o escribe 'offer: false'."));
        }
    }

    private static IEnumerable<(string Path, Wording Said)> OwnDisclosures(InformRules inform)
    {
        if (inform.OwnDisclosuresAfter is { } after && (after < LongestTimeBox || after > LongestDelay))
        {
            yield return ("/inform/own-disclosures-after", new("People see which messages staff read after a danger is over: write a time from 1d to 90d, such as 7d, or leave the line out for never.", "Las personas ven qué mensajes leyó el personal cuando el peligro ya pasó: escribe un tiempo de 1d a 90d, por ejemplo 7d, o quita la línea para que no lo vean nunca."));
        }
    }

    private static IEnumerable<(string Path, Wording Said)> BreakingGlass(BreakGlassRules rules)
    {
        if (rules.Allowed && (rules.TimeBox <= TimeSpan.Zero || rules.TimeBox > LongestTimeBox || rules.Purposes.IsEmpty))
        {
            yield return ("/break-glass", new("Break-glass needs a time box of at most one day, and at least one purpose.", "Un acceso ampliado necesita un plazo de un día como mucho, y al menos un propósito."));
        }

        if (rules.Allowed && (rules.ReviewWithin <= TimeSpan.Zero || rules.ReviewWithin == RetentionRules.WithoutEnd))
        {
            yield return ("/break-glass/review-within", new("Somebody else reviews each break-glass: write until when, such as 3d.", "Otra persona revisa cada acceso ampliado: escribe hasta cuándo, por ejemplo 3d."));
        }

        if (rules.Purposes.Contains(Purpose.LegalProcess))
        {
            yield return ("/break-glass/purposes", new("Courts and prosecutors have a logged route of their own: take 'legal-process' out.", "Los tribunales y los fiscales tienen su propio camino registrado: quita 'legal-process'."));
        }

        if (rules.AloneFromSeverity is { } alone and not Verdict.MaxSeverity)
        {
            yield return ("/break-glass/alone-from-severity", new($"One person alone may break glass at severity 4 only, not from {alone}: write 4, or leave the line out for never.", $"Una persona sola puede empezar un acceso ampliado solo con gravedad 4, no desde {alone}: escribe 4, o quita la línea para nunca."));
        }
    }

    private static IEnumerable<(string Path, Wording Said)> Approving(ApprovalRules rules)
    {
        if (rules.Approvers.IsEmpty || rules.Approvers.Any(role => !ApprovalRules.MayBeNamed.Contains(role)))
        {
            yield return ("/approvals", new("Somebody who works with people must be able to approve, and nobody else: write for example 'approvers: [coordinator]'; clinician, security, safeguarding and chaplain may be named too.", "Alguien que trabaja con personas tiene que poder aprobar, y nadie más: escribe por ejemplo 'approvers: [coordinator]'; también pueden estar clinician, security, safeguarding y chaplain."));
        }

        if (string.IsNullOrWhiteSpace(rules.LegalBasis))
        {
            yield return ("/approvals/legal-basis", new("Name the rule of the place by which people are approved.", "Nombra la norma del lugar según la cual se aprueba a las personas."));
        }

        if (rules.Ranks.Length > MostRanks || rules.Ranks.Any(rank => string.IsNullOrWhiteSpace(rank) || rank != rank.Trim() || rank.Length > LongestRank || rank.Any(sign => char.IsControl(sign) || char.GetUnicodeCategory(sign) == UnicodeCategory.Format))
            || rules.Ranks.Distinct(StringComparer.OrdinalIgnoreCase).Count() < rules.Ranks.Length)
        {
            yield return ("/approvals/ranks", new($"Write each rank once, the lowest first: {MostRanks} at most, of 1 to {LongestRank} characters.", $"Escribe cada rango una vez, el más bajo primero: {MostRanks} como mucho, de 1 a {LongestRank} caracteres."));
        }

        if (rules.Rank is { } from && !rules.Ranks.Contains(from))
        {
            yield return ("/approvals/rank", rules.Ranks.IsEmpty
                ? new("From which rank on is known by the order of ranks: list them, the lowest first, for example 'ranks: [Officer, Sergeant, Warden]'.", "Desde qué rango se sabe por el orden de los rangos: ponlos en una lista, el más bajo primero, por ejemplo 'ranks: [Oficial, Sargento, Director]'.")
                : new($"The rank '{from}' is not in 'ranks'. Write one of {string.Join(", ", rules.Ranks)}.", $"El rango '{from}' no está en 'ranks'. Escribe uno de {string.Join(", ", rules.Ranks)}."));
        }
    }

    private static IEnumerable<(string Path, Wording Said)> Keeping(RetentionRules kept)
    {
        TimeSpan?[] times = [kept.Messages, kept.TrueCases, kept.FalseCases, kept.Scores, kept.AfterLegalHold, kept.UnclearCases, kept.RejectedMessages];
        if (times.Any(time => time <= TimeSpan.Zero))
        {
            yield return ("/retention", new("Each retention time must be above zero.", "Cada tiempo de conservación tiene que ser mayor que cero."));
        }

        if (kept.Scores == RetentionRules.WithoutEnd)
        {
            yield return ("/retention/scores", new("Scores expire: write a time, such as 30d.", "Las puntuaciones caducan: escribe un tiempo, por ejemplo 30d."));
        }

        if (kept.AfterLegalHold == RetentionRules.WithoutEnd)
        {
            yield return ("/retention/after-legal-hold", new("What a lifted hold kept goes back to its retention after some time: write one, such as 30d.", "Lo que guardaba una retención legal levantada vuelve a su plazo después de un tiempo: escribe uno, por ejemplo 30d."));
        }
    }

    private static IEnumerable<(string Path, Wording Said)> Failing(FailureRules rules)
    {
        if (rules.RescoreWithin <= TimeSpan.Zero || rules.RescoreWithin > LongestTimeBox)
        {
            yield return ("/failures/rescore-within", new("A message that only the lexicon has judged needs a deadline for its re-score: above zero, and one day at most.", "Un mensaje que solo juzgó la lista de palabras necesita un plazo para juzgarse otra vez: mayor que cero, y un día como mucho."));
        }
    }

    private static IEnumerable<(string Path, Wording Said)> Texts(DisclosurePolicy policy)
    {
        var signposts = policy.Signposts.Select((text, index) => ($"/signposts/{index}", (object)(text.Kind, text.Language), text.Text));
        var places = policy.WhereToFind.Select((text, index) => ($"/where-to-find/{index}", (object)(text.Thing, text.Language), text.Text));
        var seen = new HashSet<object>();
        foreach (var (path, what, text) in signposts.Concat(places))
        {
            if (string.IsNullOrWhiteSpace(text) || text.Length > LongestText)
            {
                yield return ($"{path}/text", new($"People read this on a small screen: write 1 to {LongestText} characters.", $"Esto se lee en una pantalla pequeña: escribe de 1 a {LongestText} caracteres."));
            }

            if (!seen.Add(what))
            {
                yield return (path, new("There is a text for this in this language already. Keep one of them.", "Ya hay un texto para esto en este idioma. Deja uno de los dos."));
            }
        }

        foreach (var index in Enumerable.Range(0, policy.Signposts.Length).Where(index => policy.Signposts[index].Kind == SignpostKind.None))
        {
            yield return ($"/signposts/{index}/kind", new("A signpost that shows nothing needs no text: write safety, sexual-abuse or self-harm.", "Una indicación que no muestra nada no necesita texto: escribe safety, sexual-abuse o self-harm."));
        }

        foreach (var index in Enumerable.Range(0, policy.WhereToFind.Length).Where(index => !policy.NotOffered.Contains(policy.WhereToFind[index].Thing)))
        {
            yield return ($"/where-to-find/{index}/thing", new("This is not in 'not-offered': add it there, so that people know that it never comes through here.", "Esto no está en 'not-offered': añádelo allí, para que se sepa que nunca llega por aquí."));
        }
    }

    private static IEnumerable<(string Path, Wording Said)> Staff(DisclosurePolicy policy)
    {
        if (policy.FollowUp is { } form && (form.FromSeverity is < Verdict.AlertSeverity or > Verdict.MaxSeverity || form.Within <= TimeSpan.Zero || form.Within > TimeSpan.FromDays(3)))
        {
            yield return ("/follow-up", new("The form of the place follows from severity 2, 3 or 4 on, within three days at most.", "El formulario del lugar sigue desde la gravedad 2, 3 o 4, y en tres días como mucho."));
        }

        if (policy.FollowUp is { } follows && !policy.Referrals.Contains(follows.Kind()))
        {
            yield return ("/follow-up/form", new("Nobody can refer a case to the form that follows: add it to 'referrals' too.", "Nadie puede derivar un caso al formulario que sigue: añádelo también a 'referrals'."));
        }

        if (policy.Workload is { } workload && (workload.CasesPerHour is < 1 or > 1_000 || IsOutside(workload.BreakAfter, 5, 600) || IsOutside(workload.Break, 1, 240)))
        {
            yield return ("/workload", new("A break is due after 1 to 1000 cases in an hour and after 5m to 10h, and lasts 1m to 4h.", "El descanso toca después de 1 a 1000 casos en una hora y después de 5m a 10h, y dura de 1m a 4h."));
        }

        if (policy.Caseload is { MostResidents: < 1 or > 100 })
        {
            yield return ("/caseload", new("One supporter supports 1 to 100 residents at most. Leave 'caseload' out for no cap.", "Una persona de apoyo acompaña como mucho a un número de 1 a 100 residentes. Quita 'caseload' para que no haya tope."));
        }
    }

    private static bool IsOutside(TimeSpan time, int fewestMinutes, int mostMinutes) => time < TimeSpan.FromMinutes(fewestMinutes) || time > TimeSpan.FromMinutes(mostMinutes);
}
