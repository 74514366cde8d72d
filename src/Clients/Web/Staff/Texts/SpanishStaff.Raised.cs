using PeerConnect.Contracts;
using PeerConnect.Shell.Texts;

namespace PeerConnect.Staff.Texts;

internal sealed partial class SpanishStaff
{
    public override string SourceIsNobodys => "Quién lo dijo no se muestra a nadie. No le digas a la persona que alguien habló contigo, ni uses estas palabras.";

    public override string PatternExplained => "La computadora vio señales de esto en varios mensajes, y se equivoca a menudo. No sabe quién lo hace. Quien escribió un mensaje marcado puede ser quien sufre la presión. Léelo como una pregunta: no acuses a nadie, y no lo digas a nadie de la conversación.";

    public override string MayBeSomebodyElse => "Las tarjetas mandan gente a quien escribió esto. Si las palabras tratan de otra persona, manda a alguien también a ella; si no está aquí, avisa por teléfono.";

    public override string NotBefore(string time) => $"Nadie va {SpanishClock.Before(time)}: ir ahora mostraría quién lo dijo.";

    public override string Raised(RaisedKind kind) => kind switch
    {
        RaisedKind.Concern => "Una persona de apoyo está preocupada",
        RaisedKind.Report => "Alguien denunció un mensaje",
        RaisedKind.Complaint => "Una queja sobre una persona de apoyo",
        RaisedKind.Arrival => "Llegó aquí con un caso abierto de autolesión: pregunta al centro anterior",
        RaisedKind.Meant => "El personal que leyó un caso dio su nombre: esta persona puede estar en peligro. Lo escrito está allí, y no aquí",
        RaisedKind.OwnWords => "Lo escribió al personal y puede hablar de sí",
    };

    public override string About(ConcernAbout about) => about switch
    {
        ConcernAbout.SelfHarm => "Puede hacerse daño o quitarse la vida",
        ConcernAbout.Violence => "Puede hacer daño a otra persona",
        ConcernAbout.Exploitation => "Presión, deudas o favores",
        ConcernAbout.SexualAbuse => "Abuso o acoso sexual",
        ConcernAbout.NeedsDoctor => "Necesita un médico",
    };

    public override string Reported(ReportReason reason) => reason switch
    {
        ReportReason.Threat => "Es una amenaza",
        ReportReason.Sexual => "Es sexual y no deseado",
        ReportReason.Pressure => "Presiona a alguien",
        ReportReason.Insult => "Es un insulto",
        ReportReason.Contact => "Pasa una dirección, un número o un recado",
        ReportReason.Other => "Otro motivo",
    };

    public override string Complained(ComplaintReason reason) => reason switch
    {
        ComplaintReason.Sexual => "Palabras, contactos o exigencias sexuales",
        ComplaintReason.Pressure => "Presión, deudas, favores pedidos",
        ComplaintReason.Threat => "Amenazas",
        ComplaintReason.ToldOthers => "Contó a otros lo dicho en confianza",
        ComplaintReason.Other => "Otra cosa",
    };
}
