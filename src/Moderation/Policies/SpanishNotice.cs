using System.Collections.Immutable;
using PeerConnect.Moderation.Classification;

namespace PeerConnect.Moderation.Policies;

internal sealed class SpanishNotice : NoticeWords
{
    public override string NotPrivate =>
        "Este chat no es privado. Una computadora revisa cada mensaje. El personal puede leer algunos. Esta página dice quién y cuándo.";

    public override string HelpIsNoOffence =>
        "Pedir ayuda nunca es una falta. Lo que el personal sepa sobre hacerte daño sirve para cuidarte. No se puede usar para castigarte, "
        + "ni cuenta en tu contra para la libertad condicional, tu nivel de seguridad o inmigración. "
        + "Si el mismo mensaje también amenaza a alguien, quienes cuidan la seguridad de todos pueden leerlo entero.";

    public override string Courts => "Los tribunales y los fiscales pueden exigir ver lo que aquí se guarda.";

    public override string OpenCase => "No escribas sobre tu caso abierto. Háblalo solo con tu abogado.";

    public override string Owner => "Los dueños de la computadora que hace funcionar esto podrían leer lo que hay en ella.";

    public override string Concerns =>
        "Si alguien se preocupa por ti y lo dice al personal, les llega a las mismas personas que un mensaje así. Pueden leer lo que se contó. Nadie te dirá quién fue. Lo mismo vale cuando lo dices tú. Si lo que cuentas suena a que puedes hacerte daño, también van contigo.";

    public override string ConcernsSpread => "Entonces el personal no siempre viene enseguida, para que la hora no muestre quién fue.";

    public override string Meant => "Tus palabras pueden decir que otra persona de aquí está en peligro. Entonces el personal que las lee también puede mandarle ayuda a ella. Estas reglas dicen quién se entera. Esas personas no reciben tus palabras ni tu nombre. Así también las palabras de otra persona pueden llevar al personal contigo. Nadie te dirá quién las escribió.";

    public override string SupporterAsked => "Si el personal vino a verte, te podemos preguntar si tu persona de apoyo puede saberlo. Si no dices que sí, nadie se lo dice. Nunca le decimos por qué.";

    public override string GoNow(bool officers) =>
        $"Si hay una vida en peligro ahora mismo, alguien tiene que poder ir. La sala de control {(officers ? "y un oficial reciben" : "recibe siempre")} un nombre y un lugar{(officers ? "" : ", y muchas veces un oficial también")}. Si nadie va, sale una alarma antes de diez minutos. No lleva nombre ni palabras.";

    public override string Moved => "Puede que te lleven a otro lugar mientras al personal le preocupa mucho que te hagas daño. Entonces se le dice al personal de allí. No se le dice lo que escribiste.";

    public override string Breaks => "Las personas que leen mensajes descansan. Entonces sigue otra persona.";

    public override string Training =>
        "Puedes dejar que tus propias palabras enseñen a la computadora. Te lo preguntamos aparte, en la página \"Mis opciones\". Di sí o no: el no no te cuesta nada, y al personal no se le dice qué elegiste. "
        + "Si dices que sí, otra persona puede leer sin tu nombre un mensaje que el personal tuvo que mirar. "
        + "Puedes retirar tu sí en cualquier momento. Entonces borramos lo que guardamos para esto. Lo que para entonces ya salió de aquí no se puede recuperar.";

    public override string AskedAgain => "Si estas reglas cambian y se muestra más, te preguntamos otra vez antes de tu próximo mensaje.";

    public override string Leaving => "Puedes irte cuando quieras. No te cuesta nada y no tienes que decir por qué.";

    public override string CalledFor => "También saben a quién pides. Si no entras con tu número, saben qué pantalla usaste. Nunca guardamos lo que se dicen.";

