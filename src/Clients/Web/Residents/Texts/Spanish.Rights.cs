namespace PeerConnect.Residents.Texts;

/// <content>The notice and consent to it.</content>
internal sealed partial class Spanish : Words
{
    public override string NoticeTitle => "Quién puede leer lo que escribes";

    public override string NoticeAgree => "Ya lo leí. Estoy de acuerdo";

    public override string NoticeLater => "Ahora no. Solo quiero leer";

    public override string NoticeAgreed => "Dijiste que sí a esto. Lo puedes retirar cuando quieras. Entonces puedes leer, pero no escribir.";

    public override string NoticeTakeBack => "Retirar mi sí";

    public override string NoticeTaken => "Retiraste tu sí. Puedes leer, pero no escribir.";

    public override string NoticeChanged => "Las reglas acaban de cambiar. Por favor léelas otra vez.";
}
