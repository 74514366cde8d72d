using PeerConnect.Shell.Texts;

namespace PeerConnect.Residents.Texts;

/// <content>The first page after signing in.</content>
internal sealed partial class Spanish : Words
{
    public override string NeedSomeoneHere => "Pide que alguien venga a verte. Si no puede esperar, toca el timbre de tu celda o avisa al oficial más cercano.";

    public override string MyPeople => "Mi gente";

    public override string MyGroups => "Mis grupos";

    public override string NoPeople => "Todavía no tienes a nadie de apoyo aquí.";

    public override string NoGroups => "Todavía no estás en ningún grupo. El personal te puede decir qué grupos hay.";

    public override string MySupporter => "Mi persona de apoyo";

    public override string ISupport => "Apoyo a esta persona";

    public override string ILead => "Yo guío este grupo";

    public override string NeedRest => "Descansar de personas nuevas";

    public override string Resting => "Descansas de personas nuevas. Las personas que apoyas siguen contigo.";

    public override string EndRest => "Terminar mi descanso";

    public override string NeedRestAsk => "¿Necesitas un descanso? Nadie nuevo viene a ti hasta que lo digas. Las personas que apoyas siguen contigo.";

    public override string NeedRestYes => "Sí, necesito un descanso";

    public override string Supporting(int supported, int? most) => (supported, most) switch
    {
        (1, null) => "Apoyas a 1 persona.",
        (_, null) => $"Apoyas a {supported} personas.",
        _ => $"Apoyas a {supported} de {most}.",
    };

    public override string PausedHere => "En pausa. Puedes leer, no escribir.";

    public override string EndedHere => "Esto se acabó. Puedes leer lo que se dijo.";

    public override string WhoMayRead => "¿Quién puede leer lo que escribo?";

    public override string AskForSupporter => "Pedir una persona de apoyo";

    public override string MyChoices => "Mis opciones";

    public override string NotSentYet => "Hay palabras aquí que no se enviaron. Si sales, se borran.";

    public override string SignOutYes => "Sí, salir";

    public override string Back => "Atrás";

    public override string ToMe => "Para ti";

    public override string RulesChanged => "Lee quién puede ver lo que escribes y di que sí. Después puedes escribir.";

    public override string ReadRules => "Leer ahora";

    public override string Morning(string name) => $"Buenos días, {name}";

    public override string Afternoon(string name) => $"Buenas tardes, {name}";

    public override string Evening(string name) => $"Buenas noches, {name}";

    public override string New(long count) => $"{count} sin leer";

    public override string People(int count) => count == 1 ? "1 persona" : $"{count} personas";

    public override string Yes => "Sí";

    public override string No => "No";

    public override string ThankYou => "Gracias por decirlo.";

    public override string StaffToldAgain => "Se lo dijimos otra vez al personal.";

    public override string NotWithoutYourYes => "Si no dices que sí, nadie se lo dice.";

    public override string SupporterWillKnow(string time) => $"A {SpanishClock.The(time)} le decimos a tu persona de apoyo que vino el personal. No decimos por qué.";

    public override string DoNotTell => "No, no lo digan";
}