    public override string LooksFor(ImmutableArray<Category> patterns) =>
        "La computadora busca señales de que alguien quiere hacerse daño o suicidarse. Busca señales de que alguien hace daño a otra persona."
        + (patterns.IsEmpty ? "" : $" En todo el chat busca señales de {Listed(patterns.Select(About), "y")}. Se le escapan muchas. No sabe quién hizo qué, y no culpa a nadie.");

    public override string NobodyReadsEverything(bool askable) =>
        "Nadie lo lee todo. No cuentes con que alguien vea lo que escribes. "
        + (askable ? "Si necesitas ayuda ya, toca \"Necesito a una persona\". Si no puede esperar, toca el timbre de tu celda o díselo a un oficial."
            : "Si necesitas ayuda ya, toca el timbre de tu celda o díselo a un oficial.");

    public override string NotOffered(ImmutableArray<NotOffered> things) =>
        $"Hay cosas que nunca pasan por aquí: {Listed(things.Select(Thing), "y")}. Pregunta al personal o mira el tablero para saber dónde encontrarlas.";

    public override string When(DisclosureRule rule)
    {
        if (rule.When.IsRequest)
        {
            return $"Si pides {Listed(Asked(rule).Select(Person), "o")}{Places(rule.Scope)}:";
        }

        var where = OnlyPart2(rule) ? "En un chat de un programa de drogas y alcohol, si"
            : NotPart2(rule) ? "Fuera de los chats de programas de drogas y alcohol, si" : "Si";
        if (Notice.IsConcern(rule) || rule.When.Categories.All(category => category.IsToldAlone()))
        {
            return $"{where} {Teller(rule.When)} de {Listed(rule.When.Categories.Select(About), "o")}{Places(rule.Scope)}:";
        }

        var writer = rule.When.Senders.IsEmpty ? "un mensaje" : $"un mensaje de {Listed(rule.When.Senders.Select(Writer), "o")}";
        var method = rule.When.MethodDetail ? " y cuenta en detalle cómo" : "";
        var named = rule.When.NamesMember ? " y nombra a alguien del chat; o, en un chat de dos, va para la otra persona" : "";
        return $"{where} {writer} {HowSerious(rule.When)} {Listed(rule.When.Categories.Select(About), "o")}{method}{named}{Places(rule.Scope)}{Sources(rule.When)}:";
    }

    public override string Sees(Recipient recipient, bool told)
    {
        if (told)
        {
            return Capital($"{Who(recipient.Role)} {Listed(Hears(recipient.Level, recipient.Location), "y")}.");
        }

        var (nameless, named) = recipient.Location ? ("", " y dónde estás") : (", pero sin tu nombre", "");
        var content = recipient.Level switch
        {
            DisclosureLevel.Count => recipient.Location ? "" : "sabe que hubo un mensaje así",
            DisclosureLevel.Metadata => $"sabe cuándo fue y qué tan serio parece, pero no las palabras{(recipient.Location ? "" : " ni tu nombre")}",
            DisclosureLevel.Message => $"puede leer el mensaje{nameless}",
            DisclosureLevel.Context => $"puede leer el mensaje{Around(recipient)}{nameless}",
            DisclosureLevel.Identity => $"puede leer el mensaje{Around(recipient)}, y ve tu nombre{named}",
            DisclosureLevel.Conversation => $"puede leer todo el chat, y ve tu nombre{named}",
        };
        var location = recipient switch
        {
            { Location: false } or { Level: DisclosureLevel.Identity or DisclosureLevel.Conversation } => "",
            { Level: DisclosureLevel.Count } => "sabe tu nombre y dónde estás, pero no lo que escribiste",
            _ => "sabe tu nombre y dónde estás",
        };
        return Capital($"{Who(recipient.Role)} {Listed(new[] { content, location }.Where(part => part.Length > 0), "y")}.");
    }

