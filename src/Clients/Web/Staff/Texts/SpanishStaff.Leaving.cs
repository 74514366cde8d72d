using PeerConnect.Contracts;
using PeerConnect.Shell.Texts;

namespace PeerConnect.Staff.Texts;

internal sealed partial class SpanishStaff
{
    public override string TakeOut => "Sacar este caso del sistema";

    public override string AskForExport => "Pedir una copia";

    public override string ExportExplained => "Tu pedido es la primera firma. Un colega que ve lo mismo del caso da la segunda. Después tienes un día para escribir el archivo. Contiene lo que tú ves del caso, y nada más.";

    public override string WhyExport => "Por qué, con palabras; para un tribunal: qué orden. Queda sellado; lo lee quien firma.";

    public override string NameOthersToo => "Nombrar también a otros, no solo al autor";

    public override string SignAsFirst => "Firmar y pedir a un colega";

    public override string SignExport => "Firmar como segunda persona";

    public override string LookWhetherSigned => "Abrir otra vez para ver si está firmada";

    public override string Download => "Escribir el archivo";

    public override string LeavesTheSystem => "Lo que sale ya no está sellado. Ahora queda registrado. Llévalo solo a donde lo pide la orden o el cuidado.";

    public override string OthersNamed => "se nombra a otros";

    public override string Kept => "El archivo está escrito. Cualquiera puede comprobarlo con la clave pública de este servidor.";

    public override string ExportAsked(string name, string time) => $"{name} lo pidió y firmó {SpanishClock.At(time)}.";

    public override string ExportSigned(string name, string time) => $"{name} firmó como segunda persona {SpanishClock.At(time)}.";

    public override string WrittenTimes(int count) => $"escrito: {count}";

    public override string Export(ExportState state) => state switch
    {
        ExportState.Asked => "Espera la segunda firma",
        ExportState.Signed => "Firmado por dos: se puede escribir",
        ExportState.Lapsed => "Se acabó su tiempo",
    };
}
