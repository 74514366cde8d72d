using PeerConnect.Contracts;
using PeerConnect.Shell.Texts;

namespace PeerConnect.Staff.Texts;

internal sealed partial class SpanishStaff
{
    public override string MessageOf(string time) => $"mensaje escrito {SpanishClock.At(time)}";

    public override string Release => "Entregar";

    public override string Reject => "Rechazar";

    public override string ConfirmRejection => "Confirmar el rechazo";

    public override string Uphold => "Aceptar: entregarlo al final";

    public override string Deny => "Negar: sigue sin entregar";

    public override string WhyReleased => "¿Por qué se entrega?";

    public override string WhyRejected => "¿Por qué se rechaza? Se le dice a su autor.";

    public override string ChooseReason => "Elige un motivo.";

    public override string SecondPerson => "Un colega pidió rechazar este mensaje. Otra persona tiene que confirmarlo, o entregar el mensaje.";

    public override string Appealed => "Su autor apeló. Responde alguien que no tomó parte en la decisión.";

    public override string Proposed => "Pedido. Un colega tiene que confirmarlo.";

    public override string HeldHere => "Un mensaje espera";

    public override string AppealHere => "Una apelación espera";

    public override string ConfirmHere => "Un rechazo espera a otra persona";

    public override string HeldUntil(string time) => $"hasta {SpanishClock.The(time)}";

    public override string Held(HeldState state) => state switch
    {
        HeldState.Held => "Retenido: aún no se entrega",
        HeldState.Released => "Entregado",
        HeldState.Rejected => "Rechazado",
        HeldState.Expired => "Nadie decidió a tiempo: no se entrega",
        HeldState.Withdrawn => "Su autor lo retiró",
        HeldState.NotDelivered => "Ya no se pudo entregar",
        HeldState.Blocked => "No se entrega: la política no lo lleva",
    };

    public override string ReleaseWhy(ReleaseReason reason) => reason switch
    {
        ReleaseReason.NoRiskFound => "Se miró, y no se vio riesgo",
        ReleaseReason.NotMeant => "Una forma de hablar, una cita, una broma, algo pasado",
        ReleaseReason.SupportArranged => "Alguien está con las personas afectadas",
    };

    public override string RejectWhy(RejectReason reason) => reason switch
    {
        RejectReason.Threat => "Amenaza a alguien",
        RejectReason.Pressure => "Presiona a alguien",
        RejectReason.Abuse => "Hiere o humilla a alguien",
        RejectReason.MethodDetail => "Dice cómo hacer daño",
        RejectReason.PersonalDetails => "Lleva datos de otra persona",
    };

    public override string HeldAct(HeldActKind kind) => kind switch
    {
        HeldActKind.Released => "Entregado",
        HeldActKind.ReleaseAgreed => "De acuerdo con entregar",
        HeldActKind.RejectionProposed => "Rechazo pedido",
        HeldActKind.Rejected => "Rechazado",
        HeldActKind.RejectionConfirmed => "Rechazo confirmado",
        HeldActKind.AppealUpheld => "Apelación aceptada",
        HeldActKind.AppealDenied => "Apelación negada",
    };
}
