using PeerConnect.Shell.Texts;

namespace PeerConnect.Residents.Texts;

/// <content>What a facilitator does.</content>
internal sealed partial class Spanish : Words
{
    public override string LeadGroup => "Guiar el grupo";

    public override string PauseGroup => "Poner el grupo en pausa";

    public override string ReopenGroup => "Abrir el grupo otra vez";

    public override string CallStaff => "Llamar al personal para este grupo";

    public override string CallStaffMore => "Se avisa a un oficial quién eres y dónde estás, y que es por un grupo. A nadie se le dice lo que se escribió aquí. El grupo no ve que llamas.";

    public override string CallStaffYes => "Sí, llamar al personal";

    public override string CallStaffNo => "No llamar";

    public override string StaffCalled => "Se llamó al personal. Si no puede esperar, toca el timbre de tu celda. En \"Necesito a una persona\" ves quién viene.";

    public override string HowOften => "¿Cada cuánto puede escribir cada persona?";

    public override string AnyTime => "Cuando quiera";

    public override string Members => "Quién está aquí";

    public override string PartOf => "Este chat es parte de:";

    public override string You => "tú";

    public override string Leads => "guía el grupo";

    public override string Mute => "Callar 10 minutos";

    public override string MuteDay => "Callar un día";

    public override string Unmute => "Dejar que escriba";

    public override string Remove => "Sacar del grupo";

    public override string RemoveYes => "Sí, sacar";

    public override string StaffPaused => "El personal puso este grupo en pausa. Solo el personal lo puede abrir.";

    public override string DoneNow => "Listo.";

    public override string OnceIn(string span) => $"Una vez en {span}";

    public override string Span(int seconds) => (seconds, seconds % 60) switch
    {
        (60, _) => "1 minuto",
        ( > 60, 0) => $"{seconds / 60} minutos",
        (1, _) => "1 segundo",
        _ => $"{seconds} segundos",
    };

    public override string QuietUntil(string time) => $"No puede escribir hasta {SpanishClock.The(time)}.";

    public override string RemoveAsk(string name) => $"¿Sacar a {name} del grupo? Solo el personal puede dejar que vuelva.";
}
