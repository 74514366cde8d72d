using PeerConnect.Contracts;

namespace PeerConnect.Staff.Texts;

internal sealed partial class SpanishStaff
{
    public override string Audit => "Auditoría";

    public override string Chain => "El registro";

    public override string ChainExplained => "Cada acto es una fila cuyo código cubre la fila anterior, firmada cada cierto tiempo. Al comprobar se halla toda fila cambiada, quitada, añadida o movida.";

    public override string Verify => "Comprobar el registro";

    public override string NotAnchored => "No hay un ancla donde el servidor pueda leerla: aquí no se puede hallar lo que se corte al final.";

    public override string ServerCheckedItself => "El servidor comprobó su propio registro. Para una prueba que no dependa de él, comprueba una copia en otro lugar, con la clave pública anotada en la instalación: peerconnect audit verify";

    public override string Anomalies => "Sobre qué preguntar";

    public override string AnomaliesExplained => "Vistas de casos que piden una explicación. Son preguntas, no resultados: cada una lleva a su caso. La consulta queda registrada.";

    public override string FromDay => "Desde";

    public override string ToDay => "Hasta, como mucho 31 días";

    public override string LookThrough => "Revisar";

    public override string ReviewsOwed => "Accesos ampliados que nadie ha revisado";

    public override string NoReviewsOwed => "Ninguno. Cada uno se revisó, o sigue abierto.";

    public override string Quarters => "Trimestres en números";

    public override string QuartersExplained => "Una página para imprimir, sin nombres. No se muestran números menores de cinco. Cada trimestre se cuenta una vez, cuando alguien lo abre por primera vez.";

    public override string Follow => "Seguir un caso";

    public override string FollowThis => "Seguir el caso";

    public override string FollowExplained => "Del mensaje al resultado: quién vio qué, y cuándo. Nada de lo que alguien escribió. El seguimiento queda registrado.";

    public override string NumberOfCase => "Número del caso";

    public override string NoSuchCase => "Eso no corresponde a ningún caso de este centro. Revisa el número.";

    public override string LaterInExport => "Las filas siguientes están en la copia.";

    public override string ChainWhole(long rows) => $"Íntegro: {rows} filas, firmadas hasta la última.";

    public override string ChainBroken(int faults, long rows) => $"No está íntegro: {faults} fallos en {rows} filas. Guarda las anclas, saca una copia del registro y avisa a quien responde del servidor.";

    public override string ChainRow(long row) => $"fila {row}";

    public override string AnchoredUpTo(long row) => $"Anclado hasta la fila {row}: lo que se corte después no se puede hallar aquí.";

    public override string NothingStandsOut(int rows) => $"Nada llama la atención en {rows} filas sobre casos.";

    public override string StandsOut(int count, int rows) => $"{count} por preguntar, de {rows} filas sobre casos.";

    public override string OthersInExport(int count) => $"{count} más están en la copia.";

    public override string OverSince(string day, string time) => $"terminado desde el {day}, {time}";

    public override string WasDenied(string about) => $"Denegado: {about}";

    public override string Places(long first, long last) => $"lugares {first} a {last}";

    public override string PolicyOf(int version) => $"política {version}";

    public override string RecordExplained => "Guarda el registro y su clave pública para verificarlos en otro lugar, sin este servidor: peerconnect audit verify ARCHIVO --public-key CLAVE. Guardarlo queda registrado.";

    public override string KeepRecord => "Guardar el registro como archivo";

    public override string KeepKey => "Guardar la clave pública";

    public override string SearchRecord => "Buscar en el registro";

    public override string SearchExplained => "Como máximo 31 días a la vez. No contiene palabras que alguien escribió. La búsqueda queda registrada.";

    public override string KindOfAct => "Tipo de acto";

    public override string EveryAct => "Todos";

    public override string NumberOrUserName => "Número o nombre de usuario. Puedes dejarlo vacío.";

    public override string NothingFound => "No se encontró nada.";

    public override string MoreRows => "Mostrar los siguientes";

    public override string FoundRows(int count) => $"{count} filas, desde la primera.";

    public override string KeyKept(string id) => $"Guardada. La clave es {id}: compárala con la anotada en la instalación.";

