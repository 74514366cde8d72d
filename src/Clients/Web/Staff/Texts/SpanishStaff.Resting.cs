using PeerConnect.Shell.Texts;

namespace PeerConnect.Staff.Texts;

internal sealed partial class SpanishStaff
{
    public override string BreakExplained => "Mientras haya un colega, el próximo caso le toca a él. Lo 4 Inminente te llega igual. Nadie más ve esto.";

    public override string WorkloadNotRead => "No se pudo leer cuánto llevas leído ni cuándo te toca una pausa. Mira otra vez en un momento.";

    public override string LookAtWorkload => $"{LookAgain}: cuánto llevo leído";

    public override string GivenToYou => "Te lo dieron a ti: ábrelo y tómalo.";

    public override string OpenedOf(int opened, int limit) => $"Abiertos en la última hora: {opened} de {limit}.";

    public override string BreakAt(string time) => $"Toca un descanso {SpanishClock.At(time)} como muy tarde.";

    public override string BreakDue(int minutes, string time) => $"Has leído mucho. Descansa {minutes} minutos: si no abres nada hasta {SpanishClock.The(time)}, has descansado.";
}
