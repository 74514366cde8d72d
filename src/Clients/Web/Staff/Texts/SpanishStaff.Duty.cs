using PeerConnect.Shell.Texts;

namespace PeerConnect.Staff.Texts;

internal sealed partial class SpanishStaff
{
    public override string OnDutyNow => "De turno ahora";

    public override string YouYourself => "tú";

    public override string OnDutyUntil(string time) => $"Estás de turno hasta {SpanishClock.The(time)}.";

    public override string ShiftEnded(string time) => $"Tu turno terminó {SpanishClock.At(time)}.";

    public override string OnDutyAs(string role, string roster, string people, string until) => $"De turno como {role} ({roster}), como muy tarde hasta {SpanishClock.The(until)}: {people}.";

    public override string NotOnDuty => "Ahora ningún turno te incluye.";

    public override string NoRosterFor(string role) => $"Ahora no hay turno de {role}: se avisa a todos los que tienen esta función, también a ti.";

    public override string BesideRosters(string role) => $"Esos turnos son para algunos pasos de la política. De todo lo demás se avisa a todos los que tienen la función de {role}, también a ti.";

    public override string ShiftsChanged => "Un turno terminó desde que se leyó esto. Mira otra vez para ver quién está de turno ahora.";

    public override string DutyNotRead => "No se pudo leer quién está de turno. Mira otra vez, o pregunta a la sala de control.";

    public override string LookAtDuty => $"{LookAgain}: quién está de turno";

    public override string ClosedThisShift(int count) => $"{count} cerrados en este turno.";

    public override string ClosedToday(int count) => $"{count} cerrados hoy.";
}
