using PeerConnect.Contracts;

namespace PeerConnect.Hub.Referrals;

internal sealed class SpanishReferral : ReferralWords
{
    public override string Language => "es";

    public override string Place => "Centro";

    public override string CaseNumber => "Caso";

    public override string ReferredAt => "Derivado el";

    public override string ReferredBy => "Derivado por";

    public override string Person => "Persona";

    public override string Where => "Dónde";

    public override string About => "Sobre";

    public override string Pattern => "señales que una computadora vio en toda una conversación. No se sabe quién lo hace. La persona de este formulario puede ser quien sufre la presión.";

    public override string Severity => "Gravedad";

    public override string StoodThere => "Alguien estuvo con la persona el";

    public override string NotYet => "todavía no";

    public override string Unknown => "no se sabe";

    public override string Why => "Por qué";

    public override string ReasonNotShown => "El motivo lo ve quien ve lo mismo del caso que la persona que lo derivó.";

    public override string Written => "Lo que se escribió";

    public override string Destroyed => "Este texto fue destruido.";

    public override string ToFillIn => "Para rellenar";

    public override string Title(CaseReferralKind kind) => kind switch
    {
        CaseReferralKind.Acct => "Derivación: ACCT",
        CaseReferralKind.WatchForm => "Derivación: formulario de vigilancia",
        CaseReferralKind.Incident => "Derivación: registro de incidentes",
        CaseReferralKind.MentalHealth => "Derivación: salud mental",
        CaseReferralKind.Chaplaincy => "Derivación: capellanía",
    };

    public override string Category(CaseCategory category) => category switch
    {
        CaseCategory.SelfHarm => "Autolesión",
        CaseCategory.Violence => "Violencia",
        CaseCategory.SexualAbuse => "Abuso sexual",
        CaseCategory.Exploitation => "Explotación",
        CaseCategory.ContactSharing => "Intercambio de contactos",
        CaseCategory.Escape => "Fuga",
        CaseCategory.MedicalEmergency => "Emergencia médica",
        CaseCategory.Company => "Pide a una persona",
    };

    public override string HowSerious(int severity) => severity switch
    {
        4 => "4 Inminente",
        3 => "3 Activo",
        2 => "2 Preocupante",
        _ => $"{severity}",
    };

    public override string WithoutName(string pseudonym) => $"{pseudonym.Replace("Resident ", "Residente ", StringComparison.Ordinal)} (a este rol no se le muestra el nombre)";

    public override string Left(int count) => count == 1 ? "1 mensaje del caso no está en este formulario." : $"{count} mensajes del caso no están en este formulario.";

    public override string OpenedBy(string? name, string time) => $"Abierto para imprimir el {time} por {name ?? Unknown}. Esta vista quedó registrada. El formulario contiene lo que ve el rol de quien lo abrió, y nada más.";

    public override string Keep(CaseReferralKind kind) => kind == CaseReferralKind.Incident
        ? "Este formulario ya no está sellado. Guárdalo donde se guardan los registros de incidentes."
        : "Este formulario ya no está sellado. Guárdalo donde se guardan los papeles de cuidado de la persona.";

    public override IEnumerable<string> Blanks(CaseReferralKind kind) => kind switch
    {
        CaseReferralKind.Acct => ["ACCT abierto el", "Número de ACCT", "Plan inmediato antes de", "Primera revisión el", "Coordinador del caso", "Firma"],
        CaseReferralKind.WatchForm => ["Nivel de vigilancia", "Se mira cada", "Empezó el", "Ordenado por", "Se revisa el", "Firma"],
        CaseReferralKind.Incident => ["Número de incidente", "Registrado el", "Registrado por", "Qué se hizo", "Firma"],
        CaseReferralKind.MentalHealth => ["Recibido el", "Atendido el", "Atendido por", "Qué sigue", "Firma"],
        CaseReferralKind.Chaplaincy => ["Recibido el", "Visitado el", "Visitado por", "Firma"],
    };
}
