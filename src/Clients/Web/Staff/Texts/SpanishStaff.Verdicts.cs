using PeerConnect.Contracts;

namespace PeerConnect.Staff.Texts;

internal sealed partial class SpanishStaff
{
    public override string VerdictsTitle => "Lo que halló el personal, y lo que prometió el modelo";

    public override string VerdictsExplained => "Cada caso cuenta una vez, según la última palabra. Lo prometido es cuántas marcas deberían ser correctas según la ficha del modelo, con tantas marcas y mensajes como aquí. No se muestran números menores de cinco; cinco casos pueden ser de una sola persona. La consulta queda registrada.";

    public override string VerdictsFlags => "Marcas";

    public override string VerdictsRight => "Correctas";

    public override string VerdictsPromised => "Prometido";

    public override string VerdictsByParts => "Por gravedad, remitente e idioma";

    public override string VerdictsOfQuiet => "varios mensajes leves juntos";

    public override string VerdictsNotShown => "no se muestra";

    public override string FewerRightMeans => "El modelo da aquí más falsas alarmas que en su prueba. Mira casos decididos con quien los decide, y luego avisa a quien responde del modelo.";

    public override string ModelKeepsPromise => "Frente a lo prometido";

    public override string ModelInUse(string model) => $"{model}, en uso";

    public override string ModelNotInUse(string model) => $"{model}, ya no se usa";

    public override string FewerAreRight(string flags) => $"{flags}: son correctas menos marcas de las prometidas.";

    public override string OutOf(int right, int verdicts) => $"{right} de {verdicts}";

    public override string VerdictsGiven(int verdicts) => $"{verdicts} veredictos";

    public override string PercentBetween(int low, int high) => $"{low} a {high} %";

    public override string CannotBeSaid(string flags, int count) => $"{flags}: de {count} más no se puede decir.";

    public override string InLanguage(WrittenLanguage language) => language switch
    {
        WrittenLanguage.Other => "en los dos idiomas, o demasiado corto",
        WrittenLanguage.English => "en inglés",
        WrittenLanguage.Spanish => "en español",
    };

    public override string Stands(VerdictStanding standing) => standing switch
    {
        VerdictStanding.NoPromise => "no se prometió nada",
        VerdictStanding.TooFew => "muy pocos veredictos",
        VerdictStanding.AsPromised => "sin aviso",
        VerdictStanding.FewerRight => "menos correctas de lo prometido",
    };
}