    public override string Called(Recipient recipient) => recipient switch
    {
        { Level: > DisclosureLevel.Metadata } => Sees(recipient, told: false),
        { Location: true, Level: DisclosureLevel.Count } => Capital($"{Who(recipient.Role)} sabe tu nombre y dónde estás."),
        { Location: true } => Capital($"{Who(recipient.Role)} sabe cuándo pediste, tu nombre y dónde estás."),
        { Level: DisclosureLevel.Count } => Capital($"{Who(recipient.Role)} sabe que algo espera."),
        _ => Capital($"{Who(recipient.Role)} sabe cuándo pidió alguien, pero no tu nombre."),
    };

    public override string Sampled(QualitySample sample) =>
        $"Más o menos uno de cada {sample.OneIn} de estos lo ve {Who(sample.Role)} para revisar qué tan bien trabaja la computadora, y para nada más. Va sin tu nombre.";

    public override string Comes(TimeSpan within) => $"Alguien debe venir a verte en {Time(within)}.";

    public override string Next(EscalationStep step, bool told) => step.Role is { } role
        ? $"Si nadie actúa en {Time(step.After)}, {Who(role)}{(step.Roster is null ? "" : " de guardia")} {Listed(told ? Hears(step.Level, step.Location) : StepSees(step), "y")}."
        : $"Si nadie actúa en {Time(step.After)}, sale una alarma. No lleva nombre ni palabras.";

    public override string Delivered(DeliveryRule rule) => rule.Action switch
    {
        Delivery.Deliver or Delivery.DeliverAndFlag => "El mensaje llega.",
        Delivery.Hold => $"El mensaje espera al personal. Te avisamos. Si no pasa, te decimos por qué, y puedes pedir que otra persona lo revise. Si nadie decide en {Time(rule.HoldAtMost ?? TimeSpan.Zero)}, {AfterHold(rule.AfterHold)}",
        Delivery.Block => $"El mensaje no llega. Te decimos por qué, y puedes pedir que otra persona lo revise. {HelpIsStoppedByStaffAlone}",
    };

    public override string HelpIsStoppedByStaffAlone => "Si también habla de hacerte daño, solo el personal puede pararlo, y puede que tenga que esperar.";

    public override string OtherPlaces => "En un chat con gente de otro centro, las reglas de ese centro también pueden hacer que tu mensaje espere o pararlo. Te avisamos y te decimos por qué.";

    public override string StricterCounts => "Si más de una de estas reglas vale para un mensaje, cuenta la más estricta. También cuenta el plazo más corto.";

    public override string ComputerDown =>
        "A veces la computadora no funciona. Entonces un mensaje espera hasta que la computadora o el personal lo mire. Te avisamos. No espera si parece que quieres hacerte daño y no amenaza a nadie.";

    public override string Misses(int oneIn) =>
        $"La computadora se equivoca. Se le {(oneIn < 2 ? "escapan más de la mitad" : $"escapa más o menos uno de cada {oneIn}")} de los mensajes que debería notar. "
        + "A veces muestra al personal un mensaje que estaba bien.";

    public override string BreakGlass(BreakGlassRules rules) =>
        $"En una emergencia el personal puede ver más que esto, {Time(rules.TimeBox)} como máximo. Una segunda persona tiene que estar de acuerdo"
        + (rules.AloneFromSeverity is null ? "" : ", o revisarlo después cuando hay una vida en peligro") + ". "
        + rules.Scope switch
        {
            BreakGlassScope.Case => "Puede ver mensajes de antes y después del que nos preocupó, y quién los escribió.",
            BreakGlassScope.Conversation => "Puede ver todo el chat, y quién lo escribió.",
        }
        + " Siempre queda escrito quién miró.";

