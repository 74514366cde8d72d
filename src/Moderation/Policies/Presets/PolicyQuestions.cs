using System.Collections.Immutable;
using PeerConnect.Moderation.Classification;

namespace PeerConnect.Moderation.Policies.Presets;

/// <summary>The questions that a facility is asked about a preset. Each edits a part of the document that no other one touches.</summary>
public static class PolicyQuestions
{
    private const string ActiveRule = "self-harm-active";
    private const string ImminentRule = "self-harm-imminent";
    private const string MethodRule = "self-harm-method";
    private const string ThreatRule = "threat-to-somebody-here";
    private const string SampleRule = "quiet-sample";
    private const string OnCall = "on-call";

    /// <summary>All questions, in the order in which they are asked.</summary>
    public static ImmutableArray<PolicyQuestion> All { get; } =
    [
        new(
            "night",
            new("Who is paged at night?", "¿A quién se avisa de noche?"),
            new(
                "When care staff are not on duty, or do not answer, this is who is told next of somebody who may hurt himself. When a life is in danger now, the control room and the officer are told in any case.",
                "Cuando el personal de salud no está o no responde, a quien se avisa después de alguien que podría hacerse daño. Si hay una vida en peligro ahora, la sala de control y el oficial lo saben en todo caso."),
            Choice("on-call-care", "Health staff on call, with what was written", "El personal de salud de guardia, con lo que se escribió", policy => Night(policy, CareOnCall)),
            Choice("control-room", "The control room, with the place alone", "La sala de control, solo con el lugar", policy => Night(policy, null)),
            Choice("chaplain", "The chaplain, with the place and how serious it looks", "El capellán, con el lugar y qué tan serio parece", policy => Night(policy, Chaplain))),
        new(
            "imminent-visit",
            new("How soon must somebody stand in front of a person in danger?", "¿En cuánto tiempo debe estar alguien ante una persona en peligro?"),
            new(
                "The clock stops when somebody records that he stood there, not at a click. Whatever the answer, the alarm outside the system goes out after two minutes without anybody on the way.",
                "El reloj se detiene cuando alguien registra que estuvo ahí, no con un clic. En todo caso, la alarma fuera del sistema sale a los dos minutos si nadie va en camino."),
            Visit(5),
            Visit(10),
            Visit(15),
            Visit(30)),
        new(
            "hold",
            new("How long may a message be held?", "¿Cuánto tiempo se puede retener un mensaje?"),
            new(
                "This is about threats to somebody in the chat, and what tells in detail how to kill oneself. A cry for help waits only where it also does that. Holding needs staff who decide: nobody decides, and the threat is rejected. What tells how waits half an hour; then the next are told, the alarm follows, and it waits on.",
                "Se trata de amenazas a alguien del chat y de lo que cuenta en detalle cómo matarse. Un pedido de ayuda solo espera si además hace eso. Retener necesita personal que decida: si nadie decide, la amenaza se rechaza. Lo que cuenta cómo espera media hora; luego se avisa a los siguientes, sigue la alarma, y espera más."),
            Hold("not-at-all", "Not at all: it arrives, and staff are told", "Nada: llega, y se avisa al personal", null),
            Hold("only-how", "Only what tells how to kill oneself, half an hour", "Solo lo que cuenta cómo matarse, media hora", null, method: true),
            Hold("one-hour", "One hour", "Una hora", 1),
            Hold("four-hours", "Four hours", "Cuatro horas", 4),
            Hold("one-day", "One day", "Un día", 24)),
        new(
            "context",
            new("How much around a message does a moderator see?", "¿Cuánto ve quien revisa alrededor de un mensaje?"),
            new(
                "Less shows less of what people say to each other; more makes a joke or a quotation easier to tell. The notice tells residents what you choose.",
                "Menos muestra menos de lo que la gente se dice; más ayuda a distinguir una broma o una cita. El aviso dice a los residentes lo que elijas."),
            Context(0, "The message alone", "Solo el mensaje"),
            Context(3, "Three messages before and after", "Tres mensajes antes y después"),
            Context(5, "Five messages before and after", "Cinco mensajes antes y después"),
            Context(10, "Ten messages before and after", "Diez mensajes antes y después")),
        new(
            "break-glass",
            new("May one person alone see more in an emergency?", "¿Puede una sola persona ver más en una emergencia?"),
            new(
                "Breaking glass shows more than the policy gives, for a stated purpose and a short time. It is recorded, and somebody else reviews it.",
                "Un acceso ampliado muestra más de lo que da la política, con un fin declarado y por poco tiempo. Queda registrado, y otra persona lo revisa."),
            Glass("alone-when-imminent", "Yes, when a life is in danger now; otherwise two agree", "Sí, cuando hay una vida en peligro ahora; si no, dos de acuerdo", allowed: true, 4),
            Glass("always-two", "No, two always agree first", "No, siempre dos de acuerdo antes", allowed: true, null),
            Glass("never", "Nobody may see more than the policy gives", "Nadie puede ver más de lo que da la política", allowed: false, null)),
        new(
            "quiet-sample",
            new("Are quiet messages sampled?", "¿Se revisa una muestra de los mensajes tranquilos?"),
            new(
                "Jokes, quotations and things long past open no case. Reading a few of them, without names, is the only way to see what the computer misses. The notice says so. Without a sample a rule for what its readers find goes, too.",
                "Bromas, citas y cosas de hace mucho no abren un caso. Leer algunas, sin nombres, es la única manera de ver lo que se le escapa a la computadora. El aviso lo dice. Sin muestra se va también la regla para lo que encuentra quien la lee."),
            Sample("none", "No", "No", null),
            Sample("one-in-50", "One in 50", "Uno de cada 50", 50),
            Sample("one-in-20", "One in 20", "Uno de cada 20", 20),
            Sample("one-in-10", "One in 10", "Uno de cada 10", 10)),
        new(
            "looks-for",
            new("What does the computer look for in whole chats?", "¿Qué busca la computadora en todo el chat?"),
            new(
                "Self-harm and violence it always looks for. Signs of pressure or sexual abuse lie in a whole chat, and it finds some of them and is wrong more often: each false one puts a friend or a supporter under suspicion. Staff for abuse must have the time. Everybody is asked for consent again.",
                "Daño a uno mismo y violencia los busca siempre. Las señales de presión o abuso sexual están en todo el chat; encuentra algunas y se equivoca más: cada error pone bajo sospecha a un amigo o a quien apoya. El personal contra el abuso debe tener tiempo. Se vuelve a pedir permiso a todos."),
            LooksFor("nothing-more", "Nothing more", "Nada más"),
            LooksFor("pressure", "Pressure: debts, favours, secrets", "Presión: deudas, favores, secretos", JudgedCategory.Exploitation),
            LooksFor("sexual-abuse", "Sexual abuse", "Abuso sexual", JudgedCategory.SexualAbuse),
            LooksFor("both", "Both", "Las dos cosas", JudgedCategory.SexualAbuse, JudgedCategory.Exploitation)),
        new(
            "receipts",
            new("Do residents see that a message was read?", "¿Ven los residentes que un mensaje fue leído?"),
            new(
                "Being seen to have read puts pressure on people to answer. Most places leave it off.",
                "Que se vea que alguien leyó lo presiona a responder. La mayoría de los lugares lo deja apagado."),
            Receipts("no", "No", "No", shown: false),
            Receipts("yes", "Yes", "Sí", shown: true)),
        new(
            "here-and-writing",
            new("Do residents see that another is here, or is writing?", "¿Ven los residentes que otra persona está aquí o está escribiendo?"),
            new(
                "It helps two who talk, and it lets people watch each other. In a group no names are shown. Most places leave it off.",
                "Ayuda a dos que hablan, y también deja que la gente se vigile. En un grupo no se muestran nombres. La mayoría de los lugares lo deja apagado."),
            Moment("no", "No", "No", typing: false, presence: false),
            Moment("writing", "That another is writing", "Que otra persona está escribiendo", typing: true, presence: false),
            Moment("here", "That another is here", "Que otra persona está aquí", typing: false, presence: true),
            Moment("both", "Both", "Las dos cosas", typing: true, presence: true)),
        new(
            "caseload",
            new("How many residents may one supporter support?", "¿A cuántos residentes puede apoyar una persona?"),
            new(
                "At that number nobody can approve one more for this supporter. The pairs that there are go on, and groups do not count.",
                "Con ese número nadie puede aprobar uno más para esa persona. Las parejas que hay siguen, y los grupos no cuentan."),
            Caseload("three", "Three", "Tres", 3),
            Caseload("five", "Five", "Cinco", 5),
            Caseload("eight", "Eight", "Ocho", 8),
            Caseload("no-cap", "No number is set", "No hay un número fijado", null)),
        new(
            "messages-kept",
            new("How long are messages kept?", "¿Cuánto tiempo se guardan los mensajes?"),
            new(
                "This is for messages without a case. Cases have times of their own in the document, and a court can order that something is kept longer.",
                "Vale para mensajes sin caso. Los casos tienen sus propios plazos en el documento, y un tribunal puede ordenar que algo se guarde más."),
            Kept("30-days", "30 days", "30 días", TimeSpan.FromDays(30)),
            Kept("90-days", "90 days", "90 días", TimeSpan.FromDays(90)),
            Kept("180-days", "180 days", "180 días", TimeSpan.FromDays(180)),
            Kept("one-year", "One year", "Un año", TimeSpan.FromDays(365)),
            Kept("without-end", "No day is set", "No hay un día fijado", RetentionRules.WithoutEnd)),
    ];

