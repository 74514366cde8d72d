using PeerConnect.Shell.Texts;

namespace PeerConnect.Residents.Texts;

/// <content>A message that was held back.</content>
internal sealed partial class Spanish
{
    public override string Held => "Retenido. Primero lo mira una persona, y sabrás qué pasa.";

    public override string HeldNotKept => "Tus palabras no se guardan aquí.";

    public override string HeldUntil(string time) => $"Retenido para que el personal lo mire, hasta {SpanishClock.The(time)}. Sabrás qué pasa.";

    public override string HeldTimeOver => "Retenido. Se acabó el tiempo para mirarlo. Sabrás qué pasa.";

    public override string WaitTimeOver => "Tu mensaje esperó a que una persona lo mirara. Ese tiempo se acabó. Sabrás qué pasa.";

    public override string WaitsOn => "Tu mensaje todavía espera a que una persona lo mire. Nadie más lo puede leer aún. Todavía puedes retirarlo.";

    public override string HeldRejected(string why) => $"No se entregó. {why}";

    public override string HeldExpired => "No se entregó. Nadie pudo mirarlo a tiempo.";

    public override string HeldWithdrawn => "Retiraste esto.";

    public override string HeldNotDelivered => "No se entregó.";

    public override string HeldBlocked => "No se entregó. Este tipo de mensaje no se lleva aquí.";

    public override string WhyThreat => "Suena como una amenaza.";

    public override string WhyPressure => "Pone presión sobre alguien.";

    public override string WhyAbuse => "Puede herir o avergonzar a alguien.";

    public override string WhyMethod => "Dice cómo hacer daño.";

    public override string WhyPersonal => "Tiene datos de otra persona.";

    public override string Appeal => "Pedir que otra persona lo mire";

    public override string Appealed => "Ahora lo mira otra persona. Te lo diremos.";

    public override string AppealDenied => "Otra persona también lo miró. Se queda así.";
}
