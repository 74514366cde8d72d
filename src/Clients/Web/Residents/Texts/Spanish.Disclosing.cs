using PeerConnect.Contracts;

namespace PeerConnect.Residents.Texts;

/// <content>Which of one's own messages staff read.</content>
internal sealed partial class Spanish
{
    public override string DisclosuresTitle => "Qué ha leído el personal";

    public override string DisclosuresMore => "Si la computadora lleva un mensaje tuyo al personal, aquí ves quién lo leyó. Se ve al día siguiente.";

    public override string DisclosuresDanger => "Si una vida estuvo en peligro, se ve unos días después de que el personal terminó.";

    public override string DisclosuresNotAll => "Esto no es todo lo que el personal lee. Las reglas dicen quién puede leer lo que escribes.";

    public override string DisclosuresNone => "Ahora no hay nada que mostrar.";

    public override string DisclosuresNotHere => "Las reglas de aquí no muestran esto.";

    public override string YouWroteIt => "Lo escribiste";

    public override string ReadAround => "También pudieron leer lo que está alrededor.";

    public override string How(OwnReadingKind kind) => kind switch
    {
        OwnReadingKind.Sample => "Un mensaje elegido al azar, para revisar la computadora.",
        OwnReadingKind.WholeConversation => "Leyeron todo el chat.",
        OwnReadingKind.BreakGlass => "Vieron más de lo que dicen las reglas. Era una emergencia, y alguien lo revisó.",
    };

    public override string SomeStaff => "personal";

    public override string ReadBy(string who) => $"Leído por {who}";

    public override string ByRule(string rule) => $"La regla: {rule}";
}
