using PeerConnect.Shell.Texts;

namespace PeerConnect.Staff.Texts;

internal sealed partial class SpanishStaff
{
    public override string NameMeant => "Mandar a alguien a la persona de quien se habla";

    public override string MeantExplained => "Esa persona recibe un caso, con una tarjeta para su puerta y con plazos y alarma propios. Ni estas palabras ni quien las escribió van con él. Este caso no se puede decidir antes de que alguien haya atendido a esa persona.";

    public override string MeantNumber => "Número de la persona que está en peligro";

    public override string MeantHow => "¿Qué tan cerca está?";

    public override string MeantSeverity(int severity) => severity == 4 ? "Hay una vida en peligro: van ahora" : "Pronto: como dice la política para eso";

    public override string MeantDanger => "¿Cuál es el peligro?";

    public override string MeantNote => "Nota, sellada, para quien lea el caso de esa persona. Sin nombres ni palabras de este caso. Puedes dejarla vacía.";

    public override string SendThere => "Mandar a alguien";

    public override string MeantIncomplete => "Escribe el número, y elige qué tan cerca está y cuál es el peligro.";

    public override string MeantWaits => "nadie había llegado cuando abriste esto";

    public override string MeantMet(string time) => $"con la persona {SpanishClock.At(time)}";
}
