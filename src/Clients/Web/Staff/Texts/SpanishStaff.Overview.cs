using PeerConnect.Contracts;

namespace PeerConnect.Staff.Texts;

internal sealed partial class SpanishStaff
{
    public override string Overview => "Resumen";

    public override string HowFarBack => "Hasta cuándo atrás";

    public override string LastDays(int days) => $"Últimos {days} días";

    public override string CountedUntil(string from, string until) => $"Del {from} al {until}. Lo de hoy se cuenta mañana.";

    public override string NotShown => "no se muestra";

    public override string NotShownExplained => "No se muestra: menos de cinco, o un número que permitiría calcular uno así.";

    public override string LookIsRecorded => "Cada consulta de estos números queda registrada.";

    public override string AsItIsNow => "Cómo está ahora";

    public override string MedianWait => "cuánto esperan, la de en medio";

    public override string Wait(int hours) => hours < TwoDays ? $"{hours} horas" : $"{hours / HoursOfDay} días";

    public override string MessagesPerDay => "Mensajes por día";

    public override string RequestsForPerson => "Peticiones de una persona";

    public override string NoDayTold => "Nada que mostrar en estos días: menos de cinco. Se cuentan con los días que vienen.";

    public override string DaysCount(int count, string from, string until) => $"{count} del {from} al {until}";

    public override string DayBarsExplained => "Una barra estrecha es un día. Una ancha son varios días juntos, con la altura de su promedio. Donde no hay barra hubo menos de cinco: se cuentan con los días siguientes.";

    public override string HighestBar(int perDay) => $"La barra más alta: {perDay} al día";

    public override string EachDay => "Cada día en números";

    public override string DaysColumn => "Días";

    public override string CountColumn => "Cuántos";

    public override string OfDays(DateOnly from, DateOnly until) => from == until ? $"el {Day(from)}" : $"del {Day(from)} al {Day(until)}";

    public override string AnswersElsewhere => "Qué pasó con ellas está en el informe del trimestre.";

    public override string UseByUnit(string month) => $"Uso por unidad, {month}";

    public override string UnitColumn => "Unidad";

    public override string WroteColumn => "Escribieron";

    public override string UseExplained => "Personas que escribieron ese mes. No se muestra: escribieron menos de cinco, o todas menos unas pocas. Se cuenta una vez, en la primera consulta después del mes, con quienes están entonces en la unidad.";

    public override string Figure(OverviewFigure figure) => figure switch
    {
        OverviewFigure.InChats => "Personas en chats",
        OverviewFigure.Certified => "Personas de apoyo certificadas",
        OverviewFigure.Supporting => "con alguien a quien apoyar, o un grupo",
        OverviewFigure.Resting => "con nadie ahora",
        OverviewFigure.CertificateEnds => "cuyo certificado termina en 30 días",
        OverviewFigure.CertificateLasts => "cuyo certificado dura más",
        OverviewFigure.Waiting => "Aprobaciones que esperan",
        OverviewFigure.Pairs => "Chats abiertos de dos",
        OverviewFigure.Groups => "Grupos abiertos",
    };
}
