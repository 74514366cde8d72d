using PeerConnect.Contracts;
using PeerConnect.Shell.Texts;

namespace PeerConnect.Staff.Texts;

internal sealed partial class SpanishStaff
{
    public override string Pages => "Páginas";

    public override string Pseudonym(string given) => given.Replace("Resident ", "Residente ", StringComparison.Ordinal);

    public override string WhatWaits => "Lo que espera";

    public override string ChooseCase => "Abre un caso de la cola. Cada apertura queda registrada.";

    public override string YouHaveIt => "Tú tienes este caso";

    public override string ShowWords => "Mostrar las palabras";

    public override string HideWords => "Ocultar las palabras";

    public override string ShowContext => "Mostrar lo que hay alrededor";

    public override string HideContext => "Ocultar lo que hay alrededor";

    public override string Veiled => "Oculto hasta que lo pidas";

    public override string TextGone => "Este texto fue destruido.";

    public override string EarlierLines => "Líneas anteriores";

    public override string WhyFlagged => "Por qué se marcó";

    public override string NoWords => "No se calculó qué palabras pesaron.";

    public override string ShowName => "Mostrar quién es";

    public override string NameIsRecorded => "Un seudónimo hasta que lo pidas. Mostrar el nombre registra otra vista.";

    public override string Flagged => "Marcado";

    public override string WhatPolicyAsks => "Lo que pide la política";

    public override string Take => "Tomar este caso";

    public override string OnMyWay => "Voy en camino";

    public override string WithPerson => "Estoy con la persona";

    public override string Decide => "Decidir";

    public override string HandOver => "Pasar a otro";

    public override string Next => "Caso siguiente";

    public override string Close => "Cerrar este caso";

    public override string Cancel => "Cancelar";

    public override string TakenUp => "Tomado";

    public override string OnTheWay => "En camino";

    public override string FaceToFace => "Con la persona";

    public override string Limit => "Próximo plazo";

    public override string Where => "Dónde";

    public override string NotYet => "todavía no";

    public override string ByNobody => "nadie";

    public override string WhyDecided => "¿Por qué se decide así?";

    public override string WasFlagRight => "¿Fue correcta la marca?";

    public override string Note => "Nota, sellada. Puede quedar vacía.";

    public override string RecordDecision => "Registrar la decisión";

    public override string ChooseBoth => "Elige un motivo y di si la marca fue correcta.";

    public override string ToWhom => "Nombre de usuario de un colega. Vacío: vuelve a la cola.";

    public override string CaseDecided => "Decidido. Queda registrado.";

    public override string HandedOver => "Pasado. Espera a que alguien lo tome.";

    public override string CaseGone => "Este caso está decidido, o ya no te toca verlo.";

    public override string NoAnswer => "No llegó respuesta. Mira si quedó registrado antes de probar otra vez.";

    public override string ClockIsOff(int minutes) => $"El reloj de este equipo está mal por unos {minutes} minutos. El tiempo que queda se cuenta por el reloj del servidor. Pide que se corrija este.";

    public override string SoundOn => "El sonido está activo";

    public override string SoundOff => "Activar el sonido";

    public override string KeysOn => "Las teclas están activas";

    public override string KeysOff => "Las teclas no están activas";

    public override string WhatWasDone => "Lo que se hizo";

    public override string SomebodyGoes => "Alguien va en camino";

    public override string SomebodyIsThere => "Alguien está con la persona";

    public override string NobodyGoes => "Nadie va en camino";

    public override string UnderAMinute => "Queda menos de 1 min";

    public override string Hours(int hours, int minutes) => $"Quedan {hours} h y {minutes} min";

    public override string NewAlarm(string about) => $"Nuevo: {about}";

    public override string CaseNumber(long number) => $"Caso {number}";

    public override string Recorded(string role, string purpose, string time) => $"Esta vista quedó registrada {SpanishClock.At(time)}: {role}, {purpose}.";

    public override string WrittenBy(string name, string number) => $"{name}, {number}";

    public override string At(string time) => SpanishClock.At(time);

    public override string By(string name) => $"por {name}";

    public override string NewMessage(string time) => $"Llegó otro mensaje {SpanishClock.At(time)}. Abre el caso otra vez antes de decidir.";

    public override string OpenAgain => "Abrir otra vez";

