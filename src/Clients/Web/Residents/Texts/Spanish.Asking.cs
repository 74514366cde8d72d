namespace PeerConnect.Residents.Texts;

/// <content>Asking for a supporter.</content>
internal sealed partial class Spanish : Words
{
    public override string AskTitle => "Pedir una persona de apoyo";

    public override string AskMore => "Una persona de apoyo también vive aquí y aprendió a escuchar. El personal ve cada petición. No tienes que decir por qué lo pides.";

    public override string AnySupporter => "Cualquiera. Que elija el personal";

    public override string Ask => "Pedir";

    public override string Asked => "Ya lo pediste. El personal lo va a ver y aquí verás la respuesta.";

    public override string MyRequests => "Lo que pedí";

    public override string NoRequests => "No has pedido nada.";

    public override string ForSupporter => "Una persona de apoyo";

    public override string ForGroup => "Un lugar en un grupo";

    public override string IsWaiting => "El personal lo está viendo";

    public override string IsApproved => "Sí. Ya está abierto";

    public override string IsRefused => "Esta vez no";

    public override string IsWithdrawn => "Retirado";

    public override string TakeRequestBack => "Retirarla";

    public override string NobodyToAsk => "Ahora no hay a quién elegir. El personal puede buscar a alguien para ti.";
}