    public override string Kept(RetentionRules rules)
    {
        var written = rules.Messages == RetentionRules.WithoutEnd
            ? "Lo que escribes se guarda. No hay un día fijado para borrarlo."
            : $"Los mensajes se guardan {Time(rules.Messages)} y se borran en la semana siguiente. Los mensajes por los que el personal tuvo que actuar se guardan {Until(rules.TrueCases)}. "
            + "Un tribunal puede ordenar que se guarden más tiempo.";
        return written
            + (rules.FalseCases == rules.Messages ? "" : $" Si el personal miró un mensaje y estaba bien, se guarda {Until(rules.FalseCases)}.")
            + (rules.UnclearCases is { } unclear ? $" Si nadie pudo saberlo, se guarda {Until(unclear)}." : "")
            + (rules.RejectedMessages is { } rejected ? $" Un mensaje que no llegó se guarda {Until(rejected)}, o más si el personal tuvo que actuar." : "");
    }

    public override string OwnDisclosures(TimeSpan after, bool patterns) =>
        $"Si la computadora lleva un mensaje tuyo al personal, puedes ver qué día lo leyó, en qué puesto y por qué regla. Se ve al día siguiente. Si una vida estuvo en peligro, se ve {Time(after)} después de que el personal terminó.{(patterns ? " Lo mismo vale para lo que vio en todo el chat." : "")} Si por ese mensaje leyó todo el chat, lo ves. Si vio más por una emergencia, se ve cuando eso se haya revisado y {Time(after)} después de que el personal terminó. También puedes ver si leyó un mensaje tuyo al azar. No muestra todo lo que el personal lee.";

    public override string FollowUp(FollowUp form) =>
        $"A veces {Worry(form.FromSeverity)}. Cuando alguien ya fue a verte, el personal escribe {Form(form.Form)} en {Time(form.Within)}. Si se retrasa, se avisa a los siguientes, como cuando no viene nadie.";

    public override string Referred(ImmutableArray<ReferralKind> kinds) =>
        $"El personal que trabaja con lo que escribiste puede pasar lo que ve, en papel, a: {Listed(kinds.Order().Select(Where), "y")}."
        + (kinds.Contains(ReferralKind.Incident) ? " Lo que escribes sobre hacerte daño no va a ningún registro de incidentes." : "")
        + (kinds.Contains(ReferralKind.Chaplaincy) ? " El papel del capellán no lleva tus palabras." : "");

    public override string Approvers(ImmutableArray<StaffRole> roles) => $"Quién pide escribir a quién lo ve aquí {Listed(roles.Select(Who), "y")}. Cada uno puede aprobarlo.";

    public override string Rank(string rank) => $"Quién puede escribir a quién lo aprueba personal de este rango o más alto: {rank}.";

    public override string SupervisingOfficer => "Si ya saliste en libertad, el oficial que te supervisa ve quién pide escribirte y a quién pides escribir. Ese oficial también tiene que decir que sí.";

    public override string Visible(ResidentVisibility visibility)
    {
        var shown = new[]
        {
            visibility.Presence ? "que estás aquí" : "",
            visibility.Typing ? "que estás escribiendo" : "",
            visibility.Receipts ? "que leíste un mensaje" : "",
        }.Where(part => part.Length > 0).ToList();
        return shown.Count == 0
            ? "Los demás en un chat no ven cuándo estás aquí, cuándo escribes ni qué has leído."
            : $"Los demás en un chat ven {Listed(shown, "y")}.{InGroups(visibility)}";
    }

    private static string InGroups(ResidentVisibility visibility) => visibility switch
    {
        { Presence: true, Typing: true } => " En un grupo ven cuántos están aquí y que alguien está escribiendo, pero no quién.",
        { Presence: true } => " En un grupo ven cuántos están aquí, pero no quiénes.",
        { Typing: true } => " En un grupo ven que alguien está escribiendo, pero no quién.",
        _ => "",
    };

    public override string Who(StaffRole role) => role switch
    {
        StaffRole.Moderator => "la persona que revisa mensajes",
        StaffRole.Clinician => "el personal de salud",
        StaffRole.Security => "el equipo de seguridad",
        StaffRole.Officer => "el oficial de tu unidad",
        StaffRole.ControlRoom => "la sala de control",
        StaffRole.Safeguarding => "el personal que protege contra el abuso",
        StaffRole.Chaplain => "el capellán",
        StaffRole.Coordinator => "la persona que dirige este programa",
        StaffRole.Auditor => "el auditor",
        StaffRole.Administrator => "el personal de computación",
    };