    private static EscalationStep CareOnCall { get; } = new(TimeSpan.Zero, StaffRole.Clinician, DisclosureLevel.Identity, Location: true, OnCall);

    private static EscalationStep Chaplain { get; } = new(TimeSpan.Zero, StaffRole.Chaplain, DisclosureLevel.Metadata, Location: true);

    /// <summary>The questions that have a meaning for this document.</summary>
    public static ImmutableArray<PolicyQuestion> For(DisclosurePolicy policy) => [.. All.Where(question => question.AppliesTo(policy))];

    private static PolicyChoice Choice(string id, string english, string spanish, Func<DisclosurePolicy, DisclosurePolicy> apply) =>
        new(id, new Wording(english, spanish)) { Apply = apply };

    // The control room knows the place of an imminent danger already: there it is next for what is less than that.
    private static DisclosurePolicy Night(DisclosurePolicy policy, EscalationStep? next)
    {
        var room = new EscalationStep(TimeSpan.Zero, StaffRole.ControlRoom, Location: true);
        var after = next is null ? new EscalationStep(TimeSpan.Zero, StaffRole.Officer, Location: true) : room;
        ImmutableArray<EscalationStep> active = [At(next ?? room, 15), At(after, 30), Alarm(45)];
        ImmutableArray<EscalationStep> imminent = next is null ? [Alarm(2)] : [At(next, 1), Alarm(2)];
        return EachRecipient(policy, (rule, recipient) => recipient.Role != StaffRole.Clinician ? recipient : rule.Id switch
        {
            ActiveRule or MethodRule => recipient with { Limits = recipient.Limits with { Escalation = active } },
            ImminentRule => recipient with { Limits = recipient.Limits with { Escalation = imminent } },
            _ => recipient,
        });
    }