    public override string ActsOf(string kind) => kind switch
    {
        "case-" => "Casos",
        "break-glass-" => "Ver más de lo que da la política",
        "held-" => "Mensajes retenidos",
        "person-" => "Personas",
        "conversation-" => "Conversaciones",
        "place-" => "Lugares en ellas",
        "request-" => "Pedidos y aprobaciones",
        "policy-" => "La política",
        "session-" => "Sesiones",
        "sign-in-" => "Entrada",
        "audit-" => "Este registro",
        _ => $"Actos que empiezan con {kind}",
    };

    public override string Fault(AuditFaultKind fault) => fault switch
    {
        AuditFaultKind.Damaged => "Una línea no tiene su forma.",
        AuditFaultKind.Changed => "Se cambió después de escribirla.",
        AuditFaultKind.OutOfOrder => "Faltan filas, están dobles o en otro orden.",
        AuditFaultKind.CheckpointWrong => "Una firma no es la del servidor, o firma otra cosa.",
        AuditFaultKind.Unsigned => "Las últimas filas no están firmadas.",
        AuditFaultKind.AnchorWrong => "No coincide con su ancla: se reemplazó esta fila o una anterior.",
        AuditFaultKind.CutOff => "El registro termina antes de una fila anclada: se cortaron filas, a no ser que el archivo sea una exportación de antes.",
        AuditFaultKind.Incomplete => "El registro dice de sí mismo otra cosa que lo que contiene.",
    };

    public override string Anomaly(AuditAnomalyKind kind) => kind switch
    {
        AuditAnomalyKind.ViewDenied => "Alguien quiso ver un caso y se le negó",
        AuditAnomalyKind.ViewWithoutGround => "Visto sin caso o sin aprobación",
        AuditAnomalyKind.ViewOutOfShift => "Visto fuera de turno",
        AuditAnomalyKind.ReviewOverdue => "Acceso ampliado sin revisar a tiempo",
        AuditAnomalyKind.DecidedUnvisited => "Gravedad 4 terminada por una sola persona, sin que nadie fuera a ver al residente",
        AuditAnomalyKind.RosterChanged => "Un turno guardado no es el que se guardó entonces",
        AuditAnomalyKind.PinUsedElsewhere => "Un PIN nuevo hecho por el personal, usado primero fuera de todo quiosco",
        AuditAnomalyKind.SamePersonAgain => "Los casos de una persona vistos una y otra vez, sin actuar",
    };

    public override string Level(int level) => level switch
    {
        2 => "el mensaje",
        3 => "el mensaje y lo que hay cerca",
        4 => "con quién lo escribió",
        5 => "la conversación cerca, con quién escribió",
        _ => $"nivel {level}",
    };

    public override string Act(string kind) => kind switch
    {
        "case-shown" => "Se mostró el lugar o el nombre, no lo escrito",
        "person-meant-named" => "Se dijo de qué otra persona hablan las palabras de un caso",
        "case-viewed" => "Caso abierto y leído",
        "case-conversation-viewed" => "Se leyó toda la conversación",
        "break-glass-viewed" => "Se leyó más de él",
        "case-export-made" => "Se hizo el archivo de la copia",
        "off-system-alarm" => "Alarma fuera del sistema",
        "alarm-delivered" => "Alarma entregada",
        "alarm-undelivered" => "La alarma no se pudo entregar",
        "drill-started" => "Simulacro empezado",
        "held-release" => "Mensaje entregado",
        "held-rejection" => "Rechazo pedido o hecho",
        "held-rejection-confirmation" => "Rechazo confirmado",
        "held-appeal-answer" => "Apelación contestada",
        "person-requested" => "Se pidió a una persona",
        "person-request-seen" => "Pedido visto",
        "person-request-refused" => "No viene nadie",
        "person-request-closed" => "Pedido cerrado",
        _ when kind.StartsWith("break-glass-", StringComparison.Ordinal) => Event($"glass-{kind["break-glass-".Length..]}"),
        _ when kind.StartsWith("case-", StringComparison.Ordinal) => Event(kind["case-".Length..]),
        _ => Event(kind),
    };
}
