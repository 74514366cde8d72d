using PeerConnect.Contracts;
using PeerConnect.Shell.Texts;

namespace PeerConnect.Staff.Texts;

internal sealed partial class SpanishStaff
{
    public override string Refer => "Derivar";

    public override string ReferExplained => "Queda registrado, con un formulario para imprimir. Contiene lo que ve tu rol, y nada más. El caso sigue aquí hasta que se decida.";

    public override string ReferWhere => "¿A dónde?";

    public override string WhyReferred => "Por qué, con palabras. Queda sellado; está en el formulario.";

    public override string RecordReferral => "Registrar la derivación";

    public override string ChooseWhereAndWhy => "Elige a dónde y escribe por qué.";

    public override string WhereReferred => "Derivado";

    public override string OpenForm => "Abrir el formulario para imprimir";

    public override string FormIsRecorded => "Abrir el formulario queda registrado como una vista. Lo impreso ya no está sellado.";

    public override string ReferredBy(string name, string time) => $"{name} lo derivó {SpanishClock.At(time)}.";

    public override string WrittenBefore(string time) => $"hay que escribirlo {SpanishClock.Before(time)}";

    public override string Referral(CaseReferralKind kind) => kind switch
    {
        CaseReferralKind.Acct => "Documento ACCT",
        CaseReferralKind.WatchForm => "Formulario de vigilancia",
        CaseReferralKind.Incident => "Registro de incidentes",
        CaseReferralKind.MentalHealth => "Salud mental",
        CaseReferralKind.Chaplaincy => "Capellanía",
    };
}