    private static PolicyChoice Visit(int minutes) => Choice(
        $"{minutes}-minutes",
        $"Within {minutes} minutes",
        $"En {minutes} minutos",
        policy => EachRecipient(policy, (rule, recipient) => rule.When.FromSeverity == Verdict.MaxSeverity && recipient.Limits.FaceToFace is not null
            ? recipient with { Limits = recipient.Limits with { FaceToFace = TimeSpan.FromMinutes(minutes) } }
            : recipient));

    private static PolicyChoice Hold(string id, string english, string spanish, int? hours, bool method = false) => Choice(id, english, spanish, policy => EachRule(policy, rule => rule.Id switch
    {
        ThreatRule => rule with { Delivery = Held(hours is { } most ? TimeSpan.FromHours(most) : null, HoldEnd.Reject) },
        MethodRule => rule with { Delivery = Held(hours is not null || method ? TimeSpan.FromMinutes(30) : null, HoldEnd.Escalate) },
        _ => rule,
    }));

    private static DeliveryRule Held(TimeSpan? most, HoldEnd end) => most is null ? new DeliveryRule(Delivery.DeliverAndFlag) : new DeliveryRule(Delivery.Hold, most, end);

    private static PolicyChoice Context(int messages, string english, string spanish) => Choice(
        messages == 0 ? "message" : $"{messages}-around",
        english,
        spanish,
        policy => EachRecipient(policy, (_, recipient) => recipient.Role == StaffRole.Moderator
            ? recipient with { Level = messages == 0 ? DisclosureLevel.Message : DisclosureLevel.Context, Before = messages, After = messages }
            : recipient));

