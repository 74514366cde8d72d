namespace PeerConnect.Residents.Texts;

/// <content>Telling staff of somebody else: a report, a complaint, a worry.</content>
internal sealed partial class Spanish
{
    public override string Report => "Avisar";

    public override string ReportTitle => "Avisar de este mensaje";

    public override string ReportMore => "Lo mira una persona del personal. A nadie se le dice que fuiste tú.";

    public override string OnlyTwo => "En este chat solo están ustedes dos, así que lo puede adivinar.";

    public override string ReportWhy => "¿Qué tiene de malo?";

    public override string IsThreat => "Es una amenaza";

    public override string IsSexual => "Habla de sexo y no lo quiero";

    public override string IsPressure => "Pone presión sobre alguien o pide favores";

    public override string IsInsult => "Insulta a alguien";

    public override string IsContact => "Da una dirección o un número, o un recado para otra persona";

    public override string SomethingElse => "Otra cosa";

    public override string Complain => "Algo está mal con mi persona de apoyo";

    public override string ComplainTitle => "Algo está mal";

    public override string ComplainMore => "Puedes decir al personal qué está mal con tu persona de apoyo. No le llega a quien los puso juntos, sino a otra persona.";

    public override string ComplainNotTold => "Tu persona de apoyo no lo lee. A nadie se le dice que fuiste tú.";

    public override string ComplainWhy => "¿Qué está mal?";

    public override string DidSexual => "Palabras de sexo, tocar o pedirlo";

    public override string DidPressure => "Presión, deudas o pedir favores";

    public override string DidThreat => "Amenazas";

    public override string DidTellOthers => "Contó a otros lo que dije";

    public override string Worried => "Me preocupa alguien";

    public override string WorriedMore => "Díselo al personal, y cuidan a esta persona. Nunca se muestra que viene de ti.";

    public override string WorriedNow => "Si dices que puede pasar ya, el personal actúa en seguida.";

    public override string WorriedNobody => "Ahora no hay nadie en tus chats. Si algo te preocupa, díselo a un oficial.";

    public override string WorriedWho => "¿Quién es?";

    public override string WorriedAbout => "¿Qué puede pasar?";

    public override string AboutSelfHarm => "Puede hacerse daño o matarse";

    public override string AboutViolence => "Puede hacer daño a otra persona";

    public override string AboutPressure => "Alguien le pone presión, o lo hace a otra persona";

    public override string AboutAbuse => "Alguien quiere sexo de esta persona, o le obliga";

    public override string AboutDoctor => "Necesita un médico";

    public override string WorriedNear => "¿Cuánto te preocupa?";

    public override string NearWorrying => "Algo no está bien";

    public override string NearSoon => "Puede pasar pronto. Lo dijo, o ya lo intentó antes";

    public override string NearNow => "Puede pasar ya. Dijo cómo o cuándo, o se despidió";

    public override string DoctorSoon => "Necesita un médico pronto";

    public override string DoctorNow => "Necesita un médico ahora mismo";

    public override string ChooseOne => "Primero elige una de estas.";

    public override string OwnWords => "Con tus palabras, si quieres";

    public override string OwnWordsHint => "No pongas lo que solo tú puedes saber. Eso podría mostrar que fuiste tú.";

    public override string TellStaff => "Decir al personal";

    public override string NotNowThanks => "No decirlo";

    public override string ToldHead => "El personal ya lo tiene";

    public override string NotToldNoLine => "No hay línea. Tus palabras se quedan aquí. Prueba otra vez cuando vuelva la línea.";

    public override string NotToldFast => "Eso fue un poco rápido. Tus palabras se quedan aquí. Espera un momento y prueba otra vez.";

    public override string NotToldStore => "No se pudo guardar. Tus palabras se quedan aquí. Prueba otra vez, o dilo a un oficial.";

    public override string NotToldHere => "Desde aquí no lo podemos pasar. Díselo a un oficial ahora.";

    public override string ReportOf(string name, string time) => $"Avisar: {name}, {time}";

    public override string TooLong(int letters) => letters == 1 ? "Es muy largo. Quita 1 letra." : $"Es muy largo. Quita {letters} letras.";
}