    private string AfterHold(HoldEnd end) => end switch
    {
        HoldEnd.Release => "llega.",
        HoldEnd.Reject => $"no llega. {HelpIsStoppedByStaffAlone}",
        HoldEnd.Escalate => "se avisa a los siguientes, y después sale una alarma. El mensaje espera hasta que alguien decida.",
    };

    private static IEnumerable<string> Hears(DisclosureLevel level, bool location)
    {
        if (level > DisclosureLevel.Count || !location)
        {
            yield return level switch
            {
                DisclosureLevel.Count => "sabe que alguien avisó al personal",
                DisclosureLevel.Metadata => "sabe cuándo fue y qué tan serio parece",
                DisclosureLevel.Message or DisclosureLevel.Context or DisclosureLevel.Identity or DisclosureLevel.Conversation => "puede leer lo que se contó",
            };
        }

        if (location)
        {
            yield return "sabe tu nombre y dónde estás";
        }
        else if (level >= DisclosureLevel.Identity)
        {
            yield return "sabe tu nombre";
        }
    }

    private static IEnumerable<string> StepSees(EscalationStep step)
    {
        if (step is { Level: DisclosureLevel.Identity or DisclosureLevel.Conversation, Location: true })
        {
            yield return $"puede leer {(step.Level == DisclosureLevel.Identity ? "el mensaje" : "todo el chat")}, y ve tu nombre y dónde estás";
            yield break;
        }

        if (step.Level > DisclosureLevel.Count || !step.Location)
        {
            yield return StepLevel(step.Level);
        }

        if (step.Location)
        {
            yield return "sabe tu nombre y dónde estás";
        }
    }

    private static string StepLevel(DisclosureLevel level) => level switch
    {
        DisclosureLevel.Count => "sabe que algo espera",
        DisclosureLevel.Metadata => "sabe cuándo fue y qué tan serio parece",
        DisclosureLevel.Message or DisclosureLevel.Context => "puede leer el mensaje",
        DisclosureLevel.Identity => "puede leer el mensaje y ve tu nombre",
        DisclosureLevel.Conversation => "puede leer todo el chat y ve tu nombre",
    };

    private static string Around(Recipient recipient) =>
        recipient.Before + recipient.After == 0 ? "" : $", hasta {recipient.Before} mensajes antes y {recipient.After} después";

    private static string HowSerious(RuleCondition when) => (when.FromSeverity, when.ToSeverity) switch
    {
        (1, 1) => "solo suena a broma, a cuento o a algo de hace mucho sobre",
        (1, 2) => "suena a algo de hace mucho o nos preocupa por",
        (1, 3) => "suena a algo de hace mucho o nos preocupa mucho por",
        (1, 4) => "dice algo sobre",
        (2, 2) => "nos preocupa por",
        (2, 3) => "nos preocupa algo o mucho por",
        (2, 4) => "muestra alguna preocupación o peligro sobre",
        (3, 3) => "nos preocupa mucho por",
        (3, 4) => "muestra peligro, ahora o pronto, de",
        _ => "muestra peligro ahora mismo de",
    };

    private static string Worry(int fromSeverity) => fromSeverity switch
    {
        2 => "nos preocupa que te hagas daño",
        3 => "nos preocupa mucho que te hagas daño",
        _ => "hay peligro ahora mismo de que te hagas daño",
    };

    private static string About(Category category) => category switch
    {
        Category.SelfHarm => "hacerse daño o suicidarse",
        Category.Violence => "alguien que hace daño a otra persona",
        Category.SexualAbuse => "abuso sexual",
        Category.Exploitation => "alguien a quien usan o presionan",
        Category.ContactSharing => "pasar direcciones, números o mensajes de otros",
        Category.Escape => "fuga",
        Category.MedicalEmergency => "alguien que necesita un médico ya",
        Category.Company => "alguien que pide a una persona",
    };

