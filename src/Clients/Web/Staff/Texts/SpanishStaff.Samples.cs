using PeerConnect.Contracts;
using PeerConnect.Shell.Texts;

namespace PeerConnect.Staff.Texts;

internal sealed partial class SpanishStaff
{
    public override string SamplesTitle => "Muestras";

    public override string SamplesExplained => "Mensajes que no abrieron ningún caso, elegidos al azar. Los lees sin nombre, para ver qué se le escapa a la computadora. Lo que alguien debió saber llega al personal en cuanto lo digas. Queda registrado cada uno que abras.";

    public override string NothingToRead => "No hay nada por leer.";

    public override string ReadSample(string day, string what) => $"Leer uno del {day}: {what}";

    public override string OnlyQuiet => "1 Leve";

    public override string SampleOf(string day) => $"Un mensaje del {day}";

    public override string SampleViewed(string time) => $"Quedó registrado {SpanishClock.At(time)} que lo leíste. Aquí nadie ve quién lo escribió.";

    public override string WhatWasIt => "¿Hizo bien la computadora en callar?";

    public override string WhatItIsAbout => "¿De qué se trata?";

    public override string HowSerious => "¿Qué tan grave es?";

    public override string SayAllOfIt => "Di si hizo bien. De lo que se le escapó, di también de qué se trata y qué tan grave es.";

    public override string RecordFinding => "Registrarlo";

    public override string FindingRecorded => "Registrado.";

    public override string FindingTold => "Registrado. El personal ya lo tiene como caso.";

    public override string FindingToldNobody => "Registrado. Las reglas de aquí no avisan a nadie de eso. Ve con alguien que pueda ayudar y díselo ahora.";

    public override string SamplesRead(int read) => $"De los mensajes sin caso, se leyeron {read} al azar.";

    public override string SamplesFound(int right, int missed, int unclear) => $"Bien callados: {right}. Se escaparon: {missed}. No se puede decir de {unclear}.";

    public override string Finding(SampleFinding finding) => finding switch
    {
        SampleFinding.Right => "Sí: nadie tenía que saberlo",
        SampleFinding.Missed => "No: alguien debió saberlo",
        SampleFinding.Unclear => "No se puede decir",
    };
}
