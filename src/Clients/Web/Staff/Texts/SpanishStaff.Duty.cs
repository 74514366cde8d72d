using PeerConnect.Shell.Texts;

namespace PeerConnect.Staff.Texts;

internal sealed partial class SpanishStaff
{
    public override string OnDutyNow => "De turno ahora";

    public override string YouYourself => "tú";

    public override string OnDutyUntil(string time) => $"Estás de turno hasta {SpanishClock.The(time)}.";

    public override string ShiftEnded(string time) => $"Tu turno terminó {SpanishClock.At(time)}.";

    public override string OnDutyAs(string role, string roster, string people, string until) => $"De turno como {role} ({roster}) hasta {SpanishClock.The(until)}: {people}.";

    public override string NoRosterFor(string role) => $"Ningún turno dice quién está ahora como {role}: se avisa a todos los que tienen esta función.";

    public override string ClosedThisShift(int count) => $"{count} cerrados en este turno.";

    public override string ClosedToday(int count) => $"{count} cerrados hoy.";
}