    public override string Judged(string by, int severity, int percent) => $"{by}: gravedad {severity}, certeza {percent} %";

    public override string JudgedBy(string source, string version) => source switch
    {
        "Model" => "Modelo",
        "SecondOpinion" => "Segunda opinión",
        "Lexicon" when version.StartsWith("plain-", StringComparison.Ordinal) => "La lista de frases claras",
        "Lexicon" when version.StartsWith("method-", StringComparison.Ordinal) => "Dice en detalle cómo, según la lista",
        "Lexicon" => "La lista de palabras",
        "PeerReport" => "Aviso de alguien",
        "Staff" => "Alguien del personal",
        _ => source,
    };

    public override string ByFallback(string version) => $"Evaluado por la lista de palabras {version}, de reserva, porque el modelo no respondió";

    public override string JudgedLate(string written) => $"Evaluado tarde: el mensaje se escribió {SpanishClock.At(written)}";

    public override string CameLate => "tarde: se evaluó cuando el mensaje ya estaba guardado";

    public override string ShareExplained => "Cada parte es de todas las palabras del mensaje que pesan a favor, también de las que no están en esta lista.";

    public override string ByPolicy(int version, string rules) => $"Política {version}, reglas: {rules}";

    public override string RaisedTogether(int messages, TimeSpan within, int low, int high) => $"Subió de {low} a {high}: {messages} mensajes así {Within(within)}";

    public override string RoleName(Role role) => SpanishRoles.Name(role);

    public override string Purpose(CasePurpose purpose) => purpose switch
    {
        CasePurpose.Care => "para su cuidado",
        CasePurpose.SafetyOfOthers => "para la seguridad de otros",
        CasePurpose.Safeguarding => "para su protección",
        CasePurpose.Complaint => "por una queja",
        CasePurpose.Audit => "para auditoría",
        CasePurpose.LegalProcess => "para un proceso legal",
    };

    public override string Speaker(MemberRole speaker) => speaker switch
    {
        MemberRole.Member => "residente",
        MemberRole.Supporter => "persona de apoyo",
        MemberRole.Facilitator => "facilitador",
    };

    public override string Reason(CaseReason reason) => reason switch
    {
        CaseReason.SupportGiven => "Alguien acompañó a la persona, y bastó",
        CaseReason.WatchOpened => "Se abrió una vigilancia o un plan de cuidado",
        CaseReason.CareReferral => "Pasado a salud mental o sanidad",
        CaseReason.ChaplaincyReferral => "Pasado a la capellanía",
        CaseReason.SafetySteps => "Se tomaron medidas para proteger a otra persona",
        CaseReason.IncidentRecorded => "Se registró un incidente",
        CaseReason.KnownAlready => "Ya se sabía, y alguien se ocupa",
        CaseReason.NotMeant => "Una forma de hablar, una cita, una broma, algo pasado",
        CaseReason.NoRiskFound => "Se miró, y no se vio riesgo",
    };

    public override string Verdict(FlagVerdict verdict) => verdict switch
    {
        FlagVerdict.True => "Fue correcta",
        FlagVerdict.False => "Fue una falsa alarma",
        FlagVerdict.Unclear => "No se puede decir",
    };