    private static string Person(AskedPerson person) => person switch
    {
        AskedPerson.Supporter => "a una persona de apoyo",
        AskedPerson.Chaplain => "al capellán",
        AskedPerson.Listener => "a un Listener",
        AskedPerson.Officer => "a un oficial",
    };

    private static string Writer(SpeakerRole role) => role switch
    {
        SpeakerRole.Resident => "un residente",
        SpeakerRole.Supporter => "una persona de apoyo",
        SpeakerRole.Facilitator => "quien dirige un grupo",
    };

    private static string Teller(RuleCondition when) => when.Evidence switch
    {
        [EvidenceSource.Staff] => "el personal que lee mensajes se entera",
        [EvidenceSource.Concern] => "una persona de apoyo avisa al personal",
        _ => "alguien avisa al personal",
    };

    private static string Sources(RuleCondition when) =>
        when.Evidence.IsEmpty ? "" : $" (y lo dice {Listed(when.Evidence.Select(Source), "o")})";

    private static string Source(EvidenceSource source) => source switch
    {
        EvidenceSource.Model or EvidenceSource.SecondOpinion or EvidenceSource.Lexicon => "la computadora",
        EvidenceSource.PeerReport => "otra persona de aquí",
        EvidenceSource.Concern => "una persona de apoyo",
        EvidenceSource.PersonRequest => "quien lo pide",
        EvidenceSource.Staff => "alguien del personal",
    };

    private static string Places(PolicyScope scope)
    {
        var places = new[] { (Of: "", Names: scope.Facilities.Concat(scope.Units).ToList()), (Of: "chats de ", Names: scope.Programmes.ToList()) }
            .Where(part => part.Names.Count > 0).Select(part => $"solo en {part.Of}{Listed(part.Names, "o")}").ToList();
        return places.Count == 0 ? "" : $" ({string.Join(", y ", places)})";
    }

    private static string Form(PlaceForm form) => form switch
    {
        PlaceForm.WatchForm => "un formulario de vigilancia. Dice cómo te cuidan. Está listo",
        PlaceForm.Acct => "un plan ACCT contigo. Dice cómo te mantienen a salvo. El plan está listo",
    };

    private static string Where(ReferralKind kind) => kind switch
    {
        ReferralKind.Acct => "tu plan ACCT",
        ReferralKind.WatchForm => "tu formulario de vigilancia",
        ReferralKind.Incident => "el registro de incidentes",
        ReferralKind.MentalHealth => "el personal de salud mental",
        ReferralKind.Chaplaincy => "el capellán",
    };

    private static string Until(TimeSpan time) => time == RetentionRules.WithoutEnd ? "sin un día fijado para borrarlo" : Time(time);

    private static string Thing(NotOffered thing) => thing switch
    {
        Policies.NotOffered.ListenerCalls => "las charlas con un Listener",
        Policies.NotOffered.LegalMail => "las cartas con tu abogado o un tribunal",
        Policies.NotOffered.OutsideSexualAbuseLine => "la línea de ayuda de afuera contra el abuso sexual",
    };

    private static string Time(TimeSpan time) => Exactly(time) switch
    {
        (var years, TimeUnit.Years) => $"{Number(years)} años",
        (var days, TimeUnit.Days) => $"{Number(days)} días",
        (var hours, TimeUnit.Hours) => $"{Number(hours)} horas",
        (_, TimeUnit.OneHour) => "una hora",
        (var minutes, TimeUnit.Minutes) => $"{Number(minutes)} minutos",
        (_, TimeUnit.OneMinute) => "1 minuto",
        (var seconds, TimeUnit.Seconds) => $"{Number(seconds)} segundos",
    };

    private static string Capital(string sentence) => char.ToUpperInvariant(sentence[0]) + sentence[1..];
}
