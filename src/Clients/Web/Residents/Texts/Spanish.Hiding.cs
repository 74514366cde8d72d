namespace PeerConnect.Residents.Texts;

/// <content>Not seeing any more what somebody writes.</content>
internal sealed partial class Spanish
{
    public override string HideYes => "Sí, ocultar";

    public override string HiddenNow => "Ya no lo ves. A esa persona no se le dice.";

    public override string ShownNow => "Ves otra vez lo que escribe.";

    public override string HiddenTitle => "Personas que oculté";

    public override string HiddenMore => "No ves lo que escriben estas personas. No se les dice.";

    public override string HiddenNobody => "No has ocultado a nadie. Ves lo que escriben todos.";

    public override string HideNotPossible => "Aquí no puedes ocultar a esta persona. Puedes avisar de un mensaje o dejar este chat.";

    public override string ShowAgain => "Mostrar otra vez";

    public override string HideThem(string name) => $"Ocultar lo que escribe {name}";

    public override string HideAsk(string name) => $"No verás lo que escribe {name}, ni aquí ni en grupos. No se le dice. Puedes mostrarlo otra vez cuando quieras.";

    public override string ShowThem(string name) => $"Mostrar otra vez lo que escribe {name}";

    public override string YouHid(string name) => $"Lo que escribe {name} está oculto para ti.";
}