    private static PolicyChoice Glass(string id, string english, string spanish, bool allowed, int? alone) => Choice(id, english, spanish, policy =>
        policy with { BreakGlass = policy.BreakGlass with { Allowed = allowed, AloneFromSeverity = alone } });

    private static PolicyChoice Sample(string id, string english, string spanish, int? oneIn) => Choice(id, english, spanish, policy =>
        WithoutIdleReaders(EachRule(policy, rule => rule.Id == SampleRule
            ? rule with { Sample = oneIn is { } some ? new QualitySample(some, StaffRole.Moderator, DisclosureLevel.Message) : null }
            : rule)));

    private static DisclosurePolicy WithoutIdleReaders(DisclosurePolicy policy) => policy.Rules.Any(rule => rule.Sample is not null)
        ? policy
        : policy with { Rules = [.. policy.Rules.Where(rule => rule.When.Evidence is not [EvidenceSource.Staff] || rule.When.Categories.Any(Facts.Dangers.Contains))] };

    private static PolicyChoice LooksFor(string id, string english, string spanish, params ImmutableArray<JudgedCategory> patterns) => Choice(id, english, spanish, policy =>
        patterns.IsEmpty && policy.Patterns == Patterns.None ? policy
        : policy with { Classifier = patterns.IsEmpty ? null : new ClassifierRules([JudgedCategory.SelfHarm, JudgedCategory.Violence, .. patterns]) });

    private static PolicyChoice Receipts(string id, string english, string spanish, bool shown) => Choice(id, english, spanish, policy =>
        policy with { Visibility = policy.Visibility with { Receipts = shown } });

    private static PolicyChoice Moment(string id, string english, string spanish, bool typing, bool presence) => Choice(id, english, spanish, policy =>
        policy with { Visibility = policy.Visibility with { Typing = typing, Presence = presence } });

    private static PolicyChoice Caseload(string id, string english, string spanish, int? most) => Choice(id, english, spanish, policy =>
        policy with { Caseload = most is { } some ? new CaseloadRules(some) : null });

    private static PolicyChoice Kept(string id, string english, string spanish, TimeSpan time) => Choice(id, english, spanish, policy =>
        policy with { Retention = policy.Retention with { Messages = time } });

    private static EscalationStep At(EscalationStep step, int minutes) => step with { After = TimeSpan.FromMinutes(minutes) };

    private static EscalationStep Alarm(int minutes) => new(TimeSpan.FromMinutes(minutes), null);

    private static DisclosurePolicy EachRule(DisclosurePolicy policy, Func<DisclosureRule, DisclosureRule> edit) =>
        policy with { Rules = [.. policy.Rules.Select(edit)] };

    private static DisclosurePolicy EachRecipient(DisclosurePolicy policy, Func<DisclosureRule, Recipient, Recipient> edit) =>
        EachRule(policy, rule => rule with { Recipients = [.. rule.Recipients.Select(recipient => edit(rule, recipient))] });
}