    public override string Event(string kind) => kind switch
    {
        "opened" => "Caso abierto",
        "raised" => "Otro mensaje, o uno peor",
        "viewed" => "Tú lo abriste",
        "conversation-viewed" => "Leíste toda la conversación",
        "taken" => "Tomado",
        "on-the-way" => "En camino",
        "cannot-go" => "Alguien no puede ir",
        "face-to-face" => "Con la persona",
        "visit-taken-back" => "Al final no estaba con la persona",
        "handed-over" => "Pasado",
        "decided" => "Decidido",
        "overdue" => "Se pasó un plazo",
        "escalated" => "Se avisó al siguiente",
        "unstaffed" => "No había nadie de turno",
        "alarm-raised" => "Alarma fuera del sistema",
        "alarm-delivered" => "Alarma entregada",
        "alarm-undelivered" => "La alarma no se pudo entregar",
        "person-says-yes" => "La persona dice: alguien vino",
        "person-agrees" => "La persona dice: la persona de apoyo puede saber que vino el personal",
        "person-takes-back" => "La persona dice: la persona de apoyo ya no puede saberlo",
        "supporter-told" => "Se dijo a la persona de apoyo que vino el personal, y nada más",
        "person-says-no" => "La persona dice: no vino nadie",
        "drill-ended" => "Simulacro terminado",
        "released" => "Mensaje entregado",
        "rejection-proposed" => "Rechazo pedido",
        "rejected" => "Mensaje rechazado",
        "rejection-confirmed" => "Rechazo confirmado",
        "appeal-upheld" => "Apelación aceptada",
        "appeal-denied" => "Apelación negada",
        "not-delivered" => "Ya no se pudo entregar",
        "seen" => "Visto",
        "refused" => "No viene nadie",
        "closed" => "Cerrado",
        "asked-again" => "Pidió otra vez",
        "glass-asked" => "Pidió ver más",
        "glass-alone" => "Empezó a ver más sin otra persona",
        "glass-approved" => "Se aprobó ver más",
        "glass-refused" => "No se aprobó ver más",
        "glass-lapsed" => "Nadie contestó a tiempo",
        "glass-over" => "Terminó el tiempo de ver más",
        "glass-reviewed" => "Se revisó lo visto",
        "glass-review-overdue" => "Nadie lo revisó a tiempo",
        "flag-corrected" => "Marca quitada del registro: falsa alarma",
        "export-asked" => "Se pidió sacar el caso",
        "export-signed" => "Otra persona firmó la salida",
        "exported" => "El caso salió",
        "referred" => "Derivado",
        "passed-on" => "Dado a un colega",
        "meant-named" => "Salió una tarjeta para la persona de quien se habla",
        "form-opened" => "Formulario abierto para imprimir",
        _ => kind,
    };

    public override string Refused(Refusal refusal) => InSpanish(refusal) ?? refusal.Code switch
    {
        RefusalCode.TakenByOther => "Otra persona trabaja en esto ahora. Pídele que te lo pase.",
        RefusalCode.AlreadyDecided => "Ya está decidido.",
        RefusalCode.OpenFirst => "Ábrelo primero y actúa después.",
        RefusalCode.BreakDue => "Has leído mucho. Descansa ahora: un colega sigue con este caso. Lo inminente te llega igual.",
        RefusalCode.FaceToFaceFirst => "Nadie ha anotado todavía que alguien estuvo delante de esta persona. Ve o manda a alguien, anótalo y decide después. Sin eso solo se decide un aviso equivocado o algo ya conocido y atendido.",
        RefusalCode.FormFirst => "Falta el formulario que sigue a la visita. Deriva el caso a ese formulario y decide después. Sin eso solo se decide un aviso equivocado o algo ya conocido y atendido.",
        RefusalCode.SecondPersonNeeded => "Este paso lo tiene que hacer otra persona. Pídelo a un colega.",
        RefusalCode.NotFound => "Aquí no hay nada así para ti.",
        RefusalCode.InvalidInput => "Algo de esto no se puede usar. Revísalo y prueba otra vez.",
        RefusalCode.Busy => "El sistema está ocupado. Prueba otra vez en un momento.",
        RefusalCode.NotStored => "No se pudo guardar. Prueba otra vez.",
        RefusalCode.SignInNeeded => "Se cerró tu sesión. Entra otra vez.",
        RefusalCode.Malformed or RefusalCode.WrongCredentials or RefusalCode.LockedOut or RefusalCode.ConsentNeeded or RefusalCode.TooFast or RefusalCode.Paused
            or RefusalCode.Muted or RefusalCode.BodyEmpty or RefusalCode.BodyTooLong or RefusalCode.BodyInvalid or RefusalCode.Conflict or RefusalCode.NotPossible
            or RefusalCode.PinChangeNeeded or RefusalCode.ServerFault => NotPossible,
    };

    /// <summary>What the server says, where each sentence of it is known.</summary>
    private static string? InSpanish(Refusal refusal)
    {
        var sentences = ((string[])[refusal.Message, .. refusal.Faults ?? []]).Distinct().Select(SpanishSentences.Of).ToList();
        return sentences.Contains(null) ? null : string.Join(' ', sentences);
    }

    private static string Within(TimeSpan within) => (int)Math.Round(within.TotalMinutes) switch
    {
        < 1 => "en menos de un minuto",
        1 => "en 1 minuto",
        < 120 and var minutes => $"en {minutes} minutos",
        var minutes => $"en {(minutes + 30) / 60} horas",
    };
}
