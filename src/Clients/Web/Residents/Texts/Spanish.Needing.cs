using PeerConnect.Contracts;

namespace PeerConnect.Residents.Texts;

/// <content>Asking for a person now.</content>
internal sealed partial class Spanish : Words
{
    public override string INeedAPerson => "Necesito a una persona";

    public override string HelpHere => "Ayuda aquí";

    public override string ShownWhenYouWrite => "Cuando escribes de eso aquí, te mostramos esto:";

    public override string HelpForAll => "No tienes que decir quién eres para leer esto. A nadie se le dice que lo leíste.";

    public override string HelpOf(HelpKind kind) => kind switch
    {
        HelpKind.SelfHarm => "Si piensas en hacerte daño",
        HelpKind.Safety => "Si tú u otra persona están en peligro",
        HelpKind.SexualAbuse => "Si alguien te hizo algo sexual",
        HelpKind.Listener => "Un Listener",
        HelpKind.LegalMail => "Cartas a un abogado o a un tribunal",
        HelpKind.OutsideLine => "Una línea de ayuda de afuera",
    };

    public override string BellFirst => "Si no puede esperar, toca ya el timbre de tu celda.";

    public override string NoSignInNeeded => "No tienes que entrar con tu PIN. Si no puede esperar, toca también el timbre de tu celda.";

    public override string WhoDoYouNeed => "¿Quién quieres que venga?";

    public override string WhoElse => "Pedir también a otra persona";

    public override string TheChaplain => "El capellán";

    public override string AListener => "Un Listener, cara a cara";

    public override string AnOfficer => "Un oficial";

    public override string ASupporter => "Una persona de apoyo";

    public override string NumberIfYouLike => "Tu número, si quieres";

    public override string NumberHelps => "Ayuda a encontrarte. Te buscan cerca de esta pantalla.";

    public override string WeWriteDown => "Apuntamos cuándo pediste, quién vino y a qué hora. Nunca apuntamos lo que se dicen.";

    public override string NobodyToCall => "Desde aquí no puedes pedir a una persona. Toca el timbre de tu celda o dile a un oficial.";

    public override string PassedOn => "Ya lo avisamos";

    public override string PassingOn => "Un momento. Lo estamos avisando.";

    public override string AskedAgain => "Ahora no hay línea. Lo pedimos otra vez mientras esta página esté abierta. Si no puede esperar, toca el timbre de tu celda.";

    public override string NotPassedOn => "Lo que pediste todavía no salió. Si dejas esta página, no lo pedimos otra vez.";

    public override string LeavePage => "Dejar esta página";

    public override string ClosesOnItsOwn => "Esta página se cierra sola. Lo que pediste sigue en marcha. Si no viene nadie, pídelo aquí otra vez.";

    public override string SomeoneComing => "Alguien viene";

    public override string SomeoneCame => "Alguien vino a verte";

    public override string NobodyComes => "Esta vez no viene nadie";

    public override string StepAsked => "Lo pediste";

    public override string StepSeen => "Alguien ya lo vio";

    public override string StepComing => "Alguien va hacia ti";

    public override string StepWith => "Alguien está contigo";

    public override string WhyNobodyThere => "Ahora no hay nadie así aquí. Puedes pedir a otra persona.";

    public override string WhyNobodyMoves => "Ahora no se puede mover a nadie. Puedes pedirlo otra vez más tarde.";

    public override string WhySomebodyElse => "Otra persona viene a verte.";

    public override string WhySpokenAlready => "El personal dice que habló contigo.";

    public override string TheOfficer => "el oficial de tu unidad";

    public override string TheControlRoom => "la sala de control";

    public override string HealthStaff => "el personal de salud";

    public override string TheSecurityTeam => "el equipo de seguridad";

    public override string WhoChecks => "las personas que revisan mensajes";

    public override string WhoProtects => "el personal que cuida a la gente";

    public override string TheChaplainTold => "el capellán";

    public override string And => "y";

    public override string WeTold(string who) => $"Avisados: {who}. Nadie más lo sabe, ni por qué.";

    public override string WeWillTell(string who) => $"Avisamos a: {who}.";
}
