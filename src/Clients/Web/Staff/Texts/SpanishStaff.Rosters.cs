using PeerConnect.Contracts;

namespace PeerConnect.Staff.Texts;

internal sealed partial class SpanishStaff
{
    public override string RostersTitle => "Turnos";

    public override string NoRosters => "No hay turnos: se avisa a todos los que tienen una función, a cualquier hora.";

    public override string NewRoster => "Turno nuevo";

    public override string ChangeRoster => "Cambiar";

    public override string RemoveRoster => "Quitar";

    public override string RemoveRosterAsk => "Su función será entonces de todos los que la tienen, a cualquier hora. ¿Quitarlo de verdad?";

    public override string SaveRoster => "Guardar el turno";

    public override string RosterIncomplete => "Un turno necesita nombre y función, y cada horario sus días, un comienzo y un fin; cada día suelto necesita su fecha y de quién se trata.";

    public override string RosterName => "Nombre del turno";

    public override string RosterRole => "La función que cubre";

    public override string SupportersOnCall => "Son personas de apoyo de guardia. Quien va a ver a alguien que pidió una las ve en la tarjeta y va por ellas; el sistema no les dice nada.";

    public override string RosterMembers => "Nombres de usuario de quienes están, separados por comas";

    public override string RosterNumbers => "Números de quienes están, separados por comas";

    public override string Gaps => "Horas sin nadie";

    public override string Shifts => "Horarios";

    public override string OnRoster => "Quiénes";

    public override string AddShift => "Añadir un horario";

    public override string ShiftFrom => "Desde";

    public override string ShiftTo => "Hasta";

    public override string LeaveOut => "Quitar esto";

    public override string AddDay => "Añadir un día distinto";

    public override string SingleDay => "Un día distinto";

    public override string OnDay => "Día";

    public override string HowDiffers => "Qué cambia";

    public override string WhoDiffers => "Quién";

    public override string RostersMore(string zone) => $"Quién está de turno y cuándo, y así a quién se avisa. Las horas son las de {zone}. Una función sin turno es de todos los que la tienen; también una hora sin nadie.";

    public override string ShiftAdvice(string zone) => $"En la hora de {zone}. Un horario que termina antes de empezar termina al día siguiente; dos veces la misma hora es un día entero.";

    public override string ShiftNumber(int number) => $"Horario {number}";

    public override string EveryDay => "todos los días";

    public override string AllDay => "todo el día";

    public override string Day(Weekday day) => day switch
    {
        Weekday.Monday => "lunes",
        Weekday.Tuesday => "martes",
        Weekday.Wednesday => "miércoles",
        Weekday.Thursday => "jueves",
        Weekday.Friday => "viernes",
        Weekday.Saturday => "sábado",
        Weekday.Sunday => "domingo",
    };

    public override string Differs(RosterExceptionKind kind) => kind switch
    {
        RosterExceptionKind.Closed => "No empieza ningún turno",
        RosterExceptionKind.Away => "No está",
        RosterExceptionKind.StandIn => "Sustituye",
    };
}
