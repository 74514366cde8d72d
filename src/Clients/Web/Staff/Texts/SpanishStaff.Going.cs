using PeerConnect.Contracts;
using PeerConnect.Shell.Texts;

namespace PeerConnect.Staff.Texts;

internal sealed partial class SpanishStaff
{
    public override string GoMore => "Ve, quédate y habla. No se te dice por qué. Puede tratarse de otra persona: pregunta de quién.";

    public override string NobodyToGoTo => "Nadie tiene que ir a ningún sitio.";

    public override string ThisPageSounds => "Esta página suena cuando haya que ir.";

    public override string TouchToSound => "Toca aquí para que esta página pueda sonar";

    public override string SignsOutAfter(int minutes) => $"Si nadie la toca en {minutes} min, cierra tu sesión.";

    public override string CellUnknown => "Celda desconocida";

    public override string UnitUnknown => "Unidad desconocida";

    public override string HasLeft(PersonLeft how) => how switch
    {
        PersonLeft.Moved => "Está ahora en otro centro",
        PersonLeft.Released => "Salió en libertad",
        PersonLeft.Died => "Falleció",
    };

    public override string WithNamed(string name) => $"Estoy con {name}";

    public override string YouGo => "Anotado: vas en camino.";

    public override string SomebodyGoesSince(string time) => $"Alguien va en camino desde {SpanishClock.The(time)}";

    public override string CannotGo => "No puedo ir. Que vaya otra persona";

    public override string SaidCannotGo => "Dijiste que no puedes ir. Los demás avisados lo siguen viendo, y ningún reloj se detiene por eso. Aún puedes decir que vas.";

    public override string SomebodyCannotGoSince(string time) => $"Alguien no puede ir desde {SpanishClock.The(time)}";

    public override string SomebodyThereSince(string time) => $"Alguien llegó a la persona {SpanishClock.At(time)}";

    public override string YouAreThere(string time) => $"Anotado: estás con la persona desde {SpanishClock.The(time)}";

    public override string NotThere => "¿Todavía no? Retirarlo";

    public override string TookBack => "Retirado: no estás con la persona.";

    public override string RequestEnded(string time) => $"Terminaste la petición {SpanishClock.At(time)}.";

    public override string AlarmOf(string number) => $"Alarma: caso {number}";

    public override string SeenRequest => "Lo he visto";

    public override string CloseRequest => "Cerrar la petición";

    public override string NobodyComes => "No viene nadie";

    public override string NobodyComesMore => "La petición se acaba para todos y se le dice a la persona en seguida. No se puede retirar.";

    public override string WhyNobody(PersonRefusal reason) => reason switch
    {
        PersonRefusal.NobodyThere => "No hay nadie de ese tipo aquí",
        PersonRefusal.NobodyMoves => "Ahora no se puede mover a nadie",
        PersonRefusal.SomebodyElse => "Viene otra persona",
        PersonRefusal.SpokenAlready => "El personal ya habló con la persona",
    };
}
