using PeerConnect.Contracts;

namespace PeerConnect.Staff.Texts;

internal sealed partial class SpanishStaff
{
    public override string SystemTitle => "Sistema";

    public override string Parts => "Partes del servidor";

    public override string LookAgain => "Mirar otra vez";

    public override string ReadAt(string time) => $"Leído: {time}";

    public override string NotRead => $"No llegó respuesta. {MayBeOld}";

    public override string MayBeOld => "Puede que aquí se vea algo viejo, o nada. Mira otra vez en un momento.";

    public override string MayNotBeYours => "Mira otra vez. Si sigue así, pregunta a quien da las funciones aquí.";

    public override string AnswerIsLate => "La respuesta tarda. Espera: esta página dice cuándo llega, o que no llegó.";

    public override string WithoutLine => "Puede que aquí se vea algo viejo y falte algo nuevo. Usa el teléfono hasta que vuelva la línea.";

    public override string StoppedMore => "Lo que no habías enviado se perdió, y en esta página ahora nada llama ni suena. Empieza de nuevo o sal. Si no ayuda, usa el teléfono o pregunta a la sala de control, y avisa a quien cuida los ordenadores.";

    public override string OutOfReachMore => "Aquí no te llega ningún caso, llamada ni alarma hasta que responda de nuevo. Usa el teléfono o pregunta a la sala de control.";

    public override string WaitsUnknown => "Sin línea, esta página no sabe qué espera.";

    public override string Queues => "Lo que toca y aún no se hizo";

    public override string QueuesExplained => "Trabajo de todo el servidor, en números. Lo que se queda aquí minutos pide una mirada.";

    public override string QueueName => "Trabajo";

    public override string QueueWaiting => "Esperan";

    public override string QueueSince => "Lo más antiguo desde";

    public override string InUse => "En uso";

    public override string ClassifierIs => "Modelo o lista de palabras";

    public override string PolicyIs => "Versión de la política";

    public override string SessionsAre => "Personas con sesión";

    public override string CandidateTitle => "Candidato a prueba";

    public override string CandidateExplained => "Juzga cada mensaje junto al modelo en vigor y no decide nada. Los números se redondean hacia abajo de cinco en cinco.";

    public override string CandidateRefused => "El candidato no se prueba";

    public override string ModelInForce => "Modelo en vigor";

    public override string CandidateIs => "Candidato";

    public override string TriedSince => "A prueba desde";

    public override string JudgedByBoth => "Mensajes juzgados por los dos";

    public override string JudgedAlike => "Juzgados igual";

    public override string NotJudged => "No juzgados por el candidato";

    public override string DifferAbout => "Juzgados de otro modo";

    public override string DifferIn => "Mensajes";

    public override string KeysTitle => "Claves";

    public override string DataKeysWrapped => "Claves de datos en uso";

    public override string WrappingKeys => "Claves que las envuelven";

    public override string KeysDestroyed => "Claves de datos destruidas";

    public override string RotationUnderWay => "Hay una rotación en curso, o se interrumpió. Termina en el próximo arranque, o con: peerconnect keys rotate";

    public override string WrapsKeys(int count) => $"envuelve {count}";

    public override string WaitsHere(ServerQueue queue) => queue switch
    {
        ServerQueue.Messages => "Mensajes por guardar",
        ServerQueue.Alarms => "Alarmas por entregar",
        ServerQueue.SecondOpinions => "Mensajes que el modelo juzga otra vez",
        ServerQueue.CaseWork => "Plazos y pasos de casos",
        ServerQueue.HoldEnds => "Fin de retenciones",
        ServerQueue.Expiries => "Fechas de aprobaciones y certificados",
        ServerQueue.PolicyStarts => "Inicio de políticas",
        ServerQueue.BreakGlass => "Fin y revisión de accesos ampliados",
    };

    public override string Works(string kind) => kind switch
    {
        "Healthy" => "Funciona",
        "Degraded" => "Funciona, pero alguien tiene que mirar",
        _ => "No funciona",
    };

    public override string Part(string kind) => kind switch
    {
        "store" => "Base de datos",
        "disk" => "Disco",
        "running" => "En marcha",
        "approvals" => "Aprobaciones",
        "classifier" => "Clasificador",
        "candidate" => "Modelo candidato",
        "rescores" => "Segundas revisiones del modelo",
        "alarms" => "Alarmas fuera del sistema",
        "rosters" => "Turnos",
        "clock" => "Reloj",
        "sending" => "Guardado de mensajes",
        "keys" => "Claves",
        "audit" => "Registro de auditoría",
        _ => kind,
    };
}
